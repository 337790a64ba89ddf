// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/unittable.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>

namespace tonekin {
namespace {

constexpr int stepBits = 5;
constexpr int lowestExponent = -14; // below 2^-14 all is one step
constexpr int highestExponent = 16;
constexpr std::size_t steps = ((highestExponent - lowestExponent) << stepBits) + 1;

std::size_t stepOf(float value)
{
    constexpr int mantissaBits = 23;
    constexpr int bias = 127;
    const auto fine = static_cast<int>(std::bit_cast<std::uint32_t>(value) >> (mantissaBits - stepBits));
    const int step = fine - ((bias + lowestExponent) << stepBits) + 1;
    return static_cast<std::size_t>(std::clamp(step, 0, static_cast<int>(steps) - 1));
}

/// The lowest value of each step.
const std::array<double, steps>& starts()
{
    static const auto all = [] {
        std::array<double, steps> made{};
        for (std::size_t step = 1; step < steps; ++step) {
            const auto above = static_cast<int>(step) - 1;
            const double within = 1.0 + (above & ((1 << stepBits) - 1)) / static_cast<double>(1 << stepBits);
            made[step] = std::ldexp(within, lowestExponent + (above >> stepBits));
        }
        return made;
    }();
    return all;
}

bool isStronger(const StrongTrack& one, const StrongTrack& other, std::span<const TrackId> ids)
{
    return one.value > other.value || (one.value == other.value && ids[one.track] < ids[other.track]);
}

/// The last, that is the weakest, of those with a label, when there are as many of them as may be kept.
std::optional<std::size_t> weakestOfFull(const std::vector<StrongTrack>& tracks, std::uint32_t StrongTrack::*label,
                                         std::uint32_t value)
{
    if (value == 0 || std::ranges::count(tracks, value, label) < UnitRankings::keptPerAlbum)
        return std::nullopt;
    std::size_t place = tracks.size();
    while (tracks[place - 1].*label != value)
        --place;
    return place - 1;
}

/// Never 0 for a label that is there.
std::uint32_t shortened(std::uint64_t hash)
{
    const auto half = static_cast<std::uint32_t>(hash ^ (hash >> 32U));
    return hash != 0 && half == 0 ? 1 : half;
}

} // namespace

// What was turned away stays weaker than the last of a full list, or than as many of its album as may be kept, since
// neither ever gets weaker. So the list is the same in whatever order tracks come.
void StrongestTracks::offer(const StrongTrack& track, std::span<const TrackId> ids)
{
    const bool isFull = m_tracks.size() == UnitRankings::kept;
    if (isFull && !isStronger(track, m_tracks.back(), ids))
        return;
    // Copies of one recording have the same activations, so any of them will do.
    if (weakestOfFull(m_tracks, &StrongTrack::audio, track.audio))
        return;
    const auto weakest = weakestOfFull(m_tracks, &StrongTrack::album, track.album);
    if (weakest && !isStronger(track, m_tracks[*weakest], ids))
        return;
    if (weakest || isFull)
        m_tracks.erase(m_tracks.begin() + static_cast<std::ptrdiff_t>(weakest.value_or(m_tracks.size() - 1)));
    if (m_tracks.capacity() == 0)
        m_tracks.reserve(UnitRankings::kept);
    const auto stronger = [ids](const StrongTrack& one, const StrongTrack& other) {
        return isStronger(one, other, ids);
    };
    m_tracks.insert(std::upper_bound(m_tracks.begin(), m_tracks.end(), track, stronger), track);
}

UnitTable::UnitTable(std::size_t units)
    : m_activations(units)
    , m_sums(units)
    , m_squares(units)
    , m_highest(units)
    , m_least(units)
    , m_counts(units * steps)
    , m_strongest(units)
{
}

void UnitTable::add(std::span<const TrackId> ids, const UnitRankings::Labels& labels, std::span<const float> values)
{
    ++m_tracks;
    const std::size_t count = units();
    // Loop by loop, so that all but the two last run over neighbouring numbers several at a time.
    for (std::size_t unit = 0; unit < count; ++unit) {
        const float value = values[unit] > 0.0F ? values[unit] : 0.0F; // also for what is not a number
        m_activations[unit] = std::min(value, std::numeric_limits<float>::max());
    }
    for (std::size_t unit = 0; unit < count; ++unit)
        m_highest[unit] = std::max(m_highest[unit], m_activations[unit]);
    for (std::size_t unit = 0; unit < count; ++unit)
        m_sums[unit] += m_activations[unit];
    for (std::size_t unit = 0; unit < count; ++unit)
        m_squares[unit] += double{m_activations[unit]} * m_activations[unit];
    for (std::size_t unit = 0; unit < count; ++unit)
        ++m_counts[unit * steps + stepOf(m_activations[unit])];
    StrongTrack track{0.0F, static_cast<std::uint32_t>(ids.size() - 1), shortened(labels.album),
                      shortened(labels.audio)};
    for (std::size_t unit = 0; unit < count; ++unit)
        if (m_activations[unit] > 0.0F && m_activations[unit] >= m_least[unit]) {
            track.value = m_activations[unit];
            m_strongest[unit].offer(track, ids);
            m_least[unit] = m_strongest[unit].least();
        }
}

double UnitTable::mean(std::size_t unit) const
{
    return m_tracks > 0 ? m_sums[unit] / static_cast<double>(m_tracks) : 0.0;
}

double UnitTable::deviation(std::size_t unit) const
{
    if (m_tracks == 0)
        return 0.0;
    const double variance = m_squares[unit] / static_cast<double>(m_tracks) - mean(unit) * mean(unit);
    return std::sqrt(std::max(0.0, variance));
}

double UnitTable::below(std::size_t unit, double value) const
{
    double count = 0.0;
    for (std::size_t step = 0; step < steps; ++step) {
        const double start = starts()[step];
        if (start >= value)
            break;
        const double highest = m_highest[unit];
        const double end = step + 1 < steps ? std::min(starts()[step + 1], highest) : highest;
        const double here = m_counts[unit * steps + step];
        count += end > value ? here * (value - start) / (end - start) : here;
    }
    return count;
}

ActivationDistribution UnitTable::distribution(std::size_t unit, int bins) const
{
    ActivationDistribution found;
    found.highest = m_highest[unit];
    found.tracks = m_tracks;
    found.mean = mean(unit);
    found.deviation = deviation(unit);
    if (m_tracks == 0)
        return found;
    std::int64_t counted = 0;
    for (int bin = 1; bin <= bins; ++bin) {
        // Differences of rounded sums, so that all tracks are in the picture once.
        const bool last = bin == bins;
        const auto upTo = last ? static_cast<std::int64_t>(m_tracks)
                               : std::llround(below(unit, double{m_highest[unit]} * bin / bins));
        found.histogram.push_back(std::max<std::int64_t>(0, upTo - counted));
        counted = std::max<std::int64_t>(counted, upTo);
    }
    return found;
}

} // namespace tonekin
