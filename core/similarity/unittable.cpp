// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/unittable.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>

namespace tonekin {
namespace {

bool isStronger(float value, TrackId id, float thanValue, TrackId thanId)
{
    return value > thanValue || (value == thanValue && id < thanId);
}

/// The last, that is the weakest, of those with a label, when there are as many of them as may be kept.
std::optional<std::size_t> weakestOfFull(const std::vector<std::uint64_t>& labels, std::uint64_t label)
{
    if (label == 0)
        return std::nullopt;
    std::size_t last = 0;
    int count = 0;
    for (std::size_t place = 0; place < labels.size(); ++place)
        if (labels[place] == label) {
            ++count;
            last = place;
        }
    return count >= UnitRankings::keptPerAlbum ? std::optional(last) : std::nullopt;
}

float asAnswer(float value)
{
    if (!(value > 0.0F)) // also for what is not a number
        return 0.0F;
    return std::min(value, std::numeric_limits<float>::max());
}

} // namespace

bool StrongestTracks::wouldTake(float value, TrackId id) const
{
    if (!(value > 0.0F))
        return false;
    return m_values.size() < UnitRankings::kept || isStronger(value, id, m_values.back(), m_ids.back());
}

void StrongestTracks::remove(std::size_t place)
{
    const auto from = static_cast<std::ptrdiff_t>(place);
    m_values.erase(m_values.begin() + from);
    m_ids.erase(m_ids.begin() + from);
    m_albums.erase(m_albums.begin() + from);
    m_audios.erase(m_audios.begin() + from);
}

// What was turned away stays weaker than the last of a full list, or than as many of its album as may be kept, since
// neither ever gets weaker. So the list is the same in whatever order tracks come.
void StrongestTracks::take(float value, TrackId id, const UnitRankings::Labels& labels)
{
    // Copies of one recording answer alike, so any of them will do.
    if (weakestOfFull(m_audios, labels.audio))
        return;
    if (const auto weakest = weakestOfFull(m_albums, labels.album)) {
        if (!isStronger(value, id, m_values[*weakest], m_ids[*weakest]))
            return;
        remove(*weakest);
    }
    if (m_values.size() == UnitRankings::kept)
        remove(m_values.size() - 1);
    std::size_t place = m_values.size();
    while (place > 0 && isStronger(value, id, m_values[place - 1], m_ids[place - 1]))
        --place;
    const auto at = static_cast<std::ptrdiff_t>(place);
    m_values.insert(m_values.begin() + at, value);
    m_ids.insert(m_ids.begin() + at, id);
    m_albums.insert(m_albums.begin() + at, labels.album);
    m_audios.insert(m_audios.begin() + at, labels.audio);
}

std::size_t ValueCounts::stepOf(float value)
{
    constexpr int mantissaBits = 23;
    constexpr int bias = 127;
    const auto fine = static_cast<int>(std::bit_cast<std::uint32_t>(value) >> (mantissaBits - stepBits));
    const int step = fine - ((bias + lowestExponent) << stepBits) + 1;
    return static_cast<std::size_t>(std::clamp(step, 0, static_cast<int>(steps) - 1));
}

const std::array<double, ValueCounts::steps>& ValueCounts::starts()
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

void ValueCounts::add(float value)
{
    ++m_counts[stepOf(value)];
    ++m_total;
    m_highest = std::max(m_highest, value);
    m_sum += value;
    m_squares += double{value} * value;
}

double ValueCounts::mean() const
{
    return m_total > 0 ? m_sum / static_cast<double>(m_total) : 0.0;
}

double ValueCounts::deviation() const
{
    if (m_total == 0)
        return 0.0;
    const double variance = m_squares / static_cast<double>(m_total) - mean() * mean();
    return std::sqrt(std::max(0.0, variance));
}

double ValueCounts::below(double value) const
{
    double count = 0.0;
    for (std::size_t step = 0; step < steps; ++step) {
        const double start = starts()[step];
        if (start >= value)
            break;
        const double end = step + 1 < steps ? std::min<double>(starts()[step + 1], m_highest) : m_highest;
        count += end > value ? m_counts[step] * (value - start) / (end - start) : m_counts[step];
    }
    return count;
}

AnswerDistribution ValueCounts::distribution(int bins) const
{
    AnswerDistribution found;
    found.highest = m_highest;
    found.tracks = m_total;
    found.mean = mean();
    found.deviation = deviation();
    if (bins < 1 || m_total == 0)
        return found;
    std::int64_t counted = 0;
    for (int bin = 1; bin <= bins; ++bin) {
        // Differences of rounded sums, so that all tracks are in the picture once.
        const bool last = bin == bins;
        const auto upTo = last ? static_cast<std::int64_t>(m_total)
                               : std::llround(below(double{m_highest} * bin / bins));
        found.histogram.push_back(std::max<std::int64_t>(0, upTo - counted));
        counted = std::max<std::int64_t>(counted, upTo);
    }
    return found;
}

void UnitTable::add(TrackId id, const UnitRankings::Labels& labels, std::span<const float> values)
{
    for (std::size_t unit = 0; unit < values.size(); ++unit) {
        const float value = asAnswer(values[unit]);
        counts[unit].add(value);
        if (strongest[unit].wouldTake(value, id))
            strongest[unit].take(value, id, labels);
    }
}

} // namespace tonekin
