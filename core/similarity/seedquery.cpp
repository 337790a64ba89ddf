// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/seedquery.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tonekin {
namespace {

constexpr float notSeedWeight = 0.5F;

/// False for a vector without a direction.
bool scaleToUnit(Embedding& vector)
{
    double squares = 0.0;
    for (const float value : vector)
        squares += static_cast<double>(value) * value;
    const double length = std::sqrt(squares);
    if (!std::isfinite(length) || length < 1e-6)
        return false;
    for (float& value : vector)
        value = static_cast<float>(value / length);
    return true;
}

std::optional<Embedding> unitMean(const VectorIndex& index, std::span<const TrackId> tracks)
{
    Embedding sum(static_cast<std::size_t>(std::max(index.dimensions(), 0)), 0.0F);
    for (const TrackId track : tracks) {
        if (const auto vector = index.vectorOf(track))
            std::ranges::transform(sum, *vector, sum.begin(), std::plus<>());
    }
    if (!scaleToUnit(sum))
        return std::nullopt;
    return sum;
}

} // namespace

std::optional<Embedding> seedQuery(const VectorIndex& index, std::span<const TrackId> seeds,
                                   std::span<const TrackId> notSeeds)
{
    auto query = unitMean(index, seeds);
    if (!query)
        return std::nullopt;
    if (const auto unwanted = unitMean(index, notSeeds)) {
        std::ranges::transform(*query, *unwanted, query->begin(),
                               [](float wanted, float other) { return wanted - notSeedWeight * other; });
        if (!scaleToUnit(*query))
            return std::nullopt;
    }
    return query;
}

std::optional<DistanceStatistics> usualDistances(const VectorIndex& index, const Embedding& query,
                                                 std::span<const TrackId> seeds)
{
    if (!index.correctsHubs())
        return std::nullopt;
    return index.hubs().fitOf(query, seeds);
}

} // namespace tonekin
