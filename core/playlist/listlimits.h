// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/playlistrules.h"
#include "playlist/playlisttracks.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace tonekin {

/// How much room a list has left.
struct ListRoom {
    std::size_t tracks = 0;
    double seconds = std::numeric_limits<double>::infinity();

    bool isFull() const;
    bool has(double secondsOfTrack) const { return tracks > 0 && secondsOfTrack <= seconds; }
    void take(double secondsOfTrack);
};

/// The room of a list by these rules, with nothing in it.
ListRoom roomOf(const PlaylistRules& rules);

/// What a list holds already, against the limits per artist, album and audio. The tracks must outlive it.
class ListLimits {
public:
    ListLimits(const PlaylistRules& rules, const PlaylistTracks& tracks);

    /// Neither a seed nor a copy of one is taken; seeds do not count in the limits.
    void addSeed(std::size_t row);
    bool mayTake(std::size_t row) const;
    void take(std::size_t row);
    void giveBack(std::size_t row);

private:
    using Counts = std::unordered_map<std::uint32_t, int>;

    const PlaylistTracks* m_tracks; // never null; a copy can be taken back to
    int m_mostPerArtist = 0;
    int m_mostPerAlbum = 0;
    bool m_leaveOutCopies = true;
    Counts m_artists;
    Counts m_albums;
    std::unordered_set<std::size_t> m_seeds;
    std::unordered_set<std::uint64_t> m_seedAudio;
    std::unordered_map<std::uint64_t, int> m_audio;
};

} // namespace tonekin
