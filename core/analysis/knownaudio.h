// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"
#include "base/trackid.h"

#include <cstring>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace tonekin {

/// Which audio has been analysed already with the model in use, so that a copy is not analysed again. Shared by all
/// stages.
class KnownAudio {
public:
    void add(const AudioHash& audio, TrackId track)
    {
        const std::scoped_lock lock(m_mutex);
        m_tracks.try_emplace(audio, track);
    }
    std::optional<TrackId> find(const AudioHash& audio) const
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_tracks.find(audio);
        return found == m_tracks.end() ? std::nullopt : std::optional(found->second);
    }
    /// The track holds other audio now.
    void forget(const AudioHash& audio, TrackId track)
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_tracks.find(audio);
        if (found != m_tracks.end() && found->second == track)
            m_tracks.erase(found);
    }

private:
    struct Hash {
        std::size_t operator()(const AudioHash& audio) const noexcept // its bytes are random already
        {
            std::size_t value = 0;
            std::memcpy(&value, audio.bytes.data(), sizeof value);
            return value;
        }
    };
    mutable std::mutex m_mutex;
    std::unordered_map<AudioHash, TrackId, Hash> m_tracks;
};

} // namespace tonekin
