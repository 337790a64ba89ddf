// SPDX-License-Identifier: GPL-3.0-or-later
// Every page of the real window over a real library file. With TONEKIN_SCREENSHOTS=FOLDER the pictures are kept there;
// with TONEKIN_SCREENSHOT_LIBRARY=FILE they show that library instead of a made one, and with
// TONEKIN_SCREENSHOT_MODEL=FILE that model.
#include "activations/activationservice.h"
#include "filters/filterpanel.h"
#include "filters/filtersheetview.h"
#include "filters/filterspage.h"
#include "filters/hiddenunitsview.h"
#include "filters/unitlistbox.h"
#include "filters/unitpanel.h"
#include "help/manualwindow.h"
#include "help/problemreportdialog.h"
#include "library/syntheticlibrary.h"
#include "lists/tracktableview.h"
#include "pages/activitypage.h"
#include "pages/librarypage.h"
#include "pages/soundslikepage.h"
#include "player/audiooutput.h"
#include "player/playbackengine.h"
#include "preferences/preferences.h"
#include "review/reviewpage.h"
#include "theme/theme.h"
#include "window/mainwindow.h"
#include "window/translations.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace tonekin {

namespace {

QString keptIn()
{
    return qEnvironmentVariable("TONEKIN_SCREENSHOTS");
}

} // namespace

class TestScreens : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance(), QLocale(QLocale::English)); }

    void everyPageIsDrawnInLightAndDark_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light") << static_cast<int>(ThemeChoice::Light) << QSize(1280, 820);
        QTest::newRow("dark") << static_cast<int>(ThemeChoice::Dark) << QSize(1280, 820);
        QTest::newRow("light-wide") << static_cast<int>(ThemeChoice::Light) << QSize(1680, 1000);
        QTest::newRow("light-small") << static_cast<int>(ThemeChoice::Light) << QSize(1024, 700);
        QTest::newRow("light-smallest") << static_cast<int>(ThemeChoice::Light) << QSize(800, 560);
    }

    void everyPageIsDrawnInLightAndDark()
    {
        QFETCH(int, choice);
        QFETCH(QSize, size);
        Theme::current().apply(static_cast<ThemeChoice>(choice));
        QTemporaryDir folder;
        SessionOptions options;
        const made::Model model = made::model(folder.path().toStdString(), made::names());
        options.modelManifest =
            qEnvironmentVariable("TONEKIN_SCREENSHOT_MODEL", QString::fromStdString(model.manifest.native()))
                .toStdString();
        options.libraryFile = qEnvironmentVariable("TONEKIN_SCREENSHOT_LIBRARY").toStdString();
        if (options.libraryFile.empty()) {
            options.libraryFile = folder.filePath("library.sqlite").toStdString();
            made::fill(options.libraryFile, 450, model.hash);
        }
        options.helpers.decoder = TONEKIN_BINARY_DIR "/tonekin-decoder";
        Preferences preferences(folder.filePath("settings.conf"));
        LibrarySession session(options, [] { return ScanPreferences{}; });
        PlaybackEngine engine(options.helpers.decoder);
        ActivationService::Options listening; // none: a made library has no sound to listen to
        if (qEnvironmentVariableIsSet("TONEKIN_SCREENSHOT_LIBRARY"))
            listening = {options.helpers.decoder, TONEKIN_BINARY_DIR "/tonekin-network", options.modelManifest};
        ActivationService activations(listening);
        MainWindow window(preferences, session, engine, activations);
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        session.open();
        TrackTableModel& tracks = window.libraryPage().model();
        QTRY_VERIFY_WITH_TIMEOUT(tracks.rowCount() > 0 && !tracks.isBusy(), 20000);
        QTRY_VERIFY(session.vectorCount() > 0);

        window.libraryPage().view().selectRow(3);
        QTest::qWait(keptIn().isEmpty() ? 50 : 2500); // pictures show what takes its time, too
        keep(window, "library");

        window.libraryPage().setSearchText("artist:kes year:>1970");
        QTRY_VERIFY(!tracks.isBusy());
        keep(window, "search");
        window.libraryPage().setSearchText({});
        QTRY_VERIFY(!tracks.isBusy());

        window.soundsLikePage().setSeeds({tracks.track(3).id});
        window.showPage(MainWindow::Page::SoundsLike);
        QTRY_VERIFY_WITH_TIMEOUT(window.soundsLikePage().model().rowCount() > 0, 10000);
        QTest::qWait(keptIn().isEmpty() ? 50 : 1500);
        keep(window, "soundslike");
        drawRules(window);

        drawFilters(window, preferences);

        drawReview(window);

        window.showPage(MainWindow::Page::Activity);
        QTest::qWait(50);
        keep(window, "activity");

        drawHelp(session);
    }

    void firstStartIsDrawn()
    {
        Theme::current().apply(ThemeChoice::Light);
        QTemporaryDir folder;
        SessionOptions options;
        options.libraryFile = folder.filePath("library.sqlite").toStdString();
        Preferences preferences(folder.filePath("settings.conf"));
        LibrarySession session(options, [] { return ScanPreferences{}; });
        PlaybackEngine engine({});
        ActivationService activations({});
        MainWindow window(preferences, session, engine, activations);
        window.resize(1280, 820);
        window.show();
        session.open();
        QTRY_VERIFY(window.showsFirstStart());
        keep(window, "firststart");
    }

private:
    static void drawRules(MainWindow& window)
    {
        SoundsLikePage& page = window.soundsLikePage();
        auto mix = page.mix();
        const auto usual = mix;
        mix.rules.firstYear = 1970;
        mix.rules.genres = {"rock", "folk"};
        mix.rules.lessPlayed = 0.5;
        mix.rules.order = ListOrder::Smooth;
        page.restore(mix);
        page.toggleRules();
        QTRY_VERIFY_WITH_TIMEOUT(page.model().list().query.rules == mix.rules, 10000);
        QTest::qWait(keptIn().isEmpty() ? 50 : 800);
        keep(window, "rules");
        page.toggleRules();
        QTest::qWait(50);
        keep(window, "ruleschips");
        mix.rules.firstYear = 2090;
        page.restore(mix);
        QTRY_COMPARE_WITH_TIMEOUT(page.model().rowCount(), 0, 10000);
        keep(window, "rulesempty");
        page.restore(usual);
        QTRY_VERIFY_WITH_TIMEOUT(page.model().rowCount() > 0, 10000);
        auto path = usual;
        path.seeds.push_back({page.model().idAt(page.model().rowCount() - 1), SeedKind::Like});
        path.pathWay = 0;
        path.rules.tracks = 15;
        page.restore(path);
        QTRY_VERIFY_WITH_TIMEOUT(page.model().isPath(), 10000);
        QTest::qWait(50);
        keep(window, "path");
        page.restore(usual);
        QTRY_VERIFY_WITH_TIMEOUT(!page.model().isPath(), 10000);
    }

    static void drawReview(MainWindow& window)
    {
        ReviewPage& page = window.reviewPage();
        window.showPage(MainWindow::Page::Review);
        page.showTab(ReviewPage::Tab::Duplicates);
        QTRY_VERIFY_WITH_TIMEOUT(page.view().model()->rowCount() > 0, 60000);
        QTest::qWait(50);
        keep(window, "duplicates");
        page.showTab(ReviewPage::Tab::OddOnesOut);
        QTest::qWait(50);
        keep(window, "oddonesout");
    }

    static void drawHelp(const LibrarySession& session)
    {
        ManualWindow manual(manualFor(QLocale(QLocale::English)), nullptr);
        ProblemReportDialog report(session, nullptr);
        manual.show();
        report.show();
        manual.showChapter(ManualChapter::Search);
        keep(manual, "manual");
        keep(report, "report");
    }

    static void drawFilters(MainWindow& window, Preferences& preferences)
    {
        FiltersPage& page = window.filtersPage();
        window.showPage(MainWindow::Page::Filters);
        QTRY_VERIFY_WITH_TIMEOUT(window.learned().network() && window.learned().activations().isComplete(), 60000);
        QTRY_VERIFY(page.sheet() && page.sheet()->isVisible()); // made a moment after the page is first shown
        QTest::qWait(50);
        keep(window, "filters");
        page.openFilter(5);
        QTRY_VERIFY_WITH_TIMEOUT(page.panel()->moments().model().rowCount() > 0, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(page.panel()->allAlong().model().rowCount() > 0, 10000);
        QTest::qWait(50);
        keep(window, "filter");
        page.closePanel();
        FilterOptions options;
        options.sheet.inOneRow = true;
        options.sheet.colours = SignedColours::PurpleOrange;
        preferences.setFilterOptions(options);
        keep(window, "filtersinonerow");
        preferences.setFilterOptions({});
        for (int i = 0; i < 6; ++i)
            page.sheet()->zoomIn();
        keep(window, "filterszoomed");
        page.sheet()->showWhole();
        page.showLayers(FiltersPage::Layers::Hidden);
        page.hiddenUnits()->choose(1); // of the shipped network, the one before answers to nothing
        QTRY_VERIFY_WITH_TIMEOUT(page.hiddenUnits()->panel().list().model().rowCount() > 0, 10000);
        QTest::qWait(keptIn().isEmpty() ? 50 : 2500);
        keep(window, "hiddenunits");
        page.showLayers(FiltersPage::Layers::First);
    }

    // A page that is drawn has more than one colour; the picture goes where it was asked for.
    static void keep(QWidget& window, const QString& name)
    {
        const QImage picture = window.grab().toImage();
        QVERIFY(!picture.isNull());
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 7)
            for (int x = 0; x < picture.width(); x += 7)
                colours.insert(picture.pixel(x, y));
        QVERIFY(colours.size() > 5);
        if (!keptIn().isEmpty()) {
            const char* row = QTest::currentDataTag();
            QVERIFY(picture.save(keptIn() + '/' + name + (row ? QString("-") + row : QString()) + ".png"));
        }
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestScreens)
#include "tst_screens.moc"
