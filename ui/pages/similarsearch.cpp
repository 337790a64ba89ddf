// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/similarsearch.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace tonekin {

namespace {

// How long lists stand still at least while a scan adds tracks.
constexpr int pauseMs = 1000;
constexpr int measurePauseMs = 3000;
constexpr int bins = 60;

} // namespace

SimilarSearch::SimilarSearch(LibrarySession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    m_pause.setSingleShot(true);
    m_measurePause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &SimilarSearch::ask);
    connect(&m_measurePause, &QTimer::timeout, this, &SimilarSearch::measure);
    connect(&m_session, &LibrarySession::vectorsChanged, this, [this] {
        askSoon();
        measureSoon();
    });
    connect(&m_work, &QFutureWatcherBase::finished, this, [this] {
        const SimilarResult result = m_work.result();
        if (!m_stale || m_pause.isActive())
            Q_EMIT found(result);
        else
            ask(); // the query has changed meanwhile
    });
    connect(&m_measureWork, &QFutureWatcherBase::finished, this, [this] {
        m_distribution = m_measureWork.result();
        Q_EMIT distributionChanged();
        if (m_distributionStale)
            m_measurePause.start(
                isMeasuredOtherwise() ? 0 : std::max(measurePauseMs, static_cast<int>(4 * m_measureTime.elapsed())));
    });
    measureSoon();
}

SimilarSearch::~SimilarSearch()
{
    m_work.disconnect(this);
    m_measureWork.disconnect(this);
    m_work.waitForFinished();
    m_measureWork.waitForFinished();
}

void SimilarSearch::setQuery(SimilarQuery query)
{
    m_query = std::move(query);
    m_stale = true;
    m_pause.stop();
    ask();
}

void SimilarSearch::askSoon()
{
    if (m_query.seeds.empty())
        return;
    m_stale = true;
    if (!m_pause.isActive())
        m_pause.start(pauseMs);
}

void SimilarSearch::ask()
{
    if (m_work.isRunning() || !m_stale)
        return; // asked again when that is done
    m_stale = false;
    m_work.setFuture(QtConcurrent::run([query = m_query, vectors = m_session.vectors(), tracks = m_session.tracks()] {
        return findSimilar(query, *vectors, *tracks->catalogue);
    }));
}

void SimilarSearch::measureSoon()
{
    m_distributionStale = true;
    const bool atOnce = isMeasuredOtherwise();
    if (!m_measureWork.isRunning() && (atOnce || !m_measurePause.isActive()))
        m_measurePause.start(atOnce ? 0 : measurePauseMs);
}

/// Whether lists are made by another measure than the picture.
bool SimilarSearch::isMeasuredOtherwise() const
{
    const bool corrects = m_session.vectors()->read([](const VectorIndex& index) { return index.correctsHubs(); });
    return !m_distribution || m_distribution->correctsHubs != corrects;
}

void SimilarSearch::measure()
{
    m_distributionStale = false;
    m_measureTime.start();
    m_measureWork.setFuture(
        QtConcurrent::run([vectors = m_session.vectors()] { return distributionOf(*vectors, bins); }));
}

} // namespace tonekin
