// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/filtersheet.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace tonekin {
namespace {

constexpr int mostForLikeness = 2048; // every pair is compared

/// The kernels frame after frame and each of length 1, so that shifting in time is a step in memory.
std::vector<float> unitKernels(const FilterKernels& kernels)
{
    std::vector<float> all;
    all.reserve(kernels.weights.size());
    for (int filter = 0; filter < kernels.filters; ++filter) {
        double squares = 0.0;
        for (const float weight : kernels.of(filter))
            squares += double{weight} * weight;
        const double scale = squares > 0.0 ? 1.0 / std::sqrt(squares) : 0.0;
        for (int frame = 0; frame < kernels.frames; ++frame)
            for (int band = 0; band < kernels.bands; ++band)
                all.push_back(static_cast<float>(kernels.at(filter, band, frame) * scale));
    }
    return all;
}

float cosineAtBestShift(std::span<const float> one, std::span<const float> other, std::size_t bands)
{
    const auto overlap = [&](std::span<const float> later, std::span<const float> earlier, std::size_t shift) {
        return std::inner_product(earlier.begin(), earlier.end() - static_cast<std::ptrdiff_t>(shift),
                                  later.begin() + static_cast<std::ptrdiff_t>(shift), 0.0F);
    };
    float best = -1.0F;
    for (std::size_t shift = 0; shift < one.size(); shift += bands)
        best = std::max({best, overlap(one, other, shift), overlap(other, one, shift)});
    return best;
}

std::vector<float> likenesses(const FilterKernels& kernels)
{
    const std::vector<float> units = unitKernels(kernels);
    const auto count = static_cast<std::size_t>(kernels.filters);
    const std::size_t size = units.size() / count;
    std::vector<float> matrix(count * count, 1.0F);
    for (std::size_t row = 0; row < count; ++row)
        for (std::size_t column = 0; column < row; ++column)
            matrix[row * count + column] = matrix[column * count + row] = cosineAtBestShift(
                std::span(units).subspan(row * size, size), std::span(units).subspan(column * size, size),
                static_cast<std::size_t>(kernels.bands));
    return matrix;
}

std::size_t mostLikeAllOthers(const std::vector<float>& matrix, std::size_t count)
{
    std::vector<double> sums;
    for (std::size_t row = 0; row < count; ++row) {
        const auto begin = matrix.begin() + static_cast<std::ptrdiff_t>(row * count);
        sums.push_back(std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(count), 0.0));
    }
    return static_cast<std::size_t>(std::ranges::max_element(sums) - sums.begin());
}

std::vector<int> byIndex(const FilterKernels& kernels)
{
    std::vector<int> order(static_cast<std::size_t>(std::max(0, kernels.filters)));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

} // namespace

std::vector<int> orderByNumber(const FilterKernels& kernels, std::span<const double> largestFirst)
{
    const auto valueOf = [&](int filter) {
        const auto at = static_cast<std::size_t>(filter);
        const bool known = at < largestFirst.size() && !std::isnan(largestFirst[at]);
        return known ? largestFirst[at] : -std::numeric_limits<double>::infinity();
    };
    std::vector<int> order = byIndex(kernels);
    std::ranges::stable_sort(order, std::ranges::greater(), valueOf);
    return order;
}

std::vector<int> orderByLikeness(const FilterKernels& kernels)
{
    std::vector<int> order = byIndex(kernels);
    if (order.size() < 3 || kernels.filters > mostForLikeness || kernels.weights.empty())
        return order;
    const std::vector<float> matrix = likenesses(kernels);
    const std::size_t count = order.size();
    std::swap(order.front(), order[mostLikeAllOthers(matrix, count)]);
    for (std::size_t place = 1; place < count; ++place) {
        const auto* row = matrix.data() + static_cast<std::size_t>(order[place - 1]) * count;
        const auto nearest = std::max_element(
            order.begin() + static_cast<std::ptrdiff_t>(place), order.end(),
            [row](int one, int other) { return row[one] < row[other] || (row[one] == row[other] && one > other); });
        std::iter_swap(order.begin() + static_cast<std::ptrdiff_t>(place), nearest);
    }
    return order;
}

} // namespace tonekin
