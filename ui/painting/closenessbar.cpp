// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/closenessbar.h"

#include "theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace tonekin {

namespace {

constexpr double barHeight = 4.0;
constexpr double tickHeight = 12.0;

} // namespace

void paintClosenessBar(QPainter& painter, const QRectF& area, const Closeness& closeness, const ThemeColours& colours)
{
    const double value = std::clamp(closeness.value, 0.0, 1.0);
    const double closeEnds = std::clamp(closeness.closeEnds, 0.0, 1.0);
    const double middle = area.center().y();
    const double height = std::min(barHeight, area.height());
    const double tick = std::min(tickHeight, area.height());
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    const auto placeOf = [&](double part) {
        return mirrored ? area.right() - part * area.width() : area.left() + part * area.width();
    };
    const auto bar = [&](double part) {
        const double from = placeOf(0.0);
        return QRectF(QPointF(from, middle - height / 2.0), QPointF(placeOf(part), middle + height / 2.0)).normalized();
    };

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours[Role::Line]);
    painter.drawRoundedRect(bar(1.0), height / 2.0, height / 2.0);
    if (value > 0.0) {
        painter.setBrush(colours[value >= closeEnds ? Role::Accent : Role::Control]);
        painter.drawRoundedRect(bar(value), height / 2.0, height / 2.0);
    }
    if (closeEnds > 0.0 && closeEnds < 1.0) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        const double place = std::clamp(placeOf(closeEnds), area.left(), area.right() - 1.0);
        painter.fillRect(QRectF(place, middle - tick / 2.0, 1.0, tick), colours[Role::DimText]);
    }
    painter.restore();
}

} // namespace tonekin
