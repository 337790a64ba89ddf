// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "similarity/unitrankings.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tonekin {

/// A track in a unit's list, small: there are a million of them, and the work is to look along them.
struct StrongTrack {
    float value = 0.0F;
    std::uint32_t track = 0; // its place in the order of adding
    std::uint32_t album = 0; // hashes, as in UnitRankings::Labels but shorter: a list has few of them
    std::uint32_t audio = 0;
};

/// The strongest tracks of one unit, strongest first, equals by id; for UnitRankings. `ids`: of all tracks, in the
/// order of adding.
class StrongestTracks {
public:
    /// Keeps the track if it belongs there; its value must be above zero.
    void offer(const StrongTrack& track, std::span<const TrackId> ids);
    /// What a track must reach at least to be kept; 0 while there is room.
    float least() const { return m_tracks.size() < UnitRankings::kept ? 0.0F : m_tracks.back().value; }
    const std::vector<StrongTrack>& tracks() const { return m_tracks; }

private:
    std::vector<StrongTrack> m_tracks;
};

/// All that is kept of the units of one layer by one measure: the strongest tracks of each, and how its values lie,
/// counted in steps that grow with the value (32 from each power of two to the next), so that no range has to be known
/// beforehand. A hundred thousand tracks times thousands of units pass through add(); what every one of them touches
/// lies side by side.
class UnitTable {
public:
    explicit UnitTable(std::size_t units);
    std::size_t units() const { return m_strongest.size(); }
    /// One value a unit, of the last track of `ids`. What is not a number, or below zero, counts as no activation.
    void add(std::span<const TrackId> ids, const UnitRankings::Labels& labels, std::span<const float> values);

    const StrongestTracks& strongest(std::size_t unit) const { return m_strongest[unit]; }
    ActivationDistribution distribution(std::size_t unit, int bins) const;
    double mean(std::size_t unit) const;
    double deviation(std::size_t unit) const;

private:
    /// About how many of a unit's values are below `value`: within a step they count as evenly spread.
    double below(std::size_t unit, double value) const;

    std::size_t m_tracks = 0;
    std::vector<float> m_activations; // of the track that is being added
    std::vector<double> m_sums;
    std::vector<double> m_squares;
    std::vector<float> m_highest;
    std::vector<float> m_least;          // what the lists below ask for
    std::vector<std::uint32_t> m_counts; // [units x steps]
    std::vector<StrongestTracks> m_strongest;
};

} // namespace tonekin
