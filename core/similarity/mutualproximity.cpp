// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/mutualproximity.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace tonekin {
namespace {

constexpr double leastDistance = 1e-12;
constexpr float leastRelativeDeviation = 1e-3F;

double normalTail(double z)
{
    return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

/// d/dz logNormalTail(z): the density over the tail.
double slopeOfLogTail(double z, double logTail)
{
    return std::exp(-0.5 * z * z - logTail) / std::sqrt(2.0 * std::numbers::pi);
}

DistanceStatistics statisticsOfRow(std::span<const float> row, std::size_t itself)
{
    double sum = 0.0;
    double squares = 0.0;
    double count = 0.0;
    for (std::size_t column = 0; column < row.size(); ++column) {
        if (column == itself || !std::isfinite(row[column]))
            continue;
        sum += static_cast<double>(row[column]);
        squares += static_cast<double>(row[column]) * static_cast<double>(row[column]);
        count += 1.0;
    }
    if (count < 1.0)
        return {};
    const double mean = sum / count;
    return {static_cast<float>(mean), static_cast<float>(std::sqrt(std::max(0.0, squares / count - mean * mean)))};
}

/// ln P(Z > z), exact on both sides.
double logUpperTail(double z)
{
    return z < 0.0 ? std::log1p(-normalTail(z)) : logNormalTail(-z);
}

/// How many of its deviations a distance lies above a track's mean.
double zOf(double distance, const DistanceStatistics& fit, DistanceShape shape)
{
    const double value = shape == DistanceShape::Normal ? distance : std::log(std::max(distance, leastDistance));
    return (value - static_cast<double>(fit.mean)) / static_cast<double>(fit.deviation);
}

} // namespace

DistanceStatistics fitted(const DistanceStatistics& measured, DistanceShape shape)
{
    const auto least = static_cast<float>(leastDistance);
    if (shape == DistanceShape::Normal)
        return {measured.mean, std::max({measured.deviation, std::abs(measured.mean) * leastRelativeDeviation, least})};
    const double mean = static_cast<double>(std::max(measured.mean, least));
    const double relative = static_cast<double>(measured.deviation) / mean;
    const double variance = std::log1p(relative * relative);
    return {static_cast<float>(std::log(mean) - variance / 2.0),
            std::max(static_cast<float>(std::sqrt(variance)), leastRelativeDeviation)};
}

double mutualProximity(double distance, const DistanceStatistics& a, const DistanceStatistics& b, DistanceShape shape)
{
    return normalTail(-zOf(distance, fitted(a, shape), shape)) * normalTail(-zOf(distance, fitted(b, shape), shape));
}

double logNormalTail(double z)
{
    if (z > -30.0)
        return std::log(normalTail(z));
    // The asymptotic series; its next term is below 1e-7 here.
    const double inverse = 1.0 / (z * z);
    return -0.5 * z * z - std::log(-z * std::sqrt(2.0 * std::numbers::pi)) +
           std::log1p(-inverse + 3.0 * inverse * inverse);
}

double normalTailPoint(double logTail)
{
    if (!(logTail < 0.0))
        return std::numeric_limits<double>::infinity();
    if (logTail > -std::numbers::ln2)
        return -normalTailPoint(std::log(-std::expm1(logTail))); // the other side, where a tail can tell points apart
    // The logarithm of the tail is concave, so that Newton's steps lead to the left of the answer at once and then up
    // to it without ever passing it.
    double z = -std::sqrt(-2.0 * logTail);
    for (int step = 0; step < 60; ++step) {
        const double tail = logNormalTail(z);
        const double change = (logTail - tail) / slopeOfLogTail(z, tail);
        z += change;
        if (std::abs(change) < 1e-12 * (1.0 + std::abs(z)))
            break;
    }
    return z;
}

double logMutualTail(double zOfOne, double zOfOther)
{
    const double higher = std::max(zOfOne, zOfOther);
    const double lower = std::min(zOfOne, zOfOther);
    if (higher > -5.0) {
        return std::log(-std::expm1(0.5 * (logUpperTail(lower) + logUpperTail(higher))));
    }
    // Both tails are below 3e-7: their mean, for the product of two such numbers no longer counts.
    const double tail = logNormalTail(higher);
    return tail + std::log1p(std::exp(logNormalTail(lower) - tail)) - std::numbers::ln2;
}

std::vector<float> mutualDistances(std::span<const float> distances, std::size_t count, DistanceShape shape)
{
    if (count == 0 || distances.size() / count < count)
        return {};
    std::vector<DistanceStatistics> fits;
    for (std::size_t row = 0; row < count; ++row)
        fits.push_back(fitted(statisticsOfRow(distances.subspan(row * count, count), row), shape));
    std::vector<float> corrected(count * count, std::numeric_limits<float>::lowest());
    for (std::size_t row = 0; row < count; ++row) {
        for (std::size_t column = 0; column < count; ++column) {
            const float distance = distances[row * count + column];
            if (row == column)
                continue;
            double value = std::numeric_limits<float>::max();
            if (std::isfinite(distance)) {
                const auto z = [&](std::size_t place) {
                    return zOf(static_cast<double>(distance), fits[place], shape);
                };
                value = normalTailPoint(logMutualTail(z(row), z(column)));
            }
            corrected[row * count + column] =
                std::isfinite(value) ? static_cast<float>(value) : std::numeric_limits<float>::max();
        }
    }
    return corrected;
}

} // namespace tonekin
