// SPDX-License-Identifier: GPL-3.0-or-later
// What plays next: it can be seen, put in order and thinned out, and what is put there is said.
#include "lists/trackactions.h"
#include "lists/trackmime.h"
#include "lists/trackselection.h"
#include "ui/window/openedwindow.h"
#include "window/banner.h"
#include "window/queuedialog.h"

#include <QAction>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>

namespace tonekin {

using test::Opened;

namespace {

struct Queued : Opened {
    Queued()
    {
        waitForRows();
        std::vector<PlaybackItem> items;
        for (int row = 0; row < 3; ++row) {
            PlaybackItem item;
            item.id = at(row);
            item.title = QString("Queued %1").arg(row);
            items.push_back(item);
        }
        engine->cueQueue(std::move(items), 0, 0.0);
    }
    TrackId at(int row) const { return window->libraryPage().model().idAt(row); }
    void playAfterThis(const std::vector<TrackId>& tracks)
    {
        window->libraryPage().selection().choose(tracks, tracks.front());
        window->libraryPage().selection().announce();
        Q_EMIT window->findChild<TrackActions*>()->enqueueRequested(tracks);
    }
    std::vector<TrackId> ids() const
    {
        std::vector<TrackId> ids;
        for (const PlaybackItem& item : engine->queue())
            ids.push_back(item.id);
        return ids;
    }
    QueueDialog& dialog()
    {
        for (QAction* action : window->findChildren<QAction*>())
            if (action->text() == "Plays next") {
                action->trigger();
                break;
            }
        return *window->findChild<QueueDialog*>();
    }
};

void press(const QWidget& in, const QString& start)
{
    for (QPushButton* button : in.findChildren<QPushButton*>())
        if (QString(button->text()).remove('&').startsWith(start))
            button->click();
}

} // namespace

class TestQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareWindows(); }

    void whatPlaysAfterThisComesRightAfterItAndIsSaid()
    {
        Queued queued;
        queued.playAfterThis({queued.at(10)});
        const QString title = queued.session->tracks()->find(queued.at(10))->title->shown;
        QCOMPARE(queued.window->banners().textOf("queued"), QString::fromUtf8("“%1” plays next.").arg(title));
        queued.playAfterThis({queued.at(11), queued.at(12)});
        QCOMPARE(queued.window->banners().textOf("queued"), QString("2 tracks play next."));
        QCOMPARE(queued.ids(),
                 (std::vector{queued.at(0), queued.at(10), queued.at(11), queued.at(12), queued.at(1), queued.at(2)}));
        queued.engine->next();
        queued.playAfterThis({queued.at(20)});
        QCOMPARE(queued.ids()[4], queued.at(20)); // after those that wait already
    }

    void theQueueIsShownAndChanged()
    {
        Queued queued;
        QueueDialog& dialog = queued.dialog();
        QVERIFY(dialog.isVisible());
        QCOMPARE(dialog.list().count(), 2);
        QCOMPARE(dialog.list().item(0)->text(), QString("Queued 1"));
        queued.playAfterThis({queued.at(10), queued.at(11)});
        QCOMPARE(dialog.list().count(), 4);

        dialog.list().insertItem(0, dialog.list().takeItem(3)); // as dragging does
        Q_EMIT dialog.list().reordered();
        QCOMPARE(queued.ids(), (std::vector{queued.at(0), queued.at(2), queued.at(10), queued.at(11), queued.at(1)}));
        dialog.list().item(1)->setSelected(true);
        dialog.list().item(2)->setSelected(true);
        press(dialog, "Take out");
        QCOMPARE(queued.ids(), (std::vector{queued.at(0), queued.at(2), queued.at(1)}));
        dialog.list().setCurrentRow(1);
        press(dialog, "Play from here");
        QCOMPARE(queued.engine->current()->id, queued.at(1));
        QCOMPARE(dialog.list().count(), 0);
        queued.playAfterThis({queued.at(10)});
        QCOMPARE(dialog.list().count(), 1);
        press(dialog, "Clear");
        QCOMPARE(dialog.list().count(), 0);
        QCOMPARE(queued.engine->current()->id, queued.at(1)); // goes on playing
    }

    void tracksOfAListCanBeDroppedThere()
    {
        Queued queued;
        QueueDialog& dialog = queued.dialog();
        const TrackTableModel& model = queued.window->libraryPage().model();
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(15, 0), model.index(16, 0)}));
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(dialog.list().viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({5, 5}, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(dialog.list().viewport(), &drop);
        QCOMPARE(dialog.list().count(), 4);
        QCOMPARE(queued.ids()[1], queued.at(15));
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestQueue)
#include "tst_queue.moc"
