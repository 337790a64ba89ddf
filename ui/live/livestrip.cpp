// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/livestrip.h"

#include "painting/graphicaccess.h"
#include "player/playbackengine.h"
#include "theme/theme.h"
#include "words/errortext.h"

#include <QActionGroup>
#include <QContextMenuEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tonekin {

namespace {

using namespace std::chrono_literals;

constexpr auto pictureTime = 33ms;
constexpr std::size_t mostNames = 5;
constexpr int usualFilters = 256; // dark cells before the first track is there
constexpr int cellHeight = 16;
constexpr int above = 6;
constexpr int mostRectangles = 24; // of one repaint: many small ones cost more than what they leave out

} // namespace

LiveStrip::LiveStrip(PlaybackEngine& engine, ActivationService& service, QWidget* parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_playing(engine, service, *this)
    , m_named(mostNames)
{
    showAsGraphic<LiveStrip, &LiveStrip::valueText>();
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Live filters"));
    setAccessibleDescription(
        tr("How strongly each filter answers to what is heard. Arrow keys go through them, Enter shows one."));
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(pictureTime);
    connect(&m_timer, &QTimer::timeout, this, &LiveStrip::step);
    connectEngine();
    connectActivations();
    forgetActivations();
}

void LiveStrip::connectEngine()
{
    connect(&m_engine, &PlaybackEngine::stateChanged, this, [this](PlaybackEngine::State state) {
        m_clock.setPlaying(state == PlaybackEngine::State::Playing, std::chrono::steady_clock::now());
        run();
    });
    connect(&m_engine, &PlaybackEngine::positionChanged, this,
            [this](double seconds) { m_clock.report(seconds, std::chrono::steady_clock::now()); });
    connect(&m_engine, &PlaybackEngine::jumped, this, [this](double seconds) {
        m_clock.jump(seconds, std::chrono::steady_clock::now());
        m_named.forget();
        if (isVisible())
            step();
    });
}

void LiveStrip::connectActivations()
{
    connect(&m_playing, &PlayingActivations::forgotten, this, &LiveStrip::forgetActivations);
    connect(&m_playing, &PlayingActivations::asked, this, &LiveStrip::listening);
    connect(&m_playing, &PlayingActivations::isSlow, this, [this] { setMessage(tr("Listening to the track…")); });
    connect(&m_playing, &PlayingActivations::arrived, this, [this] {
        setMessage({});
        useActivations();
    });
    connect(&m_playing, &PlayingActivations::failed, this, [this](const Error& error) {
        setMessage(tr("No filters for this track. %1").arg(errorWords(error.code).what));
    });
}

void LiveStrip::setUsual(const std::vector<float>& maxima, const std::string& modelHash)
{
    m_usualMaxima = maxima;
    m_usualModel = modelHash;
    useActivations();
}

void LiveStrip::setNames(NameSource names)
{
    m_names = std::move(names);
    update();
}

void LiveStrip::setLikeness(std::vector<int> order)
{
    m_likeness = std::move(order);
    layOut();
}

void LiveStrip::setOrder(LiveOrder order)
{
    m_order = order;
    layOut();
}

void LiveStrip::setColourMap(ColourMap map)
{
    m_map = map;
    update();
}

void LiveStrip::forgetActivations()
{
    m_levels.reset();
    m_named.forget();
    std::ranges::fill(m_now, 0.0F);
    setMessage(m_playing.hasTrack() ? QString() : tr("Play a track to see what the filters answer to it"));
    layOut();
    run();
}

void LiveStrip::useActivations()
{
    const FetchedActivationsRef& activations = m_playing.activations();
    if (!activations)
        return;
    m_levels.emplace(activations, m_usualModel == activations->modelHash ? m_usualMaxima : std::vector<float>());
    m_now.assign(static_cast<std::size_t>(m_levels->filters()), 0.0F);
    m_named.forget();
    layOut();
    step();
    run();
}

void LiveStrip::run()
{
    const bool wanted = isVisible() && m_levels && m_engine.state() == PlaybackEngine::State::Playing;
    if (wanted && !m_timer.isActive())
        m_timer.start();
    else if (!wanted)
        m_timer.stop();
}

void LiveStrip::step()
{
    if (!m_levels)
        return;
    const auto now = std::chrono::steady_clock::now();
    const bool heard = m_levels->at(m_clock.at(now), m_now);
    setMessage(heard ? QString() : tr("This part of the track was not listened to"));
    if (m_named.update(m_now, now))
        update(labelLine());
    light(m_now);
}

/// Repaints the cells whose shade has changed.
void LiveStrip::light(std::span<const float> levels)
{
    QRegion changed;
    for (std::size_t place = 0; place < m_shown.size(); ++place) {
        const auto filter = static_cast<std::size_t>(m_filters[place]);
        const std::uint8_t now = filter < levels.size() ? shadeOfLevel(levels[filter]) : 0;
        if (std::exchange(m_shown[place], now) != now)
            changed += m_layout.around(static_cast<int>(place));
    }
    if (changed.rectCount() > mostRectangles)
        changed = changed.boundingRect();
    update(changed);
}

void LiveStrip::setMessage(const QString& message)
{
    if (std::exchange(m_message, message) != message)
        update(labelLine());
}

void LiveStrip::layOut()
{
    const auto count = static_cast<std::size_t>(m_levels ? m_levels->filters() : usualFilters);
    m_filters.resize(count);
    if (m_order == LiveOrder::Likeness && m_likeness.size() == count)
        m_filters = m_likeness;
    else
        std::iota(m_filters.begin(), m_filters.end(), 0);
    m_shown.assign(count, 0);
    m_layout = LiveCellLayout(cellArea(), static_cast<int>(count), devicePixelRatioF());
    m_pointed = m_pointed < m_layout.count() ? m_pointed : -1;
    light(m_now);
    update();
}

QRect LiveStrip::cellArea() const
{
    return {sizes::aroundPage, above, std::max(1, width() - 2 * sizes::aroundPage), cellHeight};
}

QRect LiveStrip::labelLine() const
{
    const QRect cells = cellArea();
    return {cells.left(), cells.bottom() + 1, cells.width(), height() - cells.bottom() - 1};
}

int LiveStrip::filterAt(int place) const
{
    return place >= 0 && place < static_cast<int>(m_filters.size()) ? m_filters[static_cast<std::size_t>(place)] : -1;
}

QString LiveStrip::labelOf(int filter) const
{
    const QString name = m_names ? m_names(filter) : QString();
    return name.isEmpty() ? QString::number(filter) : tr("%1 %2", "number and name of a filter").arg(filter).arg(name);
}

std::vector<LiveLabel> LiveStrip::labels() const
{
    std::vector<LiveLabel> result;
    if (m_pointed >= 0) {
        const int filter = filterAt(m_pointed);
        const auto index = static_cast<std::size_t>(filter);
        const double level = index < m_now.size() ? static_cast<double>(m_now[index]) : 0.0;
        result.push_back({m_pointed, tr("%1 · %2 % of its usual strongest", "filter, level")
                                         .arg(labelOf(filter), QLocale().toString(level * 100.0, 'f', 0))});
        return result;
    }
    for (const int filter : m_named.named())
        if (const auto place = std::ranges::find(m_filters, filter); place != m_filters.end())
            result.push_back({static_cast<int>(place - m_filters.begin()), labelOf(filter)});
    return result;
}

QString LiveStrip::valueText() const
{
    if (!m_message.isEmpty())
        return m_message;
    QStringList texts;
    for (const LiveLabel& label : labels())
        texts += label.text;
    return texts.join(QStringLiteral(", "));
}

void LiveStrip::setPointed(int place)
{
    if (std::exchange(m_pointed, place) == place)
        return;
    setCursor(place >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

QSize LiveStrip::sizeHint() const
{
    const QFontMetrics metrics(Theme::current().smallFont());
    return {800, above + cellHeight + metrics.height() + sizes::insideControl};
}

QSize LiveStrip::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void LiveStrip::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const ThemeColours& colours = Theme::current().colours();
    const QRect part = event->rect();
    painter.fillRect(part, colours[Role::Window]);
    if (part.top() == 0)
        painter.fillRect(QRect(0, 0, width(), 1), colours[Role::Line]);
    if (m_levels)
        paintLiveCells(painter, m_layout, m_shown, m_map, part);
    else
        painter.fillRect(cellArea(), colours[Role::Raised]);
    if (m_pointed >= 0) {
        painter.setPen(QPen(colours[hasFocus() ? Role::Accent : Role::Text], 2.0));
        painter.drawRect(QRectF(m_layout.around(m_pointed)).adjusted(-1.0, -1.0, 1.0, 1.0));
    } else if (hasFocus()) {
        painter.setPen(QPen(colours[Role::Accent], 2.0));
        painter.drawRect(cellArea().adjusted(-2, -2, 1, 1));
    }
    const QRect line = labelLine();
    if (!part.intersects(line))
        return;
    const QFont font = Theme::current().smallFont();
    if (m_message.isEmpty()) {
        paintLiveLabels(painter, m_layout, line, labels(), font, colours);
    } else {
        painter.setFont(font);
        painter.setPen(colours[Role::DimText]);
        painter.drawText(line, Qt::AlignCenter, QFontMetrics(font).elidedText(m_message, Qt::ElideRight, line.width()));
    }
}

void LiveStrip::resizeEvent(QResizeEvent*)
{
    layOut();
}

void LiveStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        layOut();
    }
    QWidget::changeEvent(event);
}

void LiveStrip::showEvent(QShowEvent*)
{
    const auto now = std::chrono::steady_clock::now();
    m_clock.jump(m_engine.position(), now);
    m_clock.setPlaying(m_engine.state() == PlaybackEngine::State::Playing, now);
    m_playing.follow();
    layOut();
    step();
    run();
}

void LiveStrip::hideEvent(QHideEvent*)
{
    m_playing.rest();
    run();
}

void LiveStrip::mouseMoveEvent(QMouseEvent* event)
{
    setPointed(m_layout.placeAt(event->position()));
}

void LiveStrip::mouseReleaseEvent(QMouseEvent* event)
{
    const int filter = filterAt(m_layout.placeAt(event->position()));
    if (event->button() == Qt::LeftButton && filter >= 0)
        Q_EMIT filterActivated(filter);
}

void LiveStrip::leaveEvent(QEvent*)
{
    setPointed(-1);
}

void LiveStrip::keyPressEvent(QKeyEvent* event)
{
    const int last = m_layout.count() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        setPointed(std::clamp(m_pointed - 1, 0, last));
        break;
    case Qt::Key_Right:
        setPointed(std::clamp(m_pointed + 1, 0, last));
        break;
    case Qt::Key_Home:
        setPointed(0);
        break;
    case Qt::Key_End:
        setPointed(last);
        break;
    case Qt::Key_Escape:
        setPointed(-1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_pointed >= 0)
            Q_EMIT filterActivated(filterAt(m_pointed));
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void LiveStrip::focusInEvent(QFocusEvent* event)
{
    update();
    QWidget::focusInEvent(event);
}

void LiveStrip::focusOutEvent(QFocusEvent* event)
{
    setPointed(-1);
    update();
    QWidget::focusOutEvent(event);
}

void LiveStrip::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    if (const int filter = filterAt(m_pointed); filter >= 0) {
        menu.addAction(tr("Show filter %1").arg(filter), this, [this, filter] { Q_EMIT filterActivated(filter); });
        menu.addSeparator();
    }
    auto* group = new QActionGroup(&menu);
    const auto choice = [&](const QString& text, LiveOrder order) {
        QAction* action = menu.addAction(text, this, [this, order] {
            setOrder(order);
            Q_EMIT orderChosen(order);
        });
        action->setCheckable(true);
        action->setChecked(m_order == order);
        group->addAction(action);
        return action;
    };
    choice(tr("In order of their numbers"), LiveOrder::Number);
    choice(tr("Similar filters together"), LiveOrder::Likeness)->setEnabled(!m_likeness.empty());
    menu.exec(event->globalPos());
}

} // namespace tonekin
