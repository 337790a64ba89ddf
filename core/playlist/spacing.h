// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/playlisttracks.h"

#include <cstddef>
#include <span>
#include <vector>

namespace tonekin {

/// How far apart two tracks of one artist or album stand in a list. Below 2: anywhere.
struct Apart {
    int artist = 0;
    int album = 0;
    bool asksForAnything() const { return artist > 1 || album > 1; }
};

/// Tells where a track may stand in a list of rows of PlaylistTracks. The tracks must outlive it.
class Spacing {
public:
    Spacing(const PlaylistTracks& tracks, Apart apart)
        : m_tracks(tracks)
        , m_apart(apart)
    {
    }

    bool asksForAnything() const { return m_apart.asksForAnything(); }
    /// Whether two rows may stand `distance` places from one another.
    bool mayStandApart(std::size_t row, std::size_t other, std::size_t distance) const;
    /// Whether a row may follow a list as it is so far.
    bool mayFollow(std::span<const std::size_t> list, std::size_t row) const;
    /// Whether what stands at a place agrees with its neighbours; the first `fixed` places agree with each other.
    bool isRightAt(std::span<const std::size_t> list, std::size_t place, std::size_t fixed) const;
    /// Whether the whole list does.
    bool isRight(std::span<const std::size_t> list, std::size_t fixed) const;

    /// The list in nearly the same order, such that it is right: what may not stand yet is put off until it may. The
    /// first `fixed` stay. What can stand nowhere is put at the end, where it is wrong: see isRight().
    std::vector<std::size_t> spacedOut(std::span<const std::size_t> list, std::size_t fixed) const;

    /// How many places before a track have a say in whether it may stand there.
    std::size_t reach() const;

private:
    const PlaylistTracks& m_tracks;
    Apart m_apart;
};

} // namespace tonekin
