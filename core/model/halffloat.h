// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tonekin {

/// IEEE 754 half precision and back. Rounds to nearest, ties to even; too large becomes infinite, NaN stays NaN.
std::uint16_t halfFromFloat(float value);
float floatFromHalf(std::uint16_t half);

} // namespace tonekin
