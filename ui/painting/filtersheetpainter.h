// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pictures/filtersheet.h"

#include <QFont>
#include <QImage>
#include <QPoint>
#include <QRect>
#include <QSize>

#include <optional>
#include <span>
#include <vector>

namespace tonekin {

class ThemeColours;

/// The picture of pictures/filtersheet.h as a window shows it and a file keeps it: its rows apart, with room for the
/// filters' numbers above each. All in device pixels.
struct SheetArrangement {
    SheetLayout layout;
    int above = 0;   // room above each row, where its numbers stand
    int between = 0; // more room between two rows
    bool operator==(const SheetArrangement& other) const;
};

/// One weight of one filter.
struct SheetCell {
    int place = 0; // in the order that the sheet is drawn in
    int band = 0;  // 0 lowest
    int frame = 0;
    bool operator==(const SheetCell&) const = default;
};

/// Where everything of an arranged sheet lies.
class SheetGeometry {
public:
    SheetGeometry(const FilterKernels& kernels, const SheetArrangement& arrangement);

    QSize size() const;
    int rows() const { return m_rows; }
    int columns() const { return m_columns; }
    QRect rectOf(int place) const;   // its cells
    QRect rowRect(int row) const;    // its filters with the lines round them
    int placeAt(QPoint point) const; // -1: on no filter
    int nearestPlace(QPoint point) const;
    std::optional<SheetCell> cellAt(QPoint point) const;
    QRect rectOf(const SheetCell& cell) const;

private:
    int lineTop(int line) const;
    int m_filters = 0;
    int m_bands = 0;
    int m_frames = 0;
    SheetArrangement m_arrangement;
    int m_columns = 1;
    int m_rows = 0;
    QSize m_filter;  // the cells of one
    int m_pitch = 1; // from one filter to the next across
    int m_row = 1;   // from one row to the next
};

/// One row as published, or as many as let the cells become largest in `pixels`. The whole sheet fits (one row:
/// its height does).
SheetArrangement arrangedFor(const FilterKernels& kernels, QSize pixels, bool inOneRow, const SheetArrangement& like);

/// The arrangement with cells so many pixels wide, and as much higher.
SheetArrangement withCellWidth(const SheetArrangement& arrangement, int cellWidth);

QImage toImage(const Picture& picture);
Picture toPicture(const QImage& image);

struct SheetLook {
    const ThemeColours* colours = nullptr;
    QFont font; // of the numbers, in device pixels' size
};

/// What of the sheet lies in `part`: filters, and their numbers where the arrangement has room for them (those that
/// fit: every second, fourth ... filter where they are narrow).
QImage paintSheet(const FilterKernels& kernels, std::span<const int> order, const SheetArrangement& arrangement,
                  const QRect& part, const SheetLook& look);

} // namespace tonekin
