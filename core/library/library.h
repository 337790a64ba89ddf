// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"
#include "base/filestamp.h"
#include "base/finding.h"
#include "base/result.h"
#include "base/trackanalysis.h"
#include "base/trackid.h"
#include "base/unitnote.h"
#include "library/trackplays.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

struct RootId {
    std::int64_t value = 0;
    auto operator<=>(const RootId&) const = default;
};

/// A music folder that belongs to the library.
struct MusicRoot {
    RootId id;
    std::filesystem::path path;
    std::uint64_t device = 0; // where it lay at the last complete walk
    std::string fileSystem;
    std::int64_t fileCount = 0;
};

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

/// All embeddings of one model, ready for search.
struct EmbeddingTable {
    int dimensions = 0;
    std::vector<TrackId> ids;
    std::vector<float> values; // [ids x dimensions], unit rows
};

/// What the units of a network answered to one track.
struct StoredActivations {
    TrackId id;
    std::vector<FilterResponse> filters;
    std::vector<std::vector<FilterPeak>> laterPeaks; // empty: analysed before these were kept
    std::vector<float> hidden;
};

/// The library file: the one truth. One object is one SQLite connection and belongs to one thread; open another for
/// another thread. Any number of readers (other processes too); one writer at a time, which holds a ScanLock.
class Library {
public:
    enum class Access { ReadWrite, ReadOnly };

    /// Opens or, for ReadWrite, creates. Whoever comes first brings an older schema up to date after a backup (where
    /// nothing can be written, in a copy). A damaged file is set aside
    /// (never deleted), restored from the newest good backup and salvaged row by row; `repaired()` then says so.
    /// Errors: LibraryDamaged (ReadOnly, or while others use it), LibraryNewer (ReadWrite), LibraryForeign,
    /// LibraryReadOnly, LibraryInUse, Permission, DiskFull, IoError, NotFound (ReadOnly, no library there).
    static Result<Library> open(const std::filesystem::path& file, Access access);
    Library(Library&&) noexcept;
    Library& operator=(Library&&) noexcept;
    ~Library();

    /// Words on what was done at opening, for the user: set aside, restored, salvaged. Empty when nothing was.
    const std::string& repaired() const;
    bool readOnly() const;
    /// Grows with every commit by anyone that changes what can be read here (notes of what is in hand do not count):
    /// a cheap "has something changed" for views. Tracks that went with their root are in no list of changes; roots()
    /// tells.
    std::int64_t changeCounter() const;

    // Folders
    Result<RootId> addRoot(const std::filesystem::path& path);
    Status removeRoot(RootId root);
    Result<std::vector<MusicRoot>> roots() const;
    Status saveRootWalk(RootId root, std::uint64_t device, const std::string& fileSystem, std::int64_t fileCount);

    // Tracks
    Result<std::vector<TrackRow>> tracks() const;
    /// Those whose row changed after `counter` (see changeCounter()); for views that follow a running scan.
    Result<std::vector<TrackRow>> tracksChangedSince(std::int64_t counter) const;
    Result<TrackRow> track(TrackId id) const;
    Result<TrackRow> trackAt(const std::filesystem::path& path) const; // NotFound
    Result<std::filesystem::path> pathOf(TrackId id) const;
    Result<LibraryCounts> counts() const;
    Result<std::vector<std::pair<TrackId, TrackProblem>>> problems() const;

    // What a scan writes. Group many in one transaction: begin(), ..., commit(). When SQLite fails in a group (a full
    // disk, say) all of it is rolled back at once; the rest of the group and commit() then give the same error. After
    // commit() and rollBack() no transaction is open, whatever they say.
    Status begin();
    Status commit();
    Status rollBack();
    Result<TrackId> addTrack(RootId root, const std::string& relativePath, const FileStamp& stamp);
    Status moveTrack(TrackId id, RootId root, const std::string& relativePath, const FileStamp& stamp);
    /// New content or a wish of the user's: back to Waiting, the old results stay usable meanwhile.
    Status requeueTrack(TrackId id, const FileStamp& stamp);
    Status markMissing(TrackId id);
    Status markSeen(TrackId id); // Missing -> what it was before
    Status markExcluded(TrackId id, bool excluded);
    Status saveTags(TrackId id, const FileStamp& stamp, const ProbedTrack& probed); // same audio, other tags
    Status saveAnalysis(TrackId id, const FileStamp& stamp, const DecodedTrack& decoded, const TrackAnalysis& analysed,
                        const std::string& modelHash);
    /// What a decoder finds in a track whose audio is the same as before, or as that which copyAnalysis() gave it; what
    /// the network found stays.
    Status saveDecoded(TrackId id, const FileStamp& stamp, const DecodedTrack& decoded);
    Status saveFailure(TrackId id, const FileStamp& stamp, const TrackProblem& problem);
    /// Failed -> Waiting, for all or one.
    Status retryFailures(std::optional<TrackId> only);
    /// What the supervisor is about to hand to a helper, so that a crash of everything is blamed on the right file.
    /// A note that is still there at the next start is a death; noting the track again adds to its count, and any
    /// final result of the track (or noteInHand(id, false)) ends it.
    Status noteInHand(TrackId id, bool inHand);
    Result<std::vector<LeftInHand>> leftInHand() const;
    /// Gives a track all that was found in another with the same audio (tags, facts and state as well, which
    /// saveDecoded() replaces where it is not the same file); its own place, stamp and id stay. Errors: NotFound when
    /// `from` has no analysis.
    Status copyAnalysis(TrackId from, TrackId to, const FileStamp& stamp);
    /// Small facts about the library as a whole, by name: the analyser's version, the device of the last scan. Empty
    /// when never saved.
    Result<std::string> setting(const std::string& name) const;
    Status saveSetting(const std::string& name, const std::string& value);

    // What was heard. Rows that are damaged are not given out: their track is put back to Waiting.
    Result<EmbeddingTable> embeddings(const std::string& modelHash) const;
    /// The tracks that have an embedding of this model, without the vectors.
    Result<std::vector<TrackId>> analysedWith(const std::string& modelHash) const;
    /// Those of them that lack a finding of its current version: analysed before it was kept, or made another way then.
    /// What they have stays usable. Kinds that the decoder makes are lacked whatever the model.
    Result<std::vector<TrackId>> lacking(FindingKind kind, const std::string& modelHash) const;
    /// As it is stored. Errors: NotFound.
    Result<Finding> finding(TrackId id, FindingKind kind, const std::string& modelHash) const;
    /// Rows of embeddings that came after `counter`.
    Result<EmbeddingTable> embeddingsChangedSince(const std::string& modelHash, std::int64_t counter) const;
    Result<std::vector<Section>> sections(TrackId id, const std::string& modelHash) const;
    Result<std::vector<FilterResponse>> filters(TrackId id, const std::string& modelHash) const;
    Result<std::vector<float>> hiddenUnits(TrackId id, const std::string& modelHash) const;
    /// Empty where the track was analysed before these were kept.
    Result<std::vector<std::vector<FilterPeak>>> laterPeaks(TrackId id, const std::string& modelHash) const;
    /// All tracks that were analysed with a model, one after the other by id, in one pass over the file; ends early
    /// when `take` gives false. Damaged rows are passed over and analysed again, as above.
    Status forEachAnalysed(const std::string& modelHash,
                           const std::function<bool(const StoredActivations&)>& take) const;
    Result<Waveform> waveform(TrackId id) const;
    Result<double> loudness(TrackId id) const;
    /// Hash of the model that most analysed tracks were analysed with; empty when none was.
    Result<std::string> modelInUse() const;

    // The user's own words on a network's units; they stay when a model's results go
    Result<std::vector<UnitNote>> unitNotes(const std::string& modelHash) const; // by unit
    /// An empty one is forgotten. Errors: InvalidArgument with what is wrong (see flawOf).
    Status saveUnitNote(const std::string& modelHash, const UnitNote& note);
    /// All or none of them; those of the same units are replaced, others stay. Errors as above.
    Status saveUnitNotes(const std::string& modelHash, const std::vector<UnitNote>& notes);

    // Plays of the tracks
    /// What a source says, in place of all it said before. Tracks that are not there any more are passed over.
    /// Errors: InvalidArgument (no name, counts below 0, a rating that is none).
    Status savePlays(const std::string& source, const std::vector<TrackPlays>& plays, std::int64_t imported);
    /// Of all sources together, by track: the largest count of any, since they overlap, and Tonekin's own on top; the
    /// latest play, and the rating that was imported last.
    Result<std::vector<TrackPlays>> plays() const;
    Result<std::vector<PlaySource>> playSources() const; // by name

    Status checkIntegrity() const;
    Status backUp(const std::filesystem::path& to) const;
    /// What is due from time to time, for the start of a scan: a backup beside the library once a week, if the file is
    /// sound (the newest three are kept), and an end to the results of models that no track needs any more.
    Status maintain();

    struct Impl;

private:
    explicit Library(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// $XDG_DATA_HOME/tonekin/library.sqlite, or the like below the home folder.
std::filesystem::path defaultLibraryFile();

} // namespace tonekin
