// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/retrieval.h"

#include "base/randomstream.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace tonekin {
namespace {

constexpr int draws = 2000;
constexpr std::uint64_t bootstrapSeed = 20140805;
constexpr int listLength = 5;

std::vector<float> unitLength(const std::vector<float>& vector)
{
    const double length = std::sqrt(std::inner_product(vector.begin(), vector.end(), vector.begin(), 0.0));
    std::vector<float> unit(vector.size());
    std::ranges::transform(vector, unit.begin(),
                           [length](float value) { return static_cast<float>(value / std::max(length, 1e-30)); });
    return unit;
}

std::vector<std::vector<float>> unitVectors(std::span<const RetrievalItem> items)
{
    std::vector<std::vector<float>> units;
    for (const RetrievalItem& item : items)
        units.push_back(unitLength(item.vector));
    return units;
}

double cosine(const std::vector<float>& one, const std::vector<float>& two)
{
    return std::inner_product(one.begin(), one.end(), two.begin(), 0.0);
}

bool mayAnswer(const RetrievalItem& query, const RetrievalItem& answer)
{
    return query.hidden.empty() || query.hidden != answer.hidden;
}

/// Which of the possible answers, nearest first, are right.
std::vector<bool> rankedAnswers(std::span<const RetrievalItem> items, const std::vector<std::vector<float>>& units,
                                std::size_t query)
{
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t other = 0; other < items.size(); ++other)
        if (other != query && mayAnswer(items[query], items[other]))
            order.emplace_back(-cosine(units[query], units[other]), other);
    std::ranges::sort(order);
    std::vector<bool> right;
    for (const auto& [distance, other] : order)
        right.push_back(items[other].label == items[query].label);
    return right;
}

QueryScore scoreOf(const std::string& cluster, const std::vector<bool>& right)
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
    return {cluster, right.front() ? 1.0 : 0.0, foundInList / std::min<double>(listLength, all), precisionSum / all};
}

/// The mean of `values` over many random choices of clusters, as many as there are, with repetition.
Figure bootstrap(const std::map<std::string, std::vector<double>>& byCluster)
{
    std::vector<std::pair<double, double>> sums; // of each cluster: sum and count
    double sum = 0.0;
    double count = 0.0;
    for (const auto& [cluster, values] : byCluster) {
        sums.emplace_back(std::accumulate(values.begin(), values.end(), 0.0), static_cast<double>(values.size()));
        sum += sums.back().first;
        count += sums.back().second;
    }
    if (count == 0.0)
        return {};
    RandomStream random(bootstrapSeed, {});
    std::vector<double> means;
    for (int draw = 0; draw < draws; ++draw) {
        double drawnSum = 0.0;
        double drawnCount = 0.0;
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const auto& [clusterSum, clusterCount] =
                sums[static_cast<std::size_t>(random.below(static_cast<int>(sums.size())))];
            drawnSum += clusterSum;
            drawnCount += clusterCount;
        }
        means.push_back(drawnSum / drawnCount);
    }
    std::ranges::sort(means);
    return {sum / count, means[draws / 40], means[draws - 1 - draws / 40]};
}

} // namespace

std::vector<QueryScore> scoreRetrieval(std::span<const RetrievalItem> items)
{
    const auto units = unitVectors(items);
    std::vector<QueryScore> scores;
    for (std::size_t query = 0; query < items.size(); ++query) {
        if (items[query].label.empty())
            continue;
        const std::vector<bool> right = rankedAnswers(items, units, query);
        if (std::ranges::count(right, true) > 0)
            scores.push_back(scoreOf(items[query].cluster, right));
    }
    return scores;
}

std::vector<QueryScore> scoreOtherHalf(std::span<const RetrievalItem> firstHalves,
                                       std::span<const RetrievalItem> secondHalves)
{
    const auto firsts = unitVectors(firstHalves);
    const auto seconds = unitVectors(secondHalves);
    std::vector<QueryScore> scores;
    for (std::size_t query = 0; query < firsts.size(); ++query) {
        std::size_t nearest = 0;
        for (std::size_t other = 1; other < seconds.size(); ++other)
            if (cosine(firsts[query], seconds[other]) > cosine(firsts[query], seconds[nearest]))
                nearest = other;
        const double hit = nearest == query ? 1.0 : 0.0;
        scores.push_back({firstHalves[query].cluster, hit, hit, hit});
    }
    return scores;
}

QueryScore chanceOf(std::span<const RetrievalItem> items)
{
    QueryScore mean;
    double queries = 0.0;
    for (std::size_t query = 0; query < items.size(); ++query) {
        double possible = 0.0;
        double right = 0.0;
        for (std::size_t other = 0; other < items.size(); ++other) {
            if (other == query || !mayAnswer(items[query], items[other]))
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
        mean.averagePrecision += restRight + (1.0 - restRight) * harmonic / possible;
        mean.precisionAt1 += share;
        mean.precisionAt5 += share * std::min<double>(listLength, possible) / std::min<double>(listLength, right);
        queries += 1.0;
    }
    if (queries > 0.0)
        mean = {{}, mean.precisionAt1 / queries, mean.precisionAt5 / queries, mean.averagePrecision / queries};
    return mean;
}

Figure figureOf(std::span<const QueryScore> scores, double QueryScore::*measure)
{
    std::map<std::string, std::vector<double>> byCluster;
    for (const QueryScore& score : scores)
        byCluster[score.cluster].push_back(score.*measure);
    return bootstrap(byCluster);
}

Figure differenceOf(std::span<const QueryScore> ours, std::span<const QueryScore> theirs, double QueryScore::*measure)
{
    std::map<std::string, std::vector<double>> byCluster;
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i)
        byCluster[ours[i].cluster].push_back(ours[i].*measure - theirs[i].*measure);
    return bootstrap(byCluster);
}

} // namespace tonekin
