// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/sheetzoom.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr double zoomStep = 1.25;
constexpr int widestCell = 64;

} // namespace

void SheetZoom::fit(const FilterKernels& kernels, QSize room, bool inOneRow, const SheetArrangement& wanted)
{
    m_fitted = arrangedFor(kernels, room, inOneRow, wanted);
    setCellWidth(m_cellWidth);
}

void SheetZoom::zoomBy(int steps)
{
    const int before = m_arrangement.layout.cellWidth;
    int wanted = static_cast<int>(std::lround(before * std::pow(zoomStep, steps)));
    wanted = steps > 0 ? std::max(wanted, before + steps) : std::min(wanted, before + steps);
    setCellWidth(std::min(wanted, std::max(widestCell, m_fitted.layout.cellWidth)));
}

void SheetZoom::setCellWidth(int pixels)
{
    m_cellWidth = pixels > m_fitted.layout.cellWidth ? pixels : 0;
    m_arrangement = m_cellWidth > 0 ? withCellWidth(m_fitted, m_cellWidth) : m_fitted;
}

} // namespace tonekin
