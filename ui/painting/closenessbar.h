// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QRectF;

namespace tonekin {

class ThemeColours;

/// How close one track is to another, and where "close" ends in this library; by one measure, 1 = same.
struct Closeness {
    double value = 0.0;
    double closeEnds = 0.0;
};

/// The one picture of closeness, for lists, the inspector and delegates: a thin bar, centred in `area`, whose full
/// length is "the same", with a tick at "close ends here". What is not close is drawn dimmer, so that the bar can be
/// read without hue. Draws nothing outside `area`; mirrored where the painter's layout runs right to left.
void paintClosenessBar(QPainter& painter, const QRectF& area, const Closeness& closeness, const ThemeColours& colours);

} // namespace tonekin
