// SPDX-License-Identifier: GPL-3.0-or-later
// Lists on the pages of the window: where they open, and what is chosen in them while their rows change.
#include "filters/filterpanel.h"
#include "filters/filterspage.h"
#include "filters/hiddenunitsview.h"
#include "filters/unitlistbox.h"
#include "library/library.h"
#include "library/rootstore.h"
#include "lists/trackactions.h"
#include "lists/trackselection.h"
#include "lists/tracktableview.h"
#include "pages/soundslikepage.h"
#include "ui/window/openedwindow.h"
#include "window/inspectordock.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>

namespace tonekin {

using test::Opened;

namespace {

void clickRow(TrackTableView& view, int row)
{
    view.scrollTo(view.model()->index(row, 0));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(view.model()->index(row, 0)).center());
}

} // namespace

class TestWindowLists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareWindows(); }

    void newSeedsOpenTheListAtItsBestRow()
    {
        Opened opened;
        opened.waitForRows();
        SoundsLikePage& page = opened.window->soundsLikePage();
        opened.window->showPage(MainWindow::Page::SoundsLike);
        page.setSeeds({opened.window->libraryPage().model().idAt(0)});
        QTRY_COMPARE(page.model().rowCount(), 36); // at most three of an artist
        clickRow(page.view(), 30);
        page.view().scrollToBottom();
        QVERIFY(page.view().verticalScrollBar()->value() > 0);
        const TrackId seed = opened.window->libraryPage().model().idAt(60);
        page.setSeeds({seed});
        QTRY_COMPARE(page.model().list().query.seeds, std::vector{seed});
        QCOMPARE(page.view().verticalScrollBar()->value(), 0);
        QVERIFY(page.selection().tracks().empty());
        QTest::qWait(50);
        QCOMPARE(page.view().verticalScrollBar()->value(), 0);
    }

    void aSearchOpensAtItsFirstRowAndTheWholeListAtTheChosenTrack()
    {
        Opened opened(400);
        opened.waitForRows();
        LibraryPage& page = opened.window->libraryPage();
        clickRow(page.view(), 300);
        const TrackId chosen = *page.selection().current();
        page.view().scrollToBottom();
        page.setSearchText("year:>1960");
        QTRY_VERIFY(page.model().rowCount() < 400 && !page.model().isBusy());
        QVERIFY(page.model().rowCount() > 100);
        QTRY_COMPARE(page.view().verticalScrollBar()->value(), 0);
        page.setSearchText({});
        QTRY_VERIFY(page.model().rowCount() == 400 && !page.model().isBusy());
        const QModelIndex row = page.model().index(page.model().rowOf(chosen), 0);
        QTRY_VERIFY(page.view().viewport()->rect().contains(page.view().visualRect(row)));
    }

    void anotherFiltersPanelOpensAtItsHead()
    {
        Opened opened;
        opened.waitForRows();
        opened.window->resize(1000, 600);
        opened.window->showPage(MainWindow::Page::Filters);
        QTRY_VERIFY(opened.window->learned().network() && opened.window->learned().activations().isComplete());
        FiltersPage& page = opened.window->filtersPage();
        page.openFilter(3);
        QTRY_COMPARE(page.panel()->allAlong().model().rowCount(), 10);
        clickRow(page.panel()->allAlong().view(), 9);
        QScrollBar& scroll = *page.panel()->verticalScrollBar();
        scroll.setValue(scroll.maximum());
        QVERIFY(scroll.value() > 0);
        auto* number = page.panel()->findChild<QSpinBox*>();
        QVERIFY(!number->visibleRegion().isEmpty()); // the head stays in sight
        page.openFilter(7);
        QTRY_COMPARE(page.panel()->allAlong().model().rowCount(), 10);
        QTest::qWait(50);
        QCOMPARE(scroll.value(), 0);
    }

    void aSearchOfUnitsOpensAtItsFirstRow()
    {
        Opened opened;
        opened.waitForRows();
        opened.window->resize(1000, 600);
        opened.window->showPage(MainWindow::Page::Filters);
        FiltersPage& page = opened.window->filtersPage();
        QTRY_VERIFY(opened.window->learned().network() && opened.window->learned().activations().isComplete());
        page.showLayers(FiltersPage::Layers::Hidden);
        TrackTableView* view = nullptr;
        for (auto* candidate : page.hiddenUnits()->findChildren<TrackTableView*>())
            if (candidate->accessibleName() == "Units of the last hidden layer")
                view = candidate;
        QVERIFY(view);
        QTRY_COMPARE(view->model()->rowCount(), made::Model::hiddenUnits);
        page.chooseUnit(47);
        view->scrollToBottom();
        QLineEdit* field = nullptr;
        for (auto* candidate : page.hiddenUnits()->findChildren<QLineEdit*>())
            if (candidate->accessibleName() == "Search the units")
                field = candidate;
        QVERIFY(field);
        QVERIFY(view->verticalScrollBar()->value() > 0);
        field->setText("47");
        QCOMPARE(view->model()->rowCount(), 1);
        field->clear();
        QCOMPARE(view->model()->rowCount(), made::Model::hiddenUnits);
        QTest::qWait(50);
        QCOMPARE(view->verticalScrollBar()->value(), 0);
    }

    void aSearchNeverChoosesAnotherTrack()
    {
        Opened opened;
        opened.waitForRows();
        LibraryPage& page = opened.window->libraryPage();
        QSignalSpy inspected(&page, &LibraryPage::inspected);
        clickRow(page.view(), 2);
        const TrackId chosen = page.model().idAt(2);
        QCOMPARE(inspected.count(), 1);
        QCOMPARE(inspected.front().front().value<TrackId>(), chosen);
        for (const char* words : {"artist:kestrel", "artist:olvidados year:>1970", "len:>3:00 -artist:anna"}) {
            page.setSearchText(words);
            QTRY_VERIFY(!page.model().isBusy());
            QCOMPARE(page.model().rowOf(chosen), -1);
            QVERIFY(page.selection().tracks().empty());
            QVERIFY(!page.view().currentIndex().isValid());
            page.view().setFocus(); // makes a row the current one, which chooses none
            QApplication::processEvents();
        }
        page.setSearchText({});
        QTRY_COMPARE(page.selection().tracks(), std::vector{chosen});
        QCOMPARE(inspected.count(), 1); // nothing else was ever shown
        page.model().sort(static_cast<int>(TrackColumn::Title), Qt::DescendingOrder);
        QTRY_VERIFY(!page.model().isBusy());
        QCOMPARE(page.selection().tracks(), std::vector{chosen});
        QCOMPARE(page.view().currentIndex().row(), page.model().rowOf(chosen));
        QCOMPARE(inspected.count(), 1);
    }

    void rowsStayUnderThePointerWhileTracksComeIn()
    {
        Opened opened(60);
        opened.waitForRows();
        LibraryPage& page = opened.window->libraryPage();
        TrackTableView& view = page.view();
        QTest::mouseMove(view.viewport(), view.visualRect(view.model()->index(2, 0)).center());
        QTRY_VERIFY(view.isUnderPointer());
        const TrackId under = page.model().idAt(2);
        Library other = made::openForWriting(opened.options.libraryFile);
        made::MadeTrack track;
        track.relativePath = "new.ogg";
        track.tags.title = "Aardvark";
        track.tags.artist = "Aaron";
        const TrackId added = made::add(other, other.roots().all()->front().id, track);
        QTRY_VERIFY_WITH_TIMEOUT(page.model().rowOf(added) >= 0, 10000);
        QCOMPARE(page.model().idAt(2), under);
        QCOMPARE(page.model().rowOf(added), 60);
        QPushButton* sortAgain = nullptr;
        for (QPushButton* button : page.findChildren<QPushButton*>())
            if (button->text() == "1 new track: sort again")
                sortAgain = button;
        QVERIFY(sortAgain && sortAgain->isVisible());
        sortAgain->click();
        QTRY_COMPARE(page.model().rowOf(added), 0);
        QTRY_VERIFY(!sortAgain->isVisible());
    }

    void whatAHiddenListDoesIsNotTheSelection()
    {
        Opened opened;
        opened.waitForRows();
        LibraryPage& library = opened.window->libraryPage();
        SoundsLikePage& similar = opened.window->soundsLikePage();
        similar.setSeeds({library.model().idAt(0)});
        opened.window->showPage(MainWindow::Page::SoundsLike);
        QTRY_VERIFY(similar.model().rowCount() > 4);
        clickRow(similar.view(), 4);
        const TrackId near = similar.model().idAt(4);
        auto* inspector = opened.window->findChild<InspectorDock*>();
        QSignalSpy inspected(inspector, &InspectorDock::inspected);
        opened.window->showPage(MainWindow::Page::Library);
        clickRow(library.view(), 9);
        const TrackId chosen = library.model().idAt(9);
        opened.window->showPage(MainWindow::Page::SoundsLike);
        QCOMPARE(inspected.back().front().value<TrackId>(), near);
        auto* actions = opened.window->findChild<TrackActions*>();
        QCOMPARE(actions->selection(), std::vector{near});
        library.setSearchText("kestrel");
        QTRY_VERIFY(!library.model().isBusy());
        QCOMPARE(actions->selection(), std::vector{near});
        library.setSearchText({});
        QTRY_VERIFY(!library.model().isBusy());
        opened.window->showPage(MainWindow::Page::Library);
        QCOMPARE(inspected.back().front().value<TrackId>(), chosen);
        QCOMPARE(actions->selection(), std::vector{chosen});
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestWindowLists)
#include "tst_windowlists.moc"
