// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/sheetlayout.h"

namespace tonekin {
namespace {

PixelRect intersection(const PixelRect& one, const PixelRect& other)
{
    const int left = std::max(one.left, other.left);
    const int top = std::max(one.top, other.top);
    return {left, top, std::max(0, std::min(one.right(), other.right()) - left),
            std::max(0, std::min(one.bottom(), other.bottom()) - top)};
}

/// Paints in the sheet's coordinates what falls into one part of it.
class SheetPainter {
public:
    SheetPainter(const FilterKernels& kernels, const SheetLayout& layout, const PixelRect& part)
        : m_kernels(kernels)
        , m_layout(layout)
        , m_grid(kernels, layout)
        , m_part(part)
        , m_picture{part.width, part.height, {}}
        , m_common(layout.scale == SheetScale::Common ? fullColourWeight(kernels, 0, layout.scale) : 0.0F)
    {
        m_picture.pixels.assign(static_cast<std::size_t>(part.width) * part.height, layout.empty);
    }

    Picture paint(std::span<const int> order)
    {
        const int places = std::min(static_cast<int>(order.size()), m_kernels.filters);
        const auto [firstRow, endRow] = visible(m_part.top, m_part.height, m_grid.pitchDown(), m_grid.rows);
        const auto [firstColumn, endColumn] = visible(m_part.left, m_part.width, m_grid.pitchAcross(), m_grid.columns);
        for (int row = firstRow; row < endRow; ++row)
            for (int column = firstColumn; column < endColumn; ++column) {
                const int place = row * m_grid.columns + column;
                if (place < places)
                    paintPlace(place, order[static_cast<std::size_t>(place)]);
            }
        return std::move(m_picture);
    }

private:
    /// Which of `count` filters may be seen in a stretch of pixels; those beside it too, for their dividers.
    static std::array<int, 2> visible(int from, int length, int pitch, int count)
    {
        const int first = std::clamp(from / pitch - 1, 0, count);
        const auto beyond = (static_cast<std::int64_t>(from) + length) / pitch + 1;
        return {first, static_cast<int>(std::clamp<std::int64_t>(beyond, first, count))};
    }

    Rgb* pixelsOf(int x, int y)
    {
        return m_picture.pixels.data() + static_cast<std::ptrdiff_t>(y - m_part.top) * m_part.width + (x - m_part.left);
    }

    void paintPlace(int place, int filter)
    {
        const PixelRect cells = m_grid.rectOf(place);
        paintFrame(cells);
        const PixelRect seen = intersection(cells, m_part);
        if (seen.width == 0 || seen.height == 0)
            return;
        const float full = m_layout.scale == SheetScale::Common
                               ? m_common
                               : fullColourWeight(m_kernels, filter, SheetScale::PerFilter);
        for (int line = 0; line < m_kernels.bands; ++line) {
            const int top = std::max(seen.top, cells.top + m_grid.topOfLine(line));
            const int end = std::min(seen.bottom(), cells.top + m_grid.topOfLine(line + 1));
            if (top >= end)
                continue;
            paintCells(filter, m_grid.bandOfLine(line), full, cells.left, seen, top);
            for (int y = top + 1; y < end; ++y)
                std::copy_n(pixelsOf(seen.left, top), seen.width, pixelsOf(seen.left, y));
        }
    }

    void paintCells(int filter, int band, float full, int left, const PixelRect& seen, int y)
    {
        for (int frame = 0; frame < m_kernels.frames; ++frame) {
            const int from = std::max(seen.left, left + frame * m_grid.cellWidth);
            const int end = std::min(seen.right(), left + (frame + 1) * m_grid.cellWidth);
            if (from >= end)
                continue;
            const double share = full > 0.0F ? double{m_kernels.at(filter, band, frame)} / full : 0.0;
            std::fill_n(pixelsOf(from, y), end - from, signedColour(share, m_layout.colours));
        }
    }

    void paintFrame(const PixelRect& cells)
    {
        const int thick = m_grid.divider;
        fill({cells.left - thick, cells.top - thick, cells.width + 2 * thick, thick});
        fill({cells.left - thick, cells.bottom(), cells.width + 2 * thick, thick});
        fill({cells.left - thick, cells.top, thick, cells.height});
        fill({cells.right(), cells.top, thick, cells.height});
    }

    void fill(const PixelRect& area)
    {
        const PixelRect seen = intersection(area, m_part);
        for (int y = seen.top; y < seen.bottom() && seen.width > 0; ++y)
            std::fill_n(pixelsOf(seen.left, y), seen.width, dividerColour(m_layout.colours));
    }

    const FilterKernels& m_kernels;
    const SheetLayout& m_layout;
    const SheetGrid m_grid;
    const PixelRect m_part;
    Picture m_picture;
    const float m_common;
};

} // namespace

Picture paintFilterSheet(const FilterKernels& kernels, std::span<const int> order, const SheetLayout& layout)
{
    const auto [width, height] = sheetSize(kernels, layout);
    return paintFilterSheet(kernels, order, layout, {0, 0, width, height});
}

Picture paintFilterSheet(const FilterKernels& kernels, std::span<const int> order, const SheetLayout& layout,
                         const PixelRect& part)
{
    const PixelRect whole{part.left, part.top, std::max(0, part.width), std::max(0, part.height)};
    return SheetPainter(kernels, layout, whole).paint(order);
}

} // namespace tonekin
