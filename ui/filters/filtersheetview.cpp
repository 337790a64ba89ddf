// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/filtersheetview.h"

#include "filters/sheetexport.h"
#include "painting/graphicaccess.h"
#include "painting/kernelpainter.h"
#include "painting/signedlegend.h"
#include "theme/theme.h"
#include "words/displaytext.h"
#include "words/filtertext.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QFontInfo>
#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tonekin {

namespace {

constexpr double wheelNotch = 120.0;
constexpr double betweenRows = 6.0;
constexpr int ringRoom = 4; // round the sheet, for the ring that shows the focus

} // namespace

FilterSheetView::FilterSheetView(NameSource nameOf, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_nameOf(std::move(nameOf))
{
    showAsGraphic<FilterSheetView, &FilterSheetView::readOut>();
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Kernels of the first layer"));
    setAccessibleDescription(
        tr("Time to the right, frequency from top to bottom. Arrow keys choose a filter, Enter opens it, plus "
           "and minus zoom, 0 shows the whole."));
}

void FilterSheetView::setNetwork(LoadedNetworkRef network)
{
    m_network = std::move(network);
    m_order.clear();
    m_hovered.reset();
    m_zoom.showWhole();
    if (hasSheet()) {
        m_order.resize(static_cast<std::size_t>(kernels().filters));
        std::ranges::generate(m_order, [i = 0]() mutable { return i++; });
    }
    m_selected = std::min(m_selected, static_cast<int>(m_order.size()) - 1);
    arrange();
}

void FilterSheetView::setOrder(std::vector<int> order)
{
    if (order == m_order || order.size() != m_order.size())
        return;
    m_order = std::move(order);
    m_hovered.reset();
    repaintSheet();
    if (m_selected >= 0)
        bringIntoView(m_selected);
}

void FilterSheetView::setOptions(const SheetOptions& options)
{
    if (options == m_options)
        return;
    if (options.inOneRow != m_options.inOneRow)
        m_zoom.showWhole();
    m_options = options;
    arrange();
    if (m_selected >= 0)
        bringIntoView(m_selected);
}

QFont FilterSheetView::numberFont() const
{
    constexpr double smaller = 0.92;
    QFont font = Theme::current().smallFont();
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(QFontInfo(font).pixelSize() * ratio() * smaller))));
    return font;
}

SheetArrangement FilterSheetView::wantedArrangement() const
{
    SheetArrangement wanted;
    wanted.layout.divider = std::max(1, static_cast<int>(ratio()));
    wanted.layout.lowBandsOnTop = m_options.lowBandsOnTop;
    wanted.layout.colours = m_options.colours;
    wanted.layout.scale = m_options.scale;
    wanted.above = m_options.numbers ? QFontMetrics(numberFont()).height() + 1 : 0;
    wanted.between = static_cast<int>(std::lround(betweenRows * ratio()));
    return wanted;
}

// From the room without scroll bars, so that they can come and go without moving anything.
void FilterSheetView::arrange()
{
    m_picture = {};
    if (hasSheet()) {
        QSize room = maximumViewportSize() - QSize(2 * ringRoom, 2 * ringRoom);
        if (m_options.inOneRow)
            room.rheight() -= horizontalScrollBar()->sizeHint().height();
        m_zoom.fit(kernels(), (QSizeF(room) * ratio()).toSize(), m_options.inOneRow, wantedArrangement());
    }
    setScrollRanges();
    updateReadOut();
    viewport()->update();
}

void FilterSheetView::setScrollRanges()
{
    const QSize pixels = (QSizeF(viewport()->size()) * ratio()).toSize();
    const QSize sheet = hasSheet() ? geometry().size() : QSize();
    const auto set = [](QScrollBar& bar, int length, int seen) {
        constexpr int steps = 10;
        bar.setRange(0, std::max(0, length - seen));
        bar.setPageStep(seen);
        bar.setSingleStep(std::max(1, seen / steps));
    };
    set(*horizontalScrollBar(), sheet.width(), pixels.width());
    set(*verticalScrollBar(), sheet.height(), pixels.height());
}

QPoint FilterSheetView::offset() const
{
    return {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

QPoint FilterSheetView::margin() const
{
    const QSize rest = (QSizeF(viewport()->size()) * ratio()).toSize() - geometry().size();
    return {std::max(0, rest.width() / 2), std::max(0, rest.height() / 2)};
}

QPoint FilterSheetView::onSheet(QPointF point) const
{
    return QPoint(static_cast<int>(std::floor(point.x() * ratio())),
                  static_cast<int>(std::floor(point.y() * ratio()))) +
           offset() - margin();
}

void FilterSheetView::moveTo(QPoint offset)
{
    horizontalScrollBar()->setValue(offset.x());
    verticalScrollBar()->setValue(offset.y());
}

void FilterSheetView::zoomBy(int steps, QPoint around)
{
    if (!hasSheet() || steps == 0)
        return;
    // What the pointer is on stays under it.
    const QPoint point = onSheet(around);
    const int place = geometry().nearestPlace(point);
    const QRectF old = geometry().rectOf(place);
    const QPointF part((point.x() - old.left()) / old.width(), (point.y() - old.top()) / old.height());

    m_zoom.zoomBy(steps);
    m_picture = {};
    setScrollRanges();
    const QRectF now = geometry().rectOf(place);
    const QPointF target = now.topLeft() + QPointF(part.x() * now.width(), part.y() * now.height());
    moveTo((target - QPointF(around) * ratio()).toPoint() + margin());
    m_hovered.reset(); // what was under the pointer may have moved away
    updateReadOut();
    viewport()->update();
}

QPoint FilterSheetView::keyboardCentre() const
{
    const QRectF seen = shownRect(m_selected).intersected(QRectF(viewport()->rect()));
    return (seen.isEmpty() ? QRectF(viewport()->rect()) : seen).center().toPoint();
}

void FilterSheetView::showWhole()
{
    m_zoom.showWhole();
    arrange();
}

void FilterSheetView::repaintSheet()
{
    m_picture = {};
    viewport()->update();
}

int FilterSheetView::placeOf(int filter) const
{
    const auto place = std::ranges::find(m_order, filter);
    return place == m_order.end() ? -1 : static_cast<int>(place - m_order.begin());
}

QRectF FilterSheetView::shownRect(int filter) const
{
    const int place = hasSheet() ? placeOf(filter) : -1;
    if (place < 0)
        return {};
    const QRectF pixels = geometry().rectOf(place).translated(margin() - offset());
    return {pixels.topLeft() / ratio(), pixels.size() / ratio()};
}

void FilterSheetView::bringIntoView(int filter)
{
    const int place = hasSheet() ? placeOf(filter) : -1;
    if (place < 0)
        return;
    const QRect wanted = geometry().rectOf(place);
    const QSize seen = (QSizeF(viewport()->size()) * ratio()).toSize();
    const auto moved = [](int at, int from, int length, int room) {
        return length > room ? std::clamp(at, from, from + length - room) : std::clamp(at, from + length - room, from);
    };
    moveTo({moved(offset().x(), wanted.left(), wanted.width(), seen.width()),
            moved(offset().y(), wanted.top() - arrangement().above, wanted.height() + arrangement().above,
                  seen.height())});
}

void FilterSheetView::select(int filter)
{
    if (filter == m_selected || filter >= static_cast<int>(m_order.size()))
        return;
    m_selected = std::max(-1, filter);
    if (m_selected >= 0)
        bringIntoView(m_selected);
    updateReadOut();
    viewport()->update();
    Q_EMIT selectedChanged(m_selected);
}

void FilterSheetView::selectPlace(int place)
{
    if (!m_order.empty())
        select(m_order[static_cast<std::size_t>(std::clamp(place, 0, static_cast<int>(m_order.size()) - 1))]);
}

void FilterSheetView::hover(std::optional<QPointF> point)
{
    const auto cell = point && hasSheet() ? geometry().cellAt(onSheet(*point)) : std::nullopt;
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    updateReadOut();
    viewport()->update();
}

double FilterSheetView::fullColour() const
{
    if (!hasSheet())
        return 0.0;
    const int filter = m_hovered ? m_order[static_cast<std::size_t>(m_hovered->place)] : m_selected;
    if (filter < 0 && m_options.scale == SheetScale::PerFilter)
        return 0.0;
    return static_cast<double>(fullColourWeight(kernels(), std::max(0, filter), m_options.scale));
}

QString FilterSheetView::filterText(int filter) const
{
    const QString title = unitText({{1}, filter});
    const QString name = m_nameOf ? m_nameOf(filter) : QString();
    return name.isEmpty() ? title : tr("%1 · %2", "filter, name").arg(title, name);
}

QString FilterSheetView::cellText(const SheetCell& cell) const
{
    const int filter = m_order[static_cast<std::size_t>(cell.place)];
    const MelFrontEnd& frontEnd = m_network->manifest.frontEnd;
    const QLocale locale;
    return tr("%1 · %2 Hz · %3–%4 ms · weight %5", "filter and name, frequency, from, to, weight")
        .arg(filterText(filter), locale.toString(hertzOfBand(cell.band, frontEnd), 'f', 0),
             locale.toString(millisecondsOfFrame(cell.frame, frontEnd), 'f', 0),
             locale.toString(millisecondsOfFrame(cell.frame + 1, frontEnd), 'f', 0),
             weightText(static_cast<double>(kernels().at(filter, cell.band, cell.frame))));
}

void FilterSheetView::updateReadOut()
{
    QString text;
    if (m_hovered && hasSheet())
        text = cellText(*m_hovered);
    else if (m_selected >= 0 && hasSheet())
        text = filterText(m_selected);
    if (std::exchange(m_readOut, text) == text)
        return;
    QAccessibleValueChangeEvent news(this, text);
    QAccessible::updateAccessibility(&news);
    Q_EMIT readOutChanged();
}

QImage FilterSheetView::exportedPicture() const
{
    return hasSheet() ? sheetPicture(kernels(), m_order, m_options) : QImage();
}

std::string FilterSheetView::exportedSvg() const
{
    return hasSheet() ? sheetSvg(kernels(), m_order, m_options, m_nameOf) : std::string();
}

QSize FilterSheetView::sizeHint() const
{
    return {640, 480};
}

QSize FilterSheetView::minimumSizeHint() const
{
    return {200, 160};
}

void FilterSheetView::paintFrame(QPainter& painter, int filter, double width) const
{
    const double outside = (arrangement().layout.divider / ratio() + width) / 2.0;
    painter.drawRect(shownRect(filter).adjusted(-outside, -outside, outside, outside));
}

void FilterSheetView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::current().colour(Role::Surface));
    if (!hasSheet())
        return;
    const QSize pixels = (QSizeF(viewport()->size()) * ratio()).toSize();
    if (m_picture.size() != pixels)
        m_picture = paintSheet(kernels(), m_order, arrangement(), QRect(offset() - margin(), pixels),
                               {&Theme::current().colours(), numberFont()});
    m_picture.setDevicePixelRatio(ratio());
    painter.drawImage(0, 0, m_picture);
    if (m_hovered) {
        constexpr double thin = 1.5;
        painter.setPen(QPen(Theme::current().colour(Role::Text), thin));
        paintFrame(painter, m_order[static_cast<std::size_t>(m_hovered->place)], thin);
    }
    if (m_selected >= 0) {
        constexpr double thick = 3.0;
        painter.setPen(QPen(Theme::current().colour(hasFocus() ? Role::Accent : Role::Control), thick, Qt::SolidLine,
                            Qt::SquareCap, Qt::MiterJoin));
        paintFrame(painter, m_selected, thick);
    } else if (hasFocus()) {
        painter.setPen(QPen(Theme::current().colour(Role::Accent), 2.0));
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1.0, 1.0, -1.0, -1.0));
    }
}

void FilterSheetView::resizeEvent(QResizeEvent*)
{
    arrange();
}

void FilterSheetView::scrollContentsBy(int, int)
{
    repaintSheet();
}

bool FilterSheetView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        hover(std::nullopt);
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = m_hovered ? filterText(m_order[static_cast<std::size_t>(m_hovered->place)]) : QString();
        QToolTip::showText(help->globalPos(), plainToolTip(text), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void FilterSheetView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !hasSheet())
        return;
    m_pressedAt = event->position().toPoint();
    m_pressedOffset = offset();
    m_panning = false;
}

void FilterSheetView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressedAt) {
        const QPoint moved = event->position().toPoint() - *m_pressedAt;
        m_panning |= moved.manhattanLength() >= QApplication::startDragDistance();
        if (m_panning)
            moveTo(m_pressedOffset - (QPointF(moved) * ratio()).toPoint());
    }
    hover(event->position());
}

void FilterSheetView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressedAt)
        return;
    m_pressedAt.reset();
    if (std::exchange(m_panning, false))
        return;
    const int place = geometry().placeAt(onSheet(event->position()));
    if (place < 0)
        return;
    selectPlace(place);
    Q_EMIT opened(m_selected);
}

void FilterSheetView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && isZoomed())
        showWhole();
}

void FilterSheetView::wheelEvent(QWheelEvent* event)
{
    const QPoint turned = event->angleDelta();
    if (!hasSheet() || turned.isNull()) {
        event->ignore();
        return;
    }
    const bool sideways = std::abs(turned.x()) > std::abs(turned.y()) || event->modifiers().testFlag(Qt::ShiftModifier);
    if (sideways) {
        const int way = turned.x() != 0 ? turned.x() : turned.y();
        moveTo(offset() - QPoint(static_cast<int>(way / wheelNotch * horizontalScrollBar()->singleStep()), 0));
    } else {
        const double notches = turned.y() / wheelNotch;
        zoomBy(static_cast<int>(notches > 0.0 ? std::ceil(notches) : std::floor(notches)), event->position().toPoint());
        hover(event->position());
    }
    event->accept();
}

void FilterSheetView::keyPressEvent(QKeyEvent* event)
{
    if (!hasSheet() || (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) != Qt::NoModifier) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const int place = placeOf(m_selected);
    const int columns = geometry().columns();
    const int last = static_cast<int>(m_order.size()) - 1;
    const auto step = [&](int by) {
        if (place < 0)
            selectPlace(0);
        else if (place + by >= 0 && place + by <= last)
            selectPlace(place + by);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        step(-1);
        break;
    case Qt::Key_Right:
        step(1);
        break;
    case Qt::Key_Up:
        step(-columns);
        break;
    case Qt::Key_Down:
        step(columns);
        break;
    case Qt::Key_Home:
        selectPlace(0);
        break;
    case Qt::Key_End:
        selectPlace(last);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        break;
    case Qt::Key_Minus:
        zoomOut();
        break;
    case Qt::Key_0:
        showWhole();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected >= 0)
            Q_EMIT opened(m_selected);
        break;
    default:
        event->ignore(); // the window's shortcuts
    }
}

void FilterSheetView::contextMenuEvent(QContextMenuEvent* event)
{
    if (hasSheet())
        Q_EMIT menuRequested(event->globalPos());
}

void FilterSheetView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        arrange();
}

void FilterSheetView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void FilterSheetView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace tonekin
