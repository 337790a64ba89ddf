// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting/signedlegend.h"

#include "painting/filtersheetpainter.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr double barHeight = 8.0;
constexpr double gap = 2.0;
constexpr int shades = 129; // odd, so that zero has one

class Words {
    Q_DECLARE_TR_FUNCTIONS(tonekin::SignedLegend)
};

QImage strip(SignedColours colours)
{
    Picture picture{shades, 1, {}};
    for (int i = 0; i < shades; ++i)
        picture.pixels.push_back(signedColour(2.0 * i / (shades - 1) - 1.0, colours));
    return toImage(picture);
}

} // namespace

QString weightText(double weight)
{
    constexpr int places = 2;
    return QLocale().toString(weight, 'g', places).replace(QLatin1Char('-'), QChar(0x2212));
}

double legendHeight(const QFont& font)
{
    return std::ceil(barHeight + gap + QFontMetricsF(font).height());
}

void paintSignedLegend(QPainter& painter, const QRectF& area, const SignedLegend& legend, const QFont& font,
                       const ThemeColours& colours)
{
    const QFontMetricsF metrics(font);
    const QRectF bar(area.left(), area.top(), area.width(), barHeight);
    painter.save();
    painter.drawImage(bar, strip(legend.colours));
    const double hairline = 1.0 / painter.device()->devicePixelRatioF();
    painter.setPen(QPen(colours[Role::Control], hairline)); // white and the light surface would flow into one another
    painter.drawRect(bar.adjusted(hairline / 2.0, hairline / 2.0, -hairline / 2.0, -hairline / 2.0));
    painter.setFont(font);
    painter.setPen(colours[Role::DimText]);
    const QRectF words(area.left(), bar.bottom() + gap, area.width(), metrics.height());
    const bool isKnown = legend.full > 0.0;
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop,
                     isKnown ? weightText(-legend.full) : Words::tr("−largest", "weight of a filter"));
    painter.drawText(words, Qt::AlignHCenter | Qt::AlignTop, QStringLiteral("0"));
    painter.drawText(words, Qt::AlignRight | Qt::AlignTop,
                     isKnown ? weightText(legend.full) : Words::tr("largest", "weight of a filter"));
    painter.restore();
}

} // namespace tonekin
