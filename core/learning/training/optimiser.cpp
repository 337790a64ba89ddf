// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/optimiser.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tonekin {
namespace {

constexpr double firstMoment = 0.9;
constexpr double secondMoment = 0.999;
constexpr double leastDeviation = 1e-8;
constexpr std::uint64_t lowBits = 0xFFFFFFU;

Error foreign(const std::string& name)
{
    return {ErrorCode::InvalidArgument, "the checkpoint belongs to another network: " + name};
}

bool fits(const NamedTensor& source, const at::Tensor& target)
{
    return target.sizes() == at::IntArrayRef(source.shape) &&
           std::ranges::all_of(source.values, [](float value) { return std::isfinite(value); });
}

} // namespace

Optimiser::Optimiser(std::vector<std::pair<std::string, at::Tensor>> weights, const OptimiserOptions& options)
    : m_options(options)
    , m_weights(std::move(weights))
{
    for (const auto& [name, value] : m_weights) {
        const auto factor = std::ranges::find(options.rateFactors, name, &std::pair<std::string, double>::first);
        m_memory.push_back({at::zeros_like(value), at::zeros_like(value), value.detach().clone(),
                            factor == options.rateFactors.end() ? 1.0 : factor->second});
        value.requires_grad_(true);
    }
}

double Optimiser::rate() const
{
    const double place = static_cast<double>(m_done + 1) / static_cast<double>(m_options.steps);
    if (place < m_options.warmUp)
        return m_options.peakRate * place / m_options.warmUp;
    const double rest = std::min(1.0, (place - m_options.warmUp) / (1.0 - m_options.warmUp));
    return m_options.peakRate * 0.5 * (1.0 + std::cos(std::numbers::pi * rest));
}

void Optimiser::step()
{
    const double peak = rate();
    const auto count = static_cast<double>(m_done + 1);
    const double firstScale = 1.0 - std::pow(firstMoment, count);
    const double secondScale = 1.0 - std::pow(secondMoment, count);
    // Soon forgets the random start.
    const double keep = std::min(m_options.averaging, (1.0 + count) / (10.0 + count));
    const at::NoGradGuard noGradients;
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        const at::Tensor& value = m_weights[i].second;
        Memory& memory = m_memory[i];
        const double now = peak * memory.rateFactor;
        at::Tensor& gradient = value.mutable_grad();
        if (!gradient.defined())
            continue;
        memory.first.mul_(firstMoment).add_(gradient, 1.0 - firstMoment);
        memory.second.mul_(secondMoment).addcmul_(gradient, gradient, 1.0 - secondMoment);
        if (value.dim() > 1)
            value.mul_(1.0 - now * m_options.weightDecay);
        const at::Tensor deviation = (memory.second / secondScale).sqrt_().add_(leastDeviation);
        value.addcdiv_(memory.first, deviation, -now / firstScale);
        memory.average.mul_(keep).add_(value, 1.0 - keep);
    }
    clearGradients();
    ++m_done;
}

void Optimiser::clearGradients()
{
    for (const auto& [name, value] : m_weights)
        value.mutable_grad() = at::Tensor();
}

at::Tensor Optimiser::average(const std::string& name) const
{
    for (std::size_t i = 0; i < m_weights.size(); ++i)
        if (m_weights[i].first == name)
            return m_memory[i].average;
    return {};
}

void Optimiser::forgetRow(const std::string& name, std::int64_t row)
{
    const at::NoGradGuard noGradients;
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        if (m_weights[i].first != name)
            continue;
        m_memory[i].first.select(0, row).zero_();
        m_memory[i].second.select(0, row).zero_();
        m_memory[i].average.select(0, row).copy_(m_weights[i].second.select(0, row));
    }
}

std::vector<std::pair<std::string, at::Tensor>> Optimiser::kept() const
{
    std::vector<std::pair<std::string, at::Tensor>> all;
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        const auto& [name, value] = m_weights[i];
        all.emplace_back("value." + name, value.detach());
        all.emplace_back("first." + name, m_memory[i].first);
        all.emplace_back("second." + name, m_memory[i].second);
        all.emplace_back("average." + name, m_memory[i].average);
    }
    return all;
}

std::vector<NamedTensor> Optimiser::state() const
{
    std::vector<NamedTensor> all;
    for (const auto& [name, tensor] : kept())
        all.push_back(namedTensor(name, tensor));
    all.push_back(numberTensor("steps", static_cast<std::uint64_t>(m_done)));
    return all;
}

Status Optimiser::restore(const std::vector<NamedTensor>& state)
{
    const auto targets = kept();
    std::vector<const NamedTensor*> sources;
    for (const auto& [name, target] : targets) {
        const auto source = std::ranges::find(state, name, &NamedTensor::name);
        if (source == state.end() || !fits(*source, target))
            return foreign(name);
        sources.push_back(&*source);
    }
    const auto steps = numberIn(state, "steps");
    if (!steps)
        return steps.error();
    const at::NoGradGuard noGradients;
    for (std::size_t i = 0; i < targets.size(); ++i)
        targets[i].second.copy_(at::tensor(sources[i]->values).reshape(sources[i]->shape));
    m_done = static_cast<std::int64_t>(*steps);
    return ok();
}

NamedTensor namedTensor(const std::string& name, const at::Tensor& tensor)
{
    const at::Tensor plain = tensor.detach().to(at::kCPU, at::kFloat).contiguous();
    const auto* values = plain.data_ptr<float>();
    return {name, plain.sizes().vec(), {values, values + plain.numel()}};
}

NamedTensor numberTensor(const std::string& name, std::uint64_t number)
{
    return {name,
            {3},
            {static_cast<float>(number & lowBits), static_cast<float>((number >> 24U) & lowBits),
             static_cast<float>(number >> 48U)}};
}

Result<std::uint64_t> numberIn(const std::vector<NamedTensor>& tensors, const std::string& name)
{
    const auto found = std::ranges::find(tensors, name, &NamedTensor::name);
    const auto isPart = [](float part) {
        return part >= 0.0F && part <= static_cast<float>(lowBits) && part == std::floor(part);
    };
    if (found == tensors.end() || found->values.size() != 3 || !std::ranges::all_of(found->values, isPart) ||
        found->values[2] > 65535.0F)
        return foreign(name);
    return static_cast<std::uint64_t>(found->values[0]) | (static_cast<std::uint64_t>(found->values[1]) << 24U) |
           (static_cast<std::uint64_t>(found->values[2]) << 48U);
}

} // namespace tonekin
