// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scanrun.h"

#include "analysis/networkstage.h"
#include "analysis/walkstage.h"
#include "analysis/writerstage.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tonekin {

namespace {

/// Decoding takes most of the time, so each core gets a decoder; the network works in what they leave over.
int jobsFor(int wanted)
{
    return wanted > 0 ? wanted : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

} // namespace

ScanRun::ScanRun(ScanOptions options, ScanSteps steps, LibraryScan::Report report, LibraryScan::TrackDone trackDone)
    : m_options(std::move(options))
    , m_steps(std::move(steps))
    , m_jobs(jobsFor(m_options.jobs))
    , m_channels(m_jobs)
    , m_conductor([this, report = std::move(report), trackDone = std::move(trackDone)](std::stop_token stop) mutable {
        conduct(stop, report, std::move(trackDone));
    })
{
}

ScanRun::~ScanRun()
{
    cancel();
}

void ScanRun::setPaused(bool paused)
{
    m_channels.pause.setPaused(paused);
    m_channels.progress.setPaused(paused);
}

void ScanRun::cancel()
{
    m_conductor.request_stop();
}

ScanProgress ScanRun::wait()
{
    return *m_end.wait({});
}

ScanProgress ScanRun::progress() const
{
    return m_channels.progress.snapshot();
}

void ScanRun::conduct(const std::stop_token& stop, const LibraryScan::Report& report,
                      LibraryScan::TrackDone&& trackDone)
{
    {
        const std::jthread teller([&](std::stop_token told) { m_channels.progress.tell(report, told); });
        auto ended = runThreads(stop, std::move(trackDone));
        if (!ended && !stop.stop_requested())
            m_channels.progress.fail(ended.error());
        m_channels.progress.setPhase(stop.stop_requested() ? ScanPhase::Cancelled : ScanPhase::Finished);
    }
    m_end.set(m_channels.progress.snapshot());
}

Status ScanRun::runThreads(const std::stop_token& stop, LibraryScan::TrackDone&& trackDone)
{
    OnceValue<Status> written;
    WriterStage writer(m_channels, m_options, m_steps, m_jobs, std::move(trackDone));
    const std::jthread writerThread([&] { written.set(writer.run(stop, m_roots)); });
    {
        std::vector<std::jthread> workers;
        workers.emplace_back([this](std::stop_token halt) {
            if (const auto roots = m_roots.wait(halt))
                walkFolders(m_channels, m_steps, *roots, halt);
        });
        workers.emplace_back([this](std::stop_token halt) { NetworkStage(m_channels, m_steps).run(halt); });
        for (int job = 0; job < m_jobs; ++job)
            workers.emplace_back(
                [this](std::stop_token halt) { DecodeStage(m_channels, m_steps.makeDecoding()).run(halt); });
        (void)written.wait(stop);
        for (std::jthread& worker : workers)
            worker.request_stop(); // all of them first, then each is waited for
    }
    m_channels.news.close(); // after a stop the writer takes down what came in, and ends
    return *written.wait({});
}

} // namespace tonekin
