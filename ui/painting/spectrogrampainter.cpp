// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/spectrogrampainter.h"

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

constexpr double tickLength = 4.0;
constexpr double gap = 4.0;
constexpr double legendBar = 8.0;
constexpr double legendDecibel = -50.0; // the lowest number of the legend
constexpr double legendStep = 10.0;
constexpr int lowestTop = 42;
constexpr std::array frequencyTicks{1000.0, 100.0, 10000.0, 500.0,  5000.0,
                                    2000.0, 200.0, 50.0,    20000.0}; // as they matter
constexpr std::array timeSteps{0.1,  0.2,   0.5,   1.0,   2.0,    5.0,    10.0,   15.0,   30.0,
                               60.0, 120.0, 300.0, 600.0, 1200.0, 3600.0, 7200.0, 18000.0};

class Words {
    Q_DECLARE_TR_FUNCTIONS(tonekin::SpectrogramPainter)
public:
    static QString frequency(double hertz)
    {
        return hertz < 1000.0 ? QLocale().toString(hertz, 'f', 0)
                              : tr("%1k", "thousand hertz on an axis").arg(QLocale().toString(hertz / 1000.0, 'f', 0));
    }
    static QString hertz() { return tr("Hz"); }
    static QString decibel(double value)
    {
        return tr("%1 dB").arg(QLocale().toString(value, 'f', 0).replace(QLatin1Char('-'), QChar(0x2212)));
    }
    static QString time(double seconds, double step)
    {
        if (step < 1.0)
            return tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
        const int whole = static_cast<int>(std::lround(seconds));
        const QString clock = QStringLiteral("%1:%2");
        if (whole >= 3600)
            return clock.arg(whole / 3600)
                .arg(clock.arg(whole / 60 % 60, 2, 10, QLatin1Char('0')).arg(whole % 60, 2, 10, QLatin1Char('0')));
        return clock.arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
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

/// On whole device pixels, so that hairlines stay sharp at every scale.
double snapped(double place, const QPainter& painter)
{
    const double ratio = painter.device()->devicePixelRatioF();
    return std::round(place * ratio) / ratio;
}

void paintFrequencyAxis(QPainter& painter, const SpectrogramLayout& layout, const SpectrogramScale& scale,
                        const SpectrogramLook& look)
{
    const QFontMetricsF metrics(look.font);
    const double hairline = 1.0 / painter.device()->devicePixelRatioF();
    const auto label = [&](double y, const QString& text) {
        const QRectF box(layout.frequencyAxis.left(), y - metrics.height() / 2.0,
                         layout.frequencyAxis.width() - tickLength - gap / 2.0, metrics.height());
        painter.setPen((*look.colours)[Role::DimText]);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, text);
    };
    std::vector<double> labelled; // labels may not overlap
    for (const double hertz : frequencyTicks) {
        const double y = scale.yOf(hertz);
        if (y > layout.plot.bottom() || y < layout.plot.top())
            continue;
        painter.fillRect(QRectF(layout.plot.left() - tickLength, snapped(y, painter), tickLength, hairline),
                         (*look.colours)[Role::Control]);
        if (std::ranges::any_of(labelled, [&](double other) { return std::abs(other - y) < metrics.height(); }))
            continue;
        label(std::max(y, metrics.height() / 2.0), Words::frequency(hertz));
        labelled.push_back(y);
    }
    label(layout.timeAxis.top() + tickLength + metrics.height() / 2.0, Words::hertz());
}

double timeStepFor(double seconds, double width, const QFont& font)
{
    const double labelWidth = QFontMetricsF(font).horizontalAdvance(QStringLiteral("00:00:00"));
    const double most = std::max(1.0, width / labelWidth);
    const auto* step = std::ranges::find_if(timeSteps, [&](double wished) { return seconds / wished <= most; });
    return step == timeSteps.end() ? timeSteps.back() * std::ceil(seconds / timeSteps.back() / most) : *step;
}

void paintTimeAxis(QPainter& painter, const SpectrogramLayout& layout, const SpectrogramScale& scale, TimeSpan span,
                   const SpectrogramLook& look)
{
    const QFontMetricsF metrics(look.font);
    const double hairline = 1.0 / painter.device()->devicePixelRatioF();
    const double step = timeStepFor(span.length(), layout.timeAxis.width(), look.font);
    for (double seconds = std::ceil(span.from / step - 1e-6) * step; seconds <= span.to + 1e-6; seconds += step) {
        const double x = scale.xOf(seconds);
        painter.fillRect(QRectF(snapped(x, painter), layout.timeAxis.top(), hairline, tickLength),
                         (*look.colours)[Role::Control]);
        const QString text = Words::time(seconds, step);
        const double width = metrics.horizontalAdvance(text);
        const double left = std::clamp(x - width / 2.0, layout.plot.left(), layout.plot.right() - width);
        painter.setPen((*look.colours)[Role::DimText]);
        painter.drawText(QRectF(left, layout.timeAxis.top() + tickLength, width + 1.0, metrics.height()), Qt::AlignLeft,
                         text);
    }
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
    const double axisWidth = std::ceil(metrics.horizontalAdvance(QStringLiteral("500")) + tickLength + gap);
    const double axisHeight = std::ceil(metrics.height() + tickLength);
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
    const SpectrogramScale scale(layout.plot, span, look.frontEnd);
    painter.save();
    painter.setFont(look.font);
    paintFrequencyAxis(painter, layout, scale, look);
    paintTimeAxis(painter, layout, scale, span, look);
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
