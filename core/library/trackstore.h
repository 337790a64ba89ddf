// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"
#include "base/filestamp.h"
#include "base/result.h"
#include "base/trackid.h"
#include "library/rootstore.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tonekin {

class Connection;

/// Every track is in exactly one of these.
enum class TrackState { Waiting, Done, DoneWithWarning, Failed, Missing, Excluded };

struct TrackProblem {
    ErrorCode code;
    std::string stage;  // "open", "decode", "network", "store"
    std::string detail; // English
    int attempts = 0;
    std::int64_t whenSeconds = 0; // since 1970
};

/// A track as lists show it. Small: a library of 200,000 of them is held in memory.
struct TrackRow {
    TrackId id;
    RootId root;
    std::string relativePath; // bytes
    TrackTags tags;
    AudioFacts audio;
    TrackState state = TrackState::Waiting;
    std::optional<ErrorCode> problem; // of Failed and DoneWithWarning
    std::optional<AudioHash> audioHash;
    FileStamp stamp;
    bool hasEmbedding = false;
    std::int64_t addedSeconds = 0; // since 1970
};

struct LibraryCounts {
    std::int64_t tracks = 0, analysed = 0, failed = 0, missing = 0, waiting = 0;
};

/// A track that was being worked on when the program died, and how often that has happened in a row.
struct LeftInHand {
    TrackId id;
    int times = 0;
};

/// The tracks of a library: places, tags, states and problems. Belongs to the Library that gives it out, and to its
/// thread.
class TrackStore {
public:
    explicit TrackStore(Connection& connection);

    Result<std::vector<TrackRow>> all() const;
    /// Those whose row changed after `counter` (see Library::changeCounter()); for views that follow a running scan.
    Result<std::vector<TrackRow>> changedSince(std::int64_t counter) const;
    Result<TrackRow> find(TrackId id) const;                          // NotFound
    Result<TrackRow> findAt(const std::filesystem::path& path) const; // NotFound
    Result<std::filesystem::path> pathOf(TrackId id) const;           // NotFound
    Result<LibraryCounts> counts() const;
    /// Why tracks failed or are done with a warning, by track; those that are missing or excluded have no say.
    Result<std::vector<std::pair<TrackId, TrackProblem>>> problems() const;

    // What a scan writes; group many in one transaction of the library's.
    Result<TrackId> add(RootId root, const std::string& relativePath, const FileStamp& stamp);
    Status move(TrackId id, RootId root, const std::string& relativePath, const FileStamp& stamp);
    /// New content or a wish of the user's: back to Waiting, the old results stay usable meanwhile.
    Status requeue(TrackId id, const FileStamp& stamp);
    Status markMissing(TrackId id);
    Status markSeen(TrackId id); // Missing -> what it was before
    /// Excluded tracks stay in the library, with what was found in them, and take part in nothing.
    Status markExcluded(TrackId id);
    Status markIncluded(TrackId id); // Excluded -> what it was before
    /// Same audio, other tags.
    Status saveTags(TrackId id, const FileStamp& stamp, const ProbedTrack& probed);
    Status saveFailure(TrackId id, const FileStamp& stamp, const TrackProblem& problem);
    /// Failed -> Waiting, for all or one.
    Status retryFailures(std::optional<TrackId> only);
    /// What the supervisor is about to hand to a helper, so that a crash of everything is blamed on the right file.
    /// A note that is still there at the next start is a death; noting the track again adds to its count, and any
    /// final result of the track (or takeFromHand()) ends it.
    Status noteInHand(TrackId id);
    Status takeFromHand(TrackId id);
    Result<std::vector<LeftInHand>> leftInHand() const;

private:
    Connection& m_connection;
};

} // namespace tonekin
