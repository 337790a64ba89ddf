// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/playbackengine.h"

#include <QObject>

#include <optional>

namespace tonekin {

/// What plays, for everyone who shows it somewhere else than in the player bar: they are given this one object and look
/// at it when it says that something has changed. Nothing plays until it follows an engine. GUI thread.
class NowPlaying : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// From now on; the engine must outlive it.
    void follow(PlaybackEngine& engine);
    void set(const PlaybackItem* item, PlaybackEngine::State state); // item null: none

    /// What the player bar shows, with its title and why it plays, also while it is stopped; null: nothing.
    const PlaybackItem* item() const { return m_item ? &*m_item : nullptr; }
    /// Of the library: heard, or paused. Empty while stopped.
    std::optional<TrackId> track() const;
    /// Not paused, not stopped.
    bool isSounding() const { return m_state == PlaybackEngine::State::Playing; }
    double position() const { return m_position; } // seconds

Q_SIGNALS:
    void changed(); // all but the position
    void moved(tonekin::TrackId track, double seconds);

private:
    std::optional<PlaybackItem> m_item;
    PlaybackEngine::State m_state = PlaybackEngine::State::Stopped;
    double m_position = 0.0;
};

} // namespace tonekin
