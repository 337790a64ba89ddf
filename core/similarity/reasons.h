// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/networkunit.h"
#include "base/trackanalysis.h"

#include <cstddef>
#include <span>
#include <vector>

namespace tonekin {

/// Why two tracks are alike, from what was stored of them. Pure functions; any thread.

/// Where one part of the vector lies in it (see VectorShape).
struct VectorSlice {
    std::size_t first = 0;
    std::size_t count = 0;
};

/// What one part of the vector does for the similarity of two tracks.
struct PartShare {
    float weight = 0.0F;     // of the part in the pair's similarity; all together at most 1
    float similarity = 0.0F; // the cosine of the two parts; 0 where one of them is zero
    float share = 0.0F;      // weight * similarity: all together the cosine of the two vectors
};
/// One for each slice. Vectors of unit length; slices that reach beyond a vector: empty.
std::vector<PartShare> partShares(std::span<const float> one, std::span<const float> other,
                                  std::span<const VectorSlice> slices);

/// How far above what is usual in the library a unit answers to two tracks, in standard deviations.
struct UnitPair {
    NetworkUnit unit;
    double one = 0.0;
    double other = 0.0;
};

/// Of a shared unit: that both tracks answer to at least so far above what is usual.
inline constexpr double leastSharedUnusualness = 1.0;

/// A unit that both tracks drive unusually much.
struct SharedUnit {
    UnitPair pair;
    double share = 0.0; // of all that the shared units have in common; all together 1
};
/// The `count` that are most unusual in both, by the less unusual side, which is what the two have in common. Shares
/// are of all shared units, not only of those given.
std::vector<SharedUnit> sharedUnits(std::span<const UnitPair> units, std::size_t count);

/// The `count` units that differ most, at least by leastSharedUnusualness; the largest difference first.
std::vector<UnitPair> differingUnits(std::span<const UnitPair> units, std::size_t count);

/// A moment of each of two tracks that sound alike.
struct MomentPair {
    float seconds = 0.0F;
    float otherSeconds = 0.0F;
    float length = 0.0F;
    float similarity = 0.0F; // the cosine
};
/// The `count` pairs of sections that are most alike, none of which overlaps another in either track; the most alike
/// first, ties by time. Of very long tracks evenly spread sections are compared.
std::vector<MomentPair> bestMoments(std::span<const Section> one, std::span<const Section> other, std::size_t count);

} // namespace tonekin
