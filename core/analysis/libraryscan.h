// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/trackid.h"
#include "worker/decoderprocess.h"
#include "worker/helperprograms.h"
#include "worker/networkprocess.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tonekin {

struct ScanOptions {
    std::filesystem::path libraryFile;
    std::vector<std::filesystem::path> folders; // added to the library; empty: the folders it has
    HelperPrograms helpers;
    NetworkOptions network;
    DecoderLimits decoderLimits;
    int jobs = 0; // decoders at once; 0: as many as fill the machine together with the network
    bool retryFailed = false;
    bool lookAgain = false;                         // into every file, also those that seem unchanged
    std::vector<std::filesystem::path> goneForGood; // roots whose vanished files are really gone (the user said so)
};

/// How a scan came to an end with a track.
enum class TrackEnd { Analysed, Copied, LookedAt, Failed };

enum class ScanPhase { Starting, Looking, Analysing, Paused, Finished, Cancelled, Failed };

/// Where a scan stands. Sent about ten times a second at most, and at every change of phase.
struct ScanProgress {
    ScanPhase phase = ScanPhase::Starting;
    std::int64_t filesSeen = 0; // by the walk
    std::int64_t total = 0;     // tracks that this scan has to do something about
    std::int64_t done = 0;      // of them; the sum of what follows
    std::int64_t analysed = 0;  // read from start to end
    std::int64_t copied = 0;    // have the same audio as another track, and its analysis now
    std::int64_t lookedAt = 0;  // had changed or moved, but their audio was known already
    std::int64_t failed = 0;
    double tracksPerMinute = 0.0; // moving window
    double audioSpeed = 0.0;      // seconds of music a second
    std::optional<std::chrono::seconds> timeLeft;
    std::chrono::milliseconds elapsed{0}; // since the start, pauses left out
    std::string device;                   // of the network
    std::string deviceNote;
    std::vector<std::string> inHand; // files being analysed, for display
    std::vector<std::string> notes;  // English; unreadable folders, a root that seems not connected ...
    std::vector<std::filesystem::path> rootsUnavailable;
    std::optional<Error> error; // why Failed
};

/// One scan of a library: walk, compare, decode, hear, store. It runs on threads of its own; the destructor cancels
/// and waits. Nothing finished is lost at any stop; the next scan goes on where this one was.
class LibraryScan {
public:
    using Report = std::function<void(const ScanProgress&)>; // on a thread of the scan, one call at a time
    using TrackDone = std::function<void(TrackId, const std::optional<Error>&)>; // after the commit; may be empty

    static Result<std::unique_ptr<LibraryScan>> start(ScanOptions options, Report report, TrackDone trackDone = {});
    ~LibraryScan();
    LibraryScan(const LibraryScan&) = delete;
    LibraryScan& operator=(const LibraryScan&) = delete;

    void pause();
    void resume();
    void cancel(); // returns at once; wait() for the end
    ScanProgress wait();
    ScanProgress progress() const;

private:
    LibraryScan();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
