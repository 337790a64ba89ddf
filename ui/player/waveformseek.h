// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"

#include <QWidget>

#include <optional>

namespace tonekin {

/// The outline of the playing track to seek in: click, drag, wheel, arrow keys (5 s), Page keys (30 s), Home and End.
/// To assistive technology it is a slider whose value reads "1:12 of 4:31".
class WaveformSeek : public QWidget {
    Q_OBJECT
public:
    explicit WaveformSeek(QWidget* parent = nullptr);

    void setWaveform(const Waveform& waveform);
    void setDuration(double seconds); // 0: nothing to seek in
    void setPosition(double seconds);
    double duration() const { return m_duration; }
    double position() const { return m_position; }
    QString valueText() const;
    /// The moment at which a click there would jump.
    double secondsAt(double x) const;
    /// Jumps as a click would.
    void seekTo(double seconds);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void seekRequested(double seconds);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF plot() const;
    void paintPointerTime(QPainter& painter) const;

    Waveform m_waveform;
    double m_duration = 0.0;
    double m_position = 0.0;
    std::optional<double> m_pointer; // x under the mouse
    bool m_dragging = false;
    int m_wheelRest = 0; // of a high-resolution wheel, eighths of a degree
};

} // namespace tonekin
