// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/summaryhead.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>
#include <numbers>

namespace tonekin {
namespace {

constexpr std::int64_t coefficients = 20;
constexpr std::int64_t statistics = 4;
// What music has of each, about, so that none outweighs the others.
constexpr double usualMean = 3.0;
constexpr double usualDeviation = 1.5;
constexpr double usualChange = 1.0;
constexpr double usualLargestChange = 5.0;

/// The cosine transform over bands, orthogonal but for its first row [coefficients x bands].
at::Tensor cosines(const at::Tensor& like)
{
    const std::int64_t bands = like.size(1);
    const at::Tensor places =
        (at::arange(bands, like.options()) + 0.5) * (std::numbers::pi / static_cast<double>(bands));
    return (at::arange(coefficients, like.options()).unsqueeze(1) * places.unsqueeze(0)).cos() *
           std::sqrt(2.0 / static_cast<double>(bands));
}

} // namespace

at::Tensor spectralSummary(const at::Tensor& windows)
{
    const at::Tensor cepstra = at::matmul(cosines(windows), windows); // [n x coefficients x frames]
    const std::int64_t steps = cepstra.size(2) - 1;
    const at::Tensor change = cepstra.narrow(2, 1, steps) - cepstra.narrow(2, 0, steps);
    return at::cat({cepstra.mean(2) / usualMean, cepstra.std(2, false) / usualDeviation,
                    change.std(2, false) / usualChange, change.abs().amax(2) / usualLargestChange},
                   1);
}

SummaryHead::SummaryHead(int hiddenUnits, std::uint64_t seed)
    : m_weight(
          at::randn({statistics * coefficients, hiddenUnits}, at::Generator(at::detail::createCPUGenerator(seed))) /
          std::sqrt(static_cast<double>(hiddenUnits)))
    , m_bias(at::zeros({statistics * coefficients}))
{
}

at::Tensor SummaryHead::loss(const at::Tensor& hidden, const at::Tensor& summary) const
{
    return (at::linear(hidden, m_weight, m_bias) - summary).square().mean();
}

void SummaryHead::moveTo(const at::Device& device)
{
    m_weight = m_weight.to(device);
    m_bias = m_bias.to(device);
}

std::vector<std::pair<std::string, at::Tensor>> SummaryHead::named() const
{
    return {{"summary.weight", m_weight}, {"summary.bias", m_bias}};
}

} // namespace tonekin
