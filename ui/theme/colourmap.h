// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>

#include <array>
#include <cstdint>

namespace tonekin {

/// Colours for magnitudes: lightness rises evenly, so that they can be read without hue.
enum class ColourMap { Magma, Viridis, Cividis, Grey };
inline constexpr std::array allColourMaps{ColourMap::Magma, ColourMap::Viridis, ColourMap::Cividis, ColourMap::Grey};

/// 256 opaque colours, 0 for nothing and 255 for full scale. Made once; any thread.
const std::array<QRgb, 256>& colourTable(ColourMap map);

} // namespace tonekin
