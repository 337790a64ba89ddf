// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/retrieval.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tonekin {
namespace {

constexpr int listLength = 5;

std::vector<float> unitLength(const std::vector<float>& vector)
{
    const double length = std::sqrt(std::inner_product(vector.begin(), vector.end(), vector.begin(), 0.0));
    std::vector<float> unit(vector.size());
    std::ranges::transform(vector, unit.begin(),
                           [length](float value) { return static_cast<float>(value / std::max(length, 1e-30)); });
    return unit;
}

std::vector<std::vector<float>> unitVectors(std::span<const std::vector<float>> vectors)
{
    std::vector<std::vector<float>> units;
    for (const std::vector<float>& vector : vectors)
        units.push_back(unitLength(vector));
    return units;
}

bool isCandidate(std::span<const RetrievalItem> items, std::size_t query, std::size_t candidate)
{
    return query != candidate && (items[query].hidden.empty() || items[query].hidden != items[candidate].hidden);
}

/// Which of the possible answers, nearest first, are right.
std::vector<bool> rankedCandidates(const SimilarityMatrix& similarities, std::span<const RetrievalItem> items,
                                   std::size_t query)
{
    std::vector<std::pair<float, std::size_t>> order;
    for (std::size_t other = 0; other < items.size(); ++other)
        if (isCandidate(items, query, other))
            order.emplace_back(-similarities.at(query, other), other);
    std::ranges::sort(order);
    std::vector<bool> right;
    for (const auto& [distance, other] : order)
        right.push_back(items[other].label == items[query].label);
    return right;
}

QueryScore scoreOf(const RetrievalItem& query, const std::vector<bool>& right)
{
    const auto all = static_cast<double>(std::ranges::count(right, true));
    double found = 0.0;
    double precisionSum = 0.0;
    double foundInList = 0.0;
    for (std::size_t rank = 0; rank < right.size(); ++rank) {
        if (!right[rank])
            continue;
        found += 1.0;
        precisionSum += found / static_cast<double>(rank + 1);
        foundInList += rank < listLength ? 1.0 : 0.0;
    }
    return {query.cluster, right.front() ? 1.0 : 0.0, foundInList / std::min<double>(listLength, all),
            precisionSum / all, query.label};
}

} // namespace

SimilarityMatrix cosineSimilarities(std::span<const std::vector<float>> queries,
                                    std::span<const std::vector<float>> candidates)
{
    const auto rows = unitVectors(queries);
    const auto columns = unitVectors(candidates);
    SimilarityMatrix matrix{queries.size(), candidates.size(), {}};
    matrix.values.reserve(queries.size() * candidates.size());
    for (const auto& row : rows)
        for (const auto& column : columns)
            matrix.values.push_back(
                static_cast<float>(std::inner_product(row.begin(), row.end(), column.begin(), 0.0)));
    return matrix;
}

std::vector<QueryScore> scoreRetrieval(const SimilarityMatrix& similarities, std::span<const RetrievalItem> items)
{
    std::vector<QueryScore> scores;
    for (std::size_t query = 0; query < items.size(); ++query) {
        if (items[query].label.empty())
            continue;
        const std::vector<bool> right = rankedCandidates(similarities, items, query);
        if (std::ranges::count(right, true) > 0)
            scores.push_back(scoreOf(items[query], right));
    }
    return scores;
}

std::vector<QueryScore> scoreOwn(const SimilarityMatrix& similarities, std::span<const std::size_t> own,
                                 std::span<const std::string> clusters)
{
    std::vector<QueryScore> scores;
    for (std::size_t query = 0; query < similarities.queries; ++query) {
        const float wanted = similarities.at(query, own[query]);
        const auto row = similarities.row(query);
        const auto asNear = std::ranges::count_if(row, [wanted](float value) { return value >= wanted; });
        const double hit = asNear == 1 ? 1.0 : 0.0; // only itself
        scores.push_back({clusters[query], hit, hit, hit, clusters[query]});
    }
    return scores;
}

std::vector<QueryScore> scoreOwn(const SimilarityMatrix& similarities, std::span<const std::string> clusters)
{
    std::vector<std::size_t> own(similarities.queries);
    std::iota(own.begin(), own.end(), std::size_t{0});
    return scoreOwn(similarities, own, clusters);
}

std::vector<QueryScore> chanceOf(std::span<const RetrievalItem> items)
{
    std::vector<QueryScore> scores;
    for (std::size_t query = 0; query < items.size(); ++query) {
        double possible = 0.0;
        double right = 0.0;
        for (std::size_t other = 0; other < items.size(); ++other) {
            if (!isCandidate(items, query, other))
                continue;
            possible += 1.0;
            right += items[other].label == items[query].label ? 1.0 : 0.0;
        }
        if (items[query].label.empty() || right == 0.0)
            continue;
        const double share = right / possible;
        // Expected average precision of a random order (Bestgen 2015): the share, plus a little for the first ranks.
        double harmonic = 0.0;
        for (int rank = 1; rank <= static_cast<int>(possible); ++rank)
            harmonic += 1.0 / rank;
        const double restRight = possible > 1.0 ? (right - 1.0) / (possible - 1.0) : 0.0;
        scores.push_back({items[query].cluster, share,
                          share * std::min<double>(listLength, possible) / std::min<double>(listLength, right),
                          restRight + (1.0 - restRight) * harmonic / possible, items[query].label});
    }
    return scores;
}

} // namespace tonekin
