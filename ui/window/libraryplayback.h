// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/playbackitem.h"
#include "player/playmoment.h"

#include <optional>
#include <vector>

namespace tonekin {

class LibrarySession;
class PlaybackEngine;

/// Plays tracks of the library. Both must outlive it.
class LibraryPlayback {
public:
    LibraryPlayback(LibrarySession& session, PlaybackEngine& engine);

    /// `why`: what the player bar says of them; `seconds`: where the first begins.
    void play(const std::vector<TrackId>& tracks, const QString& why, double seconds = 0.0);
    void playMoments(const std::vector<PlayMoment>& moments);
    /// After the track that plays; how many the library has of them. The first one's title goes to `first`.
    int playNext(const std::vector<TrackId>& tracks, QString& first);
    /// What was to be played when the window closed; it waits there for Play. Tracks that are gone are passed over.
    void cue(const std::vector<PlayMoment>& queue, int index, double seconds);

private:
    std::optional<PlaybackItem> itemFor(TrackId id, const QString& why) const;

    LibrarySession& m_session;
    PlaybackEngine& m_engine;
};

} // namespace tonekin
