// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/similar.h"
#include "jobs/latestjob.h"
#include "rules/findlist.h"
#include "session/librarysession.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace tonekin {

/// Keeps the answer to one query up to date on other threads, also while a scan adds tracks, and the picture of how
/// the library's similarities lie. GUI thread.
class SimilarSearch : public QObject {
    Q_OBJECT
public:
    SimilarSearch(LibrarySession& session, std::shared_ptr<ListTables> tables, QObject* parent);

    void setQuery(PlaylistQuery query);
    const std::optional<SimilarityDistribution>& distribution() const { return m_distribution; }
    double closeEnds() const { return m_distribution ? static_cast<double>(m_distribution->closeEnds) : 1.0; }

Q_SIGNALS:
    void found(const tonekin::FoundList& list);
    void distributionChanged();

private:
    void askSoon();
    void ask();
    ListQuestion question() const;
    void receive(const FoundList& list);
    void measureSoon();
    bool isMeasuredOtherwise() const;
    void measure();
    void receiveMeasure(std::optional<SimilarityDistribution> distribution);

    LibrarySession& m_session;
    PlaylistQuery m_query;
    std::shared_ptr<ListTables> m_tables; // never null
    bool m_stale = false;
    QTimer m_pause;
    LatestJob<FoundList> m_work;
    std::optional<SimilarityDistribution> m_distribution;
    bool m_distributionStale = false;
    QTimer m_measurePause;
    QElapsedTimer m_measureTime;
    LatestJob<std::optional<SimilarityDistribution>> m_measureWork;
};

} // namespace tonekin
