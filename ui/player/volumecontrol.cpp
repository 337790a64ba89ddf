// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/volumecontrol.h"

#include "painting/symbols.h"
#include "player/playbackengine.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr double handleRadius = 6.0;
constexpr double lineHeight = 4.0;
constexpr int percent = 100;

} // namespace

ThinSlider::ThinSlider(QWidget* parent)
    : QSlider(Qt::Horizontal, parent)
{
    setAttribute(Qt::WA_Hover);
}

QSize ThinSlider::sizeHint() const
{
    return {88, 24};
}

void ThinSlider::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double length = width() - 2.0 * handleRadius;
    const double part = static_cast<double>(value() - minimum()) / std::max(1, maximum() - minimum());
    const double place = handleRadius + (isRightToLeft() ? 1.0 - part : part) * length;
    const double middle = height() / 2.0;
    const auto line = [&](double from, double to, Role role) {
        painter.setBrush(theme.colour(role));
        painter.drawRoundedRect(QRectF(from, middle - lineHeight / 2.0, to - from, lineHeight), lineHeight / 2.0,
                                lineHeight / 2.0);
    };
    line(handleRadius, width() - handleRadius, Role::Control);
    const bool lit = isEnabled();
    if (isRightToLeft())
        line(place, width() - handleRadius, lit ? Role::Accent : Role::Control);
    else
        line(handleRadius, place, lit ? Role::Accent : Role::Control);
    painter.setBrush(theme.colour(underMouse() || hasFocus() ? Role::Accent : Role::Text));
    const double radius = underMouse() || isSliderDown() ? handleRadius : handleRadius - 1.0;
    painter.drawEllipse(QPointF(place, middle), radius, radius);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.colour(Role::Accent), 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0), sizes::corner, sizes::corner);
    }
}

void ThinSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    setSliderDown(true);
    followPointer(event->position().x());
}

void ThinSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (isSliderDown())
        followPointer(event->position().x());
}

void ThinSlider::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        setSliderDown(false);
}

void ThinSlider::followPointer(double x)
{
    const double part = std::clamp((x - handleRadius) / std::max(1.0, width() - 2.0 * handleRadius), 0.0, 1.0);
    setValue(minimum() +
             static_cast<int>(std::lround((isRightToLeft() ? 1.0 - part : part) * (maximum() - minimum()))));
}

VolumeControl::VolumeControl(PlaybackEngine& engine, QWidget* parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_mute(new QToolButton(this))
    , m_slider(new ThinSlider(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes::insideControl);
    layout->addWidget(m_mute);
    layout->addWidget(m_slider);
    m_mute->setCheckable(true);
    m_mute->setAutoRaise(true);
    m_mute->setIconSize({sizes::icon, sizes::icon});
    m_slider->setRange(0, percent);
    m_slider->setSingleStep(5);
    m_slider->setPageStep(10);
    m_slider->setFixedWidth(m_slider->sizeHint().width());
    m_slider->setAccessibleName(tr("Volume"));
    connect(m_mute, &QToolButton::toggled, &m_engine, &PlaybackEngine::setMuted);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        if (m_engine.isMuted())
            m_engine.setMuted(false);
        m_engine.setVolume(static_cast<double>(value) / percent);
    });
    connect(&m_engine, &PlaybackEngine::volumeChanged, this, &VolumeControl::showVolume);
    showVolume();
}

void VolumeControl::showVolume()
{
    const QSignalBlocker blockSlider(m_slider);
    const QSignalBlocker blockMute(m_mute);
    const bool muted = m_engine.isMuted();
    const int value = static_cast<int>(std::lround(m_engine.volume() * percent));
    m_slider->setValue(value);
    m_slider->setToolTip(tr("Volume %1 %").arg(value));
    m_mute->setChecked(muted);
    m_mute->setIcon(symbolIcon(muted || value == 0   ? Symbol::Muted
                               : value < percent / 2 ? Symbol::VolumeLow
                                                     : Symbol::Volume));
    m_mute->setToolTip(muted ? tr("Unmute (Ctrl+M)") : tr("Mute (Ctrl+M)"));
    m_mute->setAccessibleName(tr("Mute"));
    m_slider->update();
}

} // namespace tonekin
