// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tonekin {

/// The first layer's kernels as numbers, in the units of the standardised input.
struct FilterKernels {
    int filters = 0;
    int bands = 0;
    int frames = 0;
    std::vector<float> weights; // [filters x bands x frames], band 0 lowest
    float at(int filter, int band, int frame) const
    {
        return weights[(static_cast<std::size_t>(filter) * bands + band) * frames + frame];
    }
    /// All of one filter's [bands x frames].
    std::span<const float> of(int filter) const
    {
        const auto size = static_cast<std::size_t>(bands) * frames;
        return std::span(weights).subspan(static_cast<std::size_t>(filter) * size, size);
    }
};

} // namespace tonekin
