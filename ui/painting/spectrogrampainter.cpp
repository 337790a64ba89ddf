// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/spectrogrampainter.h"

#include "painting/axes.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace tonekin {

namespace {

constexpr double gap = 4.0;
constexpr double legendBar = 8.0;
constexpr double legendDecibel = -50.0; // the lowest number of the legend
constexpr double legendStep = 10.0;
constexpr int lowestTop = 42;

class Words {
    Q_DECLARE_TR_FUNCTIONS(tonekin::SpectrogramPainter)
public:
    static QString decibel(double value)
    {
        return tr("%1 dB").arg(QLocale().toString(value, 'f', 0).replace(QLatin1Char('-'), QChar(0x2212)));
    }
};

/// One output sample: which inputs it covers, and how much of each.
struct Cover {
    int first = 0;
    std::vector<float> weights; // sum 1; empty: covers nothing
};

/// Divides [from, to) of `count` inputs evenly among `outputs`.
std::vector<Cover> coversOf(int count, double from, double to, int outputs)
{
    std::vector<Cover> covers(static_cast<std::size_t>(outputs));
    const double step = (to - from) / outputs;
    for (int i = 0; i < outputs; ++i) {
        const double left = std::max(0.0, from + i * step);
        const double right = std::min(static_cast<double>(count), from + (i + 1) * step);
        Cover& cover = covers[static_cast<std::size_t>(i)];
        cover.first = static_cast<int>(left);
        for (int k = cover.first; k < right; ++k) {
            const double part = std::min(right, k + 1.0) - std::max(left, static_cast<double>(k));
            cover.weights.push_back(static_cast<float>(part / (right - left)));
        }
    }
    return covers;
}

/// The bands of one pixel column, averaged over the picture's columns it covers.
void averageColumns(const SpectrogramPicture& picture, const Cover& cover, std::vector<float>& bands)
{
    std::ranges::fill(bands, 0.0F);
    for (std::size_t k = 0; k < cover.weights.size(); ++k) {
        const std::size_t column = static_cast<std::size_t>(cover.first) + k;
        const auto values = std::span(picture.values).subspan(column * bands.size(), bands.size());
        for (std::size_t band = 0; band < bands.size(); ++band)
            bands[band] += cover.weights[k] * static_cast<float>(values[band]);
    }
}

float averageBands(const std::vector<float>& bands, const Cover& cover)
{
    float sum = 0.0F;
    for (std::size_t k = 0; k < cover.weights.size(); ++k)
        sum += cover.weights[k] * bands[static_cast<std::size_t>(cover.first) + k];
    return sum;
}

void paintLegend(QPainter& painter, const SpectrogramLayout& layout, const SpectrogramLook& look)
{
    const QFontMetricsF metrics(look.font);
    const auto& table = colourTable(look.map);
    QImage strip(256, 1, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i)
        strip.setPixel(i, 0, table[static_cast<std::size_t>(i)]);
    const QRectF bar(layout.plot.left(), layout.legend.top(), layout.plot.width(), legendBar);
    painter.drawImage(bar, strip);
    painter.setPen((*look.colours)[Role::DimText]);
    double lastLeft = bar.right() + bar.width(); // from the loud end down, as far as there is room
    const auto label = [&](double decibel, double x) {
        const QString text = Words::decibel(decibel);
        const double width = metrics.horizontalAdvance(text);
        const double left = std::clamp(x - width / 2.0, bar.left(), bar.right() - width);
        if (left + width + gap > lastLeft)
            return;
        painter.drawText(QRectF(left, bar.bottom() + gap / 2.0, width + 1.0, metrics.height()), Qt::AlignLeft, text);
        lastLeft = left;
    };
    const double loudest = decibelOfValue(look.topValue, look.frontEnd);
    label(loudest, bar.right());
    for (double decibel = std::floor(loudest / legendStep) * legendStep; decibel >= legendDecibel;
         decibel -= legendStep)
        label(decibel, bar.left() + valueOfDecibel(decibel, look.frontEnd) / look.topValue * bar.width());
}

} // namespace

SpectrogramLayout layOutSpectrogram(QSizeF size, const QFont& font)
{
    const QFontMetricsF metrics(font);
    const double axisWidth = frequencyAxisWidth(font);
    const double axisHeight = timeAxisHeight(font);
    const double legendHeight = std::ceil(legendBar + metrics.height() + gap);
    const double plotHeight = std::max(1.0, size.height() - axisHeight - legendHeight - gap);
    const double plotWidth = std::max(1.0, size.width() - axisWidth);
    SpectrogramLayout layout;
    layout.plot = QRectF(axisWidth, 0.0, plotWidth, plotHeight);
    layout.frequencyAxis = QRectF(0.0, 0.0, axisWidth, plotHeight);
    layout.timeAxis = QRectF(axisWidth, plotHeight, plotWidth, axisHeight);
    layout.legend = QRectF(0.0, size.height() - legendHeight, size.width(), legendHeight);
    return layout;
}

TimeSpan spanOf(const SpectrogramPicture& picture)
{
    return {picture.startSeconds, picture.startSeconds + picture.columns * picture.secondsPerColumn};
}

double brightestValue(const SpectrogramPicture& picture)
{
    std::array<std::size_t, 256> counts{};
    for (const std::uint8_t value : picture.values)
        ++counts[value];
    std::size_t above = 0;
    int value = 255;
    while (value > lowestTop && above + counts[static_cast<std::size_t>(value)] <= picture.values.size() / 1000)
        above += counts[static_cast<std::size_t>(value--)];
    return value;
}

QImage paintSpectrogramCells(const SpectrogramPicture& picture, TimeSpan span, ColourMap map, double topValue,
                             QSize pixels)
{
    QImage image(pixels.expandedTo({1, 1}), QImage::Format_RGB32);
    const auto& table = colourTable(map);
    image.fill(table[0]);
    if (picture.columns <= 0 || picture.bands <= 0 || picture.secondsPerColumn <= 0.0)
        return image;
    const auto columns = coversOf(picture.columns, (span.from - picture.startSeconds) / picture.secondsPerColumn,
                                  (span.to - picture.startSeconds) / picture.secondsPerColumn, image.width());
    const auto rows = coversOf(picture.bands, 0.0, picture.bands, image.height());
    std::vector<float> bands(static_cast<std::size_t>(picture.bands));
    for (int x = 0; x < image.width(); ++x) {
        averageColumns(picture, columns[static_cast<std::size_t>(x)], bands);
        for (int y = 0; y < image.height(); ++y) {
            const float value = averageBands(bands, rows[static_cast<std::size_t>(image.height() - 1 - y)]);
            reinterpret_cast<QRgb*>(image.scanLine(y))[x] =
                table[static_cast<std::size_t>(std::lround(std::min(255.0, value * 255.0 / topValue)))];
        }
    }
    return image;
}

void paintSpectrogramAxes(QPainter& painter, QSizeF size, TimeSpan span, const SpectrogramLook& look)
{
    const SpectrogramLayout layout = layOutSpectrogram(size, look.font);
    const AxisLook axes{look.colours, look.font};
    painter.save();
    paintFrequencyAxis(painter, layout.plot, look.frontEnd, axes);
    paintTimeAxis(painter, layout.timeAxis, span, TimeUnit::Clock, axes);
    paintLegend(painter, layout, look);
    painter.restore();
}

QImage paintSpectrogram(const SpectrogramPicture& picture, TimeSpan span, const SpectrogramLook& look, QSize size,
                        double devicePixelRatio)
{
    QImage image(size * devicePixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(devicePixelRatio);
    image.fill((*look.colours)[Role::Surface]);
    QPainter painter(&image);
    const QRectF plot = layOutSpectrogram(size, look.font).plot;
    painter.drawImage(
        plot, paintSpectrogramCells(picture, span, look.map, look.topValue, (plot.size() * devicePixelRatio).toSize()));
    paintSpectrogramAxes(painter, size, span, look);
    return image;
}

} // namespace tonekin
