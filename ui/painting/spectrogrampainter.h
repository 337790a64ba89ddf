// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/spectrogrampicture.h"
#include "painting/spectrogramscale.h"
#include "theme/colourmap.h"
#include "theme/theme.h"

#include <QFont>
#include <QImage>
#include <QRectF>

class QPainter;

namespace tonekin {

/// How a spectrogram is to look. The same on the screen, in an exported picture and in a test.
struct SpectrogramLook {
    ColourMap map = ColourMap::Magma;
    const ThemeColours* colours = nullptr; // of the axes
    QFont font;
    double topValue = 255.0; // shown in the brightest colour, as is all above it; see brightestValue()
    MelFrontEnd frontEnd;    // the one the picture was made with
};

/// The parts of a drawn spectrogram, in device-independent pixels.
struct SpectrogramLayout {
    QRectF plot;
    QRectF frequencyAxis; // left of the plot
    QRectF timeAxis;      // below the plot
    QRectF legend;        // the colour bar with its numbers, at the bottom
};
SpectrogramLayout layOutSpectrogram(QSizeF size, const QFont& font);

/// The whole of a picture in time.
TimeSpan spanOf(const SpectrogramPicture& picture);

/// The value that all but the loudest thousandth of the cells keep below, so that quiet music is seen as well as loud.
/// Never less than a sixth of full scale: noise is not to look like music.
double brightestValue(const SpectrogramPicture& picture);

/// The cells of a stretch alone, `pixels` device pixels in size: each pixel is the mean level of what it covers.
QImage paintSpectrogramCells(const SpectrogramPicture& picture, TimeSpan span, ColourMap map, double topValue,
                             QSize pixels);

/// Axes in Hz and time and the legend in dB, around layOutSpectrogram's plot.
void paintSpectrogramAxes(QPainter& painter, QSizeF size, TimeSpan span, const SpectrogramLook& look);

/// Everything, on the theme's surface.
QImage paintSpectrogram(const SpectrogramPicture& picture, TimeSpan span, const SpectrogramLook& look, QSize size,
                        double devicePixelRatio);

} // namespace tonekin
