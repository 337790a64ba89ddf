// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/trackid.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// What rules need to know of a track, as numbers: a million of them are looked through for one list.
struct PlaylistTrack {
    TrackId id;
    std::uint64_t audio = 0;       // same number = same audio; 0: unknown
    std::int64_t addedSeconds = 0; // since 1970
    std::int64_t lastPlayed = 0;   // seconds since 1970; 0: unknown
    std::uint32_t album = 0;       // 0: of no album
    std::uint32_t genre = 0;       // of PlaylistTracks::genres()
    std::uint32_t folder = 0;      // of PlaylistTracks::folders()
    float seconds = 0.0F;
    float rating = -1.0F;  // 0 to 1; below 0: none
    int plays = 0;         // as far as anything is known
    std::int16_t year = 0; // 0: unknown
    bool mayBeListed = true;
};

/// The tracks of a library at one moment for the rules of playlists, ascending by id. Never changed once filled: any
/// thread may ask.
class PlaylistTracks {
public:
    /// `artists`: numbers from 1, each once. Ids must ascend.
    void add(const PlaylistTrack& track, std::span<const std::uint32_t> artists);
    void setTexts(std::vector<std::string> genres, std::vector<std::string> folders);

    std::size_t size() const { return m_tracks.size(); }
    const PlaylistTrack& operator[](std::size_t row) const { return m_tracks[row]; }
    std::span<const std::uint32_t> artistsOf(std::size_t row) const;
    /// `near`: a row before it, if one is known; rows that are asked for in order are then found at once.
    std::optional<std::size_t> rowOf(TrackId id, std::size_t near = 0) const;
    const std::vector<std::string>& genres() const { return m_genres; }   // each different text of a tag, folded
    const std::vector<std::string>& folders() const { return m_folders; } // absolute paths

private:
    std::vector<PlaylistTrack> m_tracks;
    std::vector<std::uint32_t> m_firstArtist; // of m_artists, by row
    std::vector<std::uint32_t> m_artists;
    std::vector<std::string> m_genres;
    std::vector<std::string> m_folders;
};

} // namespace tonekin
