// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/trackanalysis.h"
#include "similarity/unitrankings.h"

#include <QString>

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// A filter that answers to a track more than is usual.
struct StrongFilter {
    int filter = 0;
    double unusual = 0.0;        // standard deviations above what is usual in the library
    RankBy by = RankBy::Maximum; // which of its two answers is that unusual: a moment or a texture
    bool operator==(const StrongFilter&) const = default;
};

/// How far above what is usual in the library an answer is: UnitRankings::unusualness.
using Unusualness = std::function<double(int filter, RankBy by, float value)>;

/// The filters that tell this track from the others of the library, the most unusual first: by the larger of what their
/// maximum and their mean are, not by their size, since some filters answer loudly to everything. Filters that never
/// answer to the track are left out. Where nothing is known to be unusual (one track is a whole library) the largest
/// maximum goes first.
std::vector<StrongFilter> strongestFilters(std::span<const FilterResponse> track, const Unusualness& unusualness,
                                           std::size_t count);

/// The strongest filters of a track, as the library knows them.
struct NamedFilter {
    StrongFilter strong;
    QString name;         // may be empty
    float maximum = 0.0F; // its largest answer in the track
};
struct StrongestFilters {
    std::vector<NamedFilter> filters; // the most unusual first
    std::string modelHash;            // of the network that listened to the track
    QString nothing;                  // why there are none, in words
};

/// What is usual for every filter of the first layer in a library: the mean over its tracks of how strongly it answers
/// at most.
std::vector<float> usualMaxima(const UnitRankings& rankings, int filters);

} // namespace tonekin
