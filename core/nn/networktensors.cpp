// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/networktensors.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cmath>

namespace tonekin {
namespace {

constexpr float firstLayerBias = -0.1F;
constexpr double leastSquare = 1e-8; // keeps the root's slope finite where a filter is silent

at::Tensor convolve(const at::Tensor& input, const LinearTensors& layer)
{
    return at::relu(at::conv1d(input, layer.weight, layer.bias));
}

at::Tensor apply(const at::Tensor& input, const LinearTensors& layer)
{
    return at::linear(input, layer.weight, layer.bias);
}

at::Tensor unitLength(const at::Tensor& vectors)
{
    return vectors / vectors.norm(2, -1, true).clamp_min(1e-12);
}

at::Tensor randomWeight(at::IntArrayRef shape, double scale, const at::Generator& random)
{
    const double inputs = static_cast<double>(c10::multiply_integers(shape.slice(1)));
    return at::randn(shape, random) * (scale / std::sqrt(inputs));
}

/// A first layer as smooth over neighbouring bands as sounds are, deaf to loudness (each filter sums to zero), with the
/// scale that it was drawn with.
at::Tensor smoothKernels(const at::Tensor& drawn)
{
    at::Tensor kernels = drawn.permute({0, 2, 1}).reshape({-1, 1, drawn.size(1)});
    const at::Tensor neighbours = at::tensor({1.0F, 4.0F, 6.0F, 4.0F, 1.0F}).reshape({1, 1, 5}) / 16.0F;
    kernels = at::conv1d(kernels, neighbours, {}, 1, 2);
    kernels = kernels.reshape({drawn.size(0), drawn.size(2), drawn.size(1)}).permute({0, 2, 1}).contiguous();
    kernels = kernels - kernels.mean({1, 2}, true);
    return kernels * (drawn.norm() / kernels.norm());
}

/// Shapes come from the manifest alone; what a file holds is compared with them.
NetworkTensors emptyNetwork(const ModelManifest& manifest)
{
    NetworkTensors network;
    network.layers = manifest.layers;
    const auto bands = static_cast<std::int64_t>(manifest.frontEnd.bands);
    network.bandMean = at::tensor(manifest.bandMean).reshape({bands, 1});
    network.bandScale = at::tensor(manifest.bandScale).reshape({bands, 1});
    std::int64_t inputs = bands;
    for (const ConvolutionShape& shape : manifest.layers.convolutions) {
        network.convolutions.push_back({at::zeros({shape.filters, inputs, shape.width}), at::zeros({shape.filters})});
        inputs = shape.filters;
    }
    inputs = manifest.layers.pooledUnits();
    for (const int units : manifest.layers.dense) {
        network.dense.push_back({at::zeros({units, inputs}), at::zeros({units})});
        inputs = units;
    }
    network.output = {at::zeros({manifest.layers.outputs, inputs}), at::zeros({manifest.layers.outputs})};
    network.vectorShape = manifest.vector;
    for (const VectorPart& part : manifest.vector.parts)
        network.vectorParts.push_back(
            {at::zeros({part.dimensions, featuresOf(manifest.layers, part.source)}), at::zeros({part.dimensions})});
    return network;
}

Error damaged(const std::string& reason)
{
    return Error{ErrorCode::ModelDamaged, "weights: " + reason};
}

Status fill(at::Tensor& target, const NamedTensor& source)
{
    if (target.sizes() != at::IntArrayRef(source.shape))
        return damaged("\"" + source.name + "\" does not have the shape that the manifest's layers need");
    if (!std::ranges::all_of(source.values, [](float value) { return std::isfinite(value); }))
        return damaged("\"" + source.name + "\" holds values that are not numbers");
    std::copy(source.values.begin(), source.values.end(), target.data_ptr<float>());
    return ok();
}

} // namespace

at::Tensor NetworkTensors::firstLayer(const at::Tensor& mel) const
{
    return convolve((mel - bandMean) / bandScale, convolutions.front());
}

at::Tensor NetworkTensors::laterLayers(const at::Tensor& firstActivations, const SeeActivations& see) const
{
    at::Tensor features = firstActivations;
    for (std::size_t i = 0; i < convolutions.size(); ++i) {
        if (i > 0) {
            features = convolve(features, convolutions[i]);
            if (see)
                see(static_cast<int>(i) + 1, features);
        }
        if (layers.convolutions[i].pool > 1)
            features = at::max_pool1d(features, layers.convolutions[i].pool);
    }
    return features;
}

at::Tensor NetworkTensors::pool(const at::Tensor& features)
{
    return at::cat({features.mean(-1), features.amax(-1), (features.square().mean(-1) + leastSquare).sqrt()}, 1);
}

at::Tensor NetworkTensors::hidden(const at::Tensor& pooled) const
{
    at::Tensor units = pooled;
    for (const LinearTensors& layer : dense)
        units = at::relu(apply(units, layer));
    return units;
}

const at::Tensor& SectionFeatures::of(VectorSource source) const
{
    switch (source) {
    case VectorSource::Filters:
        return filters;
    case VectorSource::Pooled:
        return pooled;
    case VectorSource::Hidden:
        break;
    }
    return hidden;
}

at::Tensor NetworkTensors::trackVector(const SectionFeatures& features) const
{
    std::vector<at::Tensor> parts;
    for (std::size_t i = 0; i < vectorParts.size(); ++i) {
        const VectorPart& shape = vectorShape.parts[i];
        const at::Tensor& sections = features.of(shape.source);
        const bool spread = shape.statistic == VectorStatistic::Spread;
        if (spread && sections.size(0) < 2) // no spread is not the same as a spread of nothing
            parts.push_back(at::zeros({shape.dimensions}, sections.options()));
        else
            parts.push_back(unitLength(apply(spread ? sections.std(0, false) : sections.mean(0), vectorParts[i])) *
                            shape.weight);
    }
    return unitLength(at::cat(parts));
}

at::Tensor NetworkTensors::sectionVectors(const SectionFeatures& features) const
{
    std::vector<at::Tensor> parts;
    for (std::size_t i = 0; i < vectorParts.size(); ++i) {
        const VectorPart& shape = vectorShape.parts[i];
        const at::Tensor& sections = features.of(shape.source);
        if (shape.statistic == VectorStatistic::Spread)
            parts.push_back(at::zeros({sections.size(0), shape.dimensions}, sections.options()));
        else
            parts.push_back(unitLength(apply(sections, vectorParts[i])) * shape.weight);
    }
    return unitLength(at::cat(parts, 1));
}

std::vector<std::pair<std::string, at::Tensor*>> NetworkTensors::named()
{
    std::vector<std::pair<std::string, at::Tensor*>> all;
    const auto add = [&all](const std::string& name, LinearTensors& layer) {
        all.emplace_back(name + ".weight", &layer.weight);
        all.emplace_back(name + ".bias", &layer.bias);
    };
    for (std::size_t i = 0; i < convolutions.size(); ++i)
        add("conv" + std::to_string(i + 1), convolutions[i]);
    for (std::size_t i = 0; i < dense.size(); ++i)
        add("dense" + std::to_string(i + 1), dense[i]);
    add("output", output);
    for (std::size_t i = 0; i < vectorParts.size(); ++i)
        add("vector" + std::to_string(i + 1), vectorParts[i]);
    return all;
}

NetworkTensors NetworkTensors::to(const at::Device& device) const
{
    NetworkTensors moved = *this;
    for (const auto& [name, tensor] : moved.named())
        *tensor = tensor->to(device);
    moved.bandMean = bandMean.to(device);
    moved.bandScale = bandScale.to(device);
    return moved;
}

NetworkTensors randomNetwork(const ModelManifest& manifest, std::uint64_t seed)
{
    NetworkTensors network = emptyNetwork(manifest);
    const at::Generator random = at::detail::createCPUGenerator(seed);
    for (const auto& [name, tensor] : network.named())
        if (tensor->dim() > 1)
            *tensor = randomWeight(tensor->sizes(), name.starts_with("vector") ? 1.0 : std::sqrt(2.0), random);
    network.convolutions.front().weight = smoothKernels(network.convolutions.front().weight);
    network.convolutions.front().bias.fill_(firstLayerBias);
    return network;
}

Result<NetworkTensors> networkFromTensors(const ModelManifest& manifest, std::vector<NamedTensor> tensors)
{
    NetworkTensors network = emptyNetwork(manifest);
    const auto wanted = network.named();
    for (const auto& [name, tensor] : wanted) {
        const auto source = std::ranges::find(tensors, name, &NamedTensor::name);
        if (source == tensors.end())
            return damaged("\"" + name + "\" is missing");
        if (auto filled = fill(*tensor, *source); !filled)
            return filled.error();
    }
    for (const NamedTensor& tensor : tensors)
        if (std::ranges::none_of(wanted, [&](const auto& entry) { return entry.first == tensor.name; }))
            return damaged("\"" + tensor.name + "\" belongs to no layer of the manifest");
    return network;
}

std::vector<NamedTensor> tensorsOfNetwork(const NetworkTensors& network)
{
    NetworkTensors copy = network;
    std::vector<NamedTensor> tensors;
    for (const auto& [name, tensor] : copy.named()) {
        const at::Tensor plain = tensor->detach().to(at::kCPU, at::kFloat).contiguous();
        const auto* values = plain.data_ptr<float>();
        tensors.push_back({name, plain.sizes().vec(), {values, values + plain.numel()}});
    }
    return tensors;
}

} // namespace tonekin
