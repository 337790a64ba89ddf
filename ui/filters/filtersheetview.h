// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filters/sheetzoom.h"
#include "preferences/filteroptions.h"
#include "session/loadednetwork.h"

#include <QAbstractScrollArea>

#include <functional>
#include <optional>
#include <vector>

namespace tonekin {

/// All kernels of the first layer in one picture: wheel and + - zoom, dragging moves, a double click or 0 shows the
/// whole again, arrow keys choose a filter, a click or Enter opens it. Only what is seen is painted, at device pixels.
class FilterSheetView : public QAbstractScrollArea {
    Q_OBJECT
public:
    /// What a filter is called, for the read-out; empty: nothing.
    using NameSource = std::function<QString(int filter)>;

    explicit FilterSheetView(NameSource nameOf, QWidget* parent = nullptr);

    void setNetwork(LoadedNetworkRef network); // null: nothing to show
    void setOrder(std::vector<int> order);     // a permutation of the filters
    const std::vector<int>& order() const { return m_order; }
    void setOptions(const SheetOptions& options);
    const SheetOptions& options() const { return m_options; }

    /// The filter with the frame round it; -1: none.
    void select(int filter);
    int selected() const { return m_selected; }
    bool isZoomed() const { return m_zoom.isZoomed(); }
    const SheetArrangement& arrangement() const { return m_zoom.arrangement(); }
    /// Where a filter's cells are drawn now, device-independent pixels of the viewport.
    QRectF shownRect(int filter) const;
    /// What the pointer is on, or else the selected filter.
    const QString& readOut() const { return m_readOut; }
    void refreshReadOut() { updateReadOut(); } // after names have changed
    /// The weight of full colour of the filter that the read-out is about; 0: none, and each has its own.
    double fullColour() const;

    /// See sheetPicture() and sheetSvg(); empty without a sheet.
    QImage exportedPicture() const;
    std::string exportedSvg() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    void zoomIn() { zoomBy(1, keyboardCentre()); }
    void zoomOut() { zoomBy(-1, keyboardCentre()); }
    void showWhole();

Q_SIGNALS:
    void selectedChanged(int filter);
    void opened(int filter); // a click or Enter
    void readOutChanged();
    void menuRequested(const QPoint& globalPosition);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool hasSheet() const { return m_network && m_network->kernels.filters > 0; }
    const FilterKernels& kernels() const { return m_network->kernels; }
    SheetGeometry geometry() const { return {kernels(), arrangement()}; }
    void arrange();
    SheetArrangement wantedArrangement() const;
    void setScrollRanges();
    void zoomBy(int steps, QPoint around);
    QPoint keyboardCentre() const; // of the selected filter, if it is seen
    void moveTo(QPoint offset);
    QPoint offset() const; // of the viewport on the sheet, device pixels
    QPoint margin() const; // of a sheet that is smaller than the viewport, device pixels
    QPoint onSheet(QPointF point) const;
    double ratio() const { return viewport()->devicePixelRatioF(); }
    QFont numberFont() const;
    void repaintSheet();
    void paintFrame(QPainter& painter, int filter, double width) const;
    void selectPlace(int place);
    void bringIntoView(int filter);
    int placeOf(int filter) const;
    void hover(std::optional<QPointF> point);
    void updateReadOut();
    QString cellText(const SheetCell& cell) const;
    QString filterText(int filter) const;

    NameSource m_nameOf;
    LoadedNetworkRef m_network;
    std::vector<int> m_order;
    SheetOptions m_options;
    SheetZoom m_zoom;
    QImage m_picture; // of what is seen; null: to be painted
    int m_selected = -1;
    std::optional<SheetCell> m_hovered;
    QString m_readOut;
    std::optional<QPoint> m_pressedAt;
    QPoint m_pressedOffset;
    bool m_panning = false;
};

} // namespace tonekin
