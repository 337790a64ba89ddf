// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melfrontend.h"

#include <QRectF>

#include <cstdint>

namespace tonekin {

/// A stretch of a track, seconds.
struct TimeSpan {
    double from = 0.0;
    double to = 0.0;
    double length() const { return to - from; }
    bool operator==(const TimeSpan&) const = default;
};

/// Where moments and frequencies lie in a mel spectrogram that is drawn into `plot`, low bands at the bottom. Bands are
/// equally high; each is where the front end's filter has its peak: mel = 2595 lg(1 + f / 700 Hz).
class SpectrogramScale {
public:
    SpectrogramScale(const QRectF& plot, TimeSpan span, const MelFrontEnd& frontEnd);

    double xOf(double seconds) const;
    double secondsAt(double x) const;
    double yOf(double hertz) const;
    double hertzAt(double y) const;
    int bandAt(double y) const; // 0 lowest, clamped to what there is
    double lowestHertz() const { return hertzAt(m_plot.bottom()); }
    double highestHertz() const { return hertzAt(m_plot.top()); }

private:
    QRectF m_plot;
    TimeSpan m_span;
    MelFrontEnd m_frontEnd;
    double m_lowestMel;
    double m_melStep; // a band
};

/// The level of a picture's value in dB below a full-scale sine; -infinity for 0. The inverse of
/// value = 255 ln(1 + gain power) / ln(1 + gain).
double decibelOfValue(double value, const MelFrontEnd& frontEnd);
double valueOfDecibel(double decibel, const MelFrontEnd& frontEnd);

} // namespace tonekin
