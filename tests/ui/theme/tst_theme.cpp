// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include <QApplication>
#include <QTest>

namespace tonekin {

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contrastIsAsWcagDefinesIt()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void everythingCanBeReadOnEveryGround_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void everythingCanBeReadOnEveryGround()
    {
        QFETCH(bool, dark);
        const ThemeColours& colours = dark ? ThemeColours::dark() : ThemeColours::light();
        constexpr std::array grounds{Role::Window, Role::Surface, Role::Raised, Role::Hover, Role::Selected};
        constexpr std::array texts{Role::Text, Role::DimText, Role::Good, Role::Warning, Role::Bad, Role::Accent};
        constexpr std::array graphics{Role::Control, Role::Negative, Role::Positive, Role::Class1,
                                      Role::Class2,  Role::Class3,   Role::Class4,   Role::Class5,
                                      Role::Class6,  Role::Class7,   Role::Class8};
        const auto check = [&](Role role, Role ground, double least) {
            const double found = contrast(colours[role], colours[ground]);
            QVERIFY2(found >= least,
                     qPrintable(QString("role %1 on %2: %3").arg(int(role)).arg(int(ground)).arg(found)));
        };
        for (const Role ground : grounds) {
            for (const Role text : texts)
                check(text, ground, 4.5);
            for (const Role graphic : graphics)
                check(graphic, ground, 3.0);
        }
        check(Role::OnAccent, Role::Accent, 4.5);
    }

    void applyingAThemeReachesTheWholeProgram()
    {
        Theme& theme = Theme::current();
        theme.apply(ThemeChoice::Dark);
        QCOMPARE(QApplication::palette().color(QPalette::Base), ThemeColours::dark()[Role::Surface]);
        QVERIFY(theme.colours().isDark());
        theme.apply(ThemeChoice::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Base), ThemeColours::light()[Role::Surface]);
        QCOMPARE(theme.choice(), ThemeChoice::Light);
    }

    void withoutADesktopThatAnswersTheSystemThemeIsThatOfTheStart() // F68
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        Theme::current().apply(ThemeChoice::System);
        QVERIFY(!Theme::current().colours().isDark()); // the offscreen platform starts light
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestTheme)
#include "tst_theme.moc"
