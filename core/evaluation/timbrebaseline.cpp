// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/timbrebaseline.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tonekin {
namespace {

constexpr int coefficients = 20;

std::vector<double> cosineRow(int coefficient, int bands)
{
    std::vector<double> row;
    for (int band = 0; band < bands; ++band)
        row.push_back(std::cos(std::numbers::pi * coefficient * (band + 0.5) / bands));
    return row;
}

} // namespace

std::vector<float> timbreStatistics(const MelSpectrogram& mel)
{
    std::vector<float> means;
    std::vector<float> deviations;
    for (int coefficient = 1; coefficient <= coefficients; ++coefficient) {
        const std::vector<double> row = cosineRow(coefficient, mel.bands);
        double sum = 0.0;
        double squares = 0.0;
        for (int index = 0; index < mel.frames(); ++index) {
            const auto frame = mel.frame(index);
            double value = 0.0;
            for (std::size_t band = 0; band < row.size(); ++band)
                value += row[band] * frame[band];
            sum += value;
            squares += value * value;
        }
        const double count = std::max(1, mel.frames());
        means.push_back(static_cast<float>(sum / count));
        deviations.push_back(
            static_cast<float>(std::sqrt(std::max(0.0, squares / count - (sum / count) * (sum / count)))));
    }
    means.insert(means.end(), deviations.begin(), deviations.end());
    return means;
}

void standardiseRows(std::span<std::vector<float>> rows)
{
    if (rows.empty())
        return;
    const auto count = static_cast<double>(rows.size());
    for (std::size_t column = 0; column < rows.front().size(); ++column) {
        double sum = 0.0;
        double squares = 0.0;
        for (const auto& row : rows) {
            sum += row[column];
            squares += static_cast<double>(row[column]) * row[column];
        }
        const double mean = sum / count;
        const double deviation = std::sqrt(std::max(squares / count - mean * mean, 1e-12));
        for (auto& row : rows)
            row[column] = static_cast<float>((row[column] - mean) / deviation);
    }
}

} // namespace tonekin
