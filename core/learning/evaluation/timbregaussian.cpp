// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/timbregaussian.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace tonekin {
namespace {

constexpr int melBands = 36;
constexpr std::size_t size = 25; // coefficients, the loudness term among them
constexpr std::size_t triangle = size * (size + 1) / 2;
constexpr double mostSeconds = 60.0;
// Beside a loudest band of 1. Of 1e-10 to 1e-3 this one made the strongest opponent on soundtracks that are not held
// out.
constexpr double floorPower = 1e-4;
constexpr double ridge = 1e-4; // on the diagonal, so that silence has a Gaussian, too

using Coefficients = std::array<double, size>;
using Triangle = std::array<double, triangle>; // row i holds columns 0 to i

struct Gaussian {
    Coefficients mean{};
    Triangle covariance{};
};

std::size_t placeOf(std::size_t row, std::size_t column)
{
    return row * (row + 1) / 2 + column;
}

/// Power in 36 groups of bands; a band on a border is shared by its two groups.
std::array<double, melBands> groupedPower(std::span<const float> frame)
{
    std::array<double, melBands> groups{};
    const double groupsPerBand = static_cast<double>(melBands) / static_cast<double>(frame.size());
    for (std::size_t band = 0; band < frame.size(); ++band) {
        const double power = std::expm1(static_cast<double>(frame[band]));
        const double begin = static_cast<double>(band) * groupsPerBand;
        const double end = begin + groupsPerBand;
        const auto group = static_cast<std::size_t>(begin);
        const double inFirst = std::min(1.0, (static_cast<double>(group + 1) - begin) / (end - begin));
        groups[group] += power * inFirst;
        if (inFirst < 1.0 && group + 1 < melBands)
            groups[group + 1] += power * (1.0 - inFirst);
    }
    return groups;
}

/// The orthonormal cosine transform's first rows.
std::array<std::array<double, melBands>, size> cosineTransform()
{
    std::array<std::array<double, melBands>, size> rows{};
    for (std::size_t row = 0; row < size; ++row)
        for (std::size_t band = 0; band < melBands; ++band)
            rows[row][band] =
                std::sqrt((row == 0 ? 1.0 : 2.0) / melBands) *
                std::cos(std::numbers::pi * static_cast<double>(row) * (static_cast<double>(band) + 0.5) / melBands);
    return rows;
}

std::vector<Coefficients> cepstra(const MelSpectrogram& mel)
{
    static const auto transform = cosineTransform();
    const int most = std::max(1, static_cast<int>(mostSeconds * mel.framesPerSecond));
    const int count = std::min(mel.frames(), most);
    const int first = (mel.frames() - count) / 2;
    std::vector<std::array<double, melBands>> frames;
    double loudest = floorPower;
    for (int i = first; i < first + count; ++i) {
        frames.push_back(groupedPower(mel.frame(i)));
        loudest = std::max(loudest, std::ranges::max(frames.back()));
    }
    std::vector<Coefficients> all;
    for (auto& frame : frames) {
        for (double& power : frame)
            power = std::log(power / loudest + floorPower);
        Coefficients values{};
        for (std::size_t row = 0; row < size; ++row)
            for (std::size_t band = 0; band < melBands; ++band)
                values[row] += transform[row][band] * frame[band];
        all.push_back(values);
    }
    return all;
}

Gaussian gaussianOf(const std::vector<Coefficients>& all)
{
    Gaussian gaussian;
    const auto count = static_cast<double>(std::max<std::size_t>(1, all.size()));
    for (const Coefficients& values : all)
        for (std::size_t i = 0; i < size; ++i)
            gaussian.mean[i] += values[i] / count;
    for (const Coefficients& values : all)
        for (std::size_t row = 0; row < size; ++row)
            for (std::size_t column = 0; column <= row; ++column)
                gaussian.covariance[placeOf(row, column)] += (values[row] - gaussian.mean[row]) *
                                                             (values[column] - gaussian.mean[column]) /
                                                             std::max(1.0, count - 1.0);
    for (std::size_t i = 0; i < size; ++i)
        gaussian.covariance[placeOf(i, i)] += ridge;
    return gaussian;
}

/// By Cholesky decomposition; the ridge keeps it positive.
double logDeterminant(Triangle matrix)
{
    double sum = 0.0;
    for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t column = 0; column <= row; ++column) {
            double value = matrix[placeOf(row, column)];
            for (std::size_t k = 0; k < column; ++k)
                value -= matrix[placeOf(row, k)] * matrix[placeOf(column, k)];
            matrix[placeOf(row, column)] =
                row == column ? std::sqrt(std::max(value, 1e-12)) : value / matrix[placeOf(column, column)];
        }
        sum += 2.0 * std::log(matrix[placeOf(row, row)]);
    }
    return sum;
}

struct Described {
    Gaussian gaussian;
    double logDeterminant = 0.0;
};

Described describedBy(const Description& description)
{
    Described described;
    std::copy_n(description.begin(), size, described.gaussian.mean.begin());
    std::copy_n(description.begin() + size, triangle, described.gaussian.covariance.begin());
    described.logDeterminant = description.back();
    return described;
}

double divergence(const Described& one, const Described& two)
{
    Triangle mixture{};
    for (std::size_t row = 0; row < size; ++row)
        for (std::size_t column = 0; column <= row; ++column) {
            const std::size_t place = placeOf(row, column);
            const double halfRow = 0.5 * (one.gaussian.mean[row] - two.gaussian.mean[row]);
            const double halfColumn = 0.5 * (one.gaussian.mean[column] - two.gaussian.mean[column]);
            mixture[place] =
                0.5 * (one.gaussian.covariance[place] + two.gaussian.covariance[place]) + halfRow * halfColumn;
        }
    return 0.5 * logDeterminant(mixture) - 0.25 * (one.logDeterminant + two.logDeterminant);
}

} // namespace

Description timbreGaussian(const MelSpectrogram& mel)
{
    const Gaussian gaussian = gaussianOf(cepstra(mel));
    Description description;
    for (const double value : gaussian.mean)
        description.push_back(static_cast<float>(value));
    for (const double value : gaussian.covariance)
        description.push_back(static_cast<float>(value));
    description.push_back(static_cast<float>(logDeterminant(gaussian.covariance)));
    return description;
}

SimilarityMatrix gaussianSimilarities(Descriptions queries, Descriptions candidates)
{
    std::vector<Described> columns;
    for (const Description& candidate : candidates)
        columns.push_back(describedBy(candidate));
    SimilarityMatrix matrix{queries.size(), candidates.size(), {}};
    for (const Description& query : queries) {
        const Described row = describedBy(query);
        for (const Described& column : columns)
            matrix.values.push_back(static_cast<float>(-std::sqrt(std::max(0.0, divergence(row, column)))));
    }
    return matrix;
}

} // namespace tonekin
