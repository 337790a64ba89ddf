// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/heatstripview.h"

#include "inspector/savepicture.h"
#include "painting/axes.h"
#include "painting/graphicaccess.h"
#include "painting/symbols.h"
#include "theme/theme.h"
#include "words/displaytext.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr double zoomStep = 1.25; // a wheel notch or key press
constexpr double wheelNotch = 120.0;
constexpr double cursorStep = 4.0; // pixels a key press
constexpr int exportWidth = 1200;
constexpr double exportRatio = 2.0;

} // namespace

HeatStripView::HeatStripView(QWidget* parent)
    : QWidget(parent)
{
    showAsGraphic<HeatStripView, &HeatStripView::valueText>();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Strongest filters over time"));
    setAccessibleDescription(tr("Time to the right, one filter a row. Arrow keys read it out, Enter plays from the "
                                "cursor, Ctrl+Enter shows the filter."));
    m_look.font = Theme::current().smallFont();
    connect(&m_press, &TimePress::clicked, this, &HeatStripView::playRequested);
}

void HeatStripView::setRows(std::vector<HeatRow> rows, const QStringList& explanations)
{
    m_strip.rows = std::move(rows);
    m_explanations = explanations;
    setActivations({});
    updateGeometry();
}

void HeatStripView::setActivations(FetchedActivationsRef activations)
{
    m_activations = std::move(activations);
    m_strip.activations = m_activations ? &m_activations->activations : nullptr;
    m_strip.middleSeconds = m_activations ? m_activations->middleSeconds() : 0.0;
    m_press.forget();
    forgetCells();
    setCursorAt(std::nullopt);
}

void HeatStripView::setSpan(TimeSpan span, TimeSpan whole)
{
    m_span = span;
    m_whole = whole;
    forgetCells();
    updateReadOut();
}

void HeatStripView::setPlayPosition(std::optional<double> seconds)
{
    const auto repaint = [this](std::optional<double> moment) {
        if (moment)
            update(lineAt(*moment));
    };
    const std::optional<double> before = std::exchange(m_playSeconds, seconds);
    if (before && seconds && lineAt(*before) == lineAt(*seconds))
        return;
    repaint(before);
    repaint(seconds);
}

void HeatStripView::setColourMap(ColourMap map)
{
    m_look.map = map;
    forgetCells();
}

HeatStripLayout HeatStripView::layoutNow() const
{
    return layOutHeatStrip(width(), static_cast<int>(m_strip.rows.size()), m_look.font);
}

QImage HeatStripView::exportedPicture() const
{
    if (!m_activations)
        return {};
    HeatStripLook look = m_look;
    look.colours = &Theme::current().colours();
    return paintHeatStrip(m_strip, m_span, look, exportWidth, exportRatio);
}

QSize HeatStripView::sizeHint() const
{
    return {296, static_cast<int>(heatStripHeight(static_cast<int>(m_strip.rows.size()), m_look.font))};
}

QSize HeatStripView::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

int HeatStripView::labelAt(QPointF place) const
{
    const HeatStripLayout layout = layoutNow();
    const auto found = std::ranges::find_if(layout.labels, [&](const QRectF& label) { return label.contains(place); });
    return found == layout.labels.end() ? -1 : static_cast<int>(found - layout.labels.begin());
}

int HeatStripView::barAt(QPointF place) const
{
    const HeatStripLayout layout = layoutNow();
    const auto found = std::ranges::find_if(layout.bars, [&](const QRectF& bar) { return bar.contains(place); });
    return found == layout.bars.end() ? -1 : static_cast<int>(found - layout.bars.begin());
}

double HeatStripView::secondsAt(double x) const
{
    const QRectF axis = layoutNow().timeAxis;
    const double seconds = m_span.from + (x - axis.left()) / axis.width() * m_span.length();
    return std::clamp(seconds, m_span.from, std::max(m_span.from, m_span.to));
}

double HeatStripView::xOf(double seconds) const
{
    const QRectF axis = layoutNow().timeAxis;
    return axis.left() + (seconds - m_span.from) / std::max(m_span.length(), 1e-9) * axis.width();
}

/// Of the line at a moment, with the dark one beside it.
QRect HeatStripView::lineAt(double seconds) const
{
    return {static_cast<int>(std::lround(xOf(seconds))), 0, 2, height()};
}

void HeatStripView::setCursorAt(std::optional<Cursor> cursor)
{
    m_cursor = m_activations ? cursor : std::nullopt;
    updateReadOut();
    update();
}

void HeatStripView::moveCursor(double pixels, int rows)
{
    if (!m_activations || m_strip.rows.empty())
        return;
    const QRectF axis = layoutNow().timeAxis;
    const double step = m_span.length() / axis.width();
    Cursor cursor = m_cursor.value_or(Cursor{0.5 * (m_span.from + m_span.to), 0});
    cursor.seconds += pixels * step;
    if (cursor.seconds < m_span.from || cursor.seconds > m_span.to)
        Q_EMIT panRequested(m_span.from + pixels * step);
    cursor.seconds = std::clamp(cursor.seconds, m_span.from, m_span.to);
    cursor.row = std::clamp(cursor.row + rows, 0, static_cast<int>(m_strip.rows.size()) - 1);
    setCursorAt(cursor);
}

QString HeatStripView::valueText() const
{
    if (!m_readOut.isEmpty())
        return m_readOut;
    QStringList names;
    for (const HeatRow& row : m_strip.rows)
        names += row.label;
    return names.join(QStringLiteral(", "));
}

void HeatStripView::updateReadOut()
{
    QString text;
    if (m_cursor && m_activations && m_cursor->row < static_cast<int>(m_strip.rows.size())) {
        const HeatRow& row = m_strip.rows[static_cast<std::size_t>(m_cursor->row)];
        const double pixel = m_span.length() / layoutNow().timeAxis.width();
        const auto activation = largestActivation(m_strip, row.filter, m_cursor->seconds, m_cursor->seconds + pixel);
        const QString value =
            activation ? QLocale().toString(static_cast<double>(*activation), 'f', 2) : tr("not listened to");
        text = tr("%1 · %2 · %3", "filter, moment, answer").arg(row.label, preciseTime(m_cursor->seconds), value);
    }
    if (std::exchange(m_readOut, text) != text)
        Q_EMIT readOutChanged(text);
}

void HeatStripView::forgetCells()
{
    m_cells.clear();
    update();
}

bool HeatStripView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int label = labelAt(help->pos());
        if (label >= 0 && label < m_explanations.size())
            QToolTip::showText(help->globalPos(), plainToolTip(m_explanations[label]), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void HeatStripView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_look.colours = &Theme::current().colours();
    paintBars(painter);
    if (m_span.length() > 0.0)
        paintHeatWords(painter, layoutNow(), m_strip, m_span, m_look);
    paintMarks(painter);
}

void HeatStripView::paintBars(QPainter& painter)
{
    const HeatStripLayout layout = layoutNow();
    m_cells.resize(m_strip.rows.size());
    for (std::size_t row = 0; row < m_strip.rows.size(); ++row) {
        const QRectF& bar = layout.bars[row];
        painter.fillRect(bar, Theme::current().colour(Role::Raised));
        if (!m_activations || m_span.length() <= 0.0)
            continue;
        if (m_cells[row].isNull())
            m_cells[row] = paintHeatCells(m_strip, m_strip.rows[row], m_span, m_look.map,
                                          static_cast<int>(bar.width() * devicePixelRatioF()));
        painter.drawImage(bar, m_cells[row]);
    }
}

void HeatStripView::paintMarks(QPainter& painter)
{
    const HeatStripLayout layout = layoutNow();
    const auto line = [&](double seconds, const QColor& colour) { // dark beside light, to be seen on any level
        if (seconds < m_span.from || seconds > m_span.to)
            return;
        const double x = std::round(xOf(seconds));
        for (const QRectF& bar : layout.bars) {
            painter.fillRect(QRectF(x + 1.0, bar.top(), 1.0, bar.height()), QColor(0, 0, 0, 160));
            painter.fillRect(QRectF(x, bar.top(), 1.0, bar.height()), colour);
        }
    };
    if (m_playSeconds && m_activations)
        line(*m_playSeconds, QColor(Qt::white));
    if (m_cursor) {
        line(m_cursor->seconds, QColor(255, 255, 255, 150));
        painter.setPen(QPen(Theme::current().colour(Role::Text), 1.0));
        painter.drawRect(layout.bars[static_cast<std::size_t>(m_cursor->row)].adjusted(-0.5, -0.5, 0.5, 0.5));
    }
    if (hasFocus()) {
        painter.setPen(QPen(Theme::current().colour(Role::Accent), 2.0));
        painter.drawRect(QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0));
    }
}

void HeatStripView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_look.font = Theme::current().smallFont();
        updateGeometry();
        forgetCells();
    }
    QWidget::changeEvent(event);
}

void HeatStripView::resizeEvent(QResizeEvent*)
{
    forgetCells();
}

void HeatStripView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_press.press(event->position(), m_span.from);
}

void HeatStripView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_press.pressedAt() && m_activations && barAt(*m_press.pressedAt()) >= 0)
        if (const auto from = m_press.dragged(event->position(), m_span.length() / layoutNow().timeAxis.width()))
            Q_EMIT panRequested(*from);
    const int label = labelAt(event->position());
    const int bar = barAt(event->position());
    setCursor(label >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setCursorAt(bar >= 0 ? std::optional(Cursor{secondsAt(event->position().x()), bar}) : std::nullopt);
}

void HeatStripView::mouseReleaseEvent(QMouseEvent* event)
{
    const auto pressed = event->button() == Qt::LeftButton ? m_press.release() : std::nullopt;
    if (!pressed)
        return;
    const int label = labelAt(event->position());
    if (label >= 0 && label == labelAt(*pressed))
        Q_EMIT filterActivated(m_strip.rows[static_cast<std::size_t>(label)].filter);
    else if (m_activations && barAt(event->position()) >= 0)
        m_press.click(secondsAt(event->position().x()), m_span != m_whole);
}

void HeatStripView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || barAt(event->position()) < 0)
        return;
    m_press.forget();
    Q_EMIT wholeRequested();
}

void HeatStripView::leaveEvent(QEvent*)
{
    setCursorAt(std::nullopt);
}

void HeatStripView::wheelEvent(QWheelEvent* event)
{
    const double sideways = event->angleDelta().x();
    const double notches = event->angleDelta().y() / wheelNotch;
    if (!m_activations || barAt(event->position()) < 0 || (sideways == 0.0 && notches == 0.0)) {
        event->ignore();
        return;
    }
    if (std::abs(sideways) > std::abs(event->angleDelta().y()))
        Q_EMIT panRequested(m_span.from - sideways / wheelNotch * m_span.length() / 10.0);
    else
        Q_EMIT zoomRequested(std::pow(zoomStep, notches), secondsAt(event->position().x()));
    event->accept();
}

void HeatStripView::keyPressEvent(QKeyEvent* event)
{
    const bool plain = (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool showsFilter = enter && (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
    const Cursor cursor = m_cursor.value_or(Cursor{0.5 * (m_span.from + m_span.to), 0});
    if (m_strip.rows.empty() || (!plain && !showsFilter)) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        moveCursor(-cursorStep, 0);
        break;
    case Qt::Key_Right:
        moveCursor(cursorStep, 0);
        break;
    case Qt::Key_Up:
        moveCursor(0.0, -1);
        break;
    case Qt::Key_Down:
        moveCursor(0.0, 1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        Q_EMIT zoomRequested(zoomStep, cursor.seconds);
        break;
    case Qt::Key_Minus:
        Q_EMIT zoomRequested(1.0 / zoomStep, cursor.seconds);
        break;
    case Qt::Key_0:
        Q_EMIT wholeRequested();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (showsFilter)
            Q_EMIT filterActivated(m_strip.rows[static_cast<std::size_t>(cursor.row)].filter);
        else if (m_activations)
            Q_EMIT playRequested(cursor.seconds);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void HeatStripView::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_strip.rows.empty())
        return;
    QMenu menu(this);
    fillMenu(menu);
    menu.exec(event->globalPos());
}

void HeatStripView::fillMenu(QMenu& menu)
{
    if (m_cursor) {
        const HeatRow& row = m_strip.rows[static_cast<std::size_t>(m_cursor->row)];
        menu.addAction(symbolIcon(Symbol::Filters), tr("Show filter %1").arg(row.filter), this,
                       [this, filter = row.filter] { Q_EMIT filterActivated(filter); });
        menu.addSeparator();
    }
    menu.addAction(symbolIcon(Symbol::Copy), tr("Copy picture"), this,
                   [this] { QApplication::clipboard()->setImage(exportedPicture()); })
        ->setEnabled(hasActivations());
    menu.addAction(symbolIcon(Symbol::Save), tr("Save picture as PNG…"), this,
                   [this] {
                       askWhereToSavePng(
                           this, tr("%1, filters", "title of a track").arg(m_title),
                           [this] { return exportedPicture(); },
                           [this](const QString& words) { Q_EMIT readOutChanged(words); });
                   })
        ->setEnabled(hasActivations());
    menu.addAction(tr("Show the whole track"), this, &HeatStripView::wholeRequested)->setEnabled(m_span != m_whole);
}

} // namespace tonekin
