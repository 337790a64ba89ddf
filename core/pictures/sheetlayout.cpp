// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/sheetlayout.h"

namespace tonekin {
namespace {

// 256 filters are 5634 x 564 pixels with these.
constexpr int publishedFilterWidth = 20;
constexpr double publishedFilterHeight = 560.0;
constexpr int publishedDivider = 2;
constexpr int mostInOneRow = 512; // of a wider layer: several rows, since programs refuse very wide pictures

} // namespace

SheetLayout publishedLayout(const FilterKernels& kernels)
{
    SheetLayout layout;
    layout.columns = std::clamp(kernels.filters, 1, mostInOneRow);
    layout.cellWidth = std::max(1, publishedFilterWidth / std::max(1, kernels.frames));
    layout.bandHeight = std::max(1.0, publishedFilterHeight / std::max(1, kernels.bands));
    layout.divider = publishedDivider;
    return layout;
}

std::array<int, 2> sheetSize(const FilterKernels& kernels, const SheetLayout& layout)
{
    const SheetGrid grid(kernels, layout);
    return {grid.width(), grid.height()};
}

PixelRect filterRect(const FilterKernels& kernels, const SheetLayout& layout, int place)
{
    return SheetGrid(kernels, layout).rectOf(place);
}

int placeAt(const FilterKernels& kernels, const SheetLayout& layout, int x, int y)
{
    const SheetGrid grid(kernels, layout);
    if (x < grid.divider || y < grid.divider || x >= grid.width() || y >= grid.height())
        return -1;
    const int across = x - grid.divider;
    const int down = y - grid.divider;
    if (across % grid.pitchAcross() >= grid.filterWidth || down % grid.pitchDown() >= grid.filterHeight)
        return -1;
    const int place = down / grid.pitchDown() * grid.columns + across / grid.pitchAcross();
    return place < grid.filters ? place : -1;
}

} // namespace tonekin
