// SPDX-License-Identifier: GPL-3.0-or-later
#include "activations/strongestfilters.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

struct Candidate {
    StrongFilter filter;
    float maximum = 0.0F;
};

double finite(double value)
{
    return std::isfinite(value) ? value : 0.0;
}

} // namespace

std::vector<StrongFilter> strongestFilters(std::span<const FilterResponse> track, const Unusualness& unusualness,
                                           std::size_t count)
{
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < track.size(); ++i) {
        if (!(track[i].maximum > 0.0F))
            continue;
        const int filter = static_cast<int>(i);
        const double byMaximum = finite(unusualness(filter, RankBy::Maximum, track[i].maximum));
        const double byMean = finite(unusualness(filter, RankBy::Mean, track[i].mean));
        const RankBy by = byMean > byMaximum ? RankBy::Mean : RankBy::Maximum;
        candidates.push_back({{filter, std::max(byMaximum, byMean), by}, track[i].maximum});
    }
    std::ranges::stable_sort(candidates, [](const Candidate& one, const Candidate& other) {
        if (one.filter.unusual != other.filter.unusual)
            return one.filter.unusual > other.filter.unusual;
        return one.maximum > other.maximum;
    });
    std::vector<StrongFilter> strongest;
    for (const Candidate& candidate : candidates) {
        if (strongest.size() == count)
            break;
        strongest.push_back(candidate.filter);
    }
    return strongest;
}

std::vector<float> usualMaxima(const UnitRankings& rankings, int filters)
{
    std::vector<float> maxima;
    for (int filter = 0; filter < filters; ++filter)
        maxima.push_back(static_cast<float>(rankings.distribution({{1}, filter}, RankBy::Maximum, 1).mean));
    return maxima;
}

} // namespace tonekin
