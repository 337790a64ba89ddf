// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>
#include <QToolButton>
#include <QWidget>

namespace tonekin {

class PlaybackEngine;

/// A slider drawn as a thin line with a round handle; a click jumps there.
class ThinSlider : public QSlider {
    Q_OBJECT
public:
    explicit ThinSlider(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void followPointer(double x);
};

/// Loudspeaker button (mute) and volume slider of the engine.
class VolumeControl : public QWidget {
    Q_OBJECT
public:
    explicit VolumeControl(PlaybackEngine& engine, QWidget* parent = nullptr);

private:
    void showVolume();

    PlaybackEngine& m_engine;
    QToolButton* m_mute;
    ThinSlider* m_slider;
};

} // namespace tonekin
