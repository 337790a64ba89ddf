// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace tonekin {

/// Tracks that a path may lead over, and how far each lies from all: a graph in which every two are joined.
struct PathGround {
    std::size_t size = 0;
    /// Fills `distances` [size] with those from one track to all. Symmetric; only their order counts.
    std::function<void(std::size_t from, std::span<float> distances)> distancesFrom;
    /// The same order between two, in a unit that can be added up: 0 = same, never negative.
    std::function<float(std::size_t one, std::size_t other)> between;
};

struct MinimaxPath {
    std::vector<std::size_t> nodes; // from the start to the end; both, where there is no other
    float largestJump = 0.0F;       // on it
    float bound = 0.0F;             // no path has a largest jump below this; the same as largestJump where proven
    bool isProven() const { return largestJump <= bound; }
};

/// A path whose largest jump is as small as any path's between the two can be: the largest on the way between them in
/// the minimum spanning tree of the ground. The tree is not built, which for a large library takes minutes: both ends
/// are explored under a limit that rises only when all that can be reached from one of them under it has been seen, so
/// that the other cannot lie there. Between tracks of one region that looks at a few dozen of them.
///
/// `mostLooks`: from so many tracks distances are taken at most; after that the limit is raised without proof, and the
/// path may have a larger jump than the bound. Ties by the lower number: deterministic.
MinimaxPath minimaxPath(const PathGround& ground, std::size_t from, std::size_t to, std::size_t mostLooks);

/// For every track the largest jump on the minimax path from one of them, by Prim's algorithm over the whole ground:
/// the measure that minimaxPath() is held against. Looks at every track.
std::vector<float> minimaxJumpsFrom(const PathGround& ground, std::size_t from);

} // namespace tonekin
