// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "similarity/unitrankings.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tonekin {

/// The strongest tracks of one unit, strongest first, equals by id; for UnitRankings. Its columns lie apart, since most
/// of the work is to look along one of them.
class StrongestTracks {
public:
    /// False at once for nearly all tracks, once the list has filled.
    bool wouldTake(float value, TrackId id) const;
    void take(float value, TrackId id, const UnitRankings::Labels& labels);

    std::size_t size() const { return m_values.size(); }
    float value(std::size_t place) const { return m_values[place]; }
    TrackId id(std::size_t place) const { return m_ids[place]; }
    std::uint64_t album(std::size_t place) const { return m_albums[place]; }
    std::uint64_t audio(std::size_t place) const { return m_audios[place]; }

private:
    void remove(std::size_t place);

    std::vector<float> m_values;
    std::vector<TrackId> m_ids;
    std::vector<std::uint64_t> m_albums;
    std::vector<std::uint64_t> m_audios;
};

/// How the values of one unit lie: counted in steps that grow with the value (64 from each power of two to the next), so
/// that no range has to be known beforehand.
class ValueCounts {
public:
    void add(float value);
    AnswerDistribution distribution(int bins) const;
    double mean() const;
    double deviation() const;

private:
    /// About how many of the values are below `value`: within a step they count as evenly spread.
    double below(double value) const;

    static constexpr int stepBits = 6;
    static constexpr int lowestExponent = -14; // below 2^-14 all is one step
    static constexpr int highestExponent = 16;
    static constexpr std::size_t steps = ((highestExponent - lowestExponent) << stepBits) + 1;
    static std::size_t stepOf(float value);
    static const std::array<double, steps>& starts(); // the lowest value of each

    std::array<std::uint32_t, steps> m_counts{};
    std::size_t m_total = 0;
    float m_highest = 0.0F;
    double m_sum = 0.0;
    double m_squares = 0.0;
};

/// All that is kept of the units of one layer by one measure.
struct UnitTable {
    explicit UnitTable(std::size_t units)
        : strongest(units)
        , counts(units)
    {
    }
    void add(TrackId id, const UnitRankings::Labels& labels, std::span<const float> values);

    std::vector<StrongestTracks> strongest;
    std::vector<ValueCounts> counts;
};

} // namespace tonekin
