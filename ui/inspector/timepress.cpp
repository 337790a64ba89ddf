// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/timepress.h"

#include <QApplication>

#include <cmath>
#include <utility>

namespace tonekin {

TimePress::TimePress(QObject* parent)
    : QObject(parent)
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, [this] { Q_EMIT clicked(m_seconds); });
}

void TimePress::press(QPointF place, double from)
{
    m_place = place;
    m_from = from;
    m_isDragging = false;
}

std::optional<double> TimePress::dragged(QPointF place, double secondsPerPixel)
{
    if (!m_place)
        return {};
    const double moved = place.x() - m_place->x();
    m_isDragging |= std::abs(moved) >= QApplication::startDragDistance();
    return m_isDragging ? std::optional(m_from - moved * secondsPerPixel) : std::nullopt;
}

std::optional<QPointF> TimePress::release()
{
    const auto place = std::exchange(m_place, std::nullopt);
    return std::exchange(m_isDragging, false) ? std::nullopt : place;
}

void TimePress::click(double seconds, bool mayBecomeDouble)
{
    m_seconds = seconds;
    if (mayBecomeDouble)
        m_wait.start(QApplication::doubleClickInterval());
    else
        Q_EMIT clicked(seconds);
}

void TimePress::forget()
{
    m_wait.stop();
    m_place.reset();
    m_isDragging = false;
}

} // namespace tonekin
