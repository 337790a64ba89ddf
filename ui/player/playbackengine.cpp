// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/playbackengine.h"

#include "player/playbackworker.h"
#include "words/errortext.h"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace tonekin {

namespace {

using namespace std::chrono_literals;

constexpr double restartSeconds = 3.0; // within them "previous" means the track before, later the start of this one
constexpr int mostFailuresInARow = 5;  // an unplugged drive must not race through a whole queue
constexpr auto trackNoteTime = 12s;

/// The ear hears ratios: the cube of the slider's place comes close to even steps of loudness.
float gainOfVolume(double volume)
{
    return static_cast<float>(volume * volume * volume);
}

} // namespace

PlaybackEngine::PlaybackEngine(std::filesystem::path decoderProgram, std::unique_ptr<AudioDevices> devices,
                               QObject* parent)
    : QObject(parent)
{
    if (!devices)
        devices = systemAudioDevices();
    devices->moveToThread(&m_thread);
    m_worker = std::make_unique<PlaybackWorker>(decodedByHelper(std::move(decoderProgram)), std::move(devices));
    m_worker->moveToThread(&m_thread);
    connectWorker();
    m_trackNoteTimer.setSingleShot(true);
    m_trackNoteTimer.setInterval(trackNoteTime);
    connect(&m_trackNoteTimer, &QTimer::timeout, this, [this] { setNotes(m_deviceNote, {}); });
    m_thread.setObjectName(QStringLiteral("playback"));
    m_thread.start(QThread::HighPriority);
    tell([](PlaybackWorker& worker) { worker.begin(); });
    setVolume(m_volume);
}

PlaybackEngine::~PlaybackEngine()
{
    m_worker->disconnect(this);
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get()] { worker->end(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

template <typename Call>
void PlaybackEngine::tell(Call call)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get(), call = std::move(call)] { call(*worker); }, Qt::QueuedConnection);
}

void PlaybackEngine::connectWorker()
{
    connect(m_worker.get(), &PlaybackWorker::opened, this, [this](quint64 ticket, double seconds) {
        if (ticket == m_currentTicket && seconds > 0.0)
            setDuration(seconds);
    });
    connect(m_worker.get(), &PlaybackWorker::heard, this, &PlaybackEngine::heard);
    connect(m_worker.get(), &PlaybackWorker::finished, this, &PlaybackEngine::finished);
    connect(m_worker.get(), &PlaybackWorker::failed, this, &PlaybackEngine::failed);
    connect(m_worker.get(), &PlaybackWorker::brokenOff, this,
            [this](quint64, const Error& error) { brokenOff(error); });
    connect(m_worker.get(), &PlaybackWorker::deviceMissing, this, &PlaybackEngine::deviceMissing);
    connect(m_worker.get(), &PlaybackWorker::deviceFound, this, [this] { setNotes({}, m_trackNote); });
}

const PlaybackItem* PlaybackEngine::current() const
{
    return m_index >= 0 ? &m_queue[static_cast<std::size_t>(m_index)] : nullptr;
}

bool PlaybackEngine::hasNext() const
{
    return m_index + 1 < static_cast<int>(m_queue.size());
}

bool PlaybackEngine::hasPrevious() const
{
    return m_index >= 0;
}

void PlaybackEngine::playQueue(std::vector<PlaybackItem> items, int index)
{
    if (items.empty()) {
        stop();
        m_queue.clear();
        moveTo(-1);
        Q_EMIT queueChanged();
        return;
    }
    m_queue = std::move(items);
    m_failuresInARow = 0;
    setNotes(m_deviceNote, {});
    moveTo(std::clamp(index, 0, static_cast<int>(m_queue.size()) - 1));
    Q_EMIT queueChanged();
    startCurrent(current()->startSeconds);
}

void PlaybackEngine::cueQueue(std::vector<PlaybackItem> items, int index, double seconds)
{
    if (items.empty())
        return;
    stop();
    m_queue = std::move(items);
    moveTo(std::clamp(index, 0, static_cast<int>(m_queue.size()) - 1));
    Q_EMIT queueChanged();
    setPosition(m_duration > 0.0 ? std::min(seconds, m_duration) : seconds);
}

void PlaybackEngine::enqueue(PlaybackItem item)
{
    if (m_queue.empty()) {
        playQueue({std::move(item)});
        return;
    }
    m_queue.push_back(std::move(item));
    Q_EMIT queueChanged();
    if (m_state != State::Stopped && m_index + 2 == static_cast<int>(m_queue.size()))
        prepareNext();
}

void PlaybackEngine::playNext(std::vector<PlaybackItem> items)
{
    if (m_queue.empty()) {
        playQueue(std::move(items));
        return;
    }
    const auto count = static_cast<int>(items.size());
    std::vector<PlaybackItem> upcoming(m_queue.begin() + m_index + 1, m_queue.end());
    const int putNext = std::min(m_putNext, static_cast<int>(upcoming.size()));
    std::ranges::move(items, std::inserter(upcoming, upcoming.begin() + putNext));
    setUpcoming(std::move(upcoming));
    m_putNext = putNext + count;
}

void PlaybackEngine::setUpcoming(std::vector<PlaybackItem> items)
{
    m_putNext = 0;
    m_queue.resize(static_cast<std::size_t>(m_index + 1));
    std::ranges::move(items, std::back_inserter(m_queue));
    Q_EMIT queueChanged();
    if (m_state != State::Stopped)
        prepareNext();
}

void PlaybackEngine::playEntry(int index)
{
    if (index < 0 || index >= static_cast<int>(m_queue.size()))
        return;
    moveTo(index);
    startCurrent(current()->startSeconds);
}

void PlaybackEngine::play()
{
    if (!current() || m_state == State::Playing)
        return;
    if (m_state == State::Stopped) {
        startCurrent(m_position);
        return;
    }
    setState(State::Playing);
    tell([](PlaybackWorker& worker) { worker.setPlaying(true); });
}

void PlaybackEngine::pause()
{
    if (m_state != State::Playing)
        return;
    setState(State::Paused);
    tell([](PlaybackWorker& worker) { worker.setPlaying(false); });
}

void PlaybackEngine::togglePlaying()
{
    if (m_state == State::Playing)
        pause();
    else
        play();
}

void PlaybackEngine::stop()
{
    if (m_state == State::Stopped)
        return;
    m_currentTicket = ++m_lastTicket;
    tell([](PlaybackWorker& worker) { worker.stop(); });
    setState(State::Stopped);
    setPosition(0.0);
}

void PlaybackEngine::next()
{
    if (!hasNext())
        return;
    moveTo(m_index + 1);
    startCurrent(current()->startSeconds);
}

void PlaybackEngine::previous()
{
    if (!current())
        return;
    if (m_position > restartSeconds || m_index == 0) {
        seek(0.0);
        return;
    }
    moveTo(m_index - 1);
    startCurrent(current()->startSeconds);
}

void PlaybackEngine::seek(double seconds)
{
    if (!current())
        return;
    const double latest = m_duration > 0.0 ? m_duration : seconds;
    const double wanted = std::clamp(seconds, 0.0, std::max(0.0, latest));
    if (m_state != State::Stopped) {
        m_currentTicket = ++m_lastTicket;
        tell([wanted, ticket = m_currentTicket](PlaybackWorker& worker) { worker.seek(wanted, ticket); });
    }
    setPosition(wanted);
    Q_EMIT jumped(wanted);
}

void PlaybackEngine::seekBy(double seconds)
{
    seek(m_position + seconds);
}

void PlaybackEngine::setVolume(double volume)
{
    m_volume = std::clamp(volume, 0.0, 1.0);
    tell([gain = m_muted ? 0.0F : gainOfVolume(m_volume)](PlaybackWorker& worker) { worker.setVolume(gain); });
    Q_EMIT volumeChanged();
}

void PlaybackEngine::setMuted(bool muted)
{
    m_muted = muted;
    setVolume(m_volume);
}

void PlaybackEngine::startCurrent(double seconds)
{
    m_currentTicket = ++m_lastTicket;
    const PlaybackWorker::Order order{*current(), m_currentTicket, seconds};
    tell([order](PlaybackWorker& worker) { worker.start(order); });
    prepareNext();
    setPosition(seconds);
    setState(State::Playing);
    Q_EMIT jumped(seconds);
}

void PlaybackEngine::prepareNext()
{
    if (!hasNext()) {
        m_preparedTicket = 0;
        tell([](PlaybackWorker& worker) { worker.prepare(std::nullopt); });
        return;
    }
    m_preparedTicket = ++m_lastTicket;
    const PlaybackItem& item = m_queue[static_cast<std::size_t>(m_index) + 1];
    tell([order = PlaybackWorker::Order{item, m_preparedTicket, item.startSeconds}](PlaybackWorker& worker) {
        worker.prepare(order);
    });
}

void PlaybackEngine::moveTo(int index)
{
    m_putNext = index == m_index + 1 ? std::max(0, m_putNext - 1) : 0;
    m_index = index;
    m_position = 0.0;
    m_duration = current() ? current()->durationSeconds : 0.0;
    Q_EMIT currentChanged();
    Q_EMIT durationChanged(m_duration);
}

void PlaybackEngine::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}

void PlaybackEngine::setPosition(double seconds)
{
    m_position = seconds;
    Q_EMIT positionChanged(seconds);
}

void PlaybackEngine::setDuration(double seconds)
{
    if (std::exchange(m_duration, seconds) != seconds)
        Q_EMIT durationChanged(seconds);
}

void PlaybackEngine::setNotes(const QString& deviceNote, const QString& trackNote)
{
    m_deviceNote = deviceNote;
    m_trackNote = trackNote;
    if (!trackNote.isEmpty())
        m_trackNoteTimer.start();
    const QString& note = deviceNote.isEmpty() ? trackNote : deviceNote;
    if (std::exchange(m_note, note) != note)
        Q_EMIT noteChanged(m_note);
}

void PlaybackEngine::heard(quint64 ticket, double seconds)
{
    if (ticket == m_preparedTicket && ticket != 0) { // the next track began by itself
        m_currentTicket = ticket;
        moveTo(m_index + 1);
        prepareNext();
        Q_EMIT jumped(seconds);
    }
    if (ticket != m_currentTicket)
        return;
    if (seconds > current()->startSeconds)
        m_failuresInARow = 0;
    setPosition(seconds);
}

void PlaybackEngine::failed(quint64 ticket, const Error& error)
{
    if (ticket != 0 && ticket == m_preparedTicket)
        moveTo(m_index + 1);
    else if (ticket != m_currentTicket)
        return;
    const ErrorWords words = errorWords(error.code);
    ++m_failuresInARow;
    if (hasNext() && m_failuresInARow < mostFailuresInARow) {
        setNotes(m_deviceNote, tr("“%1” was skipped. %2").arg(current()->title, words.what));
        moveTo(m_index + 1);
        startCurrent(current()->startSeconds);
        return;
    }
    setNotes(m_deviceNote,
             m_failuresInARow < mostFailuresInARow
                 ? tr("“%1” cannot be played. %2").arg(current()->title, words.what)
                 : tr("Stopped: %n tracks in a row cannot be played. %1", nullptr, m_failuresInARow).arg(words.what));
    m_failuresInARow = 0;
    stop();
}

void PlaybackEngine::brokenOff(const Error& error)
{
    setNotes(m_deviceNote, tr("The last track broke off. %1").arg(errorWords(error.code).what));
}

void PlaybackEngine::finished(quint64 ticket)
{
    if (ticket != m_currentTicket)
        return;
    if (hasNext())
        next();
    else
        stop();
}

void PlaybackEngine::deviceMissing()
{
    setNotes(tr("No audio device found. Connect one and press Play."), m_trackNote);
    if (m_state == State::Playing)
        setState(State::Paused);
}

} // namespace tonekin
