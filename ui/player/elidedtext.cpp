// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/elidedtext.h"

#include "words/displaytext.h"

#include <QPainter>

namespace tonekin {

namespace {

constexpr int fewCharacters = 6; // a cut text is never narrower than this many

QSize smallest(const QFontMetrics& metrics)
{
    return {metrics.averageCharWidth() * fewCharacters, metrics.height()};
}

void paintElided(QWidget& widget, const QString& text, const QFont& font, const QColor& colour,
                 Qt::TextElideMode mode = Qt::ElideRight)
{
    QPainter painter(&widget);
    painter.setFont(font);
    painter.setPen(colour);
    const QString shown = QFontMetrics(font).elidedText(text, mode, widget.width());
    painter.drawText(widget.rect(),
                     Qt::AlignVCenter | (widget.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine,
                     shown);
}

} // namespace

ElidedLabel::ElidedLabel(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ElidedLabel::setWhole(const QString& text, Role role)
{
    m_role = role;
    setText(text);
    setToolTip(text.isEmpty() ? QString() : plainToolTip(text));
    update();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return smallest(fontMetrics());
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 1, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    paintElided(*this, text(), font(), Theme::current().colour(m_role), m_mode);
}

ElidedButton::ElidedButton(QWidget* parent)
    : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

QSize ElidedButton::minimumSizeHint() const
{
    return smallest(fontMetrics());
}

QSize ElidedButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 1, fontMetrics().height()};
}

void ElidedButton::paintEvent(QPaintEvent*)
{
    QFont shownFont = font();
    shownFont.setUnderline(isEnabled() && (underMouse() || hasFocus()));
    paintElided(*this, text(), shownFont, Theme::current().colour(Role::Text));
}

} // namespace tonekin
