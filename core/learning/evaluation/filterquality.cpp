// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/filterquality.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tonekin {
namespace {

constexpr double duplicateCosine = 0.95;
constexpr double structureCorrelation = 0.5;
constexpr double mostInOneFrame = 0.8;
constexpr double leastEnergy = 1e-12;

/// One filter's weights.
struct Kernel {
    std::span<const float> values; // [bands x width]
    int bands = 0;
    int width = 0;
    double energy = 0.0;

    double at(int band, int frame) const
    {
        return values[static_cast<std::size_t>(band) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(frame)];
    }
};

std::vector<Kernel> kernelsOf(const NamedTensor& weight)
{
    const auto bands = static_cast<int>(weight.shape[1]);
    const auto width = static_cast<int>(weight.shape[2]);
    const auto size = static_cast<std::size_t>(bands) * static_cast<std::size_t>(width);
    std::vector<Kernel> kernels;
    for (std::size_t i = 0; i < static_cast<std::size_t>(weight.shape[0]); ++i) {
        const auto values = std::span(weight.values).subspan(i * size, size);
        kernels.push_back(
            {values, bands, width, std::inner_product(values.begin(), values.end(), values.begin(), 0.0)});
    }
    return kernels;
}

/// The cosine of two kernels, the second one `shift` frames later; what sticks out meets nothing.
double cosineAtShift(const Kernel& one, const Kernel& other, int shift)
{
    double sum = 0.0;
    for (int band = 0; band < one.bands; ++band)
        for (int frame = std::max(0, shift); frame < std::min(one.width, one.width + shift); ++frame)
            sum += one.at(band, frame) * other.at(band, frame - shift);
    return sum / std::sqrt(std::max(one.energy * other.energy, leastEnergy));
}

bool nearlySame(const Kernel& one, const Kernel& other)
{
    for (int shift = 1 - one.width; shift < one.width; ++shift)
        if (std::fabs(cosineAtShift(one, other, shift)) > duplicateCosine)
            return true;
    return false;
}

/// Correlation of neighbouring bands, over all frames.
double bandCorrelation(const Kernel& kernel)
{
    const double mean =
        std::accumulate(kernel.values.begin(), kernel.values.end(), 0.0) / static_cast<double>(kernel.values.size());
    double products = 0.0;
    double squares = 0.0;
    for (int frame = 0; frame < kernel.width; ++frame)
        for (int band = 0; band < kernel.bands; ++band) {
            const double value = kernel.at(band, frame) - mean;
            squares += value * value;
            if (band + 1 < kernel.bands)
                products += value * (kernel.at(band + 1, frame) - mean);
        }
    return squares > leastEnergy ? products / squares : 0.0;
}

double strongestFrame(const Kernel& kernel)
{
    double strongest = 0.0;
    for (int frame = 0; frame < kernel.width; ++frame) {
        double energy = 0.0;
        for (int band = 0; band < kernel.bands; ++band)
            energy += kernel.at(band, frame) * kernel.at(band, frame);
        strongest = std::max(strongest, energy);
    }
    return kernel.energy > leastEnergy ? strongest / kernel.energy : 1.0;
}

template <typename Items, typename Holds>
double shareOf(const Items& items, Holds holds)
{
    return static_cast<double>(std::ranges::count_if(items, holds)) / static_cast<double>(std::size(items));
}

double duplicateShare(const std::vector<Kernel>& kernels)
{
    std::vector<bool> duplicate(kernels.size(), false);
    for (std::size_t one = 0; one < kernels.size(); ++one)
        for (std::size_t other = 0; other < one; ++other)
            if (!(duplicate[one] && duplicate[other]) && nearlySame(kernels[one], kernels[other]))
                duplicate[one] = duplicate[other] = true;
    return shareOf(duplicate, [](bool is) { return is; });
}

} // namespace

Result<FilterQuality> filterQuality(const ModelManifest& manifest, std::span<const NamedTensor> tensors,
                                    std::span<const float> largestActivations)
{
    const auto weight = std::ranges::find(tensors, "conv1.weight", &NamedTensor::name);
    if (weight == tensors.end() || weight->shape.size() != 3 ||
        weight->shape != std::vector<std::int64_t>{manifest.layers.convolutions.front().filters,
                                                   manifest.frontEnd.bands, manifest.layers.convolutions.front().width})
        return Error{ErrorCode::ModelDamaged, "the weights have no first layer of the manifest's shape"};
    const std::vector<Kernel> kernels = kernelsOf(*weight);
    if (largestActivations.size() != kernels.size())
        return Error{ErrorCode::InvalidArgument, "there must be one answer a filter"};
    FilterQuality quality;
    quality.filters = kernels.size();
    quality.dead = shareOf(largestActivations, [](float activation) { return activation <= 0.0F; });
    quality.nearDuplicates = duplicateShare(kernels);
    quality.structured =
        shareOf(kernels, [](const Kernel& kernel) { return bandCorrelation(kernel) >= structureCorrelation; });
    quality.spreadOut = shareOf(kernels, [](const Kernel& kernel) { return strongestFrame(kernel) <= mostInOneFrame; });
    return quality;
}

} // namespace tonekin
