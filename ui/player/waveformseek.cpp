// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/waveformseek.h"

#include "painting/waveformpainter.h"
#include "theme/theme.h"
#include "words/displaytext.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr double smallStep = 5.0; // seconds
constexpr double largeStep = 30.0;
constexpr int wheelNotch = 120;

class WaveformSeekAccess : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit WaveformSeekAccess(WaveformSeek* seek)
        : QAccessibleWidget(seek, QAccessible::Slider)
    {
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface*>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? seek()->valueText() : QAccessibleWidget::text(kind);
    }
    QVariant currentValue() const override { return seek()->position(); }
    void setCurrentValue(const QVariant& value) override { seek()->seekTo(value.toDouble()); }
    QVariant maximumValue() const override { return seek()->duration(); }
    QVariant minimumValue() const override { return 0.0; }
    QVariant minimumStepSize() const override { return smallStep; }

private:
    WaveformSeek* seek() const { return static_cast<WaveformSeek*>(object()); }
};

QAccessibleInterface* makeAccess(const QString&, QObject* object)
{
    auto* seek = qobject_cast<WaveformSeek*>(object);
    return seek ? new WaveformSeekAccess(seek) : nullptr;
}

} // namespace

WaveformSeek::WaveformSeek(QWidget* parent)
    : QWidget(parent)
{
    static const bool installed = (QAccessible::installFactory(makeAccess), true);
    Q_UNUSED(installed)
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Position in the track"));
    setEnabled(false);
}

void WaveformSeek::setWaveform(const Waveform& waveform)
{
    m_waveform = waveform;
    update();
}

void WaveformSeek::setDuration(double seconds)
{
    m_duration = std::max(0.0, seconds);
    setEnabled(m_duration > 0.0);
    update();
}

void WaveformSeek::setPosition(double seconds)
{
    const auto pixelOf = [this](double moment) {
        return m_duration > 0.0 ? std::lround(moment / m_duration * plot().width() * devicePixelRatioF()) : 0;
    };
    const bool moved = pixelOf(seconds) != pixelOf(m_position);
    m_position = seconds;
    if (moved)
        update();
}

QString WaveformSeek::valueText() const
{
    if (m_duration <= 0.0)
        return tr("Nothing is playing");
    return tr("%1 of %2", "moment in a track, its length")
        .arg(m_position < 1.0 ? QStringLiteral("0:00") : timeText(m_position), timeText(m_duration));
}

double WaveformSeek::secondsAt(double x) const
{
    const QRectF area = plot();
    const double part = std::clamp((x - area.left()) / std::max(1.0, area.width()), 0.0, 1.0);
    return (isRightToLeft() ? 1.0 - part : part) * m_duration;
}

void WaveformSeek::seekTo(double seconds)
{
    if (m_duration <= 0.0)
        return;
    const double wanted = std::clamp(seconds, 0.0, m_duration);
    setPosition(wanted);
    Q_EMIT seekRequested(wanted);
    QAccessibleValueChangeEvent changed(this, m_position);
    QAccessible::updateAccessibility(&changed);
}

QSize WaveformSeek::sizeHint() const
{
    return {400, 48};
}

QSize WaveformSeek::minimumSizeHint() const
{
    return {120, 32};
}

QRectF WaveformSeek::plot() const
{
    return QRectF(rect()).adjusted(3.0, 5.0, -3.0, -5.0);
}

void WaveformSeek::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ThemeColours& colours = Theme::current().colours();
    WaveformMarks marks;
    if (m_duration > 0.0)
        marks.played = (m_dragging && m_pointer ? secondsAt(*m_pointer) : m_position) / m_duration;
    if (m_pointer && isEnabled() && !m_dragging)
        marks.pointer = secondsAt(*m_pointer) / m_duration;
    if (!isEnabled())
        painter.setOpacity(0.5);
    if (isRightToLeft()) {
        painter.translate(width(), 0.0);
        painter.scale(-1.0, 1.0);
    }
    paintWaveform(painter, plot(), m_waveform, marks, colours);
    painter.resetTransform();
    if (m_pointer && isEnabled())
        paintPointerTime(painter);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colours[Role::Accent], 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0), sizes::corner, sizes::corner);
    }
}

/// Beside the pointer, so that the line itself stays visible.
void WaveformSeek::paintPointerTime(QPainter& painter) const
{
    const double seconds = secondsAt(*m_pointer);
    const QString text = seconds < 1.0 ? QStringLiteral("0:00") : timeText(seconds);
    const QFont small = Theme::current().smallFont();
    const QFontMetricsF metrics(small);
    QRectF box(0.0, 0.0, metrics.horizontalAdvance(text) + 2.0 * sizes::insideControl, metrics.height() + 2.0);
    box.moveTopLeft({*m_pointer + sizes::grid, plot().top()});
    if (box.right() > width())
        box.moveRight(*m_pointer - sizes::grid);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::current().colour(Role::Line), 1.0));
    painter.setBrush(Theme::current().colour(Role::Raised));
    painter.drawRoundedRect(box, 3.0, 3.0);
    painter.setPen(Theme::current().colour(Role::Text));
    painter.setFont(small);
    painter.drawText(box, Qt::AlignCenter, text);
}

void WaveformSeek::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_duration <= 0.0)
        return;
    m_dragging = true;
    m_pointer = event->position().x();
    update();
}

void WaveformSeek::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position().x();
    update();
}

void WaveformSeek::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !std::exchange(m_dragging, false))
        return;
    seekTo(secondsAt(event->position().x()));
    update();
}

void WaveformSeek::leaveEvent(QEvent*)
{
    m_pointer.reset();
    update();
}

void WaveformSeek::wheelEvent(QWheelEvent* event)
{
    m_wheelRest += event->angleDelta().y();
    const int notches = m_wheelRest / wheelNotch;
    m_wheelRest %= wheelNotch;
    if (notches != 0)
        seekTo(m_position + notches * smallStep);
    event->accept();
}

void WaveformSeek::keyPressEvent(QKeyEvent* event)
{
    const double forward = isRightToLeft() ? -1.0 : 1.0;
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    switch (plain ? event->key() : 0) {
    case Qt::Key_Right:
        seekTo(m_position + forward * smallStep);
        break;
    case Qt::Key_Left:
        seekTo(m_position - forward * smallStep);
        break;
    case Qt::Key_Up:
        seekTo(m_position + smallStep);
        break;
    case Qt::Key_Down:
        seekTo(m_position - smallStep);
        break;
    case Qt::Key_PageUp:
        seekTo(m_position + largeStep);
        break;
    case Qt::Key_PageDown:
        seekTo(m_position - largeStep);
        break;
    case Qt::Key_Home:
        seekTo(0.0);
        break;
    case Qt::Key_End:
        seekTo(m_duration);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace tonekin
