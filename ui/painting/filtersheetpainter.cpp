// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/filtersheetpainter.h"

#include "theme/theme.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <tuple>
#include <utility>

namespace tonekin {

namespace {

constexpr int widestFittedCell = 16;
constexpr double publishedBandPerFrame = 4.375 / 5.0; // how high a cell is when it is one wide
constexpr double besideNumber = 6.0;

/// Puts a picture into an image of 32 bits. Most lines of a sheet are those above them once more, and copied.
void put(const Picture& picture, QImage& image, QPoint corner)
{
    const auto width = static_cast<std::size_t>(picture.width);
    const QRgb* above = nullptr;
    for (int y = 0; y < picture.height; ++y) {
        const Rgb* from = picture.pixels.data() + static_cast<std::size_t>(y) * width;
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(corner.y() + y)) + corner.x();
        if (above && std::memcmp(from, from - width, width * sizeof(Rgb)) == 0)
            std::memcpy(line, above, width * sizeof(QRgb));
        else
            for (std::size_t x = 0; x < width; ++x)
                line[x] = qRgb(from[x].red, from[x].green, from[x].blue);
        above = line;
    }
}

Rgb unpacked(const QColor& colour)
{
    return {static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()),
            static_cast<std::uint8_t>(colour.blue())};
}

} // namespace

bool SheetArrangement::operator==(const SheetArrangement& other) const
{
    const auto tied = [](const SheetArrangement& a) {
        return std::tuple(a.layout.columns, a.layout.cellWidth, a.layout.bandHeight, a.layout.divider,
                          a.layout.lowBandsOnTop, a.layout.colours, a.layout.scale, a.above, a.between);
    };
    return tied(*this) == tied(other) && layout.empty == other.layout.empty;
}

SheetGeometry::SheetGeometry(const FilterKernels& kernels, const SheetArrangement& arrangement)
    : m_filters(kernels.filters)
    , m_bands(kernels.bands)
    , m_frames(kernels.frames)
    , m_arrangement(arrangement)
    , m_columns(std::clamp(arrangement.layout.columns, 1, std::max(1, kernels.filters)))
    , m_rows((kernels.filters + m_columns - 1) / m_columns)
{
    const PixelRect first = filterRect(kernels, arrangement.layout, 0);
    m_filter = {first.width, first.height};
    m_pitch = first.width + arrangement.layout.divider;
    m_row = arrangement.above + first.height + 2 * arrangement.layout.divider + arrangement.between;
}

QSize SheetGeometry::size() const
{
    return {m_columns * m_pitch + m_arrangement.layout.divider,
            m_rows * m_row - (m_rows > 0 ? m_arrangement.between : 0)};
}

QRect SheetGeometry::rectOf(int place) const
{
    const int divider = m_arrangement.layout.divider;
    return {QPoint(divider + place % m_columns * m_pitch, place / m_columns * m_row + m_arrangement.above + divider),
            m_filter};
}

QRect SheetGeometry::rowRect(int row) const
{
    const int inRow = std::clamp(m_filters - row * m_columns, 0, m_columns);
    const int divider = m_arrangement.layout.divider;
    return {0, row * m_row + m_arrangement.above, inRow * m_pitch + divider, m_filter.height() + 2 * divider};
}

int SheetGeometry::placeAt(QPoint point) const
{
    const int place = nearestPlace(point);
    return place >= 0 && rectOf(place).contains(point) ? place : -1;
}

int SheetGeometry::nearestPlace(QPoint point) const
{
    if (m_filters == 0)
        return -1;
    const int row = std::clamp(point.y() / m_row, 0, m_rows - 1);
    const int column = std::clamp(point.x() / m_pitch, 0, m_columns - 1);
    return std::min(row * m_columns + column, m_filters - 1);
}

int SheetGeometry::lineTop(int line) const
{
    return static_cast<int>(std::lround(line * m_arrangement.layout.bandHeight));
}

std::optional<SheetCell> SheetGeometry::cellAt(QPoint point) const
{
    const int place = placeAt(point);
    if (place < 0)
        return {};
    const QPoint inside = point - rectOf(place).topLeft();
    int line = std::clamp(static_cast<int>(inside.y() / m_arrangement.layout.bandHeight), 0, m_bands - 1);
    while (line + 1 < m_bands && lineTop(line + 1) <= inside.y()) // edges lie at whole pixels
        ++line;
    while (line > 0 && lineTop(line) > inside.y())
        --line;
    const int frame = std::min(inside.x() / m_arrangement.layout.cellWidth, m_frames - 1);
    return SheetCell{place, m_arrangement.layout.lowBandsOnTop ? line : m_bands - 1 - line, frame};
}

QRect SheetGeometry::rectOf(const SheetCell& cell) const
{
    const QPoint corner = rectOf(cell.place).topLeft();
    const int line = m_arrangement.layout.lowBandsOnTop ? cell.band : m_bands - 1 - cell.band;
    const int width = m_arrangement.layout.cellWidth;
    return {corner.x() + cell.frame * width, corner.y() + lineTop(line), width,
            std::max(1, lineTop(line + 1) - lineTop(line))};
}

SheetArrangement arrangedFor(const FilterKernels& kernels, QSize pixels, bool inOneRow, const SheetArrangement& like)
{
    SheetArrangement best = like;
    const int bands = std::max(1, kernels.bands);
    const int frames = std::max(1, kernels.frames);
    const int divider = like.layout.divider;
    const auto bandHeightIn = [&](int rows) {
        const int rest = pixels.height() - rows * (like.above + 2 * divider) - (rows - 1) * like.between;
        return static_cast<double>(rest) / (static_cast<double>(rows) * bands);
    };
    if (inOneRow) {
        best.layout.columns = std::max(1, kernels.filters);
        best.layout.bandHeight = std::clamp(bandHeightIn(1), 0.25, widestFittedCell * publishedBandPerFrame);
        best.layout.cellWidth =
            std::max(1, static_cast<int>(std::lround(best.layout.bandHeight / publishedBandPerFrame)));
        return best;
    }
    double largest = -1.0;
    for (int rows = 1; rows <= std::max(1, kernels.filters); ++rows) {
        const int columns = (kernels.filters + rows - 1) / rows;
        const int across = (pixels.width() - (columns + 1) * divider) / std::max(1, columns * frames);
        const int cellWidth = std::clamp(across, 1, widestFittedCell);
        const double bandHeight = std::clamp(bandHeightIn(rows), 0.25, cellWidth * 4.0);
        // Bands matter more than frames, but a cell that is narrower than the line beside it cannot be seen.
        constexpr double bandsCount = 1.5;
        const double size = std::min(static_cast<double>(across) * publishedBandPerFrame, bandsCount * bandHeight);
        if (size > largest) {
            largest = size;
            best.layout.columns = std::max(1, columns);
            best.layout.cellWidth = cellWidth;
            best.layout.bandHeight = bandHeight;
        }
    }
    return best;
}

SheetArrangement withCellWidth(const SheetArrangement& arrangement, int cellWidth)
{
    SheetArrangement wider = arrangement;
    wider.layout.bandHeight *= static_cast<double>(cellWidth) / arrangement.layout.cellWidth;
    wider.layout.cellWidth = cellWidth;
    return wider;
}

QImage toImage(const Picture& picture)
{
    QImage image(picture.width, picture.height, QImage::Format_RGB32);
    put(picture, image, {});
    return image;
}

Picture toPicture(const QImage& image)
{
    const QImage rgb = image.convertToFormat(QImage::Format_RGB32);
    Picture picture{rgb.width(), rgb.height(), {}};
    picture.pixels.reserve(static_cast<std::size_t>(rgb.width()) * rgb.height());
    for (int y = 0; y < rgb.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(rgb.constScanLine(y));
        for (int x = 0; x < rgb.width(); ++x)
            picture.pixels.push_back(unpacked(QColor(line[x])));
    }
    return picture;
}

namespace {

/// Every how many filters there is room for a number.
int numberStep(const FilterKernels& kernels, int pitch, const QFontMetricsF& metrics)
{
    const double number = metrics.horizontalAdvance(QLocale().toString(std::max(0, kernels.filters - 1)));
    const double widest =
        number + besideNumber + std::max(0.0, (number - pitch) / 2.0); // the first one begins at the edge
    constexpr std::array steps{1, 2, 4, 5, 8, 10, 16, 20, 32, 50, 64, 100, 128, 256};
    const auto step = std::ranges::find_if(steps, [&](int wanted) { return wanted * pitch >= widest; });
    return step == steps.end() ? steps.back() : *step;
}

void paintNumbers(QPainter& painter, const FilterKernels& kernels, std::span<const int> order,
                  const SheetGeometry& geometry, int row, const SheetArrangement& arrangement)
{
    const QFontMetricsF metrics(painter.font());
    const int pitch = geometry.rectOf(0).width() + arrangement.layout.divider;
    const int step = numberStep(kernels, pitch, metrics);
    const int first = row * geometry.columns();
    const int end = std::min(static_cast<int>(order.size()), first + geometry.columns());
    for (int place = first; place < end; place += step) {
        const QRectF filter = geometry.rectOf(place);
        const QString text = QLocale().toString(order[static_cast<std::size_t>(place)]);
        const double width = metrics.horizontalAdvance(text);
        const double left = std::max(0.0, filter.center().x() - width / 2.0);
        painter.drawText(QPointF(left, geometry.rowRect(row).top() - metrics.descent() - 1.0), text);
    }
}

} // namespace

QImage paintSheet(const FilterKernels& kernels, std::span<const int> order, const SheetArrangement& arrangement,
                  const QRect& part, const SheetLook& look)
{
    QImage image(part.size().expandedTo({1, 1}), QImage::Format_RGB32);
    const QColor surface = (*look.colours)[Role::Surface];
    image.fill(surface);
    SheetLayout layout = arrangement.layout;
    layout.empty = unpacked(surface);
    const SheetGeometry geometry(kernels, arrangement);
    for (int row = 0; row < geometry.rows(); ++row) {
        const QRect wanted = geometry.rowRect(row);
        const QRect seen = wanted.intersected(part);
        if (seen.isEmpty())
            continue;
        // The same row in the picture whose rows touch.
        const int top = filterRect(kernels, layout, row * geometry.columns()).top - layout.divider;
        put(paintFilterSheet(kernels, order, layout,
                             {seen.left(), seen.top() - wanted.top() + top, seen.width(), seen.height()}),
            image, seen.topLeft() - part.topLeft());
    }
    if (arrangement.above == 0)
        return image;
    QPainter painter(&image);
    painter.setFont(look.font);
    painter.setPen((*look.colours)[Role::DimText]);
    painter.translate(-part.topLeft());
    for (int row = 0; row < geometry.rows(); ++row)
        if (geometry.rowRect(row).adjusted(0, -arrangement.above, 0, 0).intersects(part))
            paintNumbers(painter, kernels, order, geometry, row, arrangement);
    return image;
}

} // namespace tonekin
