// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/waveformpainter.h"

#include "theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr double lineHeight = 4.0;
constexpr double mostZoom = 8.0; // a track of silence with a click in it is not blown up further than this

struct Slice {
    double peak = 0.0; // 0..255
    double rms = 0.0;
};

/// The slices that fall on one pixel column: the highest peak, the mean loudness.
Slice sliceAt(const Waveform& waveform, int x, int width)
{
    const auto count = static_cast<double>(waveform.peak.size());
    const auto first = static_cast<std::size_t>(x * count / width);
    const auto last = std::max(first + 1, static_cast<std::size_t>(std::ceil((x + 1) * count / width)));
    Slice slice;
    for (std::size_t i = first; i < last && i < waveform.peak.size(); ++i) {
        slice.peak = std::max(slice.peak, static_cast<double>(waveform.peak[i]));
        slice.rms += static_cast<double>(waveform.rms[i]) / static_cast<double>(last - first);
    }
    return slice;
}

QColor blend(const QColor& over, const QColor& under, double part)
{
    const auto mix = [part](int a, int b) { return static_cast<int>(std::lround(a * part + b * (1.0 - part))); };
    return {mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue())};
}

struct Pair {
    QColor rms;
    QColor peak;
};

Pair coloursOf(const QColor& strong, const ThemeColours& colours)
{
    return {strong, blend(strong, colours[Role::Window], 0.45)};
}

void paintLine(QPainter& painter, const QRectF& area, double played, const ThemeColours& colours)
{
    const double radius = lineHeight / 2.0;
    const QRectF line(area.left(), area.center().y() - radius, area.width(), lineHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours[Role::Control]);
    painter.drawRoundedRect(line, radius, radius);
    painter.setBrush(colours[Role::Accent]);
    painter.setClipRect(QRectF(area.left(), area.top(), area.width() * played, area.height()));
    painter.drawRoundedRect(line, radius, radius);
}

void paintOutline(QPainter& painter, const QRectF& area, const Waveform& waveform, double played,
                  const ThemeColours& colours)
{
    const double pixel = 1.0 / painter.device()->devicePixelRatioF();
    const int width = std::max(1, static_cast<int>(std::floor(area.width() / pixel)));
    const double highest = std::max(255.0 / mostZoom, static_cast<double>(*std::ranges::max_element(waveform.peak)));
    const Pair heard = coloursOf(colours[Role::Accent], colours);
    const Pair ahead = coloursOf(colours[Role::DimText], colours);
    const double middle = std::round(area.center().y() / pixel) * pixel;
    const auto bar = [&](int x, double level, const QColor& colour) {
        const double half = std::max(pixel / 2.0, std::round(level / highest * area.height() / 2.0 / pixel) * pixel);
        painter.fillRect(QRectF(area.left() + x * pixel, middle - half, pixel, 2.0 * half), colour);
    };
    for (int x = 0; x < width; ++x) {
        const Slice slice = sliceAt(waveform, x, width);
        const Pair& pair = x < played * width ? heard : ahead;
        bar(x, slice.peak, pair.peak);
        bar(x, std::min(slice.rms, slice.peak), pair.rms);
    }
}

} // namespace

void paintWaveform(QPainter& painter, const QRectF& area, const Waveform& waveform, const WaveformMarks& marks,
                   const ThemeColours& colours)
{
    painter.save();
    const double played = std::clamp(marks.played, 0.0, 1.0);
    if (waveform.peak.empty() || waveform.rms.size() != waveform.peak.size())
        paintLine(painter, area, played, colours);
    else
        paintOutline(painter, area, waveform, played, colours);
    painter.restore();
    const auto line = [&](double place, Role role) {
        const double x = area.left() + std::clamp(place, 0.0, 1.0) * (area.width() - 1.0);
        painter.fillRect(QRectF(std::round(x), area.top(), 1.0, area.height()), colours[role]);
    };
    if (played > 0.0)
        line(played, Role::Text);
    if (marks.pointer)
        line(*marks.pointer, Role::DimText);
}

} // namespace tonekin
