// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/unitactivations.h"

#include <utility>

namespace tonekin {

UnitActivations::UnitActivations(LibrarySession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_rankings(std::make_shared<LiveRankings>())
    , m_lists(session.options().libraryFile, m_rankings)
    , m_reader(new ActivationsReader(session.options().libraryFile, m_rankings))
{
    connectReader();
    m_reader->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_reader, &QObject::deleteLater);
    connect(&m_session, &LibrarySession::tracksChanged, this, &UnitActivations::follow);
    connect(&m_session, &LibrarySession::opened, this, [this] {
        m_reader->reopen();
        m_lists.reopen();
    });
    m_thread.setObjectName(QStringLiteral("unit answers"));
}

UnitActivations::~UnitActivations()
{
    m_reader->disconnect(this);
    m_reader->stop();
    if (!m_thread.isRunning())
        delete m_reader; // nobody ever wanted it
    m_thread.quit();
    m_thread.wait();
}

void UnitActivations::connectReader()
{
    connect(
        m_reader, &ActivationsReader::started, this,
        [this](const std::string& modelHash) {
            m_modelHash = modelHash;
            m_isComplete = false;
            m_part = 0.0;
            m_sinceStart.start();
            Q_EMIT progressed();
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
    connect(
        m_reader, &ActivationsReader::progressed, this,
        [this](double part) {
            m_part = part;
            Q_EMIT progressed();
        },
        Qt::QueuedConnection);
    connect(m_reader, &ActivationsReader::changed, this, &UnitActivations::changed, Qt::QueuedConnection);
    connect(
        m_reader, &ActivationsReader::finished, this,
        [this] {
            const bool isNews = !std::exchange(m_isComplete, true) || m_error;
            m_error.reset();
            m_isCancelled = false; // it was too late for that
            m_part = 1.0;
            if (isNews)
                Q_EMIT progressed();
        },
        Qt::QueuedConnection);
    connect(
        m_reader, &ActivationsReader::failed, this,
        [this](const Error& error) {
            m_error = error;
            Q_EMIT progressed();
        },
        Qt::QueuedConnection);
}

void UnitActivations::want()
{
    if (std::exchange(m_isWanted, true))
        return;
    m_thread.start();
    follow();
}

void UnitActivations::cancel()
{
    if (!isReading())
        return;
    m_isCancelled = true;
    m_reader->setHeldBack(true);
    Q_EMIT progressed();
}

void UnitActivations::tryAgain()
{
    m_isCancelled = false;
    m_reader->setHeldBack(false);
    follow();
    Q_EMIT progressed();
}

bool UnitActivations::isReading() const
{
    return m_isWanted && !m_isComplete && !m_isCancelled && !m_error && m_session.hasLoaded();
}

std::optional<double> UnitActivations::secondsLeft() const
{
    constexpr double enoughToTell = 0.05;
    constexpr double thousand = 1000.0;
    if (!isReading() || m_part < enoughToTell)
        return {};
    return static_cast<double>(m_sinceStart.elapsed()) / thousand * (1.0 - m_part) / m_part;
}

void UnitActivations::follow()
{
    if (m_isWanted && !m_isCancelled && m_session.hasLoaded())
        m_reader->follow(m_session.tracks());
}

std::size_t UnitActivations::tracks() const
{
    return m_rankings->read([](const UnitRankings& rankings) { return rankings.tracks(); });
}

} // namespace tonekin
