// SPDX-License-Identifier: GPL-3.0-or-later
// The page of similar tracks by rules: without any it is the plain list, with some what they say.
#include "catalogue/similar.h"
#include "lists/emptystate.h"
#include "pages/soundslikepage.h"
#include "rules/rulespanel.h"
#include "ui/window/openedwindow.h"
#include "window/banner.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>

namespace tonekin {

using test::Opened;

namespace {

struct List : Opened {
    List()
    {
        waitForRows();
        window->showPage(MainWindow::Page::SoundsLike);
        page().setSeeds({window->libraryPage().model().idAt(0)});
        QTRY_VERIFY(page().model().rowCount() > 20);
    }
    SoundsLikePage& page() const { return window->soundsLikePage(); }
    const ListedTrack& trackAt(int row) const { return *session->tracks()->find(page().model().idAt(row)); }
    template <typename Field>
    Field& field(const QString& name) const
    {
        for (Field* field : page().findChildren<Field*>())
            if (field->accessibleName() == name)
                return *field;
        qFatal("there is no field %s", qPrintable(name));
    }
    QAbstractButton& button(const QString& words) const
    {
        for (QAbstractButton* button : page().findChildren<QAbstractButton*>())
            if (button->isVisible() && QString(button->text()).remove('&') == words)
                return *button;
        qFatal("there is no button %s", qPrintable(words));
    }
    bool everyTrack(const std::function<bool(const ListedTrack&)>& isSo) const
    {
        for (int row = 0; row < page().model().rowCount(); ++row)
            if (!isSo(trackAt(row)))
                return false;
        return page().model().rowCount() > 0;
    }
};

} // namespace

class TestListRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareWindows(); }

    void withoutRulesItIsTheListOfSimilarTracks()
    {
        const List list;
        SimilarQuery query;
        query.seeds = {list.page().mix().seeds.front().id};
        query.options.count = 50;
        query.options.mostPerArtist = 3;
        const auto similar = findSimilar(query, *list.session->vectors(), *list.session->tracks()->catalogue);
        const auto isSame = [&] {
            const auto& rows = list.page().model().list().result.rows;
            return std::ranges::equal(rows, similar.tracks, {}, &PlaylistRow::id, &SimilarTrack::id);
        };
        QTRY_VERIFY(isSame());
        for (int row = 0; row < list.page().model().rowCount(); ++row)
            QCOMPARE(list.page().model().rowAt(row).similarity,
                     similar.tracks[static_cast<std::size_t>(row)].similarity);
    }

    void rulesAreObeyedAndCounted()
    {
        const List list;
        list.button("Rules").click();
        QVERIFY(list.page().findChild<RulesPanel*>()->isVisible());
        list.field<QSpinBox>("First year").setValue(1990);
        const auto isLater = [](const ListedTrack& track) { return track.year >= 1990; };
        QTRY_VERIFY(list.everyTrack(isLater));
        int later = 0;
        for (const auto& track : list.session->tracks()->tracks)
            later += isLater(*track) && track->state == TrackState::Done ? 1 : 0;
        QVERIFY(later > 0);
        const QString said = QString("%1 tracks match").arg(list.page().model().list().result.matching);
        const auto isSaid = [&] {
            const auto labels = list.page().findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().contains(said); });
        };
        QTRY_VERIFY(isSaid());
    }

    void aRuleThatEmptiesTheListIsNamedAndLoosened()
    {
        const List list;
        list.button("Rules").click();
        list.field<QSpinBox>("First year").setValue(2090);
        QTRY_COMPARE(list.page().model().rowCount(), 0);
        const auto* empty = list.page().findChild<EmptyState*>();
        QCOMPARE(empty->title(), QString("The rules leave nothing"));
        auto* loosen = empty->findChild<QPushButton*>();
        QVERIFY2(loosen->text().contains("years"), qPrintable(loosen->text()));
        loosen->click();
        QTRY_VERIFY(list.page().model().rowCount() > 20);
        QVERIFY(list.page().mix().rules == usualRules());
    }

    void rulesThatContradictEachOtherAreToldInWords()
    {
        const List list;
        list.button("Rules").click();
        list.field<QSpinBox>("First year").setValue(1990);
        list.field<QSpinBox>("Last year").setValue(1980);
        QTRY_COMPARE(list.page().model().rowCount(), 0);
        QCOMPARE(list.page().model().list().result.flaws, std::vector{RulesFlaw::YearsReversed});
        list.page().findChild<EmptyState*>()->findChild<QPushButton*>()->click();
        QTRY_VERIFY(list.page().model().rowCount() > 20);
    }

    void clearingIsUndone()
    {
        const List list;
        PlaylistRules rules = usualRules();
        rules.firstYear = 1980;
        rules.order = ListOrder::Smooth;
        auto mix = list.page().mix();
        mix.rules = rules;
        list.page().restore(mix);
        list.button("Clear rules").click();
        QVERIFY(list.page().mix().rules == usualRules());
        QCOMPARE(list.window->banners().textOf("undo"), QString("The rules were cleared."));
        list.session->history().stack().undo();
        QVERIFY(list.page().mix().rules == rules);
        QTRY_VERIFY(list.button("Clear rules").isVisible());
    }

    void quickChangesOfRulesAreOneStepBack()
    {
        const List list;
        list.button("Rules").click();
        const int before = list.session->history().stack().count();
        auto& slider = list.field<QSlider>("Plays");
        for (int percent = 10; percent <= 90; percent += 20)
            slider.setValue(percent);
        QCOMPARE(list.session->history().stack().count(), before + 1);
        list.session->history().stack().undo();
        QVERIFY(list.page().mix().rules == usualRules());
        QCOMPARE(slider.value(), 0);
    }

    void rulesAreThereAgainAfterARestart()
    {
        List list;
        list.button("Rules").click();
        list.field<QSpinBox>("First year").setValue(1990);
        list.window->close();
        list.window.reset();
        list.window = std::make_unique<MainWindow>(*list.preferences, *list.session, *list.engine, *list.activations);
        QCOMPARE(list.page().mix().rules.firstYear, std::optional(1990));
        list.window->show();
        list.window->showPage(MainWindow::Page::SoundsLike);
        QTRY_VERIFY(list.page().findChild<RulesPanel*>()->isVisible());
        QCOMPARE(list.field<QSpinBox>("First year").value(), 1990);
    }

    void seedsInTheListAreNotTheirOwnCompany()
    {
        const List list;
        auto mix = list.page().mix();
        mix.rules.seedPlace = SeedPlace::First;
        list.page().restore(mix);
        const TrackId seed = mix.seeds.front().id;
        QTRY_COMPARE(list.page().model().idAt(0), seed);
        const auto rows = static_cast<std::size_t>(list.page().model().rowCount());
        QCOMPARE(list.page().entries({ExportChoice::Rows::All, true}).size(), rows);
        const auto& tracks = *list.session->tracks();
        QCOMPARE(list.page().entries({ExportChoice::Rows::All, true}).front().path, tracks.pathOf(*tracks.find(seed)));
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestListRules)
#include "tst_listrules.moc"
