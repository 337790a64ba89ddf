// SPDX-License-Identifier: GPL-3.0-or-later
#include "activations/activationservice.h"
#include "filters/filterpanel.h"
#include "filters/filtersheetview.h"
#include "filters/filterspage.h"
#include "filters/noteseditor.h"
#include "filters/unitlistbox.h"
#include "help/aboutdialog.h"
#include "help/manualwindow.h"
#include "help/problemreportdialog.h"
#include "library/rootstore.h"
#include "library/syntheticlibrary.h"
#include "lists/trackmime.h"
#include "lists/tracktableview.h"
#include "pages/activitypage.h"
#include "pages/firststartpage.h"
#include "pages/librarypage.h"
#include "pages/soundslikepage.h"
#include "player/audiooutput.h"
#include "player/playbackengine.h"
#include "preferences/preferences.h"
#include "theme/theme.h"
#include "ui/accessiblewalk.h"
#include "ui/window/openedwindow.h"
#include "window/banner.h"
#include "window/mainwindow.h"
#include "window/settingsdialog.h"
#include "window/shortcutsdialog.h"
#include "window/singleinstance.h"

#include <QApplication>
#include <QCheckBox>
#include <QDropEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace tonekin {

using test::Opened;

class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::current().apply(ThemeChoice::Light); }

    void everyFocusableWidgetHasANameForScreenReaders()
    {
        Opened opened;
        opened.waitForRows();
        QStringList unnamed;
        opened.window->libraryPage().view().selectRow(0);
        unnamed += test::unnamedFocusable(*opened.window);
        opened.window->soundsLikePage().setSeeds({opened.window->libraryPage().model().track(0).id});
        opened.window->showPage(MainWindow::Page::SoundsLike);
        QTRY_VERIFY(opened.window->soundsLikePage().model().rowCount() > 0);
        unnamed += test::unnamedFocusable(*opened.window);
        opened.window->showPage(MainWindow::Page::Filters);
        QTRY_VERIFY(opened.window->learned().network() && opened.window->learned().activations().isComplete());
        opened.window->filtersPage().openFilter(3);
        unnamed += test::unnamedFocusable(*opened.window);
        opened.window->filtersPage().showLayers(FiltersPage::Layers::Hidden);
        QTest::qWait(50);
        unnamed += test::unnamedFocusable(*opened.window);
        for (const auto page : {MainWindow::Page::Review, MainWindow::Page::Activity}) {
            opened.window->showPage(page);
            unnamed += test::unnamedFocusable(*opened.window);
        }
        SettingsDialog settings(*opened.preferences, *opened.session, opened.window.get());
        AboutDialog about({}, opened.options.libraryFile, opened.window.get());
        ShortcutsDialog shortcuts(*opened.window->menuBar(), opened.window.get());
        FirstStartPage first;
        ManualWindow manual(manualFor(QLocale(QLocale::English)), opened.window.get());
        ProblemReportDialog report(*opened.session, opened.window.get());
        for (QWidget* widget :
             std::initializer_list<QWidget*>{&settings, &about, &shortcuts, &first, &manual, &report}) {
            widget->show();
            unnamed += test::unnamedFocusable(*widget);
        }
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join('\n')));
    }

    void watchingTheFoldersIsASetting()
    {
        Opened opened;
        SettingsDialog settings(*opened.preferences, *opened.session, opened.window.get());
        auto* watch = settings.findChild<QCheckBox*>();
        QVERIFY(watch && watch->isChecked());
        watch->click();
        QVERIFY(!opened.preferences->watchFolders());
    }

    void noTwoActionsShareAKey()
    {
        Opened opened;
        QHash<QString, QString> keys;
        for (const QAction* action : opened.window->findChildren<QAction*>())
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key.toString()),
                         qPrintable(key.toString() + ": " + keys.value(key.toString()) + ", " + action->text()));
                keys.insert(key.toString(), action->text());
            }
        QVERIFY(keys.contains("Ctrl+F"));
    }

    void typingSearchesAndEnterGoesToTheList()
    {
        Opened opened;
        opened.waitForRows();
        LibraryPage& page = opened.window->libraryPage();
        page.focusSearch();
        auto* field = qobject_cast<QLineEdit*>(opened.window->focusWidget());
        QVERIFY(field);
        QTest::keyClicks(field, "artist:anna");
        QTRY_VERIFY(page.model().rowCount() > 0 && page.model().rowCount() < 120);
        for (int row = 0; row < page.model().rowCount(); ++row)
            QCOMPARE(page.model().track(row).artist->shown, QString("Anna Lindqvist"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(page.view().currentIndex().row(), 0);
    }

    void seedsGiveAListWhoseRowsCanBeTakenOutAndPutBack()
    {
        Opened opened;
        opened.waitForRows();
        SoundsLikePage& page = opened.window->soundsLikePage();
        opened.window->showPage(MainWindow::Page::SoundsLike);
        page.setSeeds({opened.window->libraryPage().model().track(0).id});
        QTRY_VERIFY(page.model().rowCount() > 3);
        const TrackId nearest = page.model().idAt(0);
        page.view().selectRow(0);
        QTest::keyClick(&page.view(), Qt::Key_Delete);
        QTRY_COMPARE(page.model().rowOf(nearest), -1);
        QVERIFY(opened.window->banners().has("undo"));
        opened.session->history().stack().undo();
        QTRY_COMPARE(page.model().rowOf(nearest), 0);
    }

    void theListGrowsWhileTracksAreAdded()
    {
        Opened opened(12);
        opened.waitForRows();
        SoundsLikePage& page = opened.window->soundsLikePage();
        page.setSeeds({opened.window->libraryPage().model().track(0).id});
        QTRY_VERIFY(page.model().rowCount() > 0);
        Library other = made::openForWriting(opened.options.libraryFile);
        made::MadeTrack track;
        track.relativePath = "late.ogg";
        track.model = opened.model.hash;
        track.tags.title = "Latecomer";
        track.tags.artist = "Somebody else";
        const TrackId id = made::add(other, (*other.roots().all()).front().id, track);
        QTRY_VERIFY_WITH_TIMEOUT(page.model().rowOf(id) >= 0, 10000);
    }

    void aDroppedFolderIsOfferedNotTaken()
    {
        Opened opened;
        opened.waitForRows();
        QTemporaryDir music;
        QMimeData data;
        data.setData("text/uri-list", fileUrl(music.path().toStdString()).toEncoded() + "\r\n");
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(opened.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(opened.window.get(), &drop);
        QVERIFY(opened.window->banners().has("dropped"));
        QVERIFY(opened.window->banners().textOf("dropped").contains(music.path()));
        QVERIFY(!opened.session->isScanning());
    }

    void aFiltersMomentIsPlayedFromThereAndTheBarSaysWhy()
    {
        Opened opened;
        opened.waitForRows();
        opened.window->showPage(MainWindow::Page::Filters);
        FiltersPage& page = opened.window->filtersPage();
        QTRY_VERIFY(opened.window->learned().network() && opened.window->learned().activations().isComplete());
        page.openFilter(0);
        const UnitListModel& list = page.panel()->moments().model();
        QTRY_COMPARE(list.rowCount(), 10);
        int row = 0;
        while (!list.canPlay(row))
            ++row;
        Q_EMIT page.panel()->moments().view().activated(list.index(row, 1));
        QVERIFY(!opened.engine->queue().empty());
        const PlaybackItem& item = opened.engine->queue().front();
        QCOMPARE(item.id, list.rowAt(row).id);
        QCOMPARE(item.why, QString("Strongest moment of filter 0 (drums)"));
        QVERIFY(std::abs(item.startSeconds - std::max(0.0, *list.rowAt(row).seconds - 1.5)) < 1e-6);
        for (const PlaybackItem& next : opened.engine->queue())
            QCOMPARE(next.why, item.why);
        QTRY_VERIFY(!page.panel()->allAlong().tracks().empty());
        Q_EMIT page.panel()->allAlong().seedsRequested();
        QTRY_VERIFY(opened.window->soundsLikePage().model().rowCount() > 0);
    }

    void optionsOfTheSheetSurviveARestart()
    {
        Opened opened(20);
        for (QAction* action : opened.window->filtersPage().filterActions().findChildren<QAction*>())
            if (action->text().startsWith("Purple") || action->text() == "&Low bands on top" ||
                action->text() == "By li&keness")
                action->trigger();
        FilterOptions options;
        options.sheet.colours = SignedColours::PurpleOrange;
        options.sheet.lowBandsOnTop = false;
        options.order = FilterOrder::Likeness;
        opened.window->close();
        QVERIFY(Preferences(opened.folder.filePath("settings.conf")).filterOptions() == options);
    }

    void aFileOfNamesThatDoesNotFitIsRefusedInABanner()
    {
        Opened opened(20);
        opened.waitForRows();
        opened.window->showPage(MainWindow::Page::Filters);
        LearnedNetwork& learned = opened.window->learned();
        QTRY_VERIFY(learned.network() && learned.activations().isComplete());
        const std::filesystem::path file = opened.folder.filePath("names.json").toStdString();
        QVERIFY(bool(writeUnitNotes(file, {std::string(64, 'c'), "strange", {{{{1}, 0}, "Kick", {}, 0}}})));
        learned.notebook().importFrom(file);
        QTRY_VERIFY(opened.window->banners().has("names"));
        QVERIFY(opened.window->banners().textOf("names").contains("strange"));
        QVERIFY(learned.notebook().notes().empty());
    }

    void anEmptyLibraryAsksForAFolderAndNothingElse() // F70
    {
        Opened opened(-1);
        QTRY_VERIFY(opened.window->showsFirstStart());
        opened.window->showPage(MainWindow::Page::SoundsLike);
        QCOMPARE(opened.window->soundsLikePage().model().rowCount(), 0);
        opened.window->showPage(MainWindow::Page::Activity);
        QCOMPARE(opened.window->activityPage().failures().rowCount(), 0);
        opened.window->showPage(MainWindow::Page::Library);
        QVERIFY(opened.window->showsFirstStart());
    }

    void withoutAnAudioDeviceEverythingElseWorks() // F67
    {
        Opened opened;
        opened.waitForRows();
        LibraryPage& page = opened.window->libraryPage();
        Q_EMIT page.view().activated(page.model().index(0, 0));
        QTRY_VERIFY(opened.engine->current() != nullptr);
        QTRY_VERIFY(!opened.engine->note().isEmpty());
        page.setSearchText("anna");
        QTRY_VERIFY(page.model().rowCount() < 120);
    }

    void aLibraryThatCannotBeOpenedSaysSoAndOffersToTryAgain()
    {
        QTemporaryDir folder;
        SessionOptions options;
        options.libraryFile = folder.path().toStdString(); // a folder is no file
        Preferences preferences(folder.filePath("settings.conf"));
        LibrarySession session(options, [] { return ScanPreferences{}; });
        PlaybackEngine engine({});
        ActivationService activations({});
        MainWindow window(preferences, session, engine, activations);
        window.show();
        session.open();
        QTRY_VERIFY(window.banners().has("opening"));
        QVERIFY(!window.banners().textOf("opening").isEmpty());
        QVERIFY(window.banners().findChild<QPushButton*>());
    }

    void widthsOrderAndPlaceSurviveARestart()
    {
        Opened opened(20);
        opened.waitForRows();
        opened.window->resize(1111, 777);
        opened.window->libraryPage().view().horizontalHeader()->moveSection(0, 2);
        opened.window->libraryPage().view().setColumnHidden(static_cast<int>(TrackColumn::Genre), true);
        opened.window->close();
        MainWindow again(*opened.preferences, *opened.session, *opened.engine, *opened.activations);
        QCOMPARE(again.size(), QSize(1111, 777));
        QCOMPARE(again.libraryPage().view().horizontalHeader()->visualIndex(0), 2);
        QVERIFY(again.libraryPage().view().isColumnHidden(static_cast<int>(TrackColumn::Genre)));
    }

    void rubbishInTheStatesChangesNothing() // F64
    {
        Opened opened(20);
        for (const char* state : {"window", "docks", "libraryColumns", "similarColumns"})
            opened.preferences->setState(state, QByteArray("shared\xff\x00\x13rubbish", 16));
        MainWindow window(*opened.preferences, *opened.session, *opened.engine, *opened.activations);
        window.show();
        QVERIFY(window.width() >= 800 && window.height() >= 500);
        QVERIFY(!window.libraryPage().view().isColumnHidden(0));
        QVERIFY(window.libraryPage().view().columnWidth(0) > 40);
    }

    void aSecondStartHandsItsFolderOver() // F53
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("library.sqlite").toStdString();
        SingleInstance first(file);
        QVERIFY(first.claim());
        QSignalSpy asked(&first, &SingleInstance::asked);
        const std::filesystem::path odd("/music/caf\xe9\n1");
        bool analysed = false;
        std::unique_ptr<QThread> other(QThread::create([&] {
            SingleInstance second(file);
            analysed = !second.claim() && second.handOver(odd);
        }));
        other->start();
        QTRY_COMPARE(asked.count(), 1);
        QVERIFY(other->wait(5000));
        QVERIFY(analysed);
        QCOMPARE(asked.front().front().value<std::filesystem::path>(), odd);
        SingleInstance elsewhere(folder.filePath("other.sqlite").toStdString());
        QVERIFY(elsewhere.claim());
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestMainWindow)
#include "tst_mainwindow.moc"
