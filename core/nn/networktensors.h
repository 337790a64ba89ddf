// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one header with LibTorch in it. Only sources of nn and training include it; it costs eight seconds of compiling.

#include "model/modelmanifest.h"
#include "model/safetensors.h"

#include <ATen/ATen.h>

#include <functional>
#include <vector>

namespace tonekin {

struct LinearTensors {
    at::Tensor weight; // [out x in] or [filters x in x width]
    at::Tensor bias;   // [out]
};

/// What the vector is made from, see VectorSource: [sections x features] each.
struct SectionFeatures {
    at::Tensor filters;
    at::Tensor pooled;
    at::Tensor hidden;

    const at::Tensor& of(VectorSource source) const;
};

/// The weights of one network on one device, and the passes through it, shared by training and listening.
/// The passes only call tensor functions: with weights that ask for gradients they can be trained through.
struct NetworkTensors {
    NetworkLayers layers;
    at::Tensor bandMean;  // [bands x 1]
    at::Tensor bandScale; // [bands x 1]
    std::vector<LinearTensors> convolutions;
    std::vector<LinearTensors> dense;
    LinearTensors output;
    VectorShape vectorShape;
    std::vector<LinearTensors> vectorParts; // one each of the shape's

    /// log-mel [n x bands x frames] -> the first layer's activations [n x filters x frames - width + 1], >= 0.
    at::Tensor firstLayer(const at::Tensor& mel) const;
    /// The first layer's activations -> features at the last convolution's positions [n x filters x positions]. `see`,
    /// if any, is shown each later convolution's activations, numbered from 2, before the maximum over neighbours is
    /// taken.
    using SeeActivations = std::function<void(int convolution, const at::Tensor& activations)>;
    at::Tensor laterLayers(const at::Tensor& firstActivations, const SeeActivations& see = {}) const;
    /// Features [n x filters x positions] -> mean, maximum and root mean square over positions [n x 3 filters].
    static at::Tensor pool(const at::Tensor& features);
    /// Pooled features [n x 3 filters] -> units of the last hidden layer [n x units].
    at::Tensor hidden(const at::Tensor& pooled) const;
    /// The features of one track's sections -> the track's vector [dimensions], unit length.
    at::Tensor trackVector(const SectionFeatures& features) const;
    /// The same, one vector for each section [sections x dimensions].
    at::Tensor sectionVectors(const SectionFeatures& features) const;

    /// Every tensor with its name in the weights file.
    std::vector<std::pair<std::string, at::Tensor*>> named();
    NetworkTensors to(const at::Device& device) const;
};

/// Random weights: He's scale for the layers; first-layer filters that are smooth over bands, sum to zero and have a
/// small negative bias, so that they stay quiet until something fits them. The same seed gives the same network.
NetworkTensors randomNetwork(const ModelManifest& manifest, std::uint64_t seed);

/// Errors: ModelDamaged (missing or extra tensors, wrong shapes, values that are not finite).
Result<NetworkTensors> networkFromTensors(const ModelManifest& manifest, std::vector<NamedTensor> tensors);
std::vector<NamedTensor> tensorsOfNetwork(const NetworkTensors& network);

} // namespace tonekin
