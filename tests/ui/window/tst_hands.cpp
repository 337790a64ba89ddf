// SPDX-License-Identifier: GPL-3.0-or-later
// What hands expect: keys in lists, the clipboard, dragging onto the rail, chips for many seeds.
#include "lists/trackactions.h"
#include "lists/trackmime.h"
#include "lists/trackselection.h"
#include "lists/tracktableview.h"
#include "pages/seedrow.h"
#include "pages/soundslikepage.h"
#include "ui/window/openedwindow.h"
#include "window/rail.h"
#include "window/shortcutsdialog.h"
#include "words/errortext.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSignalSpy>
#include <QTableWidget>
#include <QToolButton>

namespace tonekin {

using test::actionWith;
using test::IfEnabled;
using test::Opened;

namespace {

/// The words of the chips that are shown, without what stands behind them.
QStringList chips(const SeedRow& row)
{
    QStringList words;
    for (const QLabel* label : row.findChildren<QLabel*>())
        if (label->isVisible())
            words += label->text();
    for (const QToolButton* button : row.findChildren<QToolButton*>())
        if (button->isVisible() && !button->text().isEmpty() && !button->text().startsWith("Path"))
            words += button->text();
    return words;
}

} // namespace

class TestHands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareWindows(); }

    void homeAndEndGoToTheFirstAndLastRow()
    {
        Opened opened;
        opened.waitForRows();
        TrackTableView& view = opened.window->libraryPage().view();
        view.setFocus();
        view.selectRow(20);
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.currentIndex().row(), 119);
        QCOMPARE(view.selectedRowNumbers(), std::vector{119});
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.selectedRowNumbers(), std::vector{0});
        view.selectRow(3);
        QTest::keyClick(&view, Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(view.selectedRowNumbers(), (std::vector{0, 1, 2, 3}));
        QTest::keyClick(&view, Qt::Key_Home); // lets go of Shift
    }

    void shiftF10OpensTheMenuOnTheSelectedRow()
    {
        Opened opened;
        opened.waitForRows();
        TrackTableView& view = opened.window->libraryPage().view();
        view.setFocus();
        view.selectRow(2);
        QPoint place;
        QTimer look;
        connect(&look, &QTimer::timeout, this, [&place] {
            if (QWidget* menu = QApplication::activePopupWidget()) {
                place = menu->pos();
                menu->close();
            }
        });
        look.start(20);
        QTest::keyClick(&view, Qt::Key_F10, Qt::ShiftModifier);
        const QRect row = view.visualRect(view.currentIndex());
        QCOMPARE(place, view.viewport()->mapToGlobal(row.bottomLeft()));
        QTest::keyClick(&view, Qt::Key_Home); // lets go of Shift
    }

    void allCanBeSelectedAndCopied()
    {
        Opened opened(30);
        opened.waitForRows();
        LibraryPage& page = opened.window->libraryPage();
        page.view().setFocus();
        actionWith(*opened.window, QKeySequence::SelectAll)->trigger();
        QCOMPARE(page.selection().tracks().size(), std::size_t{30});
        page.view().selectRow(1);
        QTRY_VERIFY(actionWith(*opened.window, QKeySequence::Copy, IfEnabled::Only));
        QAction* copy = actionWith(*opened.window, QKeySequence::Copy, IfEnabled::Only);
        copy->trigger();
        const ListedTrack& track = page.model().track(1);
        const QMimeData* data = QApplication::clipboard()->mimeData();
        QVERIFY(data->text().startsWith(track.title->shown + '\t' + track.artist->shown + '\t' + track.album->shown));
        QCOMPARE(tracksIn(*data), std::vector{track.id});
        QVERIFY(actionWith(*opened.window, QKeySequence(Qt::Key_F11)));
    }

    void thePlayingTrackIsFound()
    {
        Opened opened;
        opened.waitForRows();
        LibraryPage& page = opened.window->libraryPage();
        PlaybackItem item;
        item.id = page.model().idAt(90);
        opened.engine->cueQueue({item}, 0, 0.0);
        opened.window->showPage(MainWindow::Page::Activity);
        actionWith(*opened.window, QKeySequence(Qt::CTRL | Qt::Key_J))->trigger();
        QCOMPARE(opened.window->pageShown(), MainWindow::Page::Library);
        QCOMPARE(page.selection().tracks(), std::vector{item.id});
        QVERIFY(page.view().viewport()->rect().contains(page.view().visualRect(page.model().index(90, 0))));
    }

    void shortcutsStandByMenuAndAreFound()
    {
        Opened opened(20);
        opened.waitForRows();
        opened.window->soundsLikePage().setSeeds({opened.window->libraryPage().model().idAt(0)});
        ShortcutsDialog dialog(*opened.window->menuBar(), opened.window.get());
        dialog.show();
        auto* table = dialog.findChild<QTableWidget*>();
        const auto shown = [&] {
            QStringList words;
            for (int row = 0; row < table->rowCount(); ++row)
                if (!table->isRowHidden(row))
                    words += table->item(row, 0)->text();
            return words;
        };
        QCOMPARE(shown().front(), QString("File"));
        QVERIFY(shown().contains("Undo")); // whatever there is to undo now
        dialog.findChild<QLineEdit*>()->setText("ctrl+j");
        QCOMPARE(shown(), QStringList({"Playback", "Show the playing track"}));
    }

    void tracksDroppedOnTheRailAreSeeds()
    {
        Opened opened;
        opened.waitForRows();
        const TrackTableModel& model = opened.window->libraryPage().model();
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(4, 0)}));
        QWidget* target = nullptr;
        for (QAbstractButton* button : opened.window->findChild<Rail*>()->findChildren<QAbstractButton*>())
            if (button->text() == "Sounds like")
                target = button;
        QVERIFY(target);
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({5, 5}, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &drop);
        QCOMPARE(opened.window->pageShown(), MainWindow::Page::SoundsLike);
        QCOMPARE(opened.window->soundsLikePage().mix().seeds.front().id, model.idAt(4));
    }

    void manySeedsTakeFewChips()
    {
        Opened opened;
        opened.waitForRows();
        SoundsLikePage& page = opened.window->soundsLikePage();
        opened.window->showPage(MainWindow::Page::SoundsLike);
        const auto& tracks = opened.session->tracks()->tracks;
        const ListedTrack& first = *tracks[9]; // of the second album
        std::vector<TrackId> album;
        for (const ListedTrackRef& track : tracks)
            if (*track->albumKey == *first.albumKey)
                album.push_back(track->id);
        QCOMPARE(album.size(), std::size_t{9});
        page.setSeeds(album);
        SeedRow& row = *page.findChild<SeedRow*>();
        QTRY_COMPARE(chips(row), QStringList(first.album->shown + " (9 tracks)"));

        std::vector<TrackId> apart; // two of each album at most, so that none is a group
        for (std::size_t place = 0; place < tracks.size(); place += 5)
            apart.push_back(tracks[place]->id);
        QCOMPARE(apart.size(), std::size_t{24});
        page.setSeeds(apart);
        QTRY_COMPARE(chips(row).size(), 13);
        QCOMPARE(chips(row).back(), QString("+ 12 more"));
        for (QToolButton* button : row.findChildren<QToolButton*>())
            if (button->text() == "+ 12 more")
                button->click();
        QTRY_COMPARE(chips(row).size(), 24);
    }

    void aSeedThatFailedForGoodSaysWhy()
    {
        Opened opened;
        opened.waitForRows();
        SoundsLikePage& page = opened.window->soundsLikePage();
        opened.window->showPage(MainWindow::Page::SoundsLike);
        const auto& tracks = opened.session->tracks()->tracks;
        const auto failed =
            std::ranges::find(tracks, TrackState::Failed, [](const auto& track) { return track->state; });
        QVERIFY(failed != tracks.end());
        page.setSeeds({(*failed)->id});
        const auto says = [&] {
            for (const QLabel* label : page.findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(errorWords(*(*failed)->problem).what))
                    return true;
            return false;
        };
        QTRY_VERIFY(says());
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestHands)
#include "tst_hands.moc"
