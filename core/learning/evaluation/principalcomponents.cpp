// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/standardise.h"
#include "evaluation/timbrebaseline.h"

#include <ATen/ATen.h>

namespace tonekin {
namespace {

constexpr double keptVariance = 0.95;

at::Tensor matrixOf(const std::vector<Description>& rows)
{
    std::vector<at::Tensor> tensors;
    for (const Description& row : rows)
        tensors.push_back(at::tensor(row).to(at::kDouble));
    return at::stack(tensors);
}

std::vector<Description> rowsOf(const at::Tensor& matrix)
{
    const at::Tensor plain = matrix.to(at::kFloat).contiguous();
    const auto* values = plain.data_ptr<float>();
    const auto width = plain.size(1);
    std::vector<Description> rows;
    for (std::int64_t i = 0; i < plain.size(0); ++i)
        rows.emplace_back(values + i * width, values + (i + 1) * width);
    return rows;
}

/// The directions of most variance of centred rows, as columns: the fewest that hold `keptVariance` of it.
at::Tensor mainDirections(const at::Tensor& centred)
{
    const at::Tensor covariance = centred.t().mm(centred) / static_cast<double>(centred.size(0));
    const auto [variances, directions] = at::linalg_eigh(covariance); // ascending
    const at::Tensor shares = variances.clamp_min(0.0).flip(0).cumsum(0);
    const double all = shares[-1].item<double>();
    const auto kept = (shares < keptVariance * all).sum().item<std::int64_t>() + 1;
    return directions.flip(1).narrow(1, 0, std::min<std::int64_t>(kept, directions.size(1)));
}

} // namespace

Comparison principalComponentCosine()
{
    return {[](Descriptions queries, Descriptions candidates) {
                const at::Tensor rows = matrixOf(standardised(queries, candidates));
                const at::Tensor columns = matrixOf(standardised(candidates, candidates)); // centred by that
                const at::Tensor directions = mainDirections(columns);
                return cosineSimilarities(rowsOf(rows.mm(directions)), rowsOf(columns.mm(directions)));
            },
            {}};
}

} // namespace tonekin
