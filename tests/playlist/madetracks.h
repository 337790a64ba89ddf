// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/playlisttracks.h"
#include "playlist/tour.h"

#include <cmath>
#include <random>
#include <vector>

namespace tonekin::made {

/// Points on a plane, the same for the same seed.
struct Points {
    std::vector<double> x, y;

    Points(std::size_t count, std::uint32_t seed)
    {
        std::mt19937 random(seed);
        for (std::size_t i = 0; i < count; ++i) {
            x.push_back(static_cast<double>(random()) / 4294967296.0);
            y.push_back(static_cast<double>(random()) / 4294967296.0);
        }
    }
    float distance(std::size_t a, std::size_t b) const
    {
        return static_cast<float>(std::hypot(x[a] - x[b], y[a] - y[b]));
    }
    DistanceMatrix distances() const
    {
        DistanceMatrix matrix(x.size());
        for (std::size_t a = 0; a < x.size(); ++a)
            for (std::size_t b = a + 1; b < x.size(); ++b)
                matrix.set(a, b, distance(a, b));
        return matrix;
    }
};

/// `count` tracks of `artists` artists by turns, five to an album, of three minutes; ids from 1.
inline PlaylistTracks tracks(std::size_t count, std::uint32_t artists)
{
    PlaylistTracks all;
    for (std::size_t i = 0; i < count; ++i) {
        PlaylistTrack track;
        track.id = {static_cast<std::int64_t>(i) + 1};
        track.album = static_cast<std::uint32_t>(i / 5) + 1;
        track.seconds = 180.0F;
        const std::uint32_t artist = static_cast<std::uint32_t>(i) % artists + 1;
        all.add(track, std::span(&artist, 1));
    }
    return all;
}

} // namespace tonekin::made
