// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QString>
#include <QWidget>

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace tonekin {

/// What the inspector is told of a track.
struct InspectedTrack {
    TrackRow row;
    std::filesystem::path file;
    QString problem; // in the user's words; empty when there is none
};

struct NearTrack {
    TrackId id;
    QString title;
    QString artist;
    double similarity = 0.0; // cosine, 1 = same
};

struct NearTracks {
    std::vector<NearTrack> tracks; // nearest first
    double closeEnds = 0.0;        // the similarity at which "close" ends in this library
    QString nothing;               // why there are none, in words; used when `tracks` is empty
};

/// What the panel asks others for.
struct InspectorSources {
    std::filesystem::path decoderProgram;
    /// Called in the GUI thread; must return within a few milliseconds.
    std::function<NearTracks(TrackId, int count)> nearest;
};

/// All about the selected track: cover, tags, facts, spectrogram, nearest tracks. Pictures are made by a decoder helper
/// on a thread of the panel's own and cancelled when another track is shown. GUI thread.
class InspectorPanel : public QWidget {
    Q_OBJECT
public:
    explicit InspectorPanel(InspectorSources sources, QWidget* parent = nullptr);
    ~InspectorPanel() override;

public Q_SLOTS:
    /// Waits a moment before it starts work, so that it can be called for every step through a list.
    void showTrack(const tonekin::InspectedTrack& track);
    void showNothing();
    /// The line in the spectrogram that moves while this track plays; any other track: no line.
    void setPlayPosition(tonekin::TrackId id, double seconds);

Q_SIGNALS:
    /// Play from that moment: a click in the spectrogram (then `seconds` > 0) or a double click on a near track.
    void playRequested(tonekin::TrackId id, double seconds);
    void trackActivated(tonekin::TrackId id); // a near track was chosen: select it
};

} // namespace tonekin
