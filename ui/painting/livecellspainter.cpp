// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/livecellspainter.h"

#include "theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr double narrowest = 3.0; // a cell, device-independent pixels
constexpr int leastForGap = 4;    // device pixels of a cell that can spare one
constexpr int tickHeight = 3;
constexpr int betweenLabels = 12;

} // namespace

LiveCellLayout::LiveCellLayout(const QRect& area, int count, double devicePixelRatio)
    : m_area(QRectF(area.left() * devicePixelRatio, area.top() * devicePixelRatio, area.width() * devicePixelRatio,
                    area.height() * devicePixelRatio)
                 .toRect())
    , m_count(std::max(0, count))
    , m_ratio(devicePixelRatio)
{
    const double room = std::max(1.0, area.width() / narrowest);
    m_rows = std::max(1, static_cast<int>(std::ceil(m_count / room)));
    m_columns = std::max(1, (m_count + m_rows - 1) / m_rows);
    m_gap = m_area.width() / m_columns >= leastForGap ? 1 : 0;
}

QRect LiveCellLayout::cell(int place) const
{
    const int column = place % m_columns;
    const int row = place / m_columns;
    const auto edge = [](int from, int length, int part, int parts) {
        return from + static_cast<int>(static_cast<qint64>(length) * part / parts);
    };
    const int left = edge(m_area.left(), m_area.width(), column, m_columns);
    const int right = edge(m_area.left(), m_area.width(), column + 1, m_columns);
    const int top = edge(m_area.top(), m_area.height(), row, m_rows);
    const int bottom = edge(m_area.top(), m_area.height(), row + 1, m_rows);
    return {left, top, right - left - m_gap, bottom - top - (m_rows > 1 ? m_gap : 0)};
}

QRect LiveCellLayout::around(int place) const
{
    const QRect pixels = cell(place);
    return QRectF(pixels.left() / m_ratio, pixels.top() / m_ratio, pixels.width() / m_ratio, pixels.height() / m_ratio)
        .toAlignedRect();
}

int LiveCellLayout::placeAt(QPointF point) const
{
    const QPointF pixel = point * m_ratio;
    if (m_count == 0 || !QRectF(m_area).contains(pixel))
        return -1;
    const auto part = [](double offset, int length, int parts) {
        return std::clamp(static_cast<int>(offset * parts / std::max(1, length)), 0, parts - 1);
    };
    int column = part(pixel.x() - m_area.left(), m_area.width(), m_columns);
    const int row = part(pixel.y() - m_area.top(), m_area.height(), m_rows);
    // Edges are cut to whole pixels, so that the guess may be one too low.
    while (column + 1 < m_columns && cell(row * m_columns + column + 1).left() <= pixel.x())
        ++column;
    const int place = row * m_columns + column;
    return place < m_count ? place : -1;
}

void paintLiveCells(QPainter& painter, const LiveCellLayout& layout, std::span<const std::uint8_t> levels,
                    ColourMap map, const QRect& part)
{
    const auto& table = colourTable(map);
    painter.save();
    const double ratio = painter.device()->devicePixelRatioF();
    painter.scale(1.0 / ratio, 1.0 / ratio);
    const QRect pixels =
        QRectF(part.left() * ratio, part.top() * ratio, part.width() * ratio, part.height() * ratio).toAlignedRect();
    painter.fillRect(layout.area().intersected(pixels), QColor(table[0]));
    for (int place = 0; place < layout.count(); ++place) {
        const std::uint8_t level = levels[static_cast<std::size_t>(place)];
        if (level > 0 && layout.cell(place).intersects(pixels))
            painter.fillRect(layout.cell(place), QColor(table[level]));
    }
    painter.restore();
}

std::vector<LiveLabel> paintLiveLabels(QPainter& painter, const LiveCellLayout& layout, const QRect& line,
                                       std::span<const LiveLabel> labels, const QFont& font,
                                       const ThemeColours& colours)
{
    const QFontMetrics metrics(font);
    std::vector<LiveLabel> drawn;
    std::vector<QRect> taken;
    painter.save();
    painter.setFont(font);
    for (const LiveLabel& label : labels) {
        const QRect cell = layout.around(label.place);
        const int width = std::min(line.width(), metrics.horizontalAdvance(label.text) + 1);
        const int left = std::clamp(cell.center().x() - width / 2, line.left(), line.right() + 1 - width);
        const QRect box(left, line.top() + tickHeight, width, line.height() - tickHeight);
        if (std::ranges::any_of(taken, [&](const QRect& other) {
                return other.adjusted(-betweenLabels, 0, betweenLabels, 0).intersects(box);
            }))
            continue;
        painter.fillRect(QRect(cell.center().x(), line.top(), 1, tickHeight), colours[Role::DimText]);
        painter.setPen(colours[Role::Text]);
        painter.drawText(box, Qt::AlignCenter, label.text);
        taken.push_back(box);
        drawn.push_back(label);
    }
    painter.restore();
    return drawn;
}

} // namespace tonekin
