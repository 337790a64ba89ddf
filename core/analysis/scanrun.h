// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/decodestage.h"
#include "analysis/libraryscan.h"
#include "analysis/scanbook.h"
#include "analysis/scansteps.h"

#include <thread>

namespace tonekin {

/// One scan with all its threads, over steps that were handed in: a walker, decode threads, the network thread, the
/// writer, one that tells progress, and one that starts and ends the others. The destructor cancels and waits.
class ScanRun {
public:
    ScanRun(ScanOptions options, ScanSteps steps, LibraryScan::Report report, LibraryScan::TrackDone trackDone);
    ~ScanRun();
    ScanRun(const ScanRun&) = delete;
    ScanRun& operator=(const ScanRun&) = delete;

    void setPaused(bool paused);
    void cancel();
    ScanProgress wait();
    ScanProgress progress() const;

private:
    void conduct(const std::stop_token& stop, const LibraryScan::Report& report, LibraryScan::TrackDone&& trackDone);
    Status runThreads(const std::stop_token& stop, LibraryScan::TrackDone&& trackDone);

    const ScanOptions m_options;
    const ScanSteps m_steps;
    const int m_jobs;
    ScanChannels m_channels;
    OnceValue<std::vector<ScanRoot>> m_roots;
    OnceValue<ScanProgress> m_end;
    std::jthread m_conductor; // last: it ends before what it uses
};

} // namespace tonekin
