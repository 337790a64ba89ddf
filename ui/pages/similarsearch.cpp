// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/similarsearch.h"

#include <QDateTime>

#include <algorithm>

namespace tonekin {

namespace {

// How long lists stand still at least while a scan adds tracks.
constexpr int pauseMs = 1000;
constexpr int measurePauseMs = 3000;
constexpr int bins = 60;

} // namespace

SimilarSearch::SimilarSearch(LibrarySession& session, std::shared_ptr<ListTables> tables, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_tables(std::move(tables))
    , m_work([this](const FoundList& list) { receive(list); })
    , m_measureWork(
          [this](std::optional<SimilarityDistribution> distribution) { receiveMeasure(std::move(distribution)); })
{
    m_pause.setSingleShot(true);
    m_measurePause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &SimilarSearch::ask);
    connect(&m_measurePause, &QTimer::timeout, this, &SimilarSearch::measure);
    connect(&m_session, &LibrarySession::vectorsChanged, this, [this] {
        askSoon();
        measureSoon();
    });
    measureSoon();
}

void SimilarSearch::setQuery(PlaylistQuery query)
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
    if (m_work.isUnderWay() || !m_stale)
        return; // asked again when that is done
    m_stale = false;
    m_work.ask([question = question()] { return findList(question); });
}

ListQuestion SimilarSearch::question() const
{
    ListQuestion question{m_query, m_session.vectors(), m_session.tracks()->catalogue, {}, {}, m_tables};
    question.query.now = QDateTime::currentSecsSinceEpoch();
    question.library = m_session.options().libraryFile;
    if (m_distribution)
        question.closeEnds = m_distribution->closeEnds;
    return question;
}

void SimilarSearch::receive(const FoundList& list)
{
    if (!m_stale || m_pause.isActive())
        Q_EMIT found(list);
    else
        ask(); // the query has changed meanwhile
}

void SimilarSearch::measureSoon()
{
    m_distributionStale = true;
    const bool atOnce = isMeasuredOtherwise();
    if (!m_measureWork.isUnderWay() && (atOnce || !m_measurePause.isActive()))
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
    m_measureWork.ask([vectors = m_session.vectors()] { return distributionOf(*vectors, bins); });
}

void SimilarSearch::receiveMeasure(std::optional<SimilarityDistribution> distribution)
{
    m_distribution = std::move(distribution);
    if (m_query.rules.closeOnly)
        askSoon();
    Q_EMIT distributionChanged();
    if (m_distributionStale)
        m_measurePause.start(
            isMeasuredOtherwise() ? 0 : std::max(measurePauseMs, static_cast<int>(4 * m_measureTime.elapsed())));
}

} // namespace tonekin
