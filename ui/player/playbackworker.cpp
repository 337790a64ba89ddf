// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/playbackworker.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace tonekin {

namespace {

using namespace std::chrono_literals;

constexpr auto tickTime = 40ms;
constexpr qint64 shortLife = 1000;      // ms
constexpr double prepareSeconds = 15.0; // before the end, the next track's decoder is started

} // namespace

PlaybackWorker::PlaybackWorker(OpenSampleSource open, std::unique_ptr<AudioDevices> devices)
    : m_open(std::move(open))
    , m_devices(std::move(devices))
{
}

PlaybackWorker::~PlaybackWorker() = default;

void PlaybackWorker::begin()
{
    m_timer = std::make_unique<QTimer>();
    m_timer->setInterval(tickTime);
    m_timer->setTimerType(Qt::PreciseTimer);
    connect(m_timer.get(), &QTimer::timeout, this, &PlaybackWorker::tick);
    connect(m_devices.get(), &AudioDevices::changed, this, &PlaybackWorker::devicesChanged);
}

void PlaybackWorker::end()
{
    m_timer.reset();
    dropOutput();
    m_retired.clear();
    m_devices.reset();
}

void PlaybackWorker::start(const Order& order)
{
    m_current = order;
    m_next.reset();
    m_playing = true;
    if (ensureOutput())
        startStream();
    else
        m_playing = false;
}

void PlaybackWorker::prepare(const std::optional<Order>& order)
{
    m_next = order;
    if (m_mixer)
        retire(m_mixer->setNext({}));
}

void PlaybackWorker::setPlaying(bool playing)
{
    if (!m_current)
        return;
    const bool hadOutput = m_output != nullptr;
    if (playing && !ensureOutput()) {
        m_playing = false;
        return;
    }
    m_playing = playing;
    if (!m_output)
        return;
    if (!hadOutput || !m_mixer->current().stream)
        startStream();
    m_mixer->setPlaying(playing);
    wake();
}

void PlaybackWorker::seek(double seconds, quint64 ticket)
{
    if (!m_current)
        return;
    m_current->seconds = seconds;
    m_current->ticket = ticket;
    if (m_mixer && m_mixer->current().stream) {
        m_mixer->seek(seconds, ticket);
        wake();
    }
}

void PlaybackWorker::stop()
{
    m_current.reset();
    m_next.reset();
    m_playing = false;
    if (!m_mixer)
        return;
    retire(m_mixer->setNext({}));
    retire(m_mixer->stop());
    wake();
}

void PlaybackWorker::setVolume(float gain)
{
    m_volume = gain;
    if (m_mixer)
        m_mixer->setVolume(gain);
}

bool PlaybackWorker::ensureOutput()
{
    if (m_output)
        return true;
    auto output = m_devices->open();
    if (output) {
        m_mixer = std::make_unique<PlaybackMixer>(output->format());
        m_mixer->setVolume(m_volume);
        if (!output->start([mixer = m_mixer.get()](std::span<float> samples) { mixer->fill(samples); }))
            output.reset();
    }
    if (!output) {
        m_mixer.reset();
        m_missedDevice = true;
        Q_EMIT deviceMissing();
        return false;
    }
    m_output = std::move(output);
    connect(m_output.get(), &AudioOutput::broken, this, &PlaybackWorker::outputBroke, Qt::QueuedConnection);
    m_suspended = false;
    m_sinceOutputStarted.start();
    m_timer->start();
    if (std::exchange(m_missedDevice, false))
        Q_EMIT deviceFound();
    return true;
}

/// Remembers the moment that was heard, so that a later start goes on from there.
void PlaybackWorker::dropOutput()
{
    if (m_current && m_lastHeard.ticket == m_current->ticket)
        m_current->seconds = m_lastHeard.seconds;
    m_output.reset();
    if (!m_mixer)
        return;
    retire(m_mixer->setNext({}));
    retire(m_mixer->stop());
    m_mixer.reset();
}

void PlaybackWorker::devicesChanged()
{
    if (m_output && !m_devices->isPresent(*m_output))
        outputBroke();
    else if (!m_output && m_missedDevice && m_devices->open()) {
        m_missedDevice = false;
        Q_EMIT deviceFound();
    }
}

/// Goes on with another device if there is one; not in a circle with one that breaks as soon as it is started.
void PlaybackWorker::outputBroke()
{
    if (!m_output)
        return;
    dropOutput();
    const bool wasPlaying = std::exchange(m_playing, false);
    if (m_sinceOutputStarted.elapsed() < shortLife) {
        m_missedDevice = true;
        Q_EMIT deviceMissing();
    } else if (wasPlaying) {
        setPlaying(true);
    }
}

void PlaybackWorker::startStream()
{
    retire(m_mixer->setNext({}));
    retire(m_mixer->start(streamFor(*m_current),
                          m_playing ? PlaybackMixer::Begin::Playing : PlaybackMixer::Begin::Paused));
    wake();
}

MixedTrack PlaybackWorker::streamFor(const Order& order) const
{
    const auto gain = static_cast<float>(std::pow(10.0, order.item.gainDecibel / 20.0));
    return {std::make_shared<DecodeStream>(m_open, order.item.file, m_output->format(), order.seconds), order.ticket,
            order.seconds, gain};
}

void PlaybackWorker::retire(std::shared_ptr<DecodeStream> stream)
{
    if (!stream)
        return;
    stream->askToEnd();
    m_retired.push_back(std::move(stream));
}

void PlaybackWorker::wake()
{
    if (m_output && std::exchange(m_suspended, false))
        m_output->resume();
    m_timer->start();
}

void PlaybackWorker::tick()
{
    std::erase_if(m_retired, [](const auto& stream) { return stream->hasEnded(); });
    if (!m_output)
        return;
    leaveEnded();
    if (m_current && m_mixer->current().stream && !reportFailure()) {
        reportHeard();
        prepareInTime();
    }
    suspendWhenSilent();
}

void PlaybackWorker::leaveEnded()
{
    for (MixedTrack& track : m_mixer->takeEnded()) {
        if (const auto error = track.stream->state().error)
            Q_EMIT brokenOff(track.ticket, *error);
        retire(std::move(track.stream));
    }
}

void PlaybackWorker::reportHeard()
{
    const auto heardNow = m_mixer->heardAt(m_output->playedFrames());
    if (m_next && heardNow.ticket == m_next->ticket)
        m_current = std::exchange(m_next, std::nullopt);
    const auto state = m_mixer->current().stream->state();
    if (state.opened && heardNow.ticket == m_mixer->current().ticket && heardNow.ticket != m_openedTicket) {
        m_openedTicket = heardNow.ticket;
        Q_EMIT opened(heardNow.ticket, state.durationSeconds);
    }
    if (heardNow.ticket != m_lastHeard.ticket || heardNow.seconds != m_lastHeard.seconds)
        Q_EMIT heard(heardNow.ticket, heardNow.seconds);
    if (heardNow.finished && !m_lastHeard.finished) {
        m_playing = false;
        Q_EMIT finished(heardNow.ticket);
    }
    m_lastHeard = heardNow;
}

/// A track that fails half-way is first played as far as it came.
bool PlaybackWorker::reportFailure()
{
    const auto state = m_mixer->current().stream->state();
    if (!state.error || !state.ended)
        return false;
    const quint64 ticket = m_mixer->current().ticket;
    const Error error = *state.error;
    retire(m_mixer->stop());
    m_playing = false;
    Q_EMIT failed(ticket, error);
    return true;
}

void PlaybackWorker::prepareInTime()
{
    if (!m_next || m_mixer->next().stream || m_mixer->current().ticket != m_current->ticket)
        return;
    const double duration = m_mixer->current().stream->state().durationSeconds;
    if (m_lastHeard.ticket == m_current->ticket && duration > 0.0 && duration - m_lastHeard.seconds < prepareSeconds)
        m_mixer->setNext(streamFor(*m_next));
}

void PlaybackWorker::suspendWhenSilent()
{
    const auto silentFrom = m_mixer->silentFrom();
    if (!m_suspended && silentFrom && m_output->playedFrames() >= *silentFrom) {
        m_output->suspend();
        m_suspended = true;
    }
    if (m_suspended && m_retired.empty())
        m_timer->stop();
}

} // namespace tonekin
