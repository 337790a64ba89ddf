// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/playingactivations.h"

#include "player/playbackengine.h"

#include <QWidget>

#include <utility>

namespace tonekin {

namespace {

constexpr double fetchAheadSeconds = 20.0;

} // namespace

PlayingActivations::PlayingActivations(PlaybackEngine& engine, ActivationService& service, QWidget& view)
    : QObject(&view)
    , m_engine(engine)
    , m_service(service)
    , m_view(view)
    , m_request(service)
{
    connect(&m_engine, &PlaybackEngine::currentChanged, this, &PlayingActivations::follow);
    connect(&m_engine, &PlaybackEngine::stateChanged, this, &PlayingActivations::follow);
    connect(&m_engine, &PlaybackEngine::positionChanged, this, &PlayingActivations::fetchNext);
    connect(&m_request, &LatestActivations::isSlow, this, &PlayingActivations::isSlow);
    connect(&m_request, &LatestActivations::failed, this, &PlayingActivations::failed);
    connect(&m_request, &LatestActivations::arrived, this, [this](FetchedActivationsRef activations) {
        m_activations = std::move(activations);
        Q_EMIT arrived();
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
    m_request.ask(m_file);
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
    m_request.drop();
    m_file.clear();
    m_activations.reset();
    Q_EMIT forgotten();
}

void PlayingActivations::rest()
{
    m_request.drop();
    if (!m_activations)
        m_file.clear();
}

} // namespace tonekin
