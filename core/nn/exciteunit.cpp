// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/exciteunit.h"

#include "base/randomstream.h"

#include <algorithm>
#include <cmath>

namespace tonekin {
namespace {

constexpr int steps = 256;
constexpr double firstRate = 0.1; // of a band's deviation, a step
constexpr double lastRate = 0.01;
constexpr double startingNoise = 0.05; // so that what is alike at the start need not stay alike
constexpr int mostJitter = 2;          // frames to each side
constexpr int jitterShare = 16;        // and no more than this part of what the unit sees: four frames have no room
constexpr double smoothness = 0.15;    // how much total variation counts beside the drive
constexpr std::uint64_t seed = 2014;

/// Adam (Kingma, Ba 2015) for one tensor.
class Adam {
public:
    at::Tensor step(const at::Tensor& gradient, double rate)
    {
        ++m_count;
        m_mean = m_count == 1 ? gradient * (1.0 - keptMean) : m_mean * keptMean + gradient * (1.0 - keptMean);
        const at::Tensor square = gradient.square() * (1.0 - keptSquare);
        m_square = m_count == 1 ? square : m_square * keptSquare + square;
        const at::Tensor mean = m_mean / (1.0 - std::pow(keptMean, m_count));
        const at::Tensor deviation = (m_square / (1.0 - std::pow(keptSquare, m_count))).sqrt();
        return mean / (deviation + 1e-8) * -rate;
    }

private:
    static constexpr double keptMean = 0.9;
    static constexpr double keptSquare = 0.999;
    at::Tensor m_mean;
    at::Tensor m_square;
    int m_count = 0;
};

int framesHeard(const ModelManifest& manifest, NetworkLayer layer)
{
    return layer.isConvolution() ? manifest.layers.receptiveField(layer.number) : manifest.sections.frames;
}

at::Tensor lastLayer(const at::Tensor& input, const LinearTensors& layer, int unit)
{
    return at::linear(input, layer.weight.narrow(0, unit, 1), layer.bias.narrow(0, unit, 1));
}

/// What goes into the unit's ReLU, which would have no slope where it is silent. `mel` [1 x bands x frames].
at::Tensor driveOf(const NetworkTensors& network, const at::Tensor& mel, NetworkUnit unit)
{
    if (!unit.layer.isConvolution()) {
        at::Tensor units = NetworkTensors::pool(network.laterLayers(network.firstLayer(mel)));
        for (std::size_t i = 0; i + 1 < network.dense.size(); ++i)
            units = at::relu(at::linear(units, network.dense[i].weight, network.dense[i].bias));
        return lastLayer(units, network.dense.back(), unit.index).squeeze();
    }
    at::Tensor features = (mel - network.bandMean) / network.bandScale;
    for (int convolution = 1; convolution < unit.layer.number; ++convolution) {
        const auto at = static_cast<std::size_t>(convolution) - 1;
        features = at::relu(at::conv1d(features, network.convolutions[at].weight, network.convolutions[at].bias));
        if (network.layers.convolutions[at].pool > 1)
            features = at::max_pool1d(features, network.layers.convolutions[at].pool);
    }
    const LinearTensors& own = network.convolutions[static_cast<std::size_t>(unit.layer.number) - 1];
    return at::conv1d(features, own.weight.narrow(0, unit.index, 1), own.bias.narrow(0, unit.index, 1)).squeeze();
}

/// The gradient of the drive, of length 1; zero where nothing that the unit sees is alive.
at::Tensor upwards(const NetworkTensors& network, const at::Tensor& mel, NetworkUnit unit)
{
    at::Tensor input = mel.detach().requires_grad_(true);
    driveOf(network, input, unit).backward();
    // In deviations, as the step is taken.
    const at::Tensor gradient = input.grad().detach() * network.bandScale;
    return gradient / gradient.norm().clamp_min(1e-20);
}

/// The gradient of the sum of differences between neighbours in time and among bands, rounded off near zero.
at::Tensor towardsSmooth(const at::Tensor& deviations)
{
    at::Tensor gradient = at::zeros_like(deviations);
    for (const int side : {1, 2}) {
        const std::int64_t pairs = deviations.size(side) - 1;
        if (pairs < 1)
            continue;
        const at::Tensor difference = deviations.narrow(side, 1, pairs) - deviations.narrow(side, 0, pairs);
        const at::Tensor slope = difference / (difference.square() + 1e-2).sqrt();
        gradient.narrow(side, 1, pairs).add_(slope);
        gradient.narrow(side, 0, pairs).sub_(slope);
    }
    return gradient;
}

at::Tensor startingPoint(std::int64_t bands, std::int64_t frames, const at::Device& device)
{
    RandomStream random(seed, {});
    at::Tensor noise = at::zeros({1, bands, frames});
    float* const values = noise.data_ptr<float>();
    for (std::int64_t i = 0; i < noise.numel(); ++i)
        values[i] = static_cast<float>(random.between(-startingNoise, startingNoise));
    return noise.to(device);
}

/// Deviations from the mean spectrogram, within what a log-mel value can be.
at::Tensor withinRange(const NetworkTensors& network, const MelFrontEnd& frontEnd, const at::Tensor& deviations)
{
    const double loudest = std::log1p(frontEnd.logGain); // a full-scale sine in its band
    const at::Tensor mel = (network.bandMean + deviations * network.bandScale).clamp(0.0, loudest);
    return (mel - network.bandMean) / network.bandScale;
}

float activationOn(const NetworkTensors& network, const at::Tensor& mel, NetworkUnit unit)
{
    return std::max(0.0F, driveOf(network, mel, unit).item<float>());
}

MelSpectrogram spectrogramOf(const at::Tensor& mel, double framesPerSecond)
{
    const at::Tensor frames = mel[0].t().to(at::kCPU).contiguous();
    const float* const values = frames.data_ptr<float>();
    return {static_cast<int>(frames.size(1)), framesPerSecond, {values, values + frames.numel()}, {{0, 0.0}}};
}

} // namespace

ExcitingPatch exciteUnit(const NetworkTensors& network, const ModelManifest& manifest, NetworkUnit unit)
{
    const int frames = framesHeard(manifest, unit.layer);
    const int jitter = std::min(mostJitter, frames / jitterShare);
    const std::int64_t bands = manifest.frontEnd.bands;
    const auto toMel = [&](const at::Tensor& deviations) { return network.bandMean + deviations * network.bandScale; };
    const auto analysed = [&](const at::Tensor& wider, int shift) { return wider.narrow(2, jitter + shift, frames); };

    // Wider than what the unit sees, by what it may be shifted.
    at::Tensor deviations = startingPoint(bands, frames + 2 * jitter, network.bandMean.device());
    // Both priors pull about as hard as the drive once values are about one deviation from the mean.
    const double pull = 1.0 / std::sqrt(static_cast<double>(bands) * frames);
    RandomStream shifts(seed, {1});
    Adam adam;
    for (int step = 0; step < steps; ++step) {
        const int shift = jitter > 0 ? shifts.below(2 * jitter + 1) - jitter : 0;
        at::Tensor gradient = (deviations + towardsSmooth(deviations) * smoothness) * pull;
        analysed(gradient, shift).sub_(upwards(network, toMel(analysed(deviations, shift)), unit));
        const double rate = firstRate + (lastRate - firstRate) * step / (steps - 1);
        deviations = withinRange(network, manifest.frontEnd, deviations + adam.step(gradient, rate));
    }

    const at::Tensor found = toMel(analysed(deviations, 0)).clamp_min(0.0);
    const at::Tensor nothing = toMel(at::zeros({1, bands, frames}, deviations.options())).clamp_min(0.0);
    ExcitingPatch patch;
    patch.mel = spectrogramOf(found, manifest.frontEnd.framesPerSecond());
    patch.activation = activationOn(network, found, unit);
    patch.restingActivation = activationOn(network, nothing, unit);
    return patch;
}

} // namespace tonekin
