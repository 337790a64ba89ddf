// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/nowplaying.h"

namespace tonekin {

void NowPlaying::follow(PlaybackEngine& engine)
{
    const auto look = [this, &engine] { set(engine.current(), engine.state()); };
    connect(&engine, &PlaybackEngine::currentChanged, this, look);
    connect(&engine, &PlaybackEngine::stateChanged, this, look);
    connect(&engine, &PlaybackEngine::positionChanged, this, [this, &engine](double seconds) {
        m_position = seconds;
        if (const PlaybackItem* item = engine.current())
            Q_EMIT moved(item->id, seconds);
    });
    look();
}

void NowPlaying::set(const PlaybackItem* item, PlaybackEngine::State state)
{
    m_item = item ? std::optional(*item) : std::nullopt;
    m_state = state;
    Q_EMIT changed();
}

std::optional<TrackId> NowPlaying::track() const
{
    return m_item && m_state != PlaybackEngine::State::Stopped ? std::optional(m_item->id) : std::nullopt;
}

} // namespace tonekin
