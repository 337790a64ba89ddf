// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/patchcard.h"

#include "painting/symbols.h"
#include "theme/theme.h"
#include "words/displaytext.h"

#include <QEvent>
#include <QPainter>

namespace tonekin {

namespace {

constexpr int cardWidth = 132; // three beside each other in the narrowest page
constexpr int plotHeight = 104;

} // namespace

PatchCard::PatchCard(QWidget* parent)
    : QAbstractButton(parent)
{
    m_look.font = Theme::current().smallFont();
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setPlayable(false);
}

void PatchCard::setCaption(const QString& first, const QString& second)
{
    m_first = first;
    m_second = second;
    setAccessibleName(first);
    setAccessibleDescription(second);
    setToolTip(plainToolTip(first + QLatin1Char('\n') + second));
    update();
}

void PatchCard::setPicture(const SpectrogramPicture& picture, const MelFrontEnd& frontEnd)
{
    m_picture = picture;
    m_look.frontEnd = frontEnd;
    m_look.topValue = brightestValue(picture);
    m_message.clear();
    update();
}

void PatchCard::setMessage(const QString& message)
{
    m_picture = {};
    m_message = message;
    update();
}

void PatchCard::setColourMap(ColourMap map)
{
    m_look.map = map;
    update();
}

void PatchCard::setPlayable(bool playable)
{
    setEnabled(playable);
    setCursor(playable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QSizeF PatchCard::pictureSize() const
{
    return {static_cast<double>(width()), height() - 2.0 * QFontMetricsF(m_look.font).height() - sizes::insideControl};
}

QRectF PatchCard::plot() const
{
    return layOutPatch(pictureSize(), m_look.font).plot;
}

QSize PatchCard::sizeHint() const
{
    const QFontMetrics metrics(m_look.font);
    // The plot, its axis, two lines of words.
    return {cardWidth, plotHeight + 3 * metrics.height() + 2 * sizes::insideControl};
}

void PatchCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ThemeColours& colours = Theme::current().colours();
    m_look.colours = &colours;
    const QRectF area = plot();
    if (hasPicture()) {
        paintPatch(painter, pictureSize(), m_picture, m_look);
    } else {
        painter.fillRect(area, colours[Role::Raised]);
        painter.setFont(m_look.font);
        painter.setPen(colours[Role::DimText]);
        painter.drawText(area.adjusted(sizes::grid, 0, -sizes::grid, 0), Qt::AlignCenter | Qt::TextWordWrap, m_message);
    }
    if (isEnabled() && (underMouse() || isDown())) {
        const QRect place(static_cast<int>(area.right()) - 28, static_cast<int>(area.top()) + 4, 24, 24);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours[Role::Accent]);
        painter.drawEllipse(place);
        symbolIcon(Symbol::Play, Role::OnAccent).paint(&painter, place.adjusted(5, 5, -5, -5));
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours[Role::Accent], 2.0));
        painter.drawRect(area.adjusted(1.0, 1.0, -1.0, -1.0));
    }
    const QFontMetricsF metrics(m_look.font);
    painter.setFont(m_look.font);
    double top = pictureSize().height() + sizes::insideControl;
    const auto line = [&](const QString& text, Role role) {
        const QRectF box(0.0, top, width(), metrics.height());
        painter.setPen(colours[role]);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(text, Qt::ElideRight, box.width()));
        top += metrics.height();
    };
    line(m_first, Role::Text);
    line(m_second, Role::DimText);
}

void PatchCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_look.font = Theme::current().smallFont();
        updateGeometry();
        update();
    }
    QAbstractButton::changeEvent(event);
}

} // namespace tonekin
