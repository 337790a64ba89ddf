// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"
#include "base/trackid.h"

#include <QWidget>

#include <functional>

class QLabel;
class QSlider;
class QToolButton;

namespace tonekin {

class ElidedLabel;
class PlaybackEngine;
class WaveformSeek;

/// The bar along the bottom of the window: what plays and why, the waveform to seek in, the volume.
/// The engine must outlive it. GUI thread.
class PlayerBar : public QWidget {
    Q_OBJECT
public:
    /// The outline of a track; empty when it was not analysed yet. Called in the GUI thread when a track starts.
    using WaveformSource = std::function<Waveform(TrackId)>;

    PlayerBar(PlaybackEngine& engine, WaveformSource waveformOf, QWidget* parent = nullptr);

    /// After a track was analysed while it plays.
    void refreshWaveform();
    QSize sizeHint() const override;

Q_SIGNALS:
    /// The title was clicked: show this track in its list.
    void trackActivated(tonekin::TrackId id);
    /// Play was pressed with nothing in the queue.
    void playSelectionRequested();
};

} // namespace tonekin
