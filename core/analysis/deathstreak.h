// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/trackid.h"

#include <algorithm>
#include <mutex>
#include <vector>

namespace tonekin {

/// Counts helpers that died one after the other, each over another file: then it is not the files that are broken.
/// Shared by the decode threads.
class DeathStreak {
public:
    static constexpr std::size_t tooMany = 5;

    /// True when this one makes it too many.
    bool death(TrackId track)
    {
        const std::scoped_lock lock(m_mutex);
        if (std::ranges::find(m_tracks, track) == m_tracks.end())
            m_tracks.push_back(track);
        return m_tracks.size() >= tooMany;
    }
    void helperReplied()
    {
        const std::scoped_lock lock(m_mutex);
        m_tracks.clear();
    }
    std::vector<TrackId> tracks() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_tracks;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<TrackId> m_tracks;
};

} // namespace tonekin
