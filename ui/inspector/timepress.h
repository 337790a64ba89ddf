// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>
#include <QTimer>

#include <optional>

namespace tonekin {

/// What the mouse means on a picture along time: moved while it is pressed it drags the picture, else it is a click;
/// and where a double click means something of its own, a click waits until it cannot become one.
class TimePress : public QObject {
    Q_OBJECT
public:
    explicit TimePress(QObject* parent);

    /// `from`: where the picture starts at that moment.
    void press(QPointF place, double from);
    const std::optional<QPointF>& pressedAt() const { return m_place; }
    /// Where the picture is to start when the mouse is there; nothing while it has hardly moved.
    std::optional<double> dragged(QPointF place, double secondsPerPixel);
    /// Where it was pressed, unless that became dragging.
    std::optional<QPointF> release();
    void click(double seconds, bool mayBecomeDouble);
    /// The press, and a click that waits.
    void forget();

Q_SIGNALS:
    void clicked(double seconds);

private:
    std::optional<QPointF> m_place;
    double m_from = 0.0;
    bool m_isDragging = false;
    QTimer m_wait;
    double m_seconds = 0.0;
};

} // namespace tonekin
