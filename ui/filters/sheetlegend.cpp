// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/sheetlegend.h"

#include "theme/theme.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

namespace tonekin {

SheetLegend::SheetLegend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(
        tr("The colours of the weights, in units of the standardised input: how much one deviation of a band counts"));
}

void SheetLegend::show(const SignedLegend& legend)
{
    m_legend = legend;
    update();
}

QSize SheetLegend::sizeHint() const
{
    constexpr int width = 180;
    return {width, static_cast<int>(std::ceil(legendHeight(Theme::current().smallFont())))};
}

void SheetLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintSignedLegend(painter, QRectF(rect()), m_legend, Theme::current().smallFont(), Theme::current().colours());
}

void SheetLegend::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

} // namespace tonekin
