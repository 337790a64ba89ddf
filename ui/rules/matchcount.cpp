// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/matchcount.h"

#include "session/librarysession.h"

#include <QDateTime>

#include <utility>

namespace tonekin {

MatchCount::MatchCount(LibrarySession& session, std::shared_ptr<ListTables> tables, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_tables(std::move(tables))
    , m_work([this](const PlaylistResult& count) { Q_EMIT counted(count); })
{
    constexpr int pauseMs = 100; // a slider is not counted at each step
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &MatchCount::count);
    for (const auto change : {&LibrarySession::tracksChanged, &LibrarySession::vectorsChanged})
        connect(&m_session, change, this, [this] {
            if (m_query && !m_pause.isActive())
                m_pause.start();
        });
}

void MatchCount::setQuery(PlaylistQuery query)
{
    m_query = std::move(query);
    m_pause.start();
}

void MatchCount::stop()
{
    m_query.reset();
    m_pause.stop();
    m_work.drop();
}

void MatchCount::count()
{
    ListQuestion question{*m_query, m_session.vectors(), m_session.tracks()->catalogue, {}, {}, m_tables};
    question.query.now = QDateTime::currentSecsSinceEpoch();
    question.library = m_session.options().libraryFile;
    m_work.ask([question] { return countTracks(question); });
}

} // namespace tonekin
