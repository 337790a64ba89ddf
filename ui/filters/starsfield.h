// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

namespace tonekin {

/// None to five stars: a click sets them, a click on the last one takes them away, arrow keys change them.
class StarsField : public QSlider {
    Q_OBJECT
public:
    explicit StarsField(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosen(int stars); // by the user

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent*) override {}
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int starAt(double x) const; // 1..5
    QRectF rectOf(int star) const;

    int m_hovered = 0;
};

} // namespace tonekin
