// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/lessplayed.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace tonekin {

namespace {

constexpr float shareOfCount = 0.75F;

/// The share of values that lie below each, half of its equals counted as below.
template <typename Value>
std::vector<float> percentiles(std::span<const Value> values)
{
    std::vector<Value> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    std::vector<float> all;
    all.reserve(values.size());
    for (const Value value : values) {
        const auto [low, high] = std::ranges::equal_range(sorted, value);
        const auto below = static_cast<double>(low - sorted.begin());
        const auto equal = static_cast<double>(high - low);
        all.push_back(static_cast<float>((below + equal / 2.0) / static_cast<double>(sorted.size())));
    }
    return all;
}

} // namespace

std::vector<float> playednessOf(const PlaylistTracks& tracks)
{
    std::vector<std::int64_t> counts;
    std::vector<std::int64_t> moments;
    bool knowsMoments = false;
    for (std::size_t row = 0; row < tracks.size(); ++row) {
        counts.push_back(tracks[row].plays);
        moments.push_back(tracks[row].lastPlayed);
        knowsMoments = knowsMoments || tracks[row].lastPlayed > 0;
    }
    auto playedness = percentiles<std::int64_t>(counts);
    if (!knowsMoments)
        return playedness;
    const auto lately = percentiles<std::int64_t>(moments);
    for (std::size_t row = 0; row < playedness.size(); ++row)
        playedness[row] = shareOfCount * playedness[row] + (1.0F - shareOfCount) * lately[row];
    return playedness;
}

float leastSimilarity(float usual, double slider)
{
    // Similarities may lie below 0; what is given up counts from their size.
    return usual - std::abs(usual) * mostSimilarityGivenUp * static_cast<float>(std::abs(slider));
}

std::vector<std::size_t> lessPlayedFirst(std::span<const PlayedCandidate> candidates, std::span<const float> playedness,
                                         double slider)
{
    const double weight = std::abs(slider);
    const auto count = static_cast<double>(std::max<std::size_t>(candidates.size(), 1));
    std::vector<double> scores; // lower comes first
    std::vector<std::size_t> order;
    for (std::size_t place = 0; place < candidates.size(); ++place) {
        const auto played = static_cast<double>(playedness[candidates[place].row]);
        scores.push_back((1.0 - weight) * static_cast<double>(place) / count +
                         weight * (slider < 0.0 ? 1.0 - played : played));
        order.push_back(place);
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t place) { return scores[place]; });
    return order;
}

} // namespace tonekin
