// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/axes.h"

#include "theme/theme.h"

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
constexpr std::array frequencyTicks{1000.0, 100.0, 10000.0, 500.0,  5000.0,
                                    2000.0, 200.0, 50.0,    20000.0}; // as they matter
constexpr std::array timeSteps{0.1,  0.2,   0.5,   1.0,   2.0,    5.0,    10.0,   15.0,   30.0,
                               60.0, 120.0, 300.0, 600.0, 1200.0, 3600.0, 7200.0, 18000.0};

class Words {
    Q_DECLARE_TR_FUNCTIONS(tonekin::Axes)
public:
    static QString frequency(double hertz)
    {
        return hertz < 1000.0 ? QLocale().toString(hertz, 'f', 0)
                              : tr("%1k", "thousand hertz on an axis").arg(QLocale().toString(hertz / 1000.0, 'f', 0));
    }
    static QString hertz() { return tr("Hz"); }
    /// The unit stands with the last of them only.
    static QString milliseconds(double seconds, bool isLast)
    {
        const QString number = QString::number(std::lround(seconds * 1000.0));
        return isLast ? tr("%1 ms", "milliseconds on an axis").arg(number) : number;
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

double timeStepFor(double seconds, double width, TimeUnit unit, const QFont& font)
{
    const QString widest = unit == TimeUnit::Clock ? QStringLiteral("00:00:00") : QStringLiteral("0000 ");
    const double labelWidth = QFontMetricsF(font).horizontalAdvance(widest);
    const double most = std::max(1.0, width / labelWidth);
    const auto* step = std::ranges::find_if(timeSteps, [&](double wanted) { return seconds / wanted <= most; });
    return step == timeSteps.end() ? timeSteps.back() * std::ceil(seconds / timeSteps.back() / most) : *step;
}

} // namespace

double snapped(double place, const QPainter& painter)
{
    const double ratio = painter.device()->devicePixelRatioF();
    return std::round(place * ratio) / ratio;
}

double timeAxisHeight(const QFont& font)
{
    return std::ceil(QFontMetricsF(font).height() + tickLength);
}

double frequencyAxisWidth(const QFont& font)
{
    return std::ceil(QFontMetricsF(font).horizontalAdvance(QStringLiteral("500")) + tickLength + gap);
}

void paintTimeAxis(QPainter& painter, const QRectF& axis, TimeSpan span, TimeUnit unit, const AxisLook& look)
{
    const QFontMetricsF metrics(look.font);
    const double hairline = 1.0 / painter.device()->devicePixelRatioF();
    const double step = timeStepFor(span.length(), axis.width(), unit, look.font);
    painter.setFont(look.font);
    const auto first = static_cast<int>(std::ceil(span.from / step - 1e-6));
    const auto last = static_cast<int>(std::floor(span.to / step + 1e-6));
    double free = axis.right() + gap; // from the end on, as far as there is room
    for (int i = last; i >= first; --i) {
        const double seconds = i * step;
        const double x = axis.left() + (seconds - span.from) / std::max(span.length(), 1e-9) * axis.width();
        painter.fillRect(QRectF(snapped(x, painter), axis.top(), hairline, tickLength), (*look.colours)[Role::Control]);
        const QString text =
            unit == TimeUnit::Clock ? Words::time(seconds, step) : Words::milliseconds(seconds, i == last);
        const double width = metrics.horizontalAdvance(text);
        const double left = std::clamp(x - width / 2.0, axis.left(), std::max(axis.left(), axis.right() - width));
        if (left + width + gap > free)
            continue;
        painter.setPen((*look.colours)[Role::DimText]);
        painter.drawText(QRectF(left, axis.top() + tickLength, width + 1.0, metrics.height()), Qt::AlignLeft, text);
        free = left;
    }
}

void paintFrequencyAxis(QPainter& painter, const QRectF& plot, const MelFrontEnd& frontEnd, const AxisLook& look)
{
    const QFontMetricsF metrics(look.font);
    const double hairline = 1.0 / painter.device()->devicePixelRatioF();
    const SpectrogramScale scale(plot, {}, frontEnd);
    const double width = frequencyAxisWidth(look.font);
    painter.setFont(look.font);
    const auto label = [&](double y, const QString& text) {
        const QRectF box(plot.left() - width, y - metrics.height() / 2.0, width - tickLength - gap / 2.0,
                         metrics.height());
        painter.setPen((*look.colours)[Role::DimText]);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, text);
    };
    std::vector<double> labelled; // labels may not overlap
    for (const double hertz : frequencyTicks) {
        const double y = scale.yOf(hertz);
        if (y > plot.bottom() || y < plot.top())
            continue;
        painter.fillRect(QRectF(plot.left() - tickLength, snapped(y, painter), tickLength, hairline),
                         (*look.colours)[Role::Control]);
        if (std::ranges::any_of(labelled, [&](double other) { return std::abs(other - y) < metrics.height(); }))
            continue;
        label(std::max(y, plot.top() + metrics.height() / 2.0), Words::frequency(hertz));
        labelled.push_back(y);
    }
    label(plot.bottom() + tickLength + metrics.height() / 2.0, Words::hertz());
}

QString preciseTime(double seconds)
{
    const double tenths = std::floor(std::max(0.0, seconds) * 10.0);
    const auto whole = static_cast<qint64>(tenths) / 10;
    return QStringLiteral("%1:%2%3%4")
        .arg(whole / 60)
        .arg(whole % 60, 2, 10, QLatin1Char('0'))
        .arg(QLocale().decimalPoint())
        .arg(static_cast<qint64>(tenths) % 10);
}

} // namespace tonekin
