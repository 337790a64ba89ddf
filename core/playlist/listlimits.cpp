// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/listlimits.h"

#include <algorithm>

namespace tonekin {

namespace {

constexpr double shortestTrackToFit = 60.0; // with less time left than this a list is full

bool isUsedUp(const std::unordered_map<std::uint32_t, int>& counts, std::uint32_t number, int most)
{
    if (most <= 0 || number == 0)
        return false;
    const auto found = counts.find(number);
    return found != counts.end() && found->second >= most;
}

} // namespace

bool ListRoom::isFull() const
{
    return tracks == 0 || seconds < shortestTrackToFit;
}

void ListRoom::take(double secondsOfTrack)
{
    tracks -= tracks > 0 ? 1 : 0;
    seconds -= secondsOfTrack;
}

ListRoom roomOf(const PlaylistRules& rules)
{
    ListRoom room{rules.mostTracks()};
    if (rules.minutes > 0.0)
        room.seconds = rules.minutes * 60.0;
    return room;
}

ListLimits::ListLimits(const PlaylistRules& rules, const PlaylistTracks& tracks)
    : m_tracks(&tracks)
    , m_mostPerArtist(rules.mostPerArtist)
    , m_mostPerAlbum(rules.mostPerAlbum)
    , m_leaveOutCopies(rules.leaveOutCopies)
{
}

void ListLimits::addSeed(std::size_t row)
{
    m_seeds.insert(row);
    if ((*m_tracks)[row].audio != 0)
        m_seedAudio.insert((*m_tracks)[row].audio);
}

bool ListLimits::mayTake(std::size_t row) const
{
    const PlaylistTrack& track = (*m_tracks)[row];
    if (m_seeds.contains(row) || m_seedAudio.contains(track.audio))
        return false;
    if (m_leaveOutCopies && track.audio != 0) {
        const auto copies = m_audio.find(track.audio);
        if (copies != m_audio.end() && copies->second > 0)
            return false;
    }
    return !isUsedUp(m_albums, track.album, m_mostPerAlbum) &&
           std::ranges::none_of(m_tracks->artistsOf(row),
                                [this](std::uint32_t artist) { return isUsedUp(m_artists, artist, m_mostPerArtist); });
}

void ListLimits::take(std::size_t row)
{
    for (const std::uint32_t artist : m_tracks->artistsOf(row))
        ++m_artists[artist];
    ++m_albums[(*m_tracks)[row].album];
    ++m_audio[(*m_tracks)[row].audio];
}

void ListLimits::giveBack(std::size_t row)
{
    for (const std::uint32_t artist : m_tracks->artistsOf(row))
        --m_artists[artist];
    --m_albums[(*m_tracks)[row].album];
    --m_audio[(*m_tracks)[row].audio];
}

} // namespace tonekin
