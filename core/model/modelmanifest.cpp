// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/modelmanifest.h"

#include "model/sha256.h"

#include <algorithm>
#include <cmath>

namespace tonekin {
namespace {

// Far beyond any sensible model, yet small enough that a hostile manifest cannot ask for gigabytes.
constexpr int mostBands = 512;
constexpr double mostLevel = 1e6;
constexpr int mostUnits = 8192;
constexpr int mostLayers = 12;
constexpr std::size_t mostVectorParts = 16;
constexpr int mostWidth = 32;
constexpr int mostSectionFrames = 10'000;
constexpr std::int64_t mostParameters = 100'000'000;

Error wrong(const std::string& reason)
{
    return Error{ErrorCode::ModelDamaged, "manifest: " + reason};
}

bool within(int value, int least, int most)
{
    return value >= least && value <= most;
}

Status checkFrontEnd(const ModelManifest& manifest)
{
    const MelFrontEnd& frontEnd = manifest.frontEnd;
    if (!within(frontEnd.sampleRate, 4000, 192'000) || !within(frontEnd.window, 64, 65'536) ||
        !within(frontEnd.hop, 16, frontEnd.window) || !within(frontEnd.bands, 1, mostBands))
        return wrong("the front end's sizes are out of range");
    if (!(frontEnd.lowestHertz >= 0.0) || !(frontEnd.highestHertz > frontEnd.lowestHertz) ||
        !(frontEnd.highestHertz <= frontEnd.sampleRate / 2.0) || !(frontEnd.logGain > 0.0) ||
        !std::isfinite(frontEnd.logGain) || !(frontEnd.level >= 0.0) || !(frontEnd.level <= mostLevel))
        return wrong("the front end's range or gain is impossible");
    const auto bands = static_cast<std::size_t>(frontEnd.bands);
    if (manifest.bandMean.size() != bands || manifest.bandScale.size() != bands)
        return wrong("the standardisation does not have one value a band");
    if (!std::ranges::all_of(manifest.bandMean, [](float mean) { return std::isfinite(mean); }) ||
        !std::ranges::all_of(manifest.bandScale, [](float scale) { return std::isfinite(scale) && scale > 0.0F; }))
        return wrong("the standardisation holds impossible values");
    return ok();
}

Status checkLayers(const NetworkLayers& layers)
{
    if (layers.convolutions.empty() || layers.convolutions.size() > mostLayers || layers.dense.empty() ||
        layers.dense.size() > mostLayers || !within(layers.outputs, 1, mostUnits))
        return wrong("the number of layers is out of range");
    for (const ConvolutionShape& shape : layers.convolutions)
        if (!within(shape.filters, 1, mostUnits) || !within(shape.width, 1, mostWidth) ||
            !within(shape.pool, 1, mostWidth))
            return wrong("a convolution's size is out of range");
    if (!std::ranges::all_of(layers.dense, [](int units) { return within(units, 1, mostUnits); }))
        return wrong("a dense layer's size is out of range");
    return ok();
}

Status checkSections(const ModelManifest& manifest)
{
    const SectionShape& sections = manifest.sections;
    // Long before this product could overflow, the receptive field is longer than any section.
    std::int64_t stride = 1;
    for (const ConvolutionShape& shape : manifest.layers.convolutions)
        if ((stride *= shape.pool) > mostSectionFrames)
            return wrong("the pooling is longer than a section");
    if (!within(sections.frames, 1, mostSectionFrames) || !within(sections.hopFrames, 1, mostSectionFrames) ||
        sections.frames < manifest.layers.receptiveField())
        return wrong("a section is shorter than what the convolutions need, or too long");
    if (sections.hopFrames % stride != 0)
        return wrong("the sections' hop is not a multiple of the network's stride");
    return ok();
}

Status checkVector(const ModelManifest& manifest)
{
    const std::vector<VectorPart>& parts = manifest.vector.parts;
    if (parts.empty() || parts.size() > mostVectorParts)
        return wrong("the number of the vector's parts is out of range");
    for (const VectorPart& part : parts) {
        if (!within(part.dimensions, 1, featuresOf(manifest.layers, part.source)))
            return wrong("a part of the vector has an impossible size");
        if (!(part.weight > 0.0 && part.weight <= 1000.0) || !(part.strength >= 0.0 && part.strength <= 1000.0))
            return wrong("a part of the vector has an impossible weight or strength");
    }
    if (std::ranges::none_of(parts, [](const VectorPart& part) { return part.statistic == VectorStatistic::Mean; }))
        return wrong("no part of the vector is a mean, so sections would have none");
    return ok();
}

} // namespace

int VectorShape::dimensions() const
{
    int sum = 0;
    for (const VectorPart& part : parts)
        sum += part.dimensions;
    return sum;
}

int featuresOf(const NetworkLayers& layers, VectorSource source)
{
    switch (source) {
    case VectorSource::Filters:
        return 2 * layers.convolutions.front().filters;
    case VectorSource::Pooled:
        return layers.pooledUnits();
    case VectorSource::Hidden:
        break;
    }
    return layers.hiddenUnits();
}

bool hasUnit(const NetworkLayers& layers, NetworkUnit unit)
{
    if (unit.layer.number < NetworkLayer::lastHidden ||
        unit.layer.number > static_cast<int>(layers.convolutions.size()))
        return false;
    const int units = unit.layer.isConvolution()
                          ? layers.convolutions[static_cast<std::size_t>(unit.layer.number) - 1].filters
                          : layers.hiddenUnits();
    return unit.index >= 0 && unit.index < units;
}

int NetworkLayers::stride() const
{
    int stride = 1;
    for (const ConvolutionShape& shape : convolutions)
        stride *= shape.pool;
    return stride;
}

int NetworkLayers::receptiveField() const
{
    int frames = 1;
    for (std::size_t i = convolutions.size(); i-- > 0;) {
        frames *= convolutions[i].pool;
        frames += convolutions[i].width - 1;
    }
    return frames;
}

int NetworkLayers::stride(int convolution) const
{
    int frames = 1;
    for (int before = 1; before < convolution; ++before)
        frames *= convolutions[static_cast<std::size_t>(before) - 1].pool;
    return frames;
}

int NetworkLayers::receptiveField(int convolution) const
{
    int frames = stride(convolution); // what the pools before it reach over
    for (int number = 1; number <= convolution; ++number)
        frames += (convolutions[static_cast<std::size_t>(number) - 1].width - 1) * stride(number);
    return frames;
}

std::int64_t NetworkLayers::parameters(int bands) const
{
    std::int64_t count = 0;
    std::int64_t inputs = bands;
    for (const ConvolutionShape& shape : convolutions) {
        count += (inputs * shape.width + 1) * shape.filters;
        inputs = shape.filters;
    }
    inputs = pooledUnits();
    for (const int units : dense) {
        count += (inputs + 1) * units;
        inputs = units;
    }
    return count + (inputs + 1) * outputs;
}

Status checkManifest(const ModelManifest& manifest)
{
    if (manifest.name.empty() || manifest.name.size() > 200)
        return wrong("the name is missing or too long");
    if (manifest.weightsFile.empty() || manifest.weightsFile.find('/') != std::string::npos ||
        manifest.weightsFile.starts_with('.'))
        return wrong("the weights' name is not a plain file name");
    if (!isSha256Hex(manifest.weightsSha256))
        return wrong("the weights' SHA-256 is not 64 hexadecimal digits");
    if (auto frontEnd = checkFrontEnd(manifest); !frontEnd)
        return frontEnd;
    if (auto layers = checkLayers(manifest.layers); !layers)
        return layers;
    if (auto sections = checkSections(manifest); !sections)
        return sections;
    if (manifest.layers.parameters(manifest.frontEnd.bands) > mostParameters)
        return wrong("the network is too large");
    if (auto vector = checkVector(manifest); !vector)
        return vector;
    return checkFilterNames(manifest.filterNames,
                            static_cast<std::size_t>(manifest.layers.convolutions.front().filters));
}

} // namespace tonekin
