// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/trackactivations.h"
#include "painting/spectrogramscale.h"
#include "theme/colourmap.h"

#include <QFont>
#include <QImage>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace tonekin {

class ThemeColours;

/// One filter of a heat strip.
struct HeatRow {
    int filter = 0;
    QString label;    // number and name
    float top = 0.0F; // the answer that is shown in the brightest colour, as is all above it
};

/// What a track's filters answered over time. An answer belongs to a few frames; it is drawn where the middle one of
/// them lies in the spectrogram, `middleSeconds` after the first of them began.
struct HeatStrip {
    const TrackActivations* activations = nullptr;
    double middleSeconds = 0.0;
    std::vector<HeatRow> rows;
};

/// How a heat strip is to look. The same on the screen, in an exported picture and in a test.
struct HeatStripLook {
    ColourMap map = ColourMap::Magma;
    const ThemeColours* colours = nullptr; // of the words
    QFont font;
};

/// The parts of a drawn strip, in device-independent pixels. The bars begin and end where a spectrogram of that width
/// has its plot.
struct HeatStripLayout {
    std::vector<QRectF> labels; // above the bars
    std::vector<QRectF> bars;
    QRectF timeAxis; // below them
};
HeatStripLayout layOutHeatStrip(double width, int rows, const QFont& font);
double heatStripHeight(int rows, const QFont& font);

/// The largest answer of a filter that is drawn between two moments, and at least the one at `from`; none where the
/// network did not hear the track.
std::optional<float> largestActivation(const HeatStrip& strip, int filter, double from, double to);

/// One row alone, `pixels` wide and 1 high: each pixel shows the largest answer that falls on it, so that no moment is
/// lost; what was not heard is transparent.
QImage paintHeatCells(const HeatStrip& strip, const HeatRow& row, TimeSpan span, ColourMap map, int pixels);

/// The words: what each row is and how large its brightest answer, and the axis in time.
void paintHeatWords(QPainter& painter, const HeatStripLayout& layout, const HeatStrip& strip, TimeSpan span,
                    const HeatStripLook& look);

/// Everything, on the theme's surface.
QImage paintHeatStrip(const HeatStrip& strip, TimeSpan span, const HeatStripLook& look, int width,
                      double devicePixelRatio);

} // namespace tonekin
