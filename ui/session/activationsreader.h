// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/liverankings.h"
#include "session/tracksnapshot.h"

#include <QElapsedTimer>
#include <QObject>

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

namespace tonekin {

/// Keeps the rankings of the network's units in step with the library, with a connection of its own. Lives in a thread
/// of its own; UnitActivations is its only user. The first reading is published as it goes. Tracks that come are added;
/// what cannot be taken back (a track that was analysed anew, removed, excluded) makes the rankings stale, and they are
/// made anew when things are quiet, so that this is never more than a twentieth of the thread's time.
class ActivationsReader : public QObject {
    Q_OBJECT
public:
    ActivationsReader(std::filesystem::path libraryFile, std::shared_ptr<LiveRankings> rankings);
    ~ActivationsReader() override;

    /// From any thread: what is listed now; the thread follows.
    void follow(TrackSnapshotRef tracks);
    /// From any thread: ends a reading early, and every later one at once, for good or until it is taken up again.
    void stop() { m_stop.request_stop(); }
    void setHeldBack(bool heldBack) { m_isHeldBack = heldBack; }
    /// From any thread: the library file may be another one now.
    void reopen() { m_mustReopen = true; }

Q_SIGNALS:
    void started(const std::string& modelHash); // anew, of this network's answers; empty: nothing was heard
    void progressed(double part);               // of the first reading, 0..1
    void changed();                             // the rankings did, at most about twice a second
    void finished();                            // all that is there has been read
    void failed(const tonekin::Error& error);   // the next change is a new try

private:
    void catchUp();
    Status bringUpToDate(TrackSnapshotRef tracks);
    Status readAll(const std::string& modelHash);
    Status readChanges(const TrackSnapshot& before);
    std::vector<TrackId> tracksThatDiffer(const TrackSnapshot& before);
    Result<bool> addIfNew(TrackId id); // whether it was added
    bool mustEnd() const { return m_isHeldBack || m_stop.stop_requested(); }
    const ListedTrack* wantedTrack(TrackId id) const;
    void becomeStale();
    void tellProgress(double part);

    const std::filesystem::path m_file;
    const std::shared_ptr<LiveRankings> m_rankings;
    std::stop_source m_stop;
    std::atomic<bool> m_isHeldBack = false;
    std::atomic<bool> m_mustReopen = false;
    std::mutex m_mutex;
    TrackSnapshotRef m_wanted; // guarded by m_mutex; null once it is being followed
    std::optional<Library> m_library;
    TrackSnapshotRef m_tracks;
    std::string m_modelHash;
    std::unordered_map<TrackId, UnitRankings::Labels> m_added;
    std::int64_t m_counter = -1; // up to where the library was read
    bool m_isComplete = false;   // everything that was analysed with this model was read once
    bool m_isStale = false;
    qint64 m_readingMs = 0; // how long that took
    QElapsedTimer m_sinceTold;
};

} // namespace tonekin
