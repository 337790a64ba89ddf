// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"
#include "base/filestamp.h"
#include "base/result.h"
#include "base/trackanalysis.h"
#include "base/trackid.h"
#include "scan/foldercrawl.h"
#include "worker/networkprocess.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tonekin {

/// A file on its way through a scan.
struct ScanTrack {
    enum class Job {
        Analyse,  // the whole pass
        Recheck,  // known, but the file changed: perhaps only its tags did
        Identify, // not in the library yet; perhaps a track that moved
        Complete, // analysed, but something that decoding alone finds is lacking
    };
    Job job = Job::Analyse;
    TrackId id; // none yet for Identify
    std::size_t root = 0;
    std::string relativePath;
    std::filesystem::path file;
    FileStamp stamp;
    std::optional<AudioHash> knownAudio;               // Recheck: what an analysis that is still good was made of
    std::chrono::system_clock::time_point notBefore{}; // still being written, as it seems
    int changes = 0;                                   // how often it changed while it was read
    int deaths = 0; // of the whole program, with it in hand; then it goes last, and alone
};

/// A decoded track on its way to the network.
struct DecodedFile {
    ScanTrack track;
    DecodedTrack decoded;
};

// What the stages tell the writer, the only one that changes the library.

struct FilesSeen {
    std::size_t root;
    std::vector<SeenFile> files;
};
struct RootWalked {
    std::size_t root;
    Result<CrawlSummary> summary;
};
struct WalkEnded {};
struct NetworkReady {
    Result<NetworkFacts> facts;
};
struct TrackAnalysed {
    ScanTrack track;
    DecodedTrack decoded; // without the spectrogram
    TrackAnalysis analysed;
};
struct TrackDecoded { // for Complete; without the spectrogram
    ScanTrack track;
    DecodedTrack decoded;
};
struct SameAudioAs { // the network would give what is known of another track
    ScanTrack track;
    TrackId other;
    DecodedTrack decoded; // without the spectrogram
};
struct OnlyTagsChanged {
    ScanTrack track;
    ProbedTrack probed;
};
struct TrackIdentified {
    ScanTrack track;
    Result<ProbedTrack> probed;
};
struct TrackChangedMeanwhile {
    ScanTrack track;
};
struct TrackFailed {
    ScanTrack track;
    std::string stage;
    Error error;
};
struct HelpersBroken { // the installation, not the files; `blamed` were failed on the way to that insight
    Error error;
    std::vector<TrackId> blamed;
};

using ScanNews = std::variant<FilesSeen, RootWalked, WalkEnded, NetworkReady, TrackAnalysed, TrackDecoded, SameAudioAs,
                              OnlyTagsChanged, TrackIdentified, TrackChangedMeanwhile, TrackFailed, HelpersBroken>;

} // namespace tonekin
