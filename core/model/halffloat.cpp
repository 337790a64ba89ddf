// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/halffloat.h"

#include <bit>
#include <cmath>

namespace tonekin {
namespace {

constexpr std::uint32_t halfInfinity = 0x7C00U;
constexpr float smallestNormalHalf = 0x1p-14F;

} // namespace

std::uint16_t halfFromFloat(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t sign = (bits >> 16U) & 0x8000U;
    if (std::isnan(value))
        return static_cast<std::uint16_t>(sign | 0x7E00U);
    const float magnitude = std::fabs(value);
    if (magnitude >= 65520.0F)
        return static_cast<std::uint16_t>(sign | halfInfinity);
    if (magnitude < smallestNormalHalf) // subnormal: steps of 2^-24; nearbyint rounds ties to even
        return static_cast<std::uint16_t>(sign | static_cast<std::uint32_t>(std::nearbyint(magnitude * 0x1p24F)));
    const std::uint32_t rebased = (bits & 0x7FFFFFFFU) - (112U << 23U); // exponent bias 127 -> 15
    const std::uint32_t rounded = rebased + 0x0FFFU + ((rebased >> 13U) & 1U);
    return static_cast<std::uint16_t>(sign | (rounded >> 13U));
}

float floatFromHalf(std::uint16_t half)
{
    const std::uint32_t sign = (half & 0x8000U) << 16U;
    const std::uint32_t rest = half & 0x7FFFU;
    if (rest < 0x0400U)
        return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(static_cast<float>(rest) * 0x1p-24F));
    if (rest >= halfInfinity)
        return std::bit_cast<float>(sign | 0x7F800000U | ((rest & 0x03FFU) << 13U));
    return std::bit_cast<float>(sign | ((rest << 13U) + (112U << 23U)));
}

} // namespace tonekin
