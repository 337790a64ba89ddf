// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/playlisttracks.h"

#include <algorithm>
#include <utility>

namespace tonekin {

void PlaylistTracks::add(const PlaylistTrack& track, std::span<const std::uint32_t> artists)
{
    m_tracks.push_back(track);
    m_firstArtist.push_back(static_cast<std::uint32_t>(m_artists.size()));
    m_artists.insert(m_artists.end(), artists.begin(), artists.end());
}

void PlaylistTracks::setTexts(std::vector<std::string> genres, std::vector<std::string> folders)
{
    m_genres = std::move(genres);
    m_folders = std::move(folders);
}

std::span<const std::uint32_t> PlaylistTracks::artistsOf(std::size_t row) const
{
    const std::size_t first = m_firstArtist[row];
    const std::size_t end = row + 1 < m_firstArtist.size() ? m_firstArtist[row + 1] : m_artists.size();
    return std::span(m_artists).subspan(first, end - first);
}

std::optional<std::size_t> PlaylistTracks::rowOf(TrackId id, std::size_t near) const
{
    constexpr std::size_t stepsToTry = 4;
    const std::size_t last = std::min(near + stepsToTry, m_tracks.size());
    for (std::size_t row = near; row < last; ++row)
        if (m_tracks[row].id == id)
            return row;
    const auto found = std::ranges::lower_bound(m_tracks, id, {}, &PlaylistTrack::id);
    if (found == m_tracks.end() || found->id != id)
        return std::nullopt;
    return static_cast<std::size_t>(found - m_tracks.begin());
}

} // namespace tonekin
