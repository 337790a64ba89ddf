// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/filtersheet.h"

#include <algorithm>
#include <cmath>

namespace tonekin {
namespace {

struct Ends {
    Rgb negative;
    Rgb positive;
    Rgb divider;
};

constexpr Ends redBlue{{255, 0, 0}, {0, 0, 255}, {139, 0, 0}};
// Of unequal lightness, so that the sign survives a print in grey; the divider has neither hue.
constexpr Ends purpleOrange{{84, 39, 136}, {230, 97, 1}, {64, 64, 64}};

constexpr double percentileOfAll = 0.995;

const Ends& endsOf(SignedColours colours)
{
    return colours == SignedColours::RedBlue ? redBlue : purpleOrange;
}

std::uint8_t fromWhite(std::uint8_t end, double share)
{
    return static_cast<std::uint8_t>(255.5 - (255 - end) * share); // rounded, since it is never below zero
}

} // namespace

Rgb signedColour(double value, SignedColours colours)
{
    const Ends& ends = endsOf(colours);
    const Rgb& end = value < 0.0 ? ends.negative : ends.positive;
    const double share = std::abs(value) <= 1.0 ? std::abs(value) : (std::isnan(value) ? 0.0 : 1.0);
    return {fromWhite(end.red, share), fromWhite(end.green, share), fromWhite(end.blue, share)};
}

Rgb dividerColour(SignedColours colours)
{
    return endsOf(colours).divider;
}

float fullColourWeight(const FilterKernels& kernels, int filter, SheetScale scale)
{
    if (kernels.weights.empty())
        return 0.0F;
    const auto magnitude = [](float weight) { return std::abs(weight); };
    if (scale == SheetScale::PerFilter) {
        float largest = 0.0F;
        for (const float weight : kernels.of(filter))
            largest = std::max(largest, magnitude(weight));
        return largest;
    }
    std::vector<float> all(kernels.weights.size());
    std::ranges::transform(kernels.weights, all.begin(), magnitude);
    const auto at = all.begin() + static_cast<std::ptrdiff_t>(percentileOfAll * static_cast<double>(all.size() - 1));
    std::nth_element(all.begin(), at, all.end());
    // Where nearly all weights are zero the percentile is, too; the few others are to be seen all the same.
    return *at > 0.0F ? *at : *std::ranges::max_element(all);
}

} // namespace tonekin
