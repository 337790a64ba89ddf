// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/activationsreader.h"
#include "session/librarysession.h"
#include "session/unitlistreader.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <optional>
#include <string>

namespace tonekin {

/// What the units of the network answered to the tracks of the library, as the window sees it. Nothing is read before
/// it is wanted; then everything once, in the background, and afterwards what changes. GUI thread; the session must
/// outlive it.
class UnitActivations : public QObject {
    Q_OBJECT
public:
    explicit UnitActivations(LibrarySession& session, QObject* parent = nullptr);
    ~UnitActivations() override; // ends the reading

    void want();
    /// Ends the first reading; what was read stays. Does nothing later, when there is little to do.
    void cancel();
    void tryAgain(); // after an error or after cancel()

    /// All that was heard has been read once.
    bool isComplete() const { return m_isComplete; }
    bool isCancelled() const { return m_isCancelled; }
    /// The first reading goes on.
    bool isReading() const;
    double partRead() const { return m_part; } // 0..1
    /// An estimate; empty: not known yet.
    std::optional<double> secondsLeft() const;
    const std::optional<Error>& error() const { return m_error; }
    /// The network whose activations these are: the one that most analysed tracks were analysed with. Empty: none was
    /// analysed.
    const std::string& modelHash() const { return m_modelHash; }
    std::shared_ptr<const LiveRankings> rankings() const { return m_rankings; }
    std::size_t tracks() const;

    QFuture<UnitList> list(const UnitQuery& query) { return m_lists.list(m_modelHash, query); }
    QFuture<std::vector<FiringUnit>> firing(TrackId track, std::size_t count)
    {
        return m_lists.firing(m_modelHash, track, count);
    }

Q_SIGNALS:
    void changed();    // lists and distributions may have; about twice a second at most
    void progressed(); // isComplete(), partRead(), error() or modelHash() did

private:
    void follow();
    void connectReader();

    LibrarySession& m_session;
    std::shared_ptr<LiveRankings> m_rankings;
    UnitListReader m_lists;
    bool m_isWanted = false;
    bool m_isComplete = false;
    bool m_isCancelled = false;
    double m_part = 0.0;
    QElapsedTimer m_sinceStart;
    std::string m_modelHash;
    std::optional<Error> m_error;
    QThread m_thread;
    ActivationsReader* m_reader; // lives in m_thread, deleted there
};

} // namespace tonekin
