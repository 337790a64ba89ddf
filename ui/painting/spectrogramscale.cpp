// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/spectrogramscale.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

double melOf(double hertz)
{
    return 2595.0 * std::log10(1.0 + hertz / 700.0);
}

double hertzOf(double mel)
{
    return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0);
}

} // namespace

SpectrogramScale::SpectrogramScale(const QRectF& plot, TimeSpan span, const MelFrontEnd& frontEnd)
    : m_plot(plot)
    , m_span(span)
    , m_frontEnd(frontEnd)
    , m_lowestMel(melOf(frontEnd.lowestHertz))
    , m_melStep((melOf(frontEnd.highestHertz) - m_lowestMel) / (frontEnd.bands + 1))
{
}

double SpectrogramScale::xOf(double seconds) const
{
    return m_plot.left() + (seconds - m_span.from) / std::max(m_span.length(), 1e-9) * m_plot.width();
}

double SpectrogramScale::secondsAt(double x) const
{
    return m_span.from + (x - m_plot.left()) / std::max(m_plot.width(), 1.0) * m_span.length();
}

double SpectrogramScale::yOf(double hertz) const
{
    const double band = (melOf(hertz) - m_lowestMel) / m_melStep - 1.0; // whole numbers at the filters' peaks
    return m_plot.bottom() - (band + 0.5) / m_frontEnd.bands * m_plot.height();
}

double SpectrogramScale::hertzAt(double y) const
{
    const double band = (m_plot.bottom() - y) / std::max(m_plot.height(), 1.0) * m_frontEnd.bands - 0.5;
    return hertzOf(m_lowestMel + (band + 1.0) * m_melStep);
}

int SpectrogramScale::bandAt(double y) const
{
    const double band = (m_plot.bottom() - y) / std::max(m_plot.height(), 1.0) * m_frontEnd.bands;
    return std::clamp(static_cast<int>(std::floor(band)), 0, m_frontEnd.bands - 1);
}

double decibelOfValue(double value, const MelFrontEnd& frontEnd)
{
    const double power = std::expm1(value / 255.0 * std::log1p(frontEnd.logGain)) / frontEnd.logGain;
    return 10.0 * std::log10(power);
}

double valueOfDecibel(double decibel, const MelFrontEnd& frontEnd)
{
    const double power = std::pow(10.0, decibel / 10.0);
    return 255.0 * std::log1p(frontEnd.logGain * power) / std::log1p(frontEnd.logGain);
}

} // namespace tonekin
