// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/unitanswers.h"

#include <utility>

namespace tonekin {

UnitAnswers::UnitAnswers(LibrarySession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_rankings(std::make_shared<LiveRankings>())
    , m_lists(session.options().libraryFile, m_rankings)
    , m_reader(new AnswersReader(session.options().libraryFile, m_rankings))
{
    connectReader();
    m_reader->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_reader, &QObject::deleteLater);
    connect(&m_session, &LibrarySession::tracksChanged, this, &UnitAnswers::follow);
    m_thread.setObjectName(QStringLiteral("unit answers"));
}

UnitAnswers::~UnitAnswers()
{
    m_reader->disconnect(this);
    m_reader->stop();
    if (!m_thread.isRunning())
        delete m_reader; // nobody ever wanted it
    m_thread.quit();
    m_thread.wait();
}

void UnitAnswers::connectReader()
{
    connect(
        m_reader, &AnswersReader::started, this,
        [this](const std::string& modelHash) {
            m_modelHash = modelHash;
            m_isComplete = false;
            m_part = 0.0;
            Q_EMIT progressed();
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
    connect(
        m_reader, &AnswersReader::progressed, this,
        [this](double part) {
            m_part = part;
            Q_EMIT progressed();
        },
        Qt::QueuedConnection);
    connect(m_reader, &AnswersReader::changed, this, &UnitAnswers::changed, Qt::QueuedConnection);
    connect(
        m_reader, &AnswersReader::finished, this,
        [this] {
            const bool isNews = !std::exchange(m_isComplete, true) || m_error;
            m_error.reset();
            m_part = 1.0;
            if (isNews)
                Q_EMIT progressed();
        },
        Qt::QueuedConnection);
    connect(
        m_reader, &AnswersReader::failed, this,
        [this](const Error& error) {
            m_error = error;
            Q_EMIT progressed();
        },
        Qt::QueuedConnection);
}

void UnitAnswers::want()
{
    if (std::exchange(m_isWanted, true))
        return;
    m_thread.start();
    follow();
}

void UnitAnswers::tryAgain()
{
    follow();
}

void UnitAnswers::follow()
{
    if (m_isWanted && m_session.hasLoaded())
        m_reader->follow(m_session.tracks());
}

std::size_t UnitAnswers::tracks() const
{
    return m_rankings->read([](const UnitRankings& rankings) { return rankings.tracks(); });
}

} // namespace tonekin
