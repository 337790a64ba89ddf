// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "painting/spectrogramscale.h"

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace tonekin {

class ThemeColours;

/// How the axes of pictures of sound look.
struct AxisLook {
    const ThemeColours* colours = nullptr;
    QFont font;
};

/// Of a whole track the clock, of what lasts a few seconds thousandths.
enum class TimeUnit { Clock, Milliseconds };

double timeAxisHeight(const QFont& font);
double frequencyAxisWidth(const QFont& font);

/// Ticks and moments along the top of `axis`, which is as wide as the picture above it; as many as have room.
void paintTimeAxis(QPainter& painter, const QRectF& axis, TimeSpan span, TimeUnit unit, const AxisLook& look);

/// Ticks and frequencies left of `plot`, low ones at the bottom, and the unit left of the time axis below.
void paintFrequencyAxis(QPainter& painter, const QRectF& plot, const MelFrontEnd& frontEnd, const AxisLook& look);

/// "1:12.3"
QString preciseTime(double seconds);

/// On whole device pixels, so that hairlines stay sharp at every scale.
double snapped(double place, const QPainter& painter);

} // namespace tonekin
