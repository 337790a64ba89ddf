// SPDX-License-Identifier: GPL-3.0-or-later
// One line of what was done, and offers that undo just what they say.
#include "filters/filterpanel.h"
#include "filters/filterspage.h"
#include "filters/noteseditor.h"
#include "library/trackstore.h"
#include "lists/trackactions.h"
#include "lists/trackselection.h"
#include "lists/tracktableview.h"
#include "pages/soundslikepage.h"
#include "ui/window/openedwindow.h"
#include "window/banner.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

namespace tonekin {

using test::actionWith;
using test::Opened;

namespace {

QAction* actionNamed(const QObject& owner, const QString& start)
{
    for (QAction* action : owner.findChildren<QAction*>())
        if (QString(action->text()).remove('&').startsWith(start))
            return action;
    return nullptr;
}

void press(const BannerArea& banners, const QString& words)
{
    const auto shown = [&]() -> QPushButton* {
        for (QPushButton* button : banners.findChildren<QPushButton*>())
            if (button->text() == words && button->isVisible())
                return button;
        return nullptr;
    };
    QTRY_VERIFY(shown());
    shown()->click();
}

} // namespace

class TestUndo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareWindows(); }

    void excludingIsOfferedToBeUndone()
    {
        Opened opened;
        opened.waitForRows();
        LibraryPage& page = opened.window->libraryPage();
        const TrackId track = page.model().idAt(0);
        const auto state = [&] { return opened.session->tracks()->find(track)->state; };
        QVERIFY(state() != TrackState::Excluded);
        page.selection().choose({track}, track);
        page.selection().announce();
        actionNamed(*opened.window->findChild<TrackActions*>(), "Exclude")->trigger();
        QTRY_COMPARE(state(), TrackState::Excluded);
        QCOMPARE(opened.window->banners().textOf("undo"),
                 QString("1 track excluded from analysis and from all lists."));
        QVERIFY(actionWith(*opened.window, QKeySequence::Undo)->text().contains("Exclude 1 track"));
        press(opened.window->banners(), "Undo");
        QTRY_VERIFY(state() != TrackState::Excluded);
        QVERIFY(!opened.window->banners().has("undo"));
        QVERIFY(opened.window->banners().textOf("undone").contains("Exclude 1 track"));
    }

    void anOfferGoesWithTheNextThingThatIsDone()
    {
        Opened opened;
        opened.waitForRows();
        LibraryPage& library = opened.window->libraryPage();
        SoundsLikePage& page = opened.window->soundsLikePage();
        opened.window->showPage(MainWindow::Page::SoundsLike);
        page.setSeeds({library.model().idAt(0)});
        QTRY_VERIFY(page.model().rowCount() > 3);
        page.selection().choose({page.model().idAt(1)}, {});
        QTest::keyClick(&page.view(), Qt::Key_Delete);
        QVERIFY(opened.window->banners().has("undo"));
        page.setSeeds({library.model().idAt(50)});
        QVERIFY(!opened.window->banners().has("undo"));
        opened.session->history().stack().undo(); // by the key
        QVERIFY(!opened.window->banners().has("undo"));
        QVERIFY(opened.window->banners().textOf("undone").contains("New seeds"));
    }

    void whatIsUndoneIsSaidOnThePageWhereItWasDone()
    {
        Opened opened;
        opened.waitForRows();
        LibraryPage& library = opened.window->libraryPage();
        opened.window->soundsLikePage().setSeeds({library.model().idAt(0)});
        opened.window->showPage(MainWindow::Page::Filters);
        QTRY_VERIFY(opened.window->learned().network() && opened.window->learned().activations().isComplete());
        FiltersPage& filters = opened.window->filtersPage();
        filters.openFilter(2);
        filters.panel()->notes().nameField().setText("Thump");
        filters.panel()->notes().keep();
        opened.window->showPage(MainWindow::Page::Library);
        library.selection().choose({library.model().idAt(5)}, {});
        library.selection().announce();
        actionNamed(*opened.window->findChild<TrackActions*>(), "Exclude")->trigger();
        opened.window->showPage(MainWindow::Page::Activity);

        QAction* undo = actionWith(*opened.window, QKeySequence::Undo);
        undo->trigger();
        QCOMPARE(opened.window->pageShown(), MainWindow::Page::Library);
        QVERIFY(opened.window->banners().textOf("undone").contains("Exclude"));
        undo->trigger();
        QCOMPARE(opened.window->pageShown(), MainWindow::Page::Filters);
        QVERIFY(opened.window->banners().textOf("undone").contains("Name of Filter 2"));
        QVERIFY(filters.panel()->notes().nameField().text().isEmpty());
        undo->trigger();
        QCOMPARE(opened.window->pageShown(), MainWindow::Page::SoundsLike);
        QVERIFY(opened.window->banners().textOf("undone").contains("New seeds"));
        press(opened.window->banners(), "Redo");
        QTRY_COMPARE(opened.window->banners().textOf("undone"), QString("Done again: New seeds"));
    }

    void bannersOfAPageStayOnIt()
    {
        Opened opened(20);
        opened.waitForRows();
        Q_EMIT opened.window->soundsLikePage().exported("/tmp/list.m3u8", 5);
        QVERIFY(opened.window->banners().has("export"));
        opened.window->showPage(MainWindow::Page::Activity);
        QVERIFY(!opened.window->banners().has("export"));
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestUndo)
#include "tst_undo.moc"
