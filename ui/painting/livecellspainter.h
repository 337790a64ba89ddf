// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colourmap.h"

#include <QFont>
#include <QRect>
#include <QString>

#include <cstdint>
#include <span>
#include <vector>

class QPainter;

namespace tonekin {

class ThemeColours;

/// Where the cells of many filters lie: one beside the other over the whole width, in more than one row only where they
/// would be too narrow to be seen. Whole device pixels, so that no cell looks wider than it must.
class LiveCellLayout {
public:
    LiveCellLayout() = default;
    /// `area` in device-independent pixels.
    LiveCellLayout(const QRect& area, int count, double devicePixelRatio);

    int count() const { return m_count; }
    int rows() const { return m_rows; }
    QRect area() const { return m_area; } // device pixels
    /// Of the filter at a place, in device pixels from the left top of the window.
    QRect cell(int place) const;
    /// The smallest rectangle of device-independent pixels around it.
    QRect around(int place) const;
    int placeAt(QPointF point) const; // device-independent; -1 beside them

private:
    QRect m_area; // device pixels
    int m_count = 0;
    int m_rows = 1;
    int m_columns = 1;
    int m_gap = 0;
    double m_ratio = 1.0;
};

/// A filter that is named below its cell.
struct LiveLabel {
    int place = 0;
    QString text;
};

/// Paints `part` (device-independent) of the cells: the colours of their levels on that of no level, which also divides
/// them.
void paintLiveCells(QPainter& painter, const LiveCellLayout& layout, std::span<const std::uint8_t> levels,
                    ColourMap map, const QRect& part);

/// Names below their cells, each with a tick that leads to it. The first are the most important: where two would
/// overlap the later one is left out. Returns what was drawn.
std::vector<LiveLabel> paintLiveLabels(QPainter& painter, const LiveCellLayout& layout, const QRect& line,
                                       std::span<const LiveLabel> labels, const QFont& font,
                                       const ThemeColours& colours);

} // namespace tonekin
