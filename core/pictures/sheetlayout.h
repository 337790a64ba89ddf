// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pictures/filtersheet.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

/// A layout's measures in pixels, whatever it asks for within what can be counted. For sources of this folder.
struct SheetGrid {
    int filters = 0;
    int bands = 0;
    int columns = 1;
    int rows = 0;
    int cellWidth = 1;
    double bandHeight = 1.0;
    int divider = 0;
    int filterWidth = 0;
    int filterHeight = 1;
    bool lowBandsOnTop = true;

    SheetGrid(const FilterKernels& kernels, const SheetLayout& layout)
        : filters(kernels.filters)
        , bands(kernels.bands)
        , columns(std::clamp(layout.columns, 1, std::max(1, kernels.filters)))
        , rows((kernels.filters + columns - 1) / columns)
        , cellWidth(std::clamp(layout.cellWidth, 1, 1000))
        , bandHeight(layout.bandHeight > 0.01 ? std::min(layout.bandHeight, 1000.0) : 0.01)
        , divider(std::clamp(layout.divider, 0, 100))
        , filterWidth(kernels.frames * cellWidth)
        , filterHeight(std::max(1, topOfLine(kernels.bands)))
        , lowBandsOnTop(layout.lowBandsOnTop)
    {
    }

    int pitchAcross() const { return filterWidth + divider; }
    int pitchDown() const { return filterHeight + divider; }
    int width() const { return columns * pitchAcross() + divider; }
    int height() const { return rows * pitchDown() + divider; }
    PixelRect rectOf(int place) const
    {
        return {divider + place % columns * pitchAcross(), divider + place / columns * pitchDown(), filterWidth,
                filterHeight};
    }
    /// The first pixel of a line of cells, counted from the top of the filter.
    int topOfLine(int line) const { return static_cast<int>(std::lround(line * bandHeight)); }
    /// The band that is drawn in a line of cells.
    int bandOfLine(int line) const { return lowBandsOnTop ? line : bands - 1 - line; }
};

} // namespace tonekin
