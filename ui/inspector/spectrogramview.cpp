// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/spectrogramview.h"

#include "inspector/savepicture.h"
#include "painting/axes.h"
#include "painting/graphicaccess.h"
#include "painting/symbols.h"
#include "words/displaytext.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr double zoomStep = 1.25; // a wheel notch or key press
constexpr double wheelNotch = 120.0;
constexpr double fewestColumns = 24.0; // of the picture, when zoomed in fully
constexpr double cursorStep = 4.0;     // pixels a key press
constexpr QSize exportSize{1200, 560};
constexpr double exportRatio = 2.0;

} // namespace

SpectrogramView::SpectrogramView(QWidget* parent)
    : QWidget(parent)
{
    showAsGraphic<SpectrogramView, &SpectrogramView::readOut>();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Spectrogram"));
    setAccessibleDescription(
        tr("Time to the right, frequency upwards. Arrow keys read it out, Enter plays from the cursor."));
    m_look.font = Theme::current().smallFont();
    connect(&m_press, &TimePress::clicked, this, &SpectrogramView::playRequested);
}

void SpectrogramView::setPicture(const SpectrogramPicture& picture)
{
    m_picture = picture;
    m_look.topValue = brightestValue(picture);
    m_message.clear();
    m_press.forget();
    m_cursor.reset();
    showWhole();
    updateReadOut();
}

void SpectrogramView::setMessage(const QString& message)
{
    setPicture({});
    m_message = message;
    update();
}

void SpectrogramView::setPlayPosition(std::optional<double> seconds)
{
    const auto pixelOf = [this](std::optional<double> moment) {
        return moment ? std::lround(scale().xOf(*moment) * devicePixelRatioF()) : -1;
    };
    const bool moved = pixelOf(seconds) != pixelOf(m_playSeconds);
    m_playSeconds = seconds;
    if (moved)
        update();
}

void SpectrogramView::setColourMap(ColourMap map)
{
    m_look.map = map;
    m_cells = {};
    update();
}

QRectF SpectrogramView::plot() const
{
    return layOutSpectrogram(size(), m_look.font).plot;
}

double SpectrogramView::secondsAt(double x) const
{
    return std::clamp(scale().secondsAt(x), m_span.from, m_span.to);
}

QImage SpectrogramView::exportedPicture() const
{
    SpectrogramLook look = m_look;
    look.colours = &Theme::current().colours();
    return paintSpectrogram(m_picture, m_span, look, exportSize, exportRatio);
}

bool SpectrogramView::savePicture(const QString& file) const
{
    return savePng(exportedPicture(), file);
}

QSize SpectrogramView::sizeHint() const
{
    return {296, 232};
}

QSize SpectrogramView::minimumSizeHint() const
{
    return {160, 160};
}

SpectrogramScale SpectrogramView::scale() const
{
    return {plot(), m_span, m_look.frontEnd};
}

bool SpectrogramView::isZoomed() const
{
    return m_span != spanOf(m_picture);
}

void SpectrogramView::zoom(double factor, double aroundSeconds)
{
    if (!hasPicture())
        return;
    const TimeSpan whole = spanOf(m_picture);
    const double shortest = std::min(whole.length(), fewestColumns * m_picture.secondsPerColumn);
    const double length = std::clamp(m_span.length() / factor, shortest, whole.length());
    const double part = (aroundSeconds - m_span.from) / m_span.length();
    m_span.to = m_span.from + length;
    panTo(aroundSeconds - part * length);
}

void SpectrogramView::panTo(double from)
{
    const TimeSpan whole = spanOf(m_picture);
    const double length = m_span.length();
    m_span.from = std::clamp(from, whole.from, std::max(whole.from, whole.to - length));
    m_span.to = std::min(whole.to, m_span.from + length);
    m_cells = {};
    updateReadOut();
    update();
    Q_EMIT spanChanged(m_span, spanOf(m_picture));
}

void SpectrogramView::showWhole()
{
    m_span = spanOf(m_picture);
    m_cells = {};
    updateReadOut();
    update();
    Q_EMIT spanChanged(m_span, spanOf(m_picture));
}

void SpectrogramView::moveCursor(double pixels, int bands)
{
    const QRectF area = plot();
    const double bandHeight = area.height() / std::max(1, m_picture.bands);
    QPointF place = m_cursor.value_or(area.center()) + QPointF(pixels, -bands * bandHeight);
    const double beyond = place.x() < area.left()    ? place.x() - area.left()
                          : place.x() > area.right() ? place.x() - area.right()
                                                     : 0.0;
    if (beyond != 0.0)
        panTo(m_span.from + beyond / area.width() * m_span.length());
    place.setX(std::clamp(place.x(), area.left(), area.right()));
    place.setY(std::clamp(place.y(), area.top(), area.bottom() - 0.5));
    setCursorAt(place);
}

void SpectrogramView::setCursorAt(std::optional<QPointF> place)
{
    m_cursor = place && hasPicture() && plot().contains(*place) ? place : std::nullopt;
    updateReadOut();
    update();
}

void SpectrogramView::updateReadOut()
{
    QString text;
    if (m_cursor && hasPicture()) {
        const double seconds = secondsAt(m_cursor->x());
        const int column = std::clamp(static_cast<int>((seconds - m_picture.startSeconds) / m_picture.secondsPerColumn),
                                      0, m_picture.columns - 1);
        const auto cell = static_cast<std::size_t>(column) * static_cast<std::size_t>(m_picture.bands) +
                          static_cast<std::size_t>(scale().bandAt(m_cursor->y()));
        const double level = decibelOfValue(m_picture.values[cell], m_look.frontEnd);
        const QLocale locale;
        const QString loud =
            std::isinf(level)
                ? tr("silence")
                : tr("%1 dB").arg(locale.toString(level, 'f', 0).replace(QLatin1Char('-'), QChar(0x2212)));
        text = tr("%1 · %2 Hz · %3", "moment, frequency, level")
                   .arg(preciseTime(seconds), locale.toString(scale().hertzAt(m_cursor->y()), 'f', 0), loud);
    }
    if (std::exchange(m_readOut, text) != text)
        Q_EMIT readOutChanged(text);
}

void SpectrogramView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_look.colours = &Theme::current().colours();
    if (!hasPicture()) {
        painter.setPen(Theme::current().colour(Role::DimText));
        painter.setFont(Theme::current().smallFont());
        const QRectF area = QRectF(rect()).adjusted(sizes::grid, sizes::grid, -sizes::grid, -sizes::grid);
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }
    paintCells(painter);
    paintSpectrogramAxes(painter, size(), m_span, m_look);
    paintMarks(painter);
}

void SpectrogramView::paintCells(QPainter& painter)
{
    const QRectF area = plot();
    const QSize pixels = (area.size() * devicePixelRatioF()).toSize();
    if (m_cells.size() != pixels)
        m_cells = paintSpectrogramCells(m_picture, m_span, m_look.map, m_look.topValue, pixels);
    painter.drawImage(area, m_cells);
}

void SpectrogramView::paintMarks(QPainter& painter)
{
    const QRectF area = plot();
    painter.setClipRect(area);
    const auto line = [&](double x, const QColor& colour) { // dark beside light, to be seen on any level
        painter.fillRect(QRectF(std::round(x) + 1.0, area.top(), 1.0, area.height()), QColor(0, 0, 0, 160));
        painter.fillRect(QRectF(std::round(x), area.top(), 1.0, area.height()), colour);
    };
    if (m_playSeconds && *m_playSeconds >= m_span.from && *m_playSeconds <= m_span.to)
        line(scale().xOf(*m_playSeconds), QColor(Qt::white));
    if (m_cursor) {
        const QColor faint(255, 255, 255, 150);
        line(m_cursor->x(), faint);
        painter.fillRect(QRectF(area.left(), std::round(m_cursor->y()), area.width(), 1.0), faint);
    }
    painter.setClipping(false);
    if (hasFocus()) {
        painter.setPen(QPen(Theme::current().colour(Role::Accent), 2.0));
        painter.drawRect(area.adjusted(1.0, 1.0, -1.0, -1.0));
    }
}

void SpectrogramView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_look.font = Theme::current().smallFont();
        m_cells = {};
        update();
    }
    QWidget::changeEvent(event);
}

void SpectrogramView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !hasPicture() || !plot().contains(event->position()))
        return;
    m_press.press(event->position(), m_span.from);
}

void SpectrogramView::mouseMoveEvent(QMouseEvent* event)
{
    if (const auto from = m_press.dragged(event->position(), m_span.length() / plot().width()))
        panTo(*from);
    setCursorAt(event->position());
}

void SpectrogramView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_press.release())
        m_press.click(secondsAt(event->position().x()), isZoomed());
}

void SpectrogramView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_press.forget();
    showWhole();
}

void SpectrogramView::leaveEvent(QEvent*)
{
    setCursorAt(std::nullopt);
}

void SpectrogramView::wheelEvent(QWheelEvent* event)
{
    const bool inPlot = hasPicture() && plot().contains(event->position());
    const double sideways = event->angleDelta().x();
    if (!inPlot || (sideways == 0.0 && event->angleDelta().y() == 0)) {
        event->ignore();
        return;
    }
    if (std::abs(sideways) > std::abs(event->angleDelta().y()))
        panTo(m_span.from - sideways / wheelNotch * m_span.length() / 10.0);
    else
        zoom(std::pow(zoomStep, event->angleDelta().y() / wheelNotch), secondsAt(event->position().x()));
    event->accept();
}

void SpectrogramView::keyPressEvent(QKeyEvent* event)
{
    if (!hasPicture() || (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) != Qt::NoModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    const QPointF centre = m_cursor.value_or(plot().center());
    switch (event->key()) {
    case Qt::Key_Left:
        moveCursor(-cursorStep, 0);
        break;
    case Qt::Key_Right:
        moveCursor(cursorStep, 0);
        break;
    case Qt::Key_Up:
        moveCursor(0.0, 1);
        break;
    case Qt::Key_Down:
        moveCursor(0.0, -1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(zoomStep, secondsAt(centre.x()));
        break;
    case Qt::Key_Minus:
        zoom(1.0 / zoomStep, secondsAt(centre.x()));
        break;
    case Qt::Key_0:
        showWhole();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT playRequested(secondsAt(centre.x()));
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void SpectrogramView::contextMenuEvent(QContextMenuEvent* event)
{
    if (!hasPicture())
        return;
    QMenu menu(this);
    fillMenu(menu);
    menu.exec(event->globalPos());
}

void SpectrogramView::fillMenu(QMenu& menu)
{
    menu.addAction(symbolIcon(Symbol::Copy), tr("Copy picture"), this,
                   [this] { QApplication::clipboard()->setImage(exportedPicture()); });
    menu.addAction(symbolIcon(Symbol::Save), tr("Save picture as PNG…"), this, &SpectrogramView::askWhereToSave);
    menu.addSeparator();
    QMenu* maps = menu.addMenu(tr("Colours"));
    auto* group = new QActionGroup(maps);
    const std::array names{std::pair(ColourMap::Magma, tr("Magma")), std::pair(ColourMap::Viridis, tr("Viridis")),
                           std::pair(ColourMap::Cividis, tr("Cividis")), std::pair(ColourMap::Grey, tr("Grey"))};
    for (const auto& [map, name] : names) {
        QAction* action = maps->addAction(name, this, [this, chosen = map] {
            setColourMap(chosen);
            Q_EMIT colourMapChosen(chosen);
        });
        action->setCheckable(true);
        action->setChecked(map == m_look.map);
        group->addAction(action);
    }
    menu.addAction(tr("Show the whole track"), this, &SpectrogramView::showWhole)->setEnabled(isZoomed());
}

void SpectrogramView::askWhereToSave()
{
    askWhereToSavePng(
        this, m_title.isEmpty() ? tr("Spectrogram") : m_title, [this] { return exportedPicture(); },
        [this](const QString& words) { Q_EMIT readOutChanged(words); });
}

} // namespace tonekin
