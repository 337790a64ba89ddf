// SPDX-License-Identifier: GPL-3.0-or-later
// The fields for rules say what the rules say, and the other way round.
#include "preferences/preferences.h"
#include "rules/lengthfield.h"
#include "rules/limitsrow.h"
#include "rules/rulechips.h"
#include "rules/rulespanel.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace tonekin {

namespace {

template <typename Field>
Field& named(const QWidget& in, const QString& name)
{
    for (Field* field : in.findChildren<Field*>())
        if (field->accessibleName() == name)
            return *field;
    qFatal("there is no field %s", qPrintable(name));
}

PlaylistRules lastOf(const QSignalSpy& spy)
{
    return spy.last().front().value<PlaylistRules>();
}

} // namespace

class TestRulesPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::current().apply(ThemeChoice::Light); }

    void shownRulesAreNotEdited()
    {
        RulesPanel panel;
        const QSignalSpy edited(&panel, &RulesPanel::edited);
        PlaylistRules rules = usualRules();
        rules.firstYear = 1980;
        rules.genres = {"rock"};
        rules.leastSeconds = 90.0;
        rules.order = ListOrder::Album;
        rules.lessPlayed = 1.0;
        panel.setRules(rules);
        QCOMPARE(edited.size(), 0);
        QCOMPARE(named<QSpinBox>(panel, "First year").value(), 1980);
        QCOMPARE(named<QLineEdit>(panel, "Genres").text(), QString("rock"));
        QCOMPARE(named<QSpinBox>(panel, "Shortest track").text(), QString("1:30"));
        panel.setRules(usualRules());
        QCOMPARE(named<QSpinBox>(panel, "First year").text(), QString("any"));
        QCOMPARE(edited.size(), 0);
    }

    void anEditChangesItsRuleAlone()
    {
        RulesPanel panel;
        PlaylistRules rules = usualRules();
        rules.mostPerAlbum = 4; // no field shows it
        rules.folders = {"/music"};
        panel.setRules(rules);
        const QSignalSpy edited(&panel, &RulesPanel::edited);
        named<QSpinBox>(panel, "Last year").setValue(1975);
        rules.lastYear = 1975;
        QCOMPARE(edited.size(), 1);
        QCOMPARE(lastOf(edited), rules);
        named<QComboBox>(panel, "Rating").setCurrentIndex(3);
        rules.leastRating = 0.6;
        QCOMPARE(lastOf(edited), rules);
        named<QComboBox>(panel, "Seeds").setCurrentIndex(2);
        rules.seedPlace = SeedPlace::First;
        rules.seedCount = SeedCount::Extra;
        QCOMPARE(lastOf(edited), rules);
        named<QSlider>(panel, "Plays").setValue(-100);
        rules.lessPlayed = -1.0;
        QCOMPARE(lastOf(edited), rules);
        named<QSlider>(panel, "Plays").setValue(3); // near the middle is the middle
        rules.lessPlayed = 0.0;
        QCOMPARE(lastOf(edited), rules);
    }

    void textsCountWhenTypingPauses()
    {
        RulesPanel panel;
        panel.setRules(usualRules());
        const QSignalSpy edited(&panel, &RulesPanel::edited);
        auto& genres = named<QLineEdit>(panel, "Genres");
        QTest::keyClicks(&genres, "rock, fo");
        panel.setRules(usualRules()); // the list came, and says what it was asked with
        QCOMPARE(edited.size(), 0);
        QTRY_COMPARE(edited.size(), 1);
        QCOMPARE(lastOf(edited).genres, (std::vector<std::string>{"rock", "fo"}));
        panel.setRules(lastOf(edited));
        QCOMPARE(genres.text(), QString("rock, fo"));
    }

    void lengthsAreMinutesAndSeconds()
    {
        LengthField field;
        field.setSpecialValueText("any");
        QCOMPARE(field.text(), QString("any"));
        field.setValue(215);
        QCOMPARE(field.text(), QString("3:35"));
        QString text = "4";
        int at = 0;
        QCOMPARE(static_cast<QAbstractSpinBox&>(field).validate(text, at), QValidator::Acceptable);
        field.findChild<QLineEdit*>()->setText("4");
        field.interpretText();
        QCOMPARE(field.value(), 240);
        text = "4:7x";
        QCOMPARE(static_cast<QAbstractSpinBox&>(field).validate(text, at), QValidator::Invalid);
        text = "4:99";
        QCOMPARE(static_cast<QAbstractSpinBox&>(field).validate(text, at), QValidator::Intermediate);
    }

    void aListIsAsLongInMinutes()
    {
        LimitsRow row;
        row.setRules(usualRules());
        const QSignalSpy edited(&row, &LimitsRow::edited);
        auto& unit = named<QComboBox>(row, "Length in tracks or minutes");
        unit.setCurrentIndex(1);
        Q_EMIT unit.activated(1);
        QVERIFY(!lastOf(edited).tracks);
        QCOMPARE(lastOf(edited).minutes, 200.0);
        named<QSpinBox>(row, "Length").setValue(90);
        QCOMPARE(lastOf(edited).minutes, 90.0);
        unit.setCurrentIndex(0);
        Q_EMIT unit.activated(0);
        QCOMPARE(*lastOf(edited).tracks, std::size_t{22});
        QCOMPARE(lastOf(edited).minutes, 0.0);
    }

    void aChipTakesItsRuleAway()
    {
        RuleChips chips;
        const QSignalSpy changed(&chips, &RuleChips::changed);
        const QSignalSpy cleared(&chips, &RuleChips::clearRequested);
        PlaylistRules rules = usualRules();
        chips.show(rules);
        QVERIFY(chips.findChildren<QToolButton*>().isEmpty());
        rules.closeOnly = true;
        rules.firstYear = 1990;
        chips.show(rules);
        named<QToolButton>(chips, "Take this rule away: Close ones only").click();
        rules.closeOnly = false;
        QCOMPARE(lastOf(changed), rules);
        for (QToolButton* button : chips.findChildren<QToolButton*>())
            if (button->text() == "Clear rules")
                button->click();
        QCOMPARE(cleared.size(), 1);
    }

    void theCountIsToldWithWhatIsWrong()
    {
        RulesPanel panel;
        const auto says = [&](const QString& words) {
            const auto labels = panel.findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().contains(words); });
        };
        PlaylistResult count;
        count.matching = 34;
        panel.setCount(count);
        QVERIFY(says("34 track"));
        count.matching = 0;
        count.removed = {{TrackRule::Year, 120, 120}};
        panel.setCount(count);
        QVERIFY(says("years"));
        count.flaws = {RulesFlaw::YearsReversed};
        panel.setCount(count);
        QVERIFY(says("The first year is after the last."));
    }
};

} // namespace tonekin

Q_DECLARE_METATYPE(tonekin::PlaylistRules)
QTEST_MAIN(tonekin::TestRulesPanel)
#include "tst_rulespanel.moc"
