// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace tonekin {

/// By what a track differs from a set: why it is odd. Pure functions; any thread.

/// Numbers of tracks, one row a track and one column a trait: its loudness, its length, its activations of units. What
/// is not known is NaN. What a column stands for is its owner's business.
struct TraitTable {
    std::span<const float> values; // [tracks x traits]
    std::size_t traits = 0;

    std::size_t tracks() const { return traits == 0 ? 0 : values.size() / traits; }
    float at(std::size_t track, std::size_t trait) const { return values[track * traits + trait]; }
};

struct Difference {
    std::size_t trait = 0;
    double value = 0.0;      // of the track
    double usual = 0.0;      // the median of the others of the set
    double deviations = 0.0; // how far apart, in what is usual among the others; negative: the track has less
};

/// How much each trait varies in the library: 1.4826 times the median distance from the median, which for a normal
/// distribution is its standard deviation. NaN where fewer than three tracks are known.
std::vector<double> usualSpreads(const TraitTable& table);

/// The `most` traits by which a row differs most from the other rows of its set, by at least `leastDeviations`. What is
/// usual among few is drawn towards the spread in the library (`spreads`). The largest first.
std::vector<Difference> differencesOf(const TraitTable& table, std::span<const double> spreads,
                                      std::span<const std::size_t> set, std::size_t row, std::size_t most,
                                      double leastDeviations = 2.0);

} // namespace tonekin
