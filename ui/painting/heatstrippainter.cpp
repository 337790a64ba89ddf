// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/heatstrippainter.h"

#include "painting/axes.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr double barHeight = 10.0;
constexpr double afterBar = 4.0;
constexpr double gap = 8.0;

class Words {
    Q_DECLARE_TR_FUNCTIONS(tonekin::HeatStripPainter)
public:
    static QString upTo(float activation)
    {
        return tr("up to %1", "largest answer of a filter")
            .arg(QLocale().toString(static_cast<double>(activation), 'f', 1));
    }
};

double labelHeight(const QFont& font)
{
    return std::ceil(QFontMetricsF(font).height());
}

float activationOf(const TrackActivations& activations, int frame, int filter)
{
    return activations.values[static_cast<std::size_t>(frame) * static_cast<std::size_t>(activations.filters) +
                              static_cast<std::size_t>(filter)];
}

/// Calls `take(frame, from, to)` for every frame with the stretch of time that it is drawn in.
template <typename Take>
void forEachFrame(const HeatStrip& strip, Take&& take)
{
    const TrackActivations& activations = *strip.activations;
    if (activations.framesPerSecond <= 0.0)
        return;
    const double length = 1.0 / activations.framesPerSecond;
    for (int frame = 0; frame < activations.frames(); ++frame) {
        const double from = activations.secondsOfFrame(frame) + strip.middleSeconds;
        take(frame, from, from + length);
    }
}

} // namespace

HeatStripLayout layOutHeatStrip(double width, int rows, const QFont& font)
{
    const double left = frequencyAxisWidth(font);
    const double plotWidth = std::max(1.0, width - left);
    const double words = labelHeight(font);
    HeatStripLayout layout;
    double top = 0.0;
    for (int row = 0; row < rows; ++row) {
        layout.labels.emplace_back(left, top, plotWidth, words);
        layout.bars.emplace_back(left, top + words, plotWidth, barHeight);
        top += words + barHeight + afterBar;
    }
    layout.timeAxis = QRectF(left, top - afterBar, plotWidth, timeAxisHeight(font));
    return layout;
}

double heatStripHeight(int rows, const QFont& font)
{
    return std::ceil(layOutHeatStrip(1.0, rows, font).timeAxis.bottom());
}

std::optional<float> largestActivation(const HeatStrip& strip, int filter, double from, double to)
{
    std::optional<float> largest;
    forEachFrame(strip, [&](int frame, double begins, double ends) {
        if (ends > from && (begins < to || begins <= from))
            largest = std::max(largest.value_or(0.0F), activationOf(*strip.activations, frame, filter));
    });
    return largest;
}

QImage paintHeatCells(const HeatStrip& strip, const HeatRow& row, TimeSpan span, ColourMap map, int pixels)
{
    const int width = std::max(1, pixels);
    std::vector<float> largest(static_cast<std::size_t>(width), -1.0F);
    const auto pixelOf = [&](double seconds) {
        const double x = (seconds - span.from) / std::max(span.length(), 1e-9) * width;
        return static_cast<int>(
            std::floor(std::clamp<double>(x, 0.0, width) + 1e-6)); // an edge belongs to what it begins
    };
    forEachFrame(strip, [&](int frame, double begins, double ends) {
        if (ends <= span.from || begins >= span.to)
            return;
        const int first = pixelOf(begins);
        const int last = pixelOf(ends);
        const float activation = activationOf(*strip.activations, frame, row.filter);
        for (int x = first; x < std::min(width, std::max(first + 1, last)); ++x)
            largest[static_cast<std::size_t>(x)] = std::max(largest[static_cast<std::size_t>(x)], activation);
    });
    QImage image(width, 1, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const auto& table = colourTable(map);
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(0));
    for (int x = 0; x < width; ++x) {
        const float activation = largest[static_cast<std::size_t>(x)];
        const float part = row.top > 0.0F ? std::clamp(activation / row.top, 0.0F, 1.0F) : 0.0F;
        if (activation >= 0.0F)
            line[x] = table[static_cast<std::size_t>(std::lround(part * 255.0F))];
    }
    return image;
}

void paintHeatWords(QPainter& painter, const HeatStripLayout& layout, const HeatStrip& strip, TimeSpan span,
                    const HeatStripLook& look)
{
    const QFontMetricsF metrics(look.font);
    painter.save();
    painter.setFont(look.font);
    for (std::size_t row = 0; row < strip.rows.size(); ++row) {
        const QRectF& line = layout.labels[row];
        const QString top = Words::upTo(strip.rows[row].top);
        const double topWidth = metrics.horizontalAdvance(top);
        const double labelWidth = std::max(0.0, line.width() - topWidth - gap);
        painter.setPen((*look.colours)[Role::Text]);
        painter.drawText(QRectF(line.left(), line.top(), labelWidth, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(strip.rows[row].label, Qt::ElideRight, labelWidth));
        painter.setPen((*look.colours)[Role::DimText]);
        painter.drawText(QRectF(line.right() - topWidth - 1.0, line.top(), topWidth + 1.0, line.height()),
                         Qt::AlignRight | Qt::AlignVCenter, top);
    }
    paintTimeAxis(painter, layout.timeAxis, span, TimeUnit::Clock, {look.colours, look.font});
    painter.restore();
}

QImage paintHeatStrip(const HeatStrip& strip, TimeSpan span, const HeatStripLook& look, int width,
                      double devicePixelRatio)
{
    const int rows = static_cast<int>(strip.rows.size());
    const QSize size(width, static_cast<int>(heatStripHeight(rows, look.font)));
    QImage image(size * devicePixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(devicePixelRatio);
    image.fill((*look.colours)[Role::Surface]);
    QPainter painter(&image);
    const HeatStripLayout layout = layOutHeatStrip(width, rows, look.font);
    for (std::size_t row = 0; row < strip.rows.size(); ++row) {
        const QRectF& bar = layout.bars[row];
        painter.drawImage(bar, paintHeatCells(strip, strip.rows[row], span, look.map,
                                              static_cast<int>(bar.width() * devicePixelRatio)));
    }
    paintHeatWords(painter, layout, strip, span, look);
    return image;
}

} // namespace tonekin
