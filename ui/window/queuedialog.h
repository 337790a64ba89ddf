// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/playbackitem.h"

#include <QDialog>
#include <QListWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace tonekin {

class PlaybackEngine;

/// A list whose entries are put in another order by dragging, and onto which tracks of other lists can be dropped.
class QueueList : public QListWidget {
    Q_OBJECT
public:
    using QListWidget::QListWidget;

Q_SIGNALS:
    void tracksDropped(const std::vector<tonekin::TrackId>& tracks);
    void reordered();

protected:
    QStringList mimeTypes() const override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
};

/// What plays next, in its order: to be looked at, rearranged, thinned out, played from. Stays open beside the window.
/// The engine must outlive it. GUI thread.
class QueueDialog : public QDialog {
    Q_OBJECT
public:
    QueueDialog(PlaybackEngine& engine, QWidget* parent);
    QueueList& list() { return *m_list; }

Q_SIGNALS:
    void tracksDropped(const std::vector<tonekin::TrackId>& tracks);

private:
    void connectList();
    void fill();
    void takeOrder();
    void removeSelected();
    void clear();
    void playSelected();
    void updateButtons();

    PlaybackEngine& m_engine;
    QLabel* m_current;
    QueueList* m_list;
    QLabel* m_nothing;
    QPushButton* m_play;
    QPushButton* m_remove;
    QPushButton* m_clear;
    bool m_isTaking = false; // what the list shows is the new order already
};

} // namespace tonekin
