// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/playingactivations.h"

#include "player/playbackengine.h"

#include <QWidget>

#include <utility>

namespace tonekin {

namespace {

using namespace std::chrono_literals;

constexpr auto slowTime = 300ms;
constexpr double fetchAheadSeconds = 20.0;

} // namespace

PlayingActivations::PlayingActivations(PlaybackEngine& engine, ActivationService& service, QWidget& view)
    : QObject(&view)
    , m_engine(engine)
    , m_service(service)
    , m_view(view)
{
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowTime);
    connect(&m_slow, &QTimer::timeout, this, &PlayingActivations::isSlow);
    connect(&m_engine, &PlaybackEngine::currentChanged, this, &PlayingActivations::follow);
    connect(&m_engine, &PlaybackEngine::stateChanged, this, &PlayingActivations::follow);
    connect(&m_engine, &PlaybackEngine::positionChanged, this, &PlayingActivations::fetchNext);
    connect(&m_service, &ActivationService::activationsReady, this,
            [this](quint64 ticket, FetchedActivationsRef activations) {
                if (ticket != m_ticket)
                    return;
                m_ticket = 0;
                m_slow.stop();
                m_activations = std::move(activations);
                Q_EMIT arrived();
            });
    connect(&m_service, &ActivationService::failed, this, [this](quint64 ticket, const Error& error) {
        if (ticket != m_ticket)
            return;
        m_ticket = 0;
        m_slow.stop();
        Q_EMIT failed(error);
    });
}

bool PlayingActivations::hasTrack() const
{
    return m_engine.current() && m_engine.state() != PlaybackEngine::State::Stopped;
}

void PlayingActivations::follow()
{
    if (!hasTrack()) {
        forget();
        return;
    }
    const std::filesystem::path& file = m_engine.current()->file;
    if (!m_view.isVisible() || file == m_file)
        return;
    forget();
    m_file = file;
    m_ticket = m_service.fetchActivations(m_file);
    m_slow.start();
    Q_EMIT asked();
}

void PlayingActivations::fetchNext()
{
    const double left = m_engine.duration() - m_engine.position();
    if (!m_view.isVisible() || !m_activations || m_engine.duration() <= 0.0 || left > fetchAheadSeconds ||
        !m_engine.hasNext())
        return;
    const auto& next = m_engine.queue()[static_cast<std::size_t>(m_engine.currentIndex()) + 1].file;
    if (next != m_file && std::exchange(m_nextFile, next) != next)
        m_service.fetchActivations(next); // into its cache
}

void PlayingActivations::forget()
{
    m_service.cancel(std::exchange(m_ticket, 0));
    m_slow.stop();
    m_file.clear();
    m_activations.reset();
    Q_EMIT forgotten();
}

void PlayingActivations::rest()
{
    m_service.cancel(std::exchange(m_ticket, 0));
    m_slow.stop();
    if (!m_activations)
        m_file.clear();
}

} // namespace tonekin
