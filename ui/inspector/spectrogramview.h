// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspector/timepress.h"
#include "painting/spectrogrampainter.h"

#include <QImage>
#include <QWidget>

#include <optional>

class QMenu;

namespace tonekin {

/// A track's mel spectrogram with axes and legend. A click plays from there; the wheel zooms about the pointer,
/// dragging pans, a double click shows the whole again. By keyboard: arrows move the cursor, + and - zoom, 0 shows the
/// whole, Enter plays. Copy and save as PNG are in its menu. To assistive technology it is a graphic whose value is the
/// read-out at the cursor.
class SpectrogramView : public QWidget {
    Q_OBJECT
public:
    explicit SpectrogramView(QWidget* parent = nullptr);

    void setPicture(const SpectrogramPicture& picture);
    /// In place of a picture: why there is none, or that it is being made.
    void setMessage(const QString& message);
    void setPlayPosition(std::optional<double> seconds);
    void setColourMap(ColourMap map);
    ColourMap colourMap() const { return m_look.map; }
    /// For the name of a saved file.
    void setTitle(const QString& title) { m_title = title; }

    bool hasPicture() const { return m_picture.columns > 0; }
    TimeSpan shownSpan() const { return m_span; }
    QRectF plot() const;
    double secondsAt(double x) const;
    /// "1:12.3 · 1,240 Hz · −23 dB" at the cursor; empty without one.
    const QString& readOut() const { return m_readOut; }
    QImage exportedPicture() const;
    bool savePicture(const QString& file) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    // For pictures below that share the axis in time
    void zoom(double factor, double aroundSeconds);
    void panTo(double from);
    void showWhole();

Q_SIGNALS:
    void playRequested(double seconds);
    void spanChanged(tonekin::TimeSpan span, tonekin::TimeSpan whole);
    void readOutChanged(const QString& text);
    void colourMapChosen(tonekin::ColourMap map);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    SpectrogramScale scale() const;
    bool isZoomed() const;
    void moveCursor(double pixels, int bands);
    void setCursorAt(std::optional<QPointF> place);
    void updateReadOut();
    void paintCells(QPainter& painter);
    void paintMarks(QPainter& painter);
    void fillMenu(QMenu& menu);
    void askWhereToSave();

    SpectrogramPicture m_picture;
    SpectrogramLook m_look;
    TimeSpan m_span;
    QString m_message;
    QString m_title;
    QString m_readOut;
    QImage m_cells; // as painted last
    std::optional<double> m_playSeconds;
    std::optional<QPointF> m_cursor;
    TimePress m_press{this};
};

} // namespace tonekin
