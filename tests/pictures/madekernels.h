// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/filterkernels.h"

#include <numeric>
#include <random>
#include <vector>

namespace tonekin::testing {

inline FilterKernels zeroKernels(int filters, int bands, int frames)
{
    return {filters, bands, frames, std::vector<float>(static_cast<std::size_t>(filters) * bands * frames)};
}

inline float& weight(FilterKernels& kernels, int filter, int band, int frame)
{
    return kernels.weights[(static_cast<std::size_t>(filter) * kernels.bands + band) * kernels.frames + frame];
}

inline FilterKernels randomKernels(int filters, int bands, int frames, unsigned seed = 1)
{
    FilterKernels kernels = zeroKernels(filters, bands, frames);
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    for (float& value : kernels.weights)
        value = normal(random);
    return kernels;
}

inline std::vector<int> inOrder(const FilterKernels& kernels)
{
    std::vector<int> order(static_cast<std::size_t>(kernels.filters));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

} // namespace tonekin::testing
