// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/starsfield.h"

#include "base/unitnote.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tonekin {

namespace {

constexpr double starSize = 18.0;
constexpr double betweenStars = 3.0;
constexpr double border = 3.0;

QPainterPath starIn(const QRectF& area)
{
    constexpr int corners = 10;
    constexpr double inner = 0.45;
    QPainterPath path;
    for (int corner = 0; corner < corners; ++corner) {
        const double angle = std::numbers::pi * (2.0 * corner / corners - 0.5);
        const double radius = area.width() / 2.0 * (corner % 2 == 0 ? 1.0 : inner);
        const QPointF point = area.center() + QPointF(std::cos(angle), std::sin(angle)) * radius;
        corner == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

} // namespace

StarsField::StarsField(QWidget* parent)
    : QSlider(Qt::Horizontal, parent)
{
    setRange(0, UnitNote::mostStars);
    setPageStep(1);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Stars"));
    setToolTip(tr("Your stars for it, none to five"));
}

QSize StarsField::sizeHint() const
{
    return {static_cast<int>(2 * border + UnitNote::mostStars * (starSize + betweenStars) - betweenStars),
            static_cast<int>(starSize + 2 * border)};
}

QRectF StarsField::rectOf(int star) const
{
    const double left = border + (star - 1) * (starSize + betweenStars);
    const double x = layoutDirection() == Qt::RightToLeft ? width() - left - starSize : left;
    return {x, (height() - starSize) / 2.0, starSize, starSize};
}

int StarsField::starAt(double x) const
{
    const double along = layoutDirection() == Qt::RightToLeft ? width() - x : x;
    return std::clamp(static_cast<int>((along - border) / (starSize + betweenStars)) + 1, 1, UnitNote::mostStars);
}

void StarsField::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int filled = m_hovered > 0 && isEnabled() ? m_hovered : value();
    for (int star = 1; star <= UnitNote::mostStars; ++star) {
        const QPainterPath path = starIn(rectOf(star).adjusted(1.0, 1.0, -1.0, -1.0));
        const bool isFilled = star <= filled;
        painter.setPen(QPen(theme.colour(isFilled && isEnabled() ? Role::Accent : Role::Control), 1.25));
        painter.setBrush(isFilled ? QBrush(theme.colour(isEnabled() ? Role::Accent : Role::Control))
                                  : QBrush(Qt::NoBrush));
        painter.drawPath(path);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.colour(Role::Accent), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), sizes::insideControl,
                                sizes::insideControl);
    }
}

void StarsField::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int star = starAt(event->position().x());
    setValue(star == value() ? 0 : star);
    m_hovered = 0; // what was set is to be seen
    update();
    Q_EMIT chosen(value());
}

void StarsField::mouseMoveEvent(QMouseEvent* event)
{
    m_hovered = starAt(event->position().x());
    update();
}

void StarsField::leaveEvent(QEvent*)
{
    m_hovered = 0;
    update();
}

// Who scrolls past must not change them.
void StarsField::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void StarsField::keyPressEvent(QKeyEvent* event)
{
    const int before = value();
    const bool isDigit = event->key() >= Qt::Key_0 && event->key() <= Qt::Key_0 + UnitNote::mostStars;
    if (isDigit && event->modifiers() == Qt::NoModifier)
        setValue(event->key() - Qt::Key_0);
    else
        QSlider::keyPressEvent(event);
    if (value() != before)
        Q_EMIT chosen(value());
}

} // namespace tonekin
