// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/changebatch.h"
#include "analysis/comparefolder.h"
#include "analysis/decodestage.h"
#include "analysis/libraryscan.h"
#include "analysis/worklist.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tonekin {

/// A music folder in a scan; the same order everywhere.
struct ScanRoot {
    RootId id;
    std::filesystem::path path;
    std::uint64_t knownDevice = 0;
    bool walked = true;
    bool goneForGood = false;
    bool lost = false; // went away while the scan ran
};

/// The writer's memory of one scan: the library as it was found, what is to be written and what is to be done.
/// Belongs to the writer thread.
class ScanBook {
public:
    struct Row {
        std::size_t root = 0;
        std::string relativePath;
        FileStamp stamp;
        TrackState state = TrackState::Waiting;
        std::optional<AudioHash> audioHash;
        bool present = false; // known before and seen by this scan
    };

    ScanBook(Library opened, ScanChannels& sharedChannels, LibraryScan::TrackDone trackDone);

    /// Folders, rows and what an earlier death of the program left behind; adds the folders that are new.
    Status load(const ScanOptions& options);
    /// The model is known: which tracks it has analysed.
    Status loadAnalysed(const NetworkFacts& facts);
    std::vector<ComparedRoot> comparedRoots() const;
    std::vector<KnownFile> knownFiles() const;

    std::filesystem::path fileOf(std::size_t root, const std::string& relativePath) const;
    bool isAnalysed(TrackId id) const { return analysedTracks.contains(id); }
    /// It is analysed, but lacks something that decoding it alone finds.
    bool lacksDecoding(TrackId id) const { return m_lackDecoding.contains(id); }
    /// New work of this scan, counted; a suspect that has died too often is written down as failed instead.
    void addWork(ScanTrack track);
    /// The way a known track is dealt with whose file has to be looked at again.
    ScanTrack workFor(TrackId id, ScanTrack::Job job) const;
    /// After the commit of a final result.
    void finish(const ScanTrack& track, TrackEnd end, double audioSeconds = 0.0);
    void finishFailed(const ScanTrack& track, const Error& error);
    LibraryChange failureOf(const ScanTrack& track, const std::string& stage, const Error& error);
    void addFailure(const ScanTrack& track, const std::string& stage, const Error& error);
    /// `twin` is the file of `first` by another name: it waits for that one's analysis, or gets it at once.
    void addTwin(TrackId first, ScanTrack twin);
    /// Of a track with the same audio; with what a decoder found in the copy where it is another file, which has tags,
    /// a container and flaws of its own.
    void addCopy(TrackId from, ScanTrack to, const std::shared_ptr<const DecodedTrack>& own = nullptr);

    Library library;
    ScanChannels& channels;
    ChangeBatch batch;
    WorkList work;
    std::vector<ScanRoot> roots;
    bool lookAgain = false; // also at files that seem unchanged
    std::unordered_map<TrackId, Row> rows;
    std::string modelHash; // empty until the network is ready
    std::unordered_set<TrackId> analysedTracks;

private:
    Status loadRoots(const ScanOptions& options);
    Status loadRows();
    void note(const std::string& name, const std::string& value);
    void finish(const ScanTrack& track, TrackEnd end, double audioSeconds, const std::optional<Error>& error);
    void settleTwinsOf(TrackId first);

    Result<std::unordered_set<TrackId>> lackingFrom(FindingSource source, const NetworkFacts& facts) const;

    LibraryScan::TrackDone m_trackDone;
    std::unordered_set<TrackId> m_lackDecoding;
    std::unordered_map<TrackId, int> m_deaths; // of the whole program, with the track in hand
    std::unordered_map<TrackId, std::vector<ScanTrack>> m_twins;
};

} // namespace tonekin
