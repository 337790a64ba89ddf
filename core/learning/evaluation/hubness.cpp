// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/hubness.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tonekin {
namespace {

using Lists = std::vector<std::vector<std::size_t>>;

std::vector<double> occurrences(const Lists& lists)
{
    std::vector<double> counts(lists.size(), 0.0);
    for (const auto& list : lists)
        for (const std::size_t track : list)
            counts[track] += 1.0;
    return counts;
}

double skewnessOf(const std::vector<double>& counts, double mean)
{
    double squares = 0.0;
    double cubes = 0.0;
    for (const double count : counts) {
        squares += (count - mean) * (count - mean);
        cubes += std::pow(count - mean, 3);
    }
    const auto size = static_cast<double>(counts.size());
    return squares > 0.0 ? cubes / size / std::pow(squares / size, 1.5) : 0.0;
}

double reachedFrom(const Lists& lists, std::size_t start)
{
    std::vector<bool> seen(lists.size(), false);
    std::vector<std::size_t> open{start};
    seen[start] = true;
    double reached = 0.0;
    while (!open.empty()) {
        const std::size_t track = open.back();
        open.pop_back();
        for (const std::size_t next : lists[track])
            if (!seen[next]) {
                seen[next] = true;
                reached += 1.0;
                open.push_back(next);
            }
    }
    return reached;
}

double reachableShare(const Lists& lists)
{
    double reached = 0.0;
    for (std::size_t start = 0; start < lists.size(); ++start)
        reached += reachedFrom(lists, start);
    const auto size = static_cast<double>(lists.size());
    return reached / size / (size - 1.0);
}

} // namespace

Lists neighbourLists(const SimilarityMatrix& similarities, std::size_t neighbours)
{
    Lists lists;
    for (std::size_t query = 0; query < similarities.queries; ++query) {
        std::vector<std::pair<float, std::size_t>> order;
        for (std::size_t other = 0; other < similarities.candidates; ++other)
            if (other != query)
                order.emplace_back(-similarities.at(query, other), other);
        const auto count = static_cast<std::ptrdiff_t>(std::min(neighbours, order.size()));
        std::ranges::partial_sort(order, order.begin() + count);
        std::vector<std::size_t>& list = lists.emplace_back();
        for (std::ptrdiff_t i = 0; i < count; ++i)
            list.push_back(order[static_cast<std::size_t>(i)].second);
    }
    return lists;
}

HubnessFigures hubnessOf(const SimilarityMatrix& similarities, std::size_t neighbours)
{
    if (similarities.queries < 2)
        return {};
    const Lists lists = neighbourLists(similarities, neighbours);
    const std::vector<double> counts = occurrences(lists);
    const auto size = static_cast<double>(counts.size());
    const double mean = std::accumulate(counts.begin(), counts.end(), 0.0) / size;
    double above = 0.0; // as much lies below the mean
    for (const double count : counts)
        above += std::max(0.0, count - mean);
    HubnessFigures figures;
    figures.neighbours = lists.front().size();
    figures.skewness = skewnessOf(counts, mean);
    figures.antiHubs = static_cast<double>(std::ranges::count(counts, 0.0)) / size;
    figures.largest = std::ranges::max(counts) / mean;
    figures.robinHood = above / (mean * size);
    figures.reachable = reachableShare(lists);
    return figures;
}

} // namespace tonekin
