// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/kernelview.h"

#include "painting/graphicaccess.h"
#include "painting/signedlegend.h"
#include "theme/theme.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tonekin {

namespace {

constexpr double zoomStep = 1.25;
constexpr double wheelNotch = 120.0;
constexpr double fewestLines = 8.0;
constexpr QSize exportSize{360, 560};
constexpr double exportRatio = 2.0;

} // namespace

KernelView::KernelView(QWidget* parent)
    : QWidget(parent)
{
    showAsGraphic<KernelView, &KernelView::readOut>();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Kernel of the filter"));
    setAccessibleDescription(tr("Time to the right, frequency from top to bottom. Arrow keys read it out, plus and "
                                "minus zoom, 0 shows the whole."));
}

void KernelView::show(LoadedNetworkRef network, int filter, const SheetOptions& options)
{
    const bool isOther = network != m_network || filter != m_filter;
    m_network = std::move(network);
    m_filter = filter;
    m_options = options;
    if (isOther) {
        m_window = {};
        m_cell.reset();
    }
    updateReadOut();
    update();
}

bool KernelView::hasKernel() const
{
    return m_network && m_filter >= 0 && m_filter < kernels().filters;
}

KernelLook KernelView::look() const
{
    return {m_options.colours,
            m_options.scale,
            m_options.lowBandsOnTop,
            &Theme::current().colours(),
            Theme::current().smallFont(),
            m_network->manifest.frontEnd};
}

QRectF KernelView::plot() const
{
    return layOutKernel(size(), Theme::current().smallFont()).plot;
}

BandWindow KernelView::shown() const
{
    return m_window.count > 0.0 ? m_window : BandWindow{0.0, static_cast<double>(kernels().bands)};
}

QImage KernelView::exportedPicture() const
{
    if (!hasKernel())
        return {};
    KernelLook onPaper = look();
    onPaper.theme = &ThemeColours::light();
    return paintKernel(kernels(), m_filter, m_window, onPaper, exportSize, exportRatio);
}

QSize KernelView::sizeHint() const
{
    return {184, 280};
}

QSize KernelView::minimumSizeHint() const
{
    return {120, 160};
}

double KernelView::lineAt(double y) const
{
    return shown().first + (y - plot().top()) / plot().height() * shown().count;
}

void KernelView::zoom(double factor, double aroundLine)
{
    if (!hasKernel())
        return;
    const double all = kernels().bands;
    const BandWindow before = shown();
    const double count = std::clamp(before.count / factor, std::min(fewestLines, all), all);
    const double part = (aroundLine - before.first) / before.count;
    m_window.count = count < all ? count : 0.0;
    moveTo(aroundLine - part * count);
}

void KernelView::moveTo(double firstLine)
{
    m_window.first = m_window.count > 0.0 ? std::clamp(firstLine, 0.0, kernels().bands - m_window.count) : 0.0;
    update();
}

void KernelView::showWhole()
{
    m_window = {};
    update();
}

void KernelView::setCell(std::optional<KernelCell> cell)
{
    if (cell == m_cell)
        return;
    m_cell = cell;
    updateReadOut();
    update();
}

void KernelView::moveCell(int frames, int lines)
{
    if (!hasKernel())
        return;
    const int down = m_options.lowBandsOnTop ? lines : -lines;
    const KernelCell before = m_cell.value_or(KernelCell{kernels().bands / 2 - down, kernels().frames / 2 - frames});
    const KernelCell cell{std::clamp(before.band + down, 0, kernels().bands - 1),
                          std::clamp(before.frame + frames, 0, kernels().frames - 1)};
    const double line = m_options.lowBandsOnTop ? cell.band : kernels().bands - 1 - cell.band;
    if (isZoomed() && line < m_window.first)
        moveTo(line);
    else if (isZoomed() && line + 1.0 > m_window.first + m_window.count)
        moveTo(line + 1.0 - m_window.count);
    setCell(cell);
}

QRectF KernelView::rectOf(const KernelCell& cell) const
{
    const QRectF area = plot();
    const double line = m_options.lowBandsOnTop ? cell.band : kernels().bands - 1 - cell.band;
    const double height = area.height() / shown().count;
    const double width = area.width() / kernels().frames;
    return {area.left() + cell.frame * width, area.top() + (line - shown().first) * height, width, height};
}

void KernelView::updateReadOut()
{
    QString text;
    if (m_cell && hasKernel()) {
        const MelFrontEnd& frontEnd = m_network->manifest.frontEnd;
        const QLocale locale;
        text = tr("%1 Hz · %2–%3 ms · weight %4", "frequency, from, to, weight")
                   .arg(locale.toString(hertzOfBand(m_cell->band, frontEnd), 'f', 0),
                        locale.toString(millisecondsOfFrame(m_cell->frame, frontEnd), 'f', 0),
                        locale.toString(millisecondsOfFrame(m_cell->frame + 1, frontEnd), 'f', 0),
                        weightText(static_cast<double>(kernels().at(m_filter, m_cell->band, m_cell->frame))));
    }
    if (std::exchange(m_readOut, text) == text)
        return;
    QAccessibleValueChangeEvent news(this, text);
    QAccessible::updateAccessibility(&news);
    Q_EMIT readOutChanged();
}

void KernelView::paintEvent(QPaintEvent*)
{
    if (!hasKernel())
        return;
    QPainter painter(this);
    paintKernel(painter, size(), kernels(), m_filter, m_window, look());
    painter.setClipRect(plot().adjusted(-1.0, -1.0, 1.0, 1.0));
    if (m_cell) {
        painter.setPen(QPen(Qt::black, 1.0)); // on cells of any colour
        painter.drawRect(rectOf(*m_cell));
    }
    if (hasFocus()) {
        painter.setPen(QPen(Theme::current().colour(Role::Accent), 2.0));
        painter.drawRect(plot());
    }
}

void KernelView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

void KernelView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && hasKernel() && plot().contains(event->position())) {
        m_pressedY = event->position().y();
        m_pressedFirst = shown().first;
    }
}

void KernelView::mouseMoveEvent(QMouseEvent* event)
{
    if (!hasKernel())
        return;
    if (m_pressedY && isZoomed())
        moveTo(m_pressedFirst - (event->position().y() - *m_pressedY) / plot().height() * shown().count);
    setCell(kernelCellAt(event->position(), plot(), kernels(), m_window, m_options.lowBandsOnTop));
}

void KernelView::mouseReleaseEvent(QMouseEvent*)
{
    m_pressedY.reset();
}

void KernelView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        showWhole();
}

void KernelView::leaveEvent(QEvent*)
{
    setCell(std::nullopt);
}

void KernelView::wheelEvent(QWheelEvent* event)
{
    // Who turns the wheel to scroll the panel on must not be held up here.
    const bool isMeant = hasFocus() || event->modifiers().testFlag(Qt::ControlModifier);
    if (!hasKernel() || !isMeant || !plot().contains(event->position()) || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    zoom(std::pow(zoomStep, event->angleDelta().y() / wheelNotch), lineAt(event->position().y()));
    event->accept();
}

void KernelView::keyPressEvent(QKeyEvent* event)
{
    if (!hasKernel() || (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) != Qt::NoModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    const double centre = m_cell ? lineAt(rectOf(*m_cell).center().y()) : shown().first + shown().count / 2.0;
    switch (event->key()) {
    case Qt::Key_Left:
        moveCell(-1, 0);
        break;
    case Qt::Key_Right:
        moveCell(1, 0);
        break;
    case Qt::Key_Up:
        moveCell(0, -1);
        break;
    case Qt::Key_Down:
        moveCell(0, 1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(zoomStep, centre);
        break;
    case Qt::Key_Minus:
        zoom(1.0 / zoomStep, centre);
        break;
    case Qt::Key_0:
        showWhole();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void KernelView::contextMenuEvent(QContextMenuEvent* event)
{
    if (hasKernel())
        Q_EMIT menuRequested(event->globalPos());
}

} // namespace tonekin
