// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <span>
#include <vector>

namespace tonekin {

using Rows = std::vector<std::vector<float>>;

/// Linear regression with a penalty on the squared coefficients, from standardised inputs to any number of outputs.
class RidgeRegression {
public:
    /// `penalty` is a share of the number of rows: 1 halves the weight of an input that stands alone.
    /// Errors: InvalidArgument (no rows, rows of different lengths, penalty not above 0).
    static Result<RidgeRegression> fit(const Rows& inputs, const Rows& outputs, double penalty);

    std::vector<float> predict(std::span<const float> input) const;

private:
    std::vector<double> m_mean;
    std::vector<double> m_scale;
    std::vector<std::vector<double>> m_coefficients; // [outputs][inputs]
    std::vector<double> m_intercept;                 // [outputs]
};

/// The regression whose penalty, out of several orders of magnitude, explains most of the validation rows (smallest
/// squared error). Errors: as fit.
Result<RidgeRegression> fitRidgeByValidation(const Rows& inputs, const Rows& outputs, const Rows& validationInputs,
                                             const Rows& validationOutputs);

} // namespace tonekin
