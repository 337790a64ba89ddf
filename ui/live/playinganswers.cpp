// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/playinganswers.h"

#include "player/playbackengine.h"

#include <QWidget>

#include <utility>

namespace tonekin {

namespace {

using namespace std::chrono_literals;

constexpr auto slowTime = 300ms;
constexpr double fetchAheadSeconds = 20.0;

} // namespace

PlayingAnswers::PlayingAnswers(PlaybackEngine& engine, AnswerService& service, QWidget& view)
    : QObject(&view)
    , m_engine(engine)
    , m_service(service)
    , m_view(view)
{
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowTime);
    connect(&m_slow, &QTimer::timeout, this, &PlayingAnswers::isSlow);
    connect(&m_engine, &PlaybackEngine::currentChanged, this, &PlayingAnswers::follow);
    connect(&m_engine, &PlaybackEngine::stateChanged, this, &PlayingAnswers::follow);
    connect(&m_engine, &PlaybackEngine::positionChanged, this, &PlayingAnswers::fetchNext);
    connect(&m_service, &AnswerService::answersReady, this, [this](quint64 ticket, FetchedAnswersRef answers) {
        if (ticket != m_ticket)
            return;
        m_ticket = 0;
        m_slow.stop();
        m_answers = std::move(answers);
        Q_EMIT arrived();
    });
    connect(&m_service, &AnswerService::failed, this, [this](quint64 ticket, const Error& error) {
        if (ticket != m_ticket)
            return;
        m_ticket = 0;
        m_slow.stop();
        Q_EMIT failed(error);
    });
}

bool PlayingAnswers::hasTrack() const
{
    return m_engine.current() && m_engine.state() != PlaybackEngine::State::Stopped;
}

void PlayingAnswers::follow()
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
    m_ticket = m_service.fetchAnswers(m_file);
    m_slow.start();
    Q_EMIT asked();
}

void PlayingAnswers::fetchNext()
{
    const double left = m_engine.duration() - m_engine.position();
    if (!m_view.isVisible() || !m_answers || m_engine.duration() <= 0.0 || left > fetchAheadSeconds ||
        !m_engine.hasNext())
        return;
    const auto& next = m_engine.queue()[static_cast<std::size_t>(m_engine.currentIndex()) + 1].file;
    if (next != m_file && std::exchange(m_nextFile, next) != next)
        m_service.fetchAnswers(next); // into its cache
}

void PlayingAnswers::forget()
{
    m_service.cancel(std::exchange(m_ticket, 0));
    m_slow.stop();
    m_file.clear();
    m_answers.reset();
    Q_EMIT forgotten();
}

void PlayingAnswers::rest()
{
    m_service.cancel(std::exchange(m_ticket, 0));
    m_slow.stop();
    if (!m_answers)
        m_file.clear();
}

} // namespace tonekin
