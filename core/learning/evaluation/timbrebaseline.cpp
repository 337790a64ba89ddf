// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/timbrebaseline.h"

#include "evaluation/standardise.h"

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

/// Mean and deviation of numbers as they come.
class Moments {
public:
    void add(double value)
    {
        m_sum += value;
        m_squares += value * value;
        m_count += 1.0;
    }
    double mean() const { return m_sum / std::max(1.0, m_count); }
    double deviation() const { return std::sqrt(std::max(0.0, m_squares / std::max(1.0, m_count) - mean() * mean())); }

private:
    double m_sum = 0.0;
    double m_squares = 0.0;
    double m_count = 0.0;
};

/// All means, then all deviations.
Description joined(const std::vector<Moments>& moments)
{
    Description description;
    for (const Moments& each : moments)
        description.push_back(static_cast<float>(each.mean()));
    for (const Moments& each : moments)
        description.push_back(static_cast<float>(each.deviation()));
    return description;
}

} // namespace

Description timbreStatistics(const MelSpectrogram& mel)
{
    std::vector<Moments> moments(coefficients);
    for (int coefficient = 1; coefficient <= coefficients; ++coefficient) {
        const std::vector<double> row = cosineRow(coefficient, mel.bands);
        for (int index = 0; index < mel.frames(); ++index) {
            const auto frame = mel.frame(index);
            double value = 0.0;
            for (std::size_t band = 0; band < row.size(); ++band)
                value += row[band] * frame[band];
            moments[static_cast<std::size_t>(coefficient - 1)].add(value);
        }
    }
    return joined(moments);
}

Description melStatistics(const MelSpectrogram& mel)
{
    std::vector<Moments> moments(static_cast<std::size_t>(mel.bands));
    for (int index = 0; index < mel.frames(); ++index) {
        const auto frame = mel.frame(index);
        for (std::size_t band = 0; band < moments.size(); ++band)
            moments[band].add(frame[band]);
    }
    return joined(moments);
}

Description lengthAndLoudness(const MelSpectrogram& mel)
{
    Moments power;
    for (int index = 0; index < mel.frames(); ++index) {
        double sum = 0.0;
        for (const float value : mel.frame(index))
            sum += std::expm1(static_cast<double>(value)); // power, times the front end's gain
        power.add(sum);
    }
    return {static_cast<float>(std::log(std::max(1, mel.frames()))), static_cast<float>(std::log(power.mean() + 1e-6))};
}

Comparison standardisedDistance()
{
    return {[](Descriptions queries, Descriptions candidates) {
                const auto rows = standardised(queries, candidates);
                const auto columns = standardised(candidates, candidates);
                SimilarityMatrix matrix{rows.size(), columns.size(), {}};
                for (const Description& row : rows)
                    for (const Description& column : columns) {
                        double squares = 0.0;
                        for (std::size_t i = 0; i < row.size(); ++i)
                            squares += (row[i] - column[i]) * (row[i] - column[i]);
                        matrix.values.push_back(static_cast<float>(-std::sqrt(squares)));
                    }
                return matrix;
            },
            {}};
}

} // namespace tonekin
