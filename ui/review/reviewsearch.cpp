// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewsearch.h"

#include "library/library.h"

namespace tonekin {

namespace {

Result<std::shared_ptr<const LibraryReview>> lookThrough(const std::filesystem::path& file, TrackSnapshotRef tracks)
{
    const auto library = Library::open(file, Library::Access::ReadOnly);
    if (!library)
        return library.error();
    auto review = std::make_shared<LibraryReview>();
    KindReviewOptions kindOptions;
    kindOptions.scope = ReviewScope::All;
    auto kinds = reviewKinds(*library, *tracks->catalogue, kindOptions);
    if (!kinds)
        return kinds.error();
    CopyReviewOptions copyOptions;
    copyOptions.scope = ReviewScope::All;
    auto copies = reviewCopies(*library, *tracks->catalogue, copyOptions);
    if (!copies)
        return copies.error();
    OutlierReviewOptions oddOptions;
    oddOptions.scope = ReviewScope::All;
    auto odd = reviewOutliers(*library, *tracks->catalogue, oddOptions);
    if (!odd)
        return odd.error();
    review->kinds = *std::move(kinds);
    review->copies = *std::move(copies);
    review->odd = *std::move(odd);
    review->of = std::move(tracks);
    return std::shared_ptr<const LibraryReview>(std::move(review));
}

} // namespace

ReviewSearch::ReviewSearch(LibrarySession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_work([this](const Found& found) { receive(found); })
{
    constexpr int pauseMs = 300; // changes come in groups
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &ReviewSearch::look);
    for (const auto change : {&LibrarySession::tracksChanged, &LibrarySession::vectorsChanged})
        connect(&m_session, change, this, [this] {
            m_isStale = true;
            lookSoon();
        });
    connect(&m_session, &LibrarySession::scanChanged, this, &ReviewSearch::lookSoon);
    connect(&m_session, &LibrarySession::verdictsSaved, this, [this](bool done) {
        if (done && !m_work.isUnderWay())
            return; // who decided knows it already
        m_work.drop();
        m_isStale = true;
        lookSoon();
    });
}

void ReviewSearch::want()
{
    m_isWanted = true;
    lookSoon();
}

void ReviewSearch::lookSoon()
{
    if (m_isWanted && m_isStale && m_session.hasLoaded() && !m_session.isScanning() && !m_work.isUnderWay())
        m_pause.start();
}

void ReviewSearch::look()
{
    m_isStale = false;
    m_work.ask(
        [file = m_session.options().libraryFile, tracks = m_session.tracks()] { return lookThrough(file, tracks); });
}

void ReviewSearch::receive(const Found& found)
{
    if (found) {
        m_review = *found;
        Q_EMIT this->found();
    } else {
        Q_EMIT failed(found.error());
    }
    lookSoon();
}

} // namespace tonekin
