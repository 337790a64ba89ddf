// SPDX-License-Identifier: GPL-3.0-or-later
// What the user had before the window closed is there again after the next start.
#include "filters/filterpanel.h"
#include "filters/filterspage.h"
#include "filters/hiddenunitsview.h"
#include "filters/unitpanel.h"
#include "lists/trackselection.h"
#include "lists/tracktableview.h"
#include "pages/soundslikepage.h"
#include "ui/window/openedwindow.h"
#include "window/windowplace.h"

#include <QSignalSpy>
#include <QSpinBox>

namespace tonekin {

using test::Opened;

namespace {

WindowPlace somePlace()
{
    WindowPlace place;
    place.library = "/home/somebody/library.sqlite";
    place.page = 2;
    place.search = QString::fromUtf8("artist:björk \"a b\"");
    place.inLibrary = {{TrackId{4}, TrackId{9}}, TrackId{9}};
    place.seeds = {{TrackId{1}, SeedKind::Like}, {TrackId{3}, SeedKind::NotLike}};
    place.leftOut = {TrackId{7}};
    place.pathWay = 3;
    place.inSoundsLike = {{TrackId{5}}, {}};
    place.layers = 1;
    place.unit = NetworkUnit{{3}, 17};
    place.queue = {{TrackId{1}, 12.5, "Why"}, {TrackId{2}, 0.0, {}}};
    place.queueIndex = 1;
    place.position = 61.25;
    return place;
}

} // namespace

class TestRestart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareWindows(); }

    void aPlaceComesBackFromItsBytes()
    {
        QCOMPARE(WindowPlace::fromBytes(somePlace().toBytes()), std::optional(somePlace()));
        QCOMPARE(WindowPlace::fromBytes(WindowPlace().toBytes()), std::optional(WindowPlace()));
    }

    void rubbishIsNoPlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a list") << QByteArray("[1,2]");
        QTest::newRow("cut") << somePlace().toBytes().chopped(9);
        QTest::newRow("no text") << QByteArray("\xff\x00\x13", 3);
        QTest::newRow("huge") << QByteArray(17 << 20, ' ') + somePlace().toBytes();
    }

    void rubbishIsNoPlace()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!WindowPlace::fromBytes(bytes));
    }

    void oddValuesInAPlaceDoNoHarm()
    {
        const auto place = WindowPlace::fromBytes(
            R"({"page":1e9,"seeds":[1,1,-4,"x",null],"notSeeds":[1,2],"queue":[{"id":0},{"id":3,"from":-7}],"position":1e300})");
        QVERIFY(place);
        QCOMPARE(place->seeds, (std::vector<Seed>{{TrackId{1}, SeedKind::Like}, {TrackId{2}, SeedKind::NotLike}}));
        QCOMPARE(place->queue, (std::vector<PlayMoment>{{TrackId{3}, 0.0, {}}}));
        QVERIFY(place->position < 1e8);
    }

    void everythingIsThereAgain()
    {
        Opened opened;
        opened.waitForRows();
        LibraryPage& library = opened.window->libraryPage();
        const TrackId seed = library.model().idAt(0);
        const TrackId other = library.model().idAt(70);
        const TrackId chosen = library.model().idAt(33);
        library.selection().choose({chosen}, chosen);
        library.setSearchText("year:>1960");
        SoundsLikePage& similar = opened.window->soundsLikePage();
        opened.window->showPage(MainWindow::Page::SoundsLike);
        similar.setSeeds({seed});
        similar.addSeeds({other}, SeedKind::NotLike);
        QTRY_VERIFY(similar.model().rowCount() > 5);
        const TrackId near = similar.model().idAt(2);
        similar.selection().choose({near}, near);
        const TrackId leftOut = similar.model().idAt(4);
        similar.selection().choose({leftOut}, {});
        QTest::keyClick(&similar.view(), Qt::Key_Delete);
        QTRY_COMPARE(similar.model().rowOf(leftOut), -1);
        similar.selection().choose({near}, near);
        opened.window->showPage(MainWindow::Page::Filters);
        QTRY_VERIFY(opened.window->learned().network() && opened.window->learned().activations().isComplete());
        opened.window->filtersPage().openFilter(5);
        opened.window->showPage(MainWindow::Page::SoundsLike);
        PlaybackItem item;
        item.id = chosen;
        item.durationSeconds = 200.0;
        PlaybackItem first = item;
        first.id = other;
        opened.engine->cueQueue({first, item}, 1, 42.0);
        opened.window->close();

        PlaybackEngine engine({});
        LibrarySession session(opened.options, [] { return ScanPreferences{}; });
        Preferences preferences(opened.folder.filePath("settings.conf"));
        MainWindow again(preferences, session, engine, *opened.activations);
        again.show();
        session.open();
        QTRY_COMPARE(again.pageShown(), MainWindow::Page::SoundsLike);
        const SoundsLikePage& list = again.soundsLikePage();
        QCOMPARE(list.mix().seeds, (std::vector<Seed>{{seed, SeedKind::Like}, {other, SeedKind::NotLike}}));
        QCOMPARE(list.mix().leftOut.front(), leftOut);
        QTRY_VERIFY(again.soundsLikePage().model().rowCount() > 5);
        QCOMPARE(again.soundsLikePage().model().rowOf(leftOut), -1);
        QCOMPARE(again.soundsLikePage().selection().tracks(), std::vector{near});
        QVERIFY(!session.history().stack().canUndo());
        QCOMPARE(again.libraryPage().searchText(), QString("year:>1960"));
        QTRY_VERIFY(!again.libraryPage().model().isBusy());
        QVERIFY(again.libraryPage().model().rowCount() < 120);
        again.libraryPage().setSearchText({});
        QTRY_COMPARE(again.libraryPage().selection().tracks(), std::vector{chosen});
        QVERIFY(engine.current());
        QCOMPARE(engine.current()->id, chosen);
        QCOMPARE(engine.queue().size(), std::size_t{2});
        QCOMPARE(engine.position(), 42.0);
        QCOMPARE(engine.state(), PlaybackEngine::State::Stopped);
        again.showPage(MainWindow::Page::Filters);
        QTRY_VERIFY(again.filtersPage().panel() && again.filtersPage().panel()->isVisible());
        QCOMPARE(again.filtersPage().panel()->filter(), 5);
    }

    void aHiddenUnitIsOpenAgain()
    {
        Opened opened;
        opened.waitForRows();
        opened.window->showPage(MainWindow::Page::Filters);
        QTRY_VERIFY(opened.window->learned().network() && opened.window->learned().activations().isComplete());
        opened.window->filtersPage().chooseUnit(31);
        opened.window->close();
        LibrarySession session(opened.options, [] { return ScanPreferences{}; });
        MainWindow again(*opened.preferences, session, *opened.engine, *opened.activations);
        again.show();
        session.open();
        QTRY_COMPARE(again.pageShown(), MainWindow::Page::Filters);
        QTRY_VERIFY(again.filtersPage().hiddenUnits());
        QTRY_VERIFY(again.learned().activations().isComplete());
        QTRY_COMPARE(again.filtersPage().hiddenUnits()->panel().unit(), 31);
    }

    void tracksOfAnotherLibraryAreNotMixedUp()
    {
        Opened opened;
        opened.waitForRows();
        WindowPlace place = somePlace();
        place.unit = {};
        opened.preferences->setState("place", place.toBytes());
        LibrarySession session(opened.options, [] { return ScanPreferences{}; });
        MainWindow again(*opened.preferences, session, *opened.engine, *opened.activations);
        again.show();
        session.open();
        QTRY_VERIFY(again.libraryPage().model().rowCount() > 0);
        QCOMPARE(again.pageShown(), MainWindow::Page::Library);
        QVERIFY(again.soundsLikePage().mix().seeds.empty());
        QVERIFY(again.libraryPage().searchText().isEmpty());
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestRestart)
#include "tst_restart.moc"
