// SPDX-License-Identifier: GPL-3.0-or-later
#include "factors/ridge.h"

#include "playcounts/cholesky.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace tonekin {
namespace {

constexpr std::array<double, 7> penalties{1e-4, 1e-3, 1e-2, 0.1, 1.0, 10.0, 100.0};
constexpr double leastDeviation = 1e-6;

bool haveOneLength(const Rows& rows)
{
    return std::ranges::all_of(rows, [&](const auto& row) { return row.size() == rows.front().size(); });
}

std::vector<double> meanOf(const Rows& rows)
{
    std::vector<double> mean(rows.front().size());
    for (const auto& row : rows)
        for (std::size_t i = 0; i < mean.size(); ++i)
            mean[i] += row[i] / static_cast<double>(rows.size());
    return mean;
}

/// 1 / deviation; 0 for what does not vary.
std::vector<double> scaleOf(const Rows& rows, const std::vector<double>& mean)
{
    std::vector<double> scale(mean.size());
    for (const auto& row : rows)
        for (std::size_t i = 0; i < scale.size(); ++i)
            scale[i] += (row[i] - mean[i]) * (row[i] - mean[i]) / static_cast<double>(rows.size());
    for (double& value : scale)
        value = value > leastDeviation * leastDeviation ? 1.0 / std::sqrt(value) : 0.0;
    return scale;
}

double squaredError(const RidgeRegression& regression, const Rows& inputs, const Rows& outputs)
{
    double error = 0.0;
    for (std::size_t row = 0; row < inputs.size(); ++row) {
        const std::vector<float> predicted = regression.predict(inputs[row]);
        for (std::size_t i = 0; i < predicted.size(); ++i)
            error += (predicted[i] - outputs[row][i]) * static_cast<double>(predicted[i] - outputs[row][i]);
    }
    return error;
}

} // namespace

Result<RidgeRegression> RidgeRegression::fit(const Rows& inputs, const Rows& outputs, double penalty)
{
    if (inputs.empty() || inputs.size() != outputs.size() || !haveOneLength(inputs) || !haveOneLength(outputs) ||
        !(penalty > 0.0) || !std::isfinite(penalty))
        return Error{ErrorCode::InvalidArgument, "nothing to fit a regression to"};
    RidgeRegression regression;
    regression.m_mean = meanOf(inputs);
    regression.m_scale = scaleOf(inputs, regression.m_mean);
    regression.m_intercept = meanOf(outputs);
    const std::size_t size = regression.m_mean.size();
    const std::size_t activations = regression.m_intercept.size();
    std::vector<double> matrix(size * size);
    regression.m_coefficients.assign(activations, std::vector<double>(size));
    std::vector<double> input(size);
    for (std::size_t row = 0; row < inputs.size(); ++row) {
        for (std::size_t i = 0; i < size; ++i)
            input[i] = (inputs[row][i] - regression.m_mean[i]) * regression.m_scale[i];
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j <= i; ++j)
                matrix[i * size + j] += input[i] * input[j];
        for (std::size_t activation = 0; activation < activations; ++activation)
            for (std::size_t i = 0; i < size; ++i)
                regression.m_coefficients[activation][i] +=
                    input[i] * (outputs[row][activation] - regression.m_intercept[activation]);
    }
    for (std::size_t i = 0; i < size; ++i)
        matrix[i * size + i] += penalty * static_cast<double>(inputs.size());
    if (!factorCholesky(matrix, size))
        return Error{ErrorCode::InvalidArgument, "the regression's inputs are out of range"};
    for (std::vector<double>& coefficients : regression.m_coefficients)
        solveCholesky(matrix, size, coefficients);
    return regression;
}

std::vector<float> RidgeRegression::predict(std::span<const float> input) const
{
    std::vector<float> activation;
    for (std::size_t output = 0; output < m_intercept.size(); ++output) {
        double sum = m_intercept[output];
        for (std::size_t i = 0; i < m_mean.size(); ++i)
            sum += m_coefficients[output][i] * (input[i] - m_mean[i]) * m_scale[i];
        activation.push_back(static_cast<float>(sum));
    }
    return activation;
}

Result<RidgeRegression> fitRidgeByValidation(const Rows& inputs, const Rows& outputs, const Rows& validationInputs,
                                             const Rows& validationOutputs)
{
    std::optional<RidgeRegression> best;
    double bestError = 0.0;
    for (const double penalty : penalties) {
        auto regression = RidgeRegression::fit(inputs, outputs, penalty);
        if (!regression)
            return regression.error();
        const double error = squaredError(*regression, validationInputs, validationOutputs);
        if (best && error >= bestError)
            continue;
        best = std::move(*regression);
        bestError = error;
    }
    return std::move(*best);
}

} // namespace tonekin
