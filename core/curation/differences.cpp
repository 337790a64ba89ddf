// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/differences.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tonekin {
namespace {

constexpr std::size_t fewest = 3;
constexpr double priorTracks = 10.0; // how many tracks of a set the spread in the library weighs
constexpr double toDeviation = 1.4826;
constexpr std::size_t mostLookedAt = 1000; // of a set; a median needs no more

double medianOf(std::vector<float>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// The median distance from the median as a standard deviation; `values` become those distances.
double spreadAround(double median, std::vector<float>& values)
{
    for (float& value : values)
        value = static_cast<float>(std::abs(static_cast<double>(value) - median));
    return toDeviation * medianOf(values);
}

std::vector<float> othersOf(const TraitTable& table, std::span<const std::size_t> set, std::size_t row,
                            std::size_t trait)
{
    std::vector<float> values;
    const std::size_t count = std::min(set.size(), mostLookedAt);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t other = set[i * set.size() / count];
        if (const float value = table.at(other, trait); other != row && std::isfinite(value))
            values.push_back(value);
    }
    return values;
}

} // namespace

std::vector<double> usualSpreads(const TraitTable& table)
{
    std::vector<double> spreads(table.traits, std::numeric_limits<double>::quiet_NaN());
    std::vector<float> values;
    for (std::size_t trait = 0; trait < table.traits; ++trait) {
        values.clear();
        for (std::size_t track = 0; track < table.tracks(); ++track)
            if (const float value = table.at(track, trait); std::isfinite(value))
                values.push_back(value);
        if (values.size() >= fewest)
            spreads[trait] = spreadAround(medianOf(values), values);
    }
    return spreads;
}

std::vector<Difference> differencesOf(const TraitTable& table, std::span<const double> spreads,
                                      std::span<const std::size_t> set, std::size_t row, std::size_t most,
                                      double leastDeviations)
{
    std::vector<Difference> differences;
    for (std::size_t trait = 0; trait < table.traits; ++trait) {
        const double value = table.at(row, trait);
        std::vector<float> others = othersOf(table, set, row, trait);
        if (!std::isfinite(value) || others.size() < fewest || !(spreads[trait] > 0.0))
            continue;
        const auto known = static_cast<double>(others.size());
        const double usual = medianOf(others);
        const double spread =
            (known * spreadAround(usual, others) + priorTracks * spreads[trait]) / (known + priorTracks);
        const double deviations = (value - usual) / spread;
        if (std::abs(deviations) >= leastDeviations)
            differences.push_back({trait, value, usual, deviations});
    }
    std::ranges::stable_sort(differences, std::greater(), [](const Difference& d) { return std::abs(d.deviations); });
    if (differences.size() > most)
        differences.resize(most);
    return differences;
}

} // namespace tonekin
