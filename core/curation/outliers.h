// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tonekin {

/// The odd ones out of sets of tracks (artists, albums, playlists): those that sound unlike all else in their set, and
/// more so than chance explains. Pure functions; any thread.
///
/// A track's distance is the mean of those to its nearest in the set, which does not mind a set of several styles, in
/// units of what is usual in that set. Of a small set that is hardly known, so where it is little it is drawn up
/// towards what is usual in the library: an artist with six tracks much alike does not have the seventh called odd for
/// little. How likely so large a distance is by chance is told by the tracks of other sets of about the same size (a
/// conformal p-value), and those of one set are judged together so that the rate of false discoveries is known.

/// Unit vectors that lie one after the other. Not owned.
struct UnitVectors {
    std::span<const float> values;
    std::size_t dimensions = 0;

    std::size_t size() const { return dimensions == 0 ? 0 : values.size() / dimensions; }
    const float* row(std::size_t place) const { return values.data() + place * dimensions; }
};

/// Places of vectors, each once. Sets may share tracks.
using TrackSet = std::vector<std::size_t>;

struct OutlierOptions {
    double falseDiscoveryRate = 0.2; // among the tracks of a set that are called odd
    std::size_t fewestTracks = 6;    // of a set that can be judged
    double mostShare = 0.1;          // of a set that is called odd, but always one at least: what is many is not odd
};

enum class SetJudgement {
    Judged,
    TooFewTracks,    // in the set
    TooFewToCompare, // in other sets: even the largest distance could be chance
};

struct JudgedTrack {
    std::size_t place = 0;      // of its vector
    double distance = 0.0;      // 1: usual in this set
    double p = 1.0;             // of a distance as large by chance
    double discoveryRate = 1.0; // the least rate of false discoveries at which it is called odd
    bool odd = false;
};

struct JudgedSet {
    SetJudgement judgement = SetJudgement::TooFewTracks;
    std::vector<JudgedTrack> tracks; // the farthest first, equals in the order of the set; empty unless Judged
    std::size_t typical = 0;         // place of the track nearest to the others, to hear an odd one against
};

/// One for each set, in their order. Work grows with the tracks in all sets, not with the square of a large one: in a
/// set of more than 2,000 tracks distances are those to 2,000 of them, evenly chosen.
std::vector<JudgedSet> findOutliers(const UnitVectors& vectors, std::span<const TrackSet> sets,
                                    const OutlierOptions& options);

} // namespace tonekin
