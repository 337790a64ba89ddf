// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/playerbar.h"

#include "painting/symbols.h"
#include "player/elidedtext.h"
#include "player/playbackengine.h"
#include "player/volumecontrol.h"
#include "player/waveformseek.h"
#include "words/displaytext.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStyleOption>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tonekin {

namespace {

constexpr double jumpSeconds = 10.0;
constexpr double volumeStep = 0.05;
constexpr int wordsLeast = 184;
constexpr int wordsMost = 360;
constexpr int playButtonSize = 40;

/// The one round button of the bar.
class PlayButton : public QToolButton {
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        QColor fill = theme.colour(Role::Accent);
        if (isDown())
            fill = fill.darker(115);
        else if (underMouse())
            fill = fill.lighter(108);
        painter.setBrush(fill);
        const QRectF circle = QRectF(rect()).adjusted(2.0, 2.0, -2.0, -2.0);
        painter.drawEllipse(circle);
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.colour(Role::OnAccent), 2.0));
            painter.drawEllipse(circle.adjusted(3.0, 3.0, -3.0, -3.0));
        }
        QRect place(QPoint(), iconSize());
        place.moveCenter(rect().center());
        icon().paint(&painter, place);
    }
};

QString timeFromZero(double seconds)
{
    return seconds < 1.0 ? QStringLiteral("0:00") : timeText(seconds);
}

} // namespace

PlayerBar::PlayerBar(PlaybackEngine& engine, WaveformSource waveformOf, QWidget* parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_waveformOf(std::move(waveformOf))
{
    makeActions();
    setAccessibleName(tr("Player"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(sizes::aroundPage, sizes::grid, sizes::aroundPage, sizes::grid);
    layout->setSpacing(sizes::insideControl);
    layout->addWidget(buttonFor(m_actions.previous, sizes::icon));
    m_playButton = buttonFor(m_actions.playPause, sizes::icon);
    layout->addWidget(m_playButton);
    layout->addWidget(buttonFor(m_actions.next, sizes::icon));
    layout->addSpacing(sizes::grid);
    layout->addWidget(makeWords(), 2);
    layout->addSpacing(sizes::grid);
    m_elapsed = new QLabel(this);
    m_total = new QLabel(this);
    m_seek = new WaveformSeek(this);
    layout->addWidget(m_elapsed);
    layout->addWidget(m_seek, 5);
    layout->addWidget(m_total);
    layout->addSpacing(sizes::grid);
    layout->addWidget(new VolumeControl(m_engine, this));
    layout->addWidget(buttonFor(m_actions.queue, sizes::icon));
    layout->addWidget(buttonFor(m_actions.live, sizes::icon));
    m_elapsed->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_elapsed->setAccessibleName(tr("Time played"));
    m_total->setAccessibleName(tr("Length"));
    connectEngine();
    showCurrent();
    showState();
    qApp->installEventFilter(this);
    connect(&Theme::current(), &Theme::changed, this, &PlayerBar::applyFonts);
    applyFonts();
}

QSize PlayerBar::sizeHint() const
{
    return {QWidget::sizeHint().width(), std::max(sizes::playerBar, QWidget::sizeHint().height())};
}

QWidget* PlayerBar::makeWords()
{
    m_words = new QWidget(this);
    auto* layout = new QVBoxLayout(m_words);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_title = new ElidedButton(m_words);
    m_about = new ElidedLabel(m_words);
    layout->addStretch();
    layout->addWidget(m_title);
    layout->addWidget(m_about);
    layout->addStretch();
    connect(m_title, &QAbstractButton::clicked, this, [this] {
        if (const PlaybackItem* item = m_engine.current())
            Q_EMIT trackActivated(item->id);
    });
    return m_words;
}

// A sentence on what is wrong may take half of the bar: it is worth more than that much of the waveform.
void PlayerBar::shareRoom()
{
    const bool isSentence = !m_engine.note().isEmpty() || !m_engine.current();
    const int most = isSentence ? std::max(wordsMost, width() / 2) : wordsMost;
    m_words->setMaximumWidth(most);
    m_words->setMinimumWidth(isSentence ? std::clamp(m_about->sizeHint().width(), wordsLeast, most) : wordsLeast);
}

void PlayerBar::resizeEvent(QResizeEvent* event)
{
    shareRoom();
    QWidget::resizeEvent(event);
}

QAction* PlayerBar::addPlaybackAction(const QString& text, const QList<QKeySequence>& keys, std::function<void()> what)
{
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, std::move(what));
    addAction(action);
    return action;
}

void PlayerBar::makeActions()
{
    m_actions.playPause = addPlaybackAction(
        tr("Play"), {Qt::Key_Space, Qt::Key_MediaTogglePlayPause, Qt::Key_MediaPlay}, [this] { playOrPause(); });
    m_actions.stop = addPlaybackAction(tr("Stop"), {Qt::Key_MediaStop}, [this] { m_engine.stop(); });
    m_actions.previous =
        addPlaybackAction(tr("Previous track"), {Qt::CTRL | Qt::ALT | Qt::Key_Left, Qt::Key_MediaPrevious},
                          [this] { m_engine.previous(); });
    m_actions.next = addPlaybackAction(tr("Next track"), {Qt::CTRL | Qt::ALT | Qt::Key_Right, Qt::Key_MediaNext},
                                       [this] { m_engine.next(); });
    m_actions.back =
        addPlaybackAction(tr("Back 10 seconds"), {Qt::ALT | Qt::Key_Left}, [this] { m_engine.seekBy(-jumpSeconds); });
    m_actions.forward = addPlaybackAction(tr("Forward 10 seconds"), {Qt::ALT | Qt::Key_Right},
                                          [this] { m_engine.seekBy(jumpSeconds); });
    m_actions.louder = addPlaybackAction(tr("Louder"), {Qt::CTRL | Qt::Key_Up},
                                         [this] { m_engine.setVolume(m_engine.volume() + volumeStep); });
    m_actions.quieter = addPlaybackAction(tr("Quieter"), {Qt::CTRL | Qt::Key_Down},
                                          [this] { m_engine.setVolume(m_engine.volume() - volumeStep); });
    m_actions.mute =
        addPlaybackAction(tr("Mute"), {Qt::CTRL | Qt::Key_M}, [this] { m_engine.setMuted(!m_engine.isMuted()); });
    m_actions.mute->setCheckable(true);
    m_actions.queue = addPlaybackAction(tr("Plays next"), {Qt::CTRL | Qt::SHIFT | Qt::Key_P}, [] {});
    m_actions.queue->setIcon(symbolIcon(Symbol::Queue));
    m_actions.live = addPlaybackAction(tr("Live filters"), {Qt::CTRL | Qt::SHIFT | Qt::Key_F}, [] {});
    m_actions.live->setCheckable(true);
    m_actions.live->setIcon(symbolIcon(Symbol::Live));
    m_actions.stop->setIcon(symbolIcon(Symbol::Stop));
    m_actions.previous->setIcon(symbolIcon(Symbol::Previous));
    m_actions.next->setIcon(symbolIcon(Symbol::Next));
}

QToolButton* PlayerBar::buttonFor(QAction* action, int iconSize)
{
    const bool main = action == m_actions.playPause;
    auto* button = main ? new PlayButton(this) : new QToolButton(this);
    button->setAutoRaise(true);
    button->setIconSize({iconSize, iconSize});
    if (main)
        button->setFixedSize(playButtonSize, playButtonSize);
    else
        button->setFixedSize(playButtonSize - sizes::insideControl, playButtonSize - sizes::insideControl);
    const auto follow = [button, action, main] {
        if (!main)
            button->setIcon(action->icon());
        button->setEnabled(action->isEnabled());
        button->setCheckable(action->isCheckable());
        button->setChecked(action->isChecked());
        button->setAccessibleName(action->text());
        button->setToolTip(tr("%1 (%2)", "action and its key")
                               .arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
    };
    connect(action, &QAction::changed, button, follow);
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    follow();
    return button;
}

void PlayerBar::connectEngine()
{
    connect(&m_engine, &PlaybackEngine::currentChanged, this, &PlayerBar::showCurrent);
    connect(&m_engine, &PlaybackEngine::queueChanged, this, &PlayerBar::showState);
    connect(&m_engine, &PlaybackEngine::stateChanged, this, &PlayerBar::showState);
    connect(&m_engine, &PlaybackEngine::noteChanged, this, &PlayerBar::showWords);
    connect(&m_engine, &PlaybackEngine::volumeChanged, this,
            [this] { m_actions.mute->setChecked(m_engine.isMuted()); });
    connect(&m_engine, &PlaybackEngine::durationChanged, this, &PlayerBar::showTimes);
    connect(&m_engine, &PlaybackEngine::positionChanged, this, &PlayerBar::showTimes);
    connect(m_seek, &WaveformSeek::seekRequested, &m_engine, &PlaybackEngine::seek);
}

void PlayerBar::applyFonts()
{
    m_title->setFont(Theme::current().strongFont());
    m_about->setFont(Theme::current().smallFont());
    m_elapsed->setFont(Theme::current().bodyFont());
    m_total->setFont(Theme::current().bodyFont());
    m_total->clear(); // its width is measured anew
    showTimes();
}

void PlayerBar::playOrPause()
{
    if (m_engine.current())
        m_engine.togglePlaying();
    else
        Q_EMIT playSelectionRequested();
}

void PlayerBar::showCurrent()
{
    const PlaybackItem* item = m_engine.current();
    m_title->setText(item ? item->title : tr("Nothing is playing"));
    m_title->setEnabled(item != nullptr);
    m_title->setToolTip(item ? plainToolTip(tr("Show “%1” in the list").arg(item->title)) : QString());
    refreshWaveform();
    showWords();
    showState();
    showTimes();
}

void PlayerBar::refreshWaveform()
{
    const PlaybackItem* item = m_engine.current();
    m_seek->setWaveform(item && m_waveformOf ? m_waveformOf(item->id) : Waveform{});
}

void PlayerBar::showState()
{
    const bool playing = m_engine.state() == PlaybackEngine::State::Playing;
    m_actions.playPause->setText(playing ? tr("Pause") : tr("Play"));
    m_actions.playPause->setIcon(symbolIcon(playing ? Symbol::Pause : Symbol::Play));
    m_playButton->setIcon(symbolIcon(playing ? Symbol::Pause : Symbol::Play, Role::OnAccent));
    m_actions.previous->setEnabled(m_engine.hasPrevious());
    m_actions.next->setEnabled(m_engine.hasNext());
    for (QAction* action : {m_actions.back, m_actions.forward})
        action->setEnabled(m_engine.current() != nullptr);
    m_actions.stop->setEnabled(m_engine.state() != PlaybackEngine::State::Stopped);
}

/// The second line: what is wrong, otherwise who plays and why.
void PlayerBar::showWords()
{
    const PlaybackItem* item = m_engine.current();
    QStringList parts;
    for (const QString& part :
         item ? QStringList{item->artist, item->why} : QStringList{tr("Choose a track and press Play")})
        if (!part.isEmpty())
            parts.append(part);
    if (m_engine.note().isEmpty())
        m_about->setWhole(parts.join(QStringLiteral(" · ")));
    else
        m_about->setWhole(m_engine.note(), Role::Warning);
    shareRoom();
}

void PlayerBar::showTimes()
{
    const double duration = m_engine.duration();
    m_seek->setDuration(duration);
    m_seek->setPosition(m_engine.position());
    const QString total = duration > 0.0 ? timeText(duration) : QString();
    const QString elapsed = m_engine.current() ? timeFromZero(m_engine.position()) : QString();
    if (m_total->text() != total) {
        m_total->setText(total);
        const int width = m_total->sizeHint().width(); // as wide as the longest time, so that nothing jumps
        m_total->setFixedWidth(width);
        m_elapsed->setFixedWidth(width);
    }
    if (m_elapsed->text() != elapsed)
        m_elapsed->setText(elapsed);
}

/// Space belongs to a focused button or box before it belongs to playback.
bool PlayerBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space &&
        (qobject_cast<QAbstractButton*>(watched) || watched->inherits("QComboBox"))) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PlayerBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().colour(Role::Window));
    painter.fillRect(QRect(0, 0, width(), 1), Theme::current().colour(Role::Line));
}

} // namespace tonekin
