// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/hubcorrections.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace tonekin {
namespace {

constexpr std::size_t neighbours = 10;
constexpr double leastDistance = 1e-9;

/// The similarities of one query, or of one answer, to all on the other side.
std::vector<double> surroundings(const SimilarityMatrix& matrix, std::size_t place, bool ofQuery)
{
    std::vector<double> values;
    const std::size_t count = ofQuery ? matrix.candidates : matrix.queries;
    for (std::size_t other = 0; other < count; ++other)
        if (!matrix.sameTracks || other != place)
            values.push_back(ofQuery ? matrix.at(place, other) : matrix.at(other, place));
    return values;
}

double nearestMean(std::vector<double> values)
{
    if (values.empty())
        return 0.0;
    const auto count = static_cast<std::ptrdiff_t>(std::min(neighbours, values.size()));
    std::ranges::partial_sort(values, values.begin() + count, std::greater{});
    return std::accumulate(values.begin(), values.begin() + count, 0.0) / static_cast<double>(count);
}

/// nearestMean of every query, or of every answer.
std::vector<double> nearestMeans(const SimilarityMatrix& matrix, bool ofQueries)
{
    std::vector<double> means;
    for (std::size_t place = 0; place < (ofQueries ? matrix.queries : matrix.candidates); ++place)
        means.push_back(nearestMean(surroundings(matrix, place, ofQueries)));
    return means;
}

/// Replaces every value by what `corrected` makes of it and of what is known of its query and its candidate.
template <typename Known, typename Corrected>
void replaceAll(SimilarityMatrix& matrix, const std::vector<Known>& queries, const std::vector<Known>& candidates,
                Corrected corrected)
{
    for (std::size_t query = 0; query < matrix.queries; ++query)
        for (std::size_t candidate = 0; candidate < matrix.candidates; ++candidate) {
            float& value = matrix.values[query * matrix.candidates + candidate];
            value = static_cast<float>(corrected(static_cast<double>(value), queries[query], candidates[candidate]));
        }
}

double distanceOf(double similarity, SimilarityUnit unit)
{
    return unit == SimilarityUnit::Cosine ? std::sqrt(std::max(0.0, 2.0 - 2.0 * similarity)) : -similarity;
}

DistanceStatistics statisticsOf(std::vector<double> values, SimilarityUnit unit)
{
    const auto count = static_cast<double>(std::max<std::size_t>(1, values.size()));
    for (double& value : values)
        value = distanceOf(value, unit);
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0.0;
    for (const double distance : values)
        squares += (distance - mean) * (distance - mean);
    return {static_cast<float>(mean), static_cast<float>(std::sqrt(squares / count))};
}

std::vector<DistanceStatistics> allFits(const SimilarityMatrix& matrix, bool ofQueries, SimilarityUnit unit,
                                        DistanceShape shape)
{
    std::vector<DistanceStatistics> all;
    for (std::size_t place = 0; place < (ofQueries ? matrix.queries : matrix.candidates); ++place)
        all.push_back(fitted(statisticsOf(surroundings(matrix, place, ofQueries), unit), shape));
    return all;
}

} // namespace

void correctByMutualProximity(SimilarityMatrix& similarities, SimilarityUnit unit, DistanceShape shape)
{
    const auto queries = allFits(similarities, true, unit, shape);
    const auto candidates = allFits(similarities, false, unit, shape);
    replaceAll(similarities, queries, candidates,
               [&](double similarity, const DistanceStatistics& query, const DistanceStatistics& candidate) {
                   const double distance = distanceOf(similarity, unit);
                   const double value =
                       shape == DistanceShape::Normal ? distance : std::log(std::max(distance, leastDistance));
                   const auto z = [value](const DistanceStatistics& fit) {
                       return (value - static_cast<double>(fit.mean)) / static_cast<double>(fit.deviation);
                   };
                   return -normalTailPoint(logMutualTail(z(query), z(candidate)));
               });
}

void correctByNearestMeans(SimilarityMatrix& similarities)
{
    replaceAll(similarities, nearestMeans(similarities, true), nearestMeans(similarities, false),
               [](double value, double query, double candidate) { return 2.0 * value - query - candidate; });
}

void correctByLocalScaling(SimilarityMatrix& similarities)
{
    replaceAll(similarities, nearestMeans(similarities, true), nearestMeans(similarities, false),
               [](double value, double query, double candidate) {
                   const double scale =
                       std::sqrt(std::max(1.0 - query, leastDistance) * std::max(1.0 - candidate, leastDistance));
                   return -(1.0 - value) / scale;
               });
}

} // namespace tonekin
