// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"
#include "base/trackid.h"

#include <QAction>
#include <QWidget>

#include <functional>

class QLabel;
class QToolButton;

namespace tonekin {

class ElidedButton;
class ElidedLabel;
class PlaybackEngine;
class WaveformSeek;

/// What one can do with playback, by menu and keyboard. The player bar owns them; a window shows them in its menu.
struct PlaybackActions {
    QAction* playPause = nullptr; // Space, media key
    QAction* stop = nullptr;
    QAction* previous = nullptr;
    QAction* next = nullptr;
    QAction* back = nullptr; // 10 s, Alt+Left
    QAction* forward = nullptr;
    QAction* louder = nullptr;
    QAction* quieter = nullptr;
    QAction* mute = nullptr;
    QAction* queue = nullptr; // what plays next is to be shown
    QAction* live = nullptr;  // checkable: whether the filters light up; what shows them follows it
};

/// The bar along the bottom of the window: what plays and why, the waveform to seek in, the volume.
/// The engine must outlive it. GUI thread.
class PlayerBar : public QWidget {
    Q_OBJECT
public:
    /// The outline of a track; empty when it was not analysed yet. Called in the GUI thread when a track starts.
    using WaveformSource = std::function<Waveform(TrackId)>;

    PlayerBar(PlaybackEngine& engine, WaveformSource waveformOf, QWidget* parent = nullptr);

    /// They work wherever the focus is in the bar's window, except that Space still presses a focused button.
    const PlaybackActions& playbackActions() const { return m_actions; }
    QSize sizeHint() const override;

public Q_SLOTS:
    /// After a track was analysed while it plays.
    void refreshWaveform();

Q_SIGNALS:
    /// The title was pressed: show this track in its list.
    void trackActivated(tonekin::TrackId id);
    /// Play was pressed with nothing in the queue.
    void playSelectionRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void makeActions();
    QAction* addPlaybackAction(const QString& text, const QList<QKeySequence>& keys, std::function<void()> what);
    QToolButton* buttonFor(QAction* action, int iconSize);
    QWidget* makeWords();
    void connectEngine();
    void applyFonts();
    void playOrPause();
    void showCurrent();
    void showState();
    void showWords();
    void showTimes();
    void shareRoom();

    PlaybackEngine& m_engine;
    WaveformSource m_waveformOf;
    PlaybackActions m_actions;
    QToolButton* m_playButton = nullptr;
    QWidget* m_words = nullptr;
    ElidedButton* m_title = nullptr;
    ElidedLabel* m_about = nullptr;
    QLabel* m_elapsed = nullptr;
    QLabel* m_total = nullptr;
    WaveformSeek* m_seek = nullptr;
};

} // namespace tonekin
