// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"

#include <QRectF>

#include <optional>

class QPainter;

namespace tonekin {

class ThemeColours;

/// What of a track's outline is to be told apart; places are parts of the whole, 0..1.
struct WaveformMarks {
    double played = 0.0;
    std::optional<double> pointer; // where a click would jump to
};

/// The outline of a track, mirrored about its middle line: peaks, and within them the loudness. What was played is in
/// the accent colour. Drawn at device pixels, scaled so that the highest peak fills `area`. A track without an outline
/// gets a plain line, which can be used just as well.
void paintWaveform(QPainter& painter, const QRectF& area, const Waveform& waveform, const WaveformMarks& marks,
                   const ThemeColours& colours);

} // namespace tonekin
