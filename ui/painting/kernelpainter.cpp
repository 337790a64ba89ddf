// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/kernelpainter.h"

#include "painting/filtersheetpainter.h"
#include "painting/signedlegend.h"
#include "painting/spectrogramscale.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace tonekin {

namespace {

constexpr double tickLength = 4.0;
constexpr double gap = 4.0;
constexpr std::array frequencyTicks{1000.0, 100.0, 10000.0, 500.0,  5000.0, 200.0,
                                    2000.0, 50.0,  300.0,   3000.0, 700.0,  7000.0}; // as they matter

class Words {
    Q_DECLARE_TR_FUNCTIONS(tonekin::KernelPainter)
};

BandWindow shownOf(const BandWindow& window, int bands)
{
    const double count = window.count > 0.0 ? std::min(window.count, static_cast<double>(bands)) : bands;
    return {std::clamp(window.first, 0.0, bands - count), count};
}

/// Of all bands, most of which may lie above and below the plot; low bands at its bottom.
SpectrogramScale scaleOf(const QRectF& plot, const BandWindow& shown, const FilterKernels& kernels,
                         const KernelLook& look)
{
    const double height = plot.height() * kernels.bands / shown.count;
    const double first = look.lowBandsOnTop ? kernels.bands - shown.first - shown.count : shown.first;
    MelFrontEnd frontEnd = look.frontEnd;
    frontEnd.bands = kernels.bands;
    return {QRectF(plot.left(), plot.top() - first / kernels.bands * height, plot.width(), height), {}, frontEnd};
}

double snapped(double place, const QPainter& painter)
{
    const double ratio = painter.device()->devicePixelRatioF();
    return std::round(place * ratio) / ratio;
}

void paintFrequencyAxis(QPainter& painter, const KernelParts& parts, const SpectrogramScale& scale,
                        const KernelLook& look)
{
    const QFontMetricsF metrics(look.font);
    const double hairline = 1.0 / painter.device()->devicePixelRatioF();
    const auto label = [&](double y, const QString& text) {
        const QRectF box(parts.frequencyAxis.left(), y - metrics.height() / 2.0,
                         parts.frequencyAxis.width() - tickLength - gap / 2.0, metrics.height());
        painter.setPen((*look.theme)[Role::DimText]);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, text);
    };
    std::vector<double> labelled; // labels may not overlap
    for (const double hertz : frequencyTicks) {
        const double upright = scale.yOf(hertz);
        const double y = look.lowBandsOnTop ? parts.plot.top() + parts.plot.bottom() - upright : upright;
        if (y > parts.plot.bottom() || y < parts.plot.top())
            continue;
        painter.fillRect(QRectF(parts.plot.left() - tickLength, snapped(y, painter), tickLength, hairline),
                         (*look.theme)[Role::Control]);
        if (std::ranges::any_of(labelled, [&](double other) { return std::abs(other - y) < metrics.height(); }))
            continue;
        label(std::clamp(y, parts.plot.top() + metrics.height() / 2.0, parts.plot.bottom() - metrics.height() / 2.0),
              QLocale().toString(hertz, 'f', 0));
        labelled.push_back(y);
    }
    label(parts.timeAxis.top() + tickLength + metrics.height() / 2.0, Words::tr("Hz"));
}

void paintTimeAxis(QPainter& painter, const KernelParts& parts, const FilterKernels& kernels, const KernelLook& look)
{
    const QFontMetricsF metrics(look.font);
    const double hairline = 1.0 / painter.device()->devicePixelRatioF();
    double lastRight = -1e9;
    for (int frame = 0; frame <= kernels.frames; ++frame) {
        const double x = parts.plot.left() + parts.plot.width() * frame / kernels.frames;
        painter.fillRect(QRectF(snapped(x, painter), parts.timeAxis.top(), hairline, tickLength),
                         (*look.theme)[Role::Control]);
        const QString number = QLocale().toString(millisecondsOfFrame(frame, look.frontEnd), 'f', 0);
        const QString text = frame == kernels.frames ? Words::tr("%1 ms").arg(number) : number;
        const double width = metrics.horizontalAdvance(text);
        const double left = std::min(x - width / 2.0, parts.timeAxis.right() - width);
        const double lastLeft = parts.timeAxis.right() - metrics.horizontalAdvance(Words::tr("%1 ms").arg(number));
        const bool isLast = frame == kernels.frames;
        if (left < lastRight + gap || (!isLast && left + width + gap > lastLeft))
            continue;
        painter.setPen((*look.theme)[Role::DimText]);
        painter.drawText(QRectF(left, parts.timeAxis.top() + tickLength, width + 1.0, metrics.height()), Qt::AlignLeft,
                         text);
        lastRight = left + width;
    }
}

void paintCells(QPainter& painter, const QRectF& plot, const FilterKernels& kernels, int filter,
                const BandWindow& shown, const KernelLook& look)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const QSize pixels = (plot.size() * ratio).toSize().expandedTo({1, 1});
    SheetLayout layout;
    layout.columns = 1;
    layout.divider = 0;
    layout.cellWidth = std::max(1, pixels.width() / std::max(1, kernels.frames));
    layout.bandHeight = pixels.height() / shown.count;
    layout.lowBandsOnTop = look.lowBandsOnTop;
    layout.colours = look.colours;
    layout.scale = look.scale;
    const std::array order{filter};
    const PixelRect part{0, static_cast<int>(std::lround(shown.first * layout.bandHeight)),
                         kernels.frames * layout.cellWidth, pixels.height()};
    painter.drawImage(plot, toImage(paintFilterSheet(kernels, order, layout, part)));
}

} // namespace

KernelParts layOutKernel(QSizeF size, const QFont& font)
{
    const QFontMetricsF metrics(font);
    const double axisWidth = std::ceil(metrics.horizontalAdvance(QLocale().toString(10000)) + tickLength + gap);
    const double axisHeight = std::ceil(metrics.height() + tickLength);
    const double legend = legendHeight(font);
    const double right = std::ceil(metrics.horizontalAdvance(Words::tr("%1 ms").arg(100)) / 2.0);
    KernelParts parts;
    parts.plot = QRectF(axisWidth, 0.0, std::max(1.0, size.width() - axisWidth - right),
                        std::max(1.0, size.height() - axisHeight - legend - 2 * gap));
    parts.frequencyAxis = QRectF(0.0, 0.0, axisWidth, parts.plot.height());
    parts.timeAxis = QRectF(axisWidth, parts.plot.bottom(), parts.plot.width() + right, axisHeight);
    parts.legend = QRectF(axisWidth, size.height() - legend, parts.plot.width(), legend);
    return parts;
}

std::optional<KernelCell> kernelCellAt(QPointF point, const QRectF& plot, const FilterKernels& kernels,
                                       const BandWindow& window, bool lowBandsOnTop)
{
    if (!plot.contains(point) || kernels.bands <= 0 || kernels.frames <= 0)
        return {};
    const BandWindow shown = shownOf(window, kernels.bands);
    const int line = std::clamp(static_cast<int>(shown.first + (point.y() - plot.top()) / plot.height() * shown.count),
                                0, kernels.bands - 1);
    const int frame =
        std::clamp(static_cast<int>((point.x() - plot.left()) / plot.width() * kernels.frames), 0, kernels.frames - 1);
    return KernelCell{lowBandsOnTop ? line : kernels.bands - 1 - line, frame};
}

double hertzOfBand(int band, const MelFrontEnd& frontEnd)
{
    const SpectrogramScale scale(QRectF(0.0, 0.0, 1.0, frontEnd.bands), {}, frontEnd);
    return scale.hertzAt(frontEnd.bands - band - 0.5);
}

double millisecondsOfFrame(int frame, const MelFrontEnd& frontEnd)
{
    constexpr double thousand = 1000.0;
    return thousand * frame * frontEnd.hop / std::max(1, frontEnd.sampleRate);
}

void paintKernel(QPainter& painter, QSizeF size, const FilterKernels& kernels, int filter, const BandWindow& window,
                 const KernelLook& look)
{
    if (filter < 0 || filter >= kernels.filters || kernels.bands <= 0 || kernels.frames <= 0)
        return;
    const KernelParts parts = layOutKernel(size, look.font);
    const BandWindow shown = shownOf(window, kernels.bands);
    painter.save();
    painter.setFont(look.font);
    paintCells(painter, parts.plot, kernels, filter, shown, look);
    const double hairline = 1.0 / painter.device()->devicePixelRatioF();
    painter.setPen(QPen((*look.theme)[Role::Control], hairline));
    painter.drawRect(parts.plot);
    paintFrequencyAxis(painter, parts, scaleOf(parts.plot, shown, kernels, look), look);
    paintTimeAxis(painter, parts, kernels, look);
    paintSignedLegend(painter, parts.legend,
                      {look.colours, static_cast<double>(fullColourWeight(kernels, filter, look.scale))}, look.font,
                      *look.theme);
    painter.restore();
}

QImage paintKernel(const FilterKernels& kernels, int filter, const BandWindow& window, const KernelLook& look,
                   QSize size, double devicePixelRatio)
{
    QImage image(size * devicePixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(devicePixelRatio);
    image.fill((*look.theme)[Role::Surface]);
    QPainter painter(&image);
    paintKernel(painter, size, kernels, filter, window, look);
    return image;
}

} // namespace tonekin
