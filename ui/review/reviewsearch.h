// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/review.h"
#include "jobs/latestjob.h"
#include "session/librarysession.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace tonekin {

/// What a library holds to decide on, at one time.
struct LibraryReview {
    KindReview kinds;    // intros and their like, with what was decided
    CopyReview copies;   // likewise
    OutlierReview odd;   // likewise; also those that are not odd
    TrackSnapshotRef of; // never null
};

/// Looks through the library for what is to be decided, on another thread, as soon as somebody wants it and again after
/// each change; while a scan runs it waits for the end. Seconds for ten thousand tracks. GUI thread.
class ReviewSearch : public QObject {
    Q_OBJECT
public:
    ReviewSearch(LibrarySession& session, QObject* parent);

    /// Nothing is looked for before.
    void want();
    /// Null until it was looked for the first time.
    const std::shared_ptr<const LibraryReview>& review() const { return m_review; }
    bool isLooking() const { return m_work.isUnderWay() || m_pause.isActive(); }

Q_SIGNALS:
    void found();
    void failed(const tonekin::Error& error);

private:
    using Found = Result<std::shared_ptr<const LibraryReview>>;
    void lookSoon();
    void look();
    void receive(const Found& found);

    LibrarySession& m_session;
    QTimer m_pause;
    bool m_isWanted = false;
    bool m_isStale = true;
    std::shared_ptr<const LibraryReview> m_review;
    LatestJob<Found> m_work;
};

} // namespace tonekin
