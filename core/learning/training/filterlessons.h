// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Includes LibTorch: for sources of training only.

#include "corpus/probeset.h"
#include "nn/networktensors.h"

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

namespace tonekin {

/// Teaches single filters of the first layer to answer to one thing each, so that they can be named by measurement:
/// each filter is given a factor of corpus/probefactors.h and a figure, its largest or its mean answer in a clip, and
/// shall by that figure alone tell the factor's examples from all other probe sounds. Networks trained without such
/// lessons spread what they know over many filters (Bau et al. 2017; "concept" units after Koh et al. 2020).
///
/// Filters take turns through the factors that are names and have examples enough. Sounds are drawn so that every
/// factor comes up as often, since a name must beat each rival by itself. What a step draws follows from the seed and
/// its number.
class FilterLessons {
public:
    /// `sounds` must not be those that filters are named or confirmed by afterwards.
    /// Errors: InvalidArgument (clips that lie outside their recordings, no factor with enough examples).
    static Result<FilterLessons> create(const ModelManifest& manifest, const ProbeSet& sounds, std::uint64_t seed);

    /// Mean over the filters of a balanced cross entropy, from the first layer's answers to `clipsAStep` sounds.
    at::Tensor loss(const NetworkTensors& network, std::int64_t step) const;

    void moveTo(const at::Device& device);

private:
    FilterLessons() = default;
    std::vector<std::int64_t> drawClips(std::int64_t step) const;

    std::uint64_t m_seed = 0;
    at::Tensor m_clips;                                // [clips x bands x frames]
    at::Tensor m_states;                               // [clips x filters] of each filter's factor: 1, 0, or -1 unsure
    at::Tensor m_byMean;                               // [filters] whether the figure is the mean
    std::vector<std::vector<std::int64_t>> m_examples; // [factors that have any] clips
};

} // namespace tonekin
