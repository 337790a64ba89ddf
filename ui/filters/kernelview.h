// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filters/filtersheetview.h"
#include "painting/kernelpainter.h"

#include <QWidget>

namespace tonekin {

/// One kernel, large, with frequency and time axes: the pointer or the arrow keys read it out, + - and the wheel
/// (once it has the focus, or with Ctrl) zoom into its bands, dragging moves, a double click or 0 shows all of them.
class KernelView : public QWidget {
    Q_OBJECT
public:
    explicit KernelView(QWidget* parent = nullptr);

    void show(LoadedNetworkRef network, int filter, const SheetOptions& options);
    const QString& readOut() const { return m_readOut; }
    bool isZoomed() const { return m_window.count > 0.0; }
    QImage exportedPicture() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void readOutChanged();
    void menuRequested(const QPoint& globalPosition);

public Q_SLOTS:
    void showWhole();

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
    bool hasKernel() const;
    const FilterKernels& kernels() const { return m_network->kernels; }
    KernelLook look() const;
    QRectF plot() const;
    BandWindow shown() const;
    void zoom(double factor, double aroundLine);
    void moveTo(double firstLine);
    double lineAt(double y) const;
    void setCell(std::optional<KernelCell> cell);
    void moveCell(int frames, int lines);
    QRectF rectOf(const KernelCell& cell) const;
    void updateReadOut();

    LoadedNetworkRef m_network;
    int m_filter = -1;
    SheetOptions m_options;
    BandWindow m_window;
    std::optional<KernelCell> m_cell;
    QString m_readOut;
    std::optional<double> m_pressedY;
    double m_pressedFirst = 0.0;
};

} // namespace tonekin
