// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activations/fetchedactivations.h"
#include "inspector/timepress.h"
#include "painting/heatstrippainter.h"

#include <QWidget>

#include <optional>
#include <vector>

class QMenu;

namespace tonekin {

/// What a track's strongest filters answer over time, one bar each, below a spectrogram and with its axis: what is done
/// with wheel and mouse asks the spectrogram to zoom or pan, and setSpan() tells where it has come to. A click in a bar
/// plays from there, one on a name asks to show the filter. By keyboard: arrows move the cursor, + and - zoom, 0 shows
/// the whole, Enter plays, Ctrl+Enter shows the filter. To assistive technology it is a graphic whose value is the
/// read-out.
class HeatStripView : public QWidget {
    Q_OBJECT
public:
    explicit HeatStripView(QWidget* parent = nullptr);

    /// The rows by name, before there is anything to fill them with.
    void setRows(std::vector<HeatRow> rows, const QStringList& explanations);
    void setActivations(FetchedActivationsRef activations);
    void setSpan(TimeSpan span, TimeSpan whole);
    void setPlayPosition(std::optional<double> seconds);
    void setColourMap(ColourMap map);
    /// For the name of a saved file.
    void setTitle(const QString& title) { m_title = title; }

    bool hasActivations() const { return m_activations != nullptr; }
    const std::vector<HeatRow>& rows() const { return m_strip.rows; }
    TimeSpan shownSpan() const { return m_span; }
    HeatStripLayout layoutNow() const;
    /// "147 bass drum · 1:12.3 · 3.4" at the cursor; empty without one.
    const QString& readOut() const { return m_readOut; }
    /// The read-out, or else which filters there are. For assistive technology.
    QString valueText() const;
    QImage exportedPicture() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void playRequested(double seconds);
    void filterActivated(int filter);
    void readOutChanged(const QString& text);
    void zoomRequested(double factor, double aroundSeconds);
    void panRequested(double from);
    void wholeRequested();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Cursor {
        double seconds = 0.0;
        int row = 0;
    };

    int labelAt(QPointF place) const; // -1: none
    int barAt(QPointF place) const;
    double secondsAt(double x) const;
    double xOf(double seconds) const;
    QRect lineAt(double seconds) const;
    void setCursorAt(std::optional<Cursor> cursor);
    void moveCursor(double pixels, int rows);
    void updateReadOut();
    void forgetCells();
    void paintBars(QPainter& painter);
    void paintMarks(QPainter& painter);
    void fillMenu(QMenu& menu);

    HeatStrip m_strip;
    FetchedActivationsRef m_activations; // what the strip points to
    QStringList m_explanations;          // tool tip of each row
    HeatStripLook m_look;
    TimeSpan m_span;
    TimeSpan m_whole;
    QString m_title;
    QString m_readOut;
    std::vector<QImage> m_cells; // of each row, as painted last
    std::optional<double> m_playSeconds;
    std::optional<Cursor> m_cursor;
    TimePress m_press{this};
};

} // namespace tonekin
