// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/filterkernels.h"
#include "base/melfrontend.h"
#include "pictures/filtersheet.h"

#include <QFont>
#include <QImage>
#include <QRectF>

#include <optional>

class QPainter;

namespace tonekin {

class ThemeColours;

/// How one large kernel is to look. The same on the screen, in an exported picture and in a test.
struct KernelLook {
    SignedColours colours = SignedColours::RedBlue;
    SheetScale scale = SheetScale::PerFilter;
    bool lowBandsOnTop = true;
    const ThemeColours* theme = nullptr;
    QFont font;
    MelFrontEnd frontEnd; // the one of the model: what bands and frames stand for
};

/// The part of a kernel that is seen: lines of cells from the top.
struct BandWindow {
    double first = 0.0;
    double count = 0.0; // 0: all
};

/// The parts of a drawn kernel, in device-independent pixels.
struct KernelParts {
    QRectF plot;
    QRectF frequencyAxis; // left of the plot
    QRectF timeAxis;      // below the plot
    QRectF legend;        // the colour bar with its numbers, at the bottom
};
KernelParts layOutKernel(QSizeF size, const QFont& font);

/// One weight of a kernel.
struct KernelCell {
    int band = 0; // 0 lowest
    int frame = 0;
    bool operator==(const KernelCell&) const = default;
};
std::optional<KernelCell> kernelCellAt(QPointF point, const QRectF& plot, const FilterKernels& kernels,
                                       const BandWindow& window, bool lowBandsOnTop);
/// The middle frequency of a band.
double hertzOfBand(int band, const MelFrontEnd& frontEnd);
double millisecondsOfFrame(int frame, const MelFrontEnd& frontEnd); // where it begins

/// Cells as sharp squares, axes in Hz and ms, the legend.
void paintKernel(QPainter& painter, QSizeF size, const FilterKernels& kernels, int filter, const BandWindow& window,
                 const KernelLook& look);
/// The same on the theme's surface.
QImage paintKernel(const FilterKernels& kernels, int filter, const BandWindow& window, const KernelLook& look,
                   QSize size, double devicePixelRatio);

} // namespace tonekin
