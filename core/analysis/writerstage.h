// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/findingwriter.h"
#include "analysis/scanbook.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>

namespace tonekin {

/// The one writer thread: owns the library's connection, compares what the walk sees with it, hands out work and
/// writes down results, a transaction about every second or 50 tracks. Ends when all is done, when the helpers are
/// broken, or when the news channel is closed after a stop; whatever came in by then is committed.
class WriterStage {
public:
    WriterStage(ScanChannels& channels, const ScanOptions& options, const ScanSteps& steps, int jobs,
                LibraryScan::TrackDone trackDone);

    /// Opens the library; the walk may start when it is ready. `rootsReady` gets the folders to walk.
    Status run(const std::stop_token& stop, OnceValue<std::vector<ScanRoot>>& rootsReady);

private:
    using Clock = std::chrono::steady_clock;

    Status open(OnceValue<std::vector<ScanRoot>>& rootsReady);
    Status work(const std::stop_token& stop);
    Status end(const std::stop_token& stop, Status reason);
    Clock::time_point nextMoment() const;
    bool batchIsDue() const;
    bool allDone() const;
    void handOut();
    Status commit(const std::stop_token& stop);
    void finishWalk();

    void receive(FilesSeen&& news);
    void receive(RootWalked&& news);
    void receive(WalkEnded&& news);
    void receive(NetworkReady&& news);
    void receive(TrackAnalysed&& news);
    void receive(TrackDecoded&& news);
    void receive(SameAudioAs&& news);
    void receive(OnlyTagsChanged&& news);
    void receive(TrackIdentified&& news);
    void receive(TrackChangedMeanwhile&& news);
    void receive(TrackFailed&& news);
    void receive(HelpersBroken&& news);
    void vanished(const ScanTrack& track, const Error& error);
    void notePassedOver();
    bool rootIsThere(std::size_t root) const;
    void loseRoot(std::size_t root);

    ScanChannels& m_channels;
    const ScanOptions& m_options;
    const std::chrono::milliseconds m_beforeAnotherLook;
    const std::size_t m_jobs;
    LibraryScan::TrackDone m_trackDone;
    std::unique_ptr<ScanBook> m_book;
    std::unique_ptr<FindingWriter> m_findings;
    std::unique_ptr<FolderComparison> m_comparison; // gone when the walk is finished
    std::optional<Result<NetworkFacts>> m_network;
    std::optional<Error> m_broken;
    std::optional<Clock::time_point> m_batchStart;
    std::map<std::string, std::size_t> m_passedOver; // files of all folders by ending
    std::size_t m_resultsInBatch = 0;
    bool m_walkEnded = false;
};

} // namespace tonekin
