// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/latestjob.h"
#include "rules/findlist.h"

#include <QObject>
#include <QTimer>

namespace tonekin {

class LibrarySession;

/// Counts on another thread how many tracks some rules leave, a moment after they were changed and again when the
/// tracks have changed. GUI thread.
class MatchCount : public QObject {
    Q_OBJECT
public:
    MatchCount(LibrarySession& session, std::shared_ptr<ListTables> tables, QObject* parent);

    /// Nothing is counted before.
    void setQuery(PlaylistQuery query);
    void stop();

Q_SIGNALS:
    void counted(const tonekin::PlaylistResult& count);

private:
    void count();

    LibrarySession& m_session;
    std::optional<PlaylistQuery> m_query;
    std::shared_ptr<ListTables> m_tables; // never null
    QTimer m_pause;
    LatestJob<PlaylistResult> m_work;
};

} // namespace tonekin
