// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/regularisers.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

namespace tonekin {
namespace {

constexpr double leastVariance = 1e-4; // keeps the root's slope finite where all vectors agree
constexpr double covarianceShare = 1.0 / 25.0;
constexpr double leastLength = 1e-8;
constexpr double strengthSlope = 10.0;

} // namespace

at::Tensor varianceCovariance(const at::Tensor& vectors)
{
    const auto rows = static_cast<double>(vectors.size(0));
    const auto dimensions = static_cast<double>(vectors.size(1));
    const at::Tensor unit = vectors / vectors.norm(2, 1, true).clamp_min(leastLength) * std::sqrt(dimensions);
    const at::Tensor centred = unit - unit.mean(0, true);
    const at::Tensor covariance = centred.t().mm(centred) / (rows - 1.0);
    const at::Tensor deviation = (covariance.diagonal() + leastVariance).sqrt();
    const at::Tensor between = covariance.square().sum() - covariance.diagonal().square().sum();
    return at::relu(1.0 - deviation).mean() + covarianceShare * between / dimensions;
}

at::Tensor bandRoughness(const at::Tensor& kernels)
{
    const std::int64_t steps = kernels.size(1) - 1;
    return (kernels.narrow(1, 1, steps) - kernels.narrow(1, 0, steps)).square().sum();
}

at::Tensor kernelMagnitude(const at::Tensor& kernels)
{
    return kernels.abs().sum();
}

at::Tensor kernelOverlap(const at::Tensor& kernels)
{
    const at::Tensor flat = kernels.flatten(1);
    const at::Tensor unit = flat / flat.norm(2, 1, true).clamp_min(leastLength);
    return (unit.mm(unit.t()) - at::eye(unit.size(0), unit.options())).square().sum();
}

DomainHead::DomainHead(int pooledUnits, std::uint64_t seed)
    : m_weight(at::randn({1, pooledUnits}, at::Generator(at::detail::createCPUGenerator(seed))) /
               std::sqrt(static_cast<double>(pooledUnits)))
    , m_bias(at::zeros({1}))
{
}

at::Tensor DomainHead::loss(const at::Tensor& pooled, const at::Tensor& domains, double strength) const
{
    // The value of `pooled` with -strength times its gradient.
    const at::Tensor turned = pooled.detach() * (1.0 + strength) - pooled * strength;
    const at::Tensor logits = at::linear(turned, m_weight, m_bias).squeeze(1);
    const at::Tensor made = domains.eq(1.0).to(logits.scalar_type());
    const at::Tensor real = domains.eq(0.0).to(logits.scalar_type());
    const at::Tensor ofSynthetic = (at::softplus(-logits) * made).sum() / made.sum().clamp_min(1.0);
    const at::Tensor ofReal = (at::softplus(logits) * real).sum() / real.sum().clamp_min(1.0);
    return 0.5 * (ofSynthetic + ofReal);
}

double DomainHead::strengthAt(double progress, double highest)
{
    return highest * (2.0 / (1.0 + std::exp(-strengthSlope * progress)) - 1.0);
}

void DomainHead::moveTo(const at::Device& device)
{
    m_weight = m_weight.to(device);
    m_bias = m_bias.to(device);
}

std::vector<std::pair<std::string, at::Tensor>> DomainHead::named() const
{
    return {{"domain.weight", m_weight}, {"domain.bias", m_bias}};
}

} // namespace tonekin
