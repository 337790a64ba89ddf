// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/trackstore.h"
#include "scan/foldercrawl.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tonekin {

/// A track of the library, as far as finding it again needs it.
struct KnownFile {
    TrackId id;
    std::size_t root = 0; // index into the folders of the comparison
    std::string relativePath;
    FileStamp stamp;
    TrackState state = TrackState::Waiting;
    bool hasAudioHash = false;
};

/// A music folder that takes part in a comparison.
struct ComparedRoot {
    std::filesystem::path path;
    std::uint64_t knownDevice = 0; // at the last walk, 0: never
    bool walked = true;            // by this scan; the tracks of the others are left as they are
    bool goneForGood = false;      // its owner said that what is not found is gone
};

/// What is to be done about one file.
struct FileFinding {
    enum class Kind {
        New,           // no track yet
        PossiblyMoved, // no track yet; its audio may be that of a track that is not where it was
        Twin,          // no track yet; a hard link to, or another way to, the file of track `id`
        Unchanged,     // track `id`, as the library knows it
        Restamped,     // the same, on a device or with an inode that has another number now
        Changed,       // track `id`; size, time or a lasting inode differ
        Moved,         // track `id` is here now, unchanged
    };
    Kind kind = Kind::New;
    TrackId id;
    std::size_t root = 0;
    std::string relativePath;
    FileStamp stamp;
    bool placeTaken = false; // Moved: another track was there, and has moved on itself

    bool operator==(const FileFinding&) const = default;
};

/// How a comparison ends, when all folders are walked.
struct ComparisonEnd {
    struct Root {
        std::size_t root = 0;
        std::uint64_t device = 0;
        std::string fileSystem;
        std::int64_t files = 0;
        std::optional<std::string> notConnected; // English, why nothing in it counts as missing
    };
    std::vector<FileFinding> findings;
    std::vector<TrackId> missing;
    std::vector<TrackId> mayHaveMoved; // not found; their audio may turn up as a PossiblyMoved file
    std::vector<Root> roots;           // walked ones, in order
};

/// Tells from names and stamps alone, without opening a file, what became of every track and which files are new. Used
/// by one thread: look() for each file of a walk, rootWalked() after each folder, finish() after all.
///
/// A file at a known place with the same inode (where the file system keeps them), size and time is unchanged. One at a
/// new place that has device, inode, size and time of a track that is not where it was, is that track, moved; names
/// that were swapped are followed too.
class FolderComparison {
public:
    FolderComparison(std::vector<ComparedRoot> roots, std::vector<KnownFile> known);
    FolderComparison(const FolderComparison&) = delete; // m_knownAt points into m_known
    FolderComparison& operator=(const FolderComparison&) = delete;

    /// What can be said at once; nothing when it has to wait for the end of the walk.
    std::optional<FileFinding> look(std::size_t root, SeenFile&& file);
    void rootWalked(std::size_t root, const Result<CrawlSummary>& summary);
    ComparisonEnd finish();

private:
    enum class Sight { NotSeen, SeenUnchanged, SeenChanged };
    struct Held {
        std::size_t root;
        std::string relativePath;
        FileStamp stamp;
        std::optional<std::size_t> known; // the track at that place so far
    };
    struct WalkedRoot {
        bool ended = false;
        std::optional<Error> error;
        CrawlSummary summary;
        std::int64_t files = 0;
    };
    struct StampHash {
        std::size_t operator()(const FileStamp& stamp) const noexcept;
    };

    bool belongsToNestedRoot(std::size_t root, std::string_view relativePath) const;
    bool inUnreadableFolder(const KnownFile& track) const;
    std::vector<std::optional<std::size_t>> followMoves() const;
    void judgeRoots(const std::vector<bool>& moved, ComparisonEnd& end) const;
    FileFinding findingFor(const Held& held, const std::vector<bool>& moved, bool somethingMayHaveMoved) const;

    std::vector<ComparedRoot> m_roots;
    std::vector<std::vector<std::string>> m_nested; // [roots], relative paths of other roots inside, each with '/'
    std::vector<KnownFile> m_known;
    std::vector<std::unordered_map<std::string_view, std::size_t>> m_knownAt; // [roots], into m_known
    std::vector<Sight> m_sight;                                               // [known]
    std::vector<Held> m_held;
    std::vector<WalkedRoot> m_walked;                            // [roots]
    std::unordered_map<FileStamp, TrackId, StampHash> m_inPlace; // files that are where their track says
};

} // namespace tonekin
