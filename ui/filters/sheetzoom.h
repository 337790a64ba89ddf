// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "painting/filtersheetpainter.h"

#include <QSize>

namespace tonekin {

/// How large the sheet is drawn: as a whole in the room there is, or zoomed in.
class SheetZoom {
public:
    /// `room` in device pixels; `wished` all but the sizes.
    void fit(const FilterKernels& kernels, QSize room, bool inOneRow, const SheetArrangement& wanted);
    /// From the next fit() on.
    void showWhole() { m_cellWidth = 0; }
    /// Steps in, or out until the whole is seen.
    void zoomBy(int steps);
    bool isZoomed() const { return m_cellWidth > 0; }
    const SheetArrangement& arrangement() const { return m_arrangement; }

private:
    void setCellWidth(int pixels);

    SheetArrangement m_fitted; // with the whole sheet in the room
    SheetArrangement m_arrangement;
    int m_cellWidth = 0; // when zoomed; 0: as fitted
};

} // namespace tonekin
