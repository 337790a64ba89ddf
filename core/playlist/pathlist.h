// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/listlimits.h"
#include "playlist/minimaxpath.h"
#include "playlist/spacing.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tonekin {

/// A list that leads from one track over others to another.
struct PathRequest {
    std::vector<std::size_t> stops;    // of the ground: the start, what it leads over, the end
    std::span<const std::size_t> rows; // of PlaylistTracks, by node of the ground
    std::uint64_t way = 0;             // 0: the straightest; any other: another way under the same bound
    std::size_t mostLooks = 2000;      // see minimaxPath()
};

/// From one stop to the next. Distances as PathGround::between() has them.
struct PathLeg {
    float bound = 0.0F;          // no path between the two has only smaller jumps
    float largestJump = 0.0F;    // of the list
    std::size_t fewestNodes = 0; // that a path under the bound takes, with both stops
    bool isProven = true;        // else the bound may be beaten, since not everything was looked at
};

struct PathList {
    std::vector<std::size_t> nodes; // of the ground
    std::vector<PathLeg> legs;
};

/// A list whose jumps are no larger than they need to be (see minimaxPath()), of as many tracks as there is room for:
/// thinned out or filled up, so that the largest jumps become small first. Limits and spacing hold for all but the
/// stops; where they or the room do not allow the smallest possible jumps, the legs tell. Shorter than the room where
/// no more tracks fit under the bound. Stops always stand in it; equal ones that follow each other once.
PathList pathList(const PathGround& ground, const PathRequest& request, const PlaylistTracks& tracks,
                  const Spacing& spacing, ListLimits limits, const ListRoom& room);

} // namespace tonekin
