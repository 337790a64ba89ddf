// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/libraryscan.h"

#include "analysis/scanrun.h"
#include "analysis/tidyfolder.h"
#include "library/library.h"
#include "library/rootstore.h"
#include "library/scanlock.h"

#include <algorithm>
#include <utility>

namespace tonekin {

namespace {

DecodingSteps decodingInHelper(const ScanOptions& options)
{
    const auto helper = std::make_shared<DecoderProcess>(options.helpers.decoder, options.decoderLimits);
    DecodingSteps steps;
    steps.decode = [helper](int descriptor, const MelFrontEnd& frontEnd, std::stop_token stop) {
        return helper->decode(descriptor, frontEnd, std::move(stop));
    };
    steps.probe = [helper](int descriptor, std::stop_token stop) { return helper->probe(descriptor, std::move(stop)); };
    return steps;
}

Result<AnalysisSteps> networkInHelper(const ScanOptions& options, std::stop_token stop)
{
    auto started = NetworkProcess::start(options.helpers.network, options.network, std::move(stop));
    if (!started)
        return started.error();
    const auto helper = std::make_shared<NetworkProcess>(std::move(*started));
    AnalysisSteps steps;
    steps.facts = [helper] { return helper->facts(); };
    steps.analyse = [helper](std::span<const MelSpectrogram> tracks, std::stop_token halt) {
        return helper->analyse(tracks, std::move(halt));
    };
    return steps;
}

ScanSteps stepsInHelpers(const ScanOptions& options)
{
    ScanSteps steps;
    steps.crawl = [](const std::filesystem::path& root, const std::function<void(SeenFile &&)>& found,
                     std::stop_token stop) { return crawlFolder(root, {}, found, std::move(stop)); };
    steps.makeDecoding = [options] { return decodingInHelper(options); };
    steps.startNetwork = [options](std::stop_token stop) { return networkInHelper(options, std::move(stop)); };
    return steps;
}

/// A folder that never was there is a mistake of the caller's; one that is known but absent is the scan's business.
Status checkFolders(const ScanOptions& options)
{
    for (const auto& folder : options.folders) {
        std::error_code failed;
        if (std::filesystem::is_directory(folder, failed))
            continue;
        const auto library = Library::open(options.libraryFile, Library::Access::ReadOnly);
        const auto roots = library ? library->roots().all() : Result<std::vector<MusicRoot>>(library.error());
        if (!roots || std::ranges::find(*roots, tidyFolder(folder), &MusicRoot::path) == roots->end())
            return Error{ErrorCode::RootUnavailable, folder.native()};
    }
    return ok();
}

} // namespace

struct LibraryScan::Impl {
    Impl(ScanLock held, ScanOptions options, Report report, TrackDone trackDone)
        : lock(std::move(held))
        , run(options, stepsInHelpers(options), std::move(report), std::move(trackDone))
    {
    }
    ScanLock lock; // freed after the run has ended
    ScanRun run;
};

Result<std::unique_ptr<LibraryScan>> LibraryScan::start(ScanOptions options, Report report, TrackDone trackDone)
{
    if (auto checked = checkFolders(options); !checked)
        return checked.error();
    std::error_code failed;
    std::filesystem::create_directories(options.libraryFile.parent_path(), failed);
    auto lock = ScanLock::take(options.libraryFile);
    if (!lock)
        return lock.error();
    std::unique_ptr<LibraryScan> scan(new LibraryScan);
    scan->m_impl =
        std::make_unique<Impl>(std::move(*lock), std::move(options), std::move(report), std::move(trackDone));
    return scan;
}

LibraryScan::LibraryScan() = default;
LibraryScan::~LibraryScan() = default;

void LibraryScan::pause()
{
    m_impl->run.setPaused(true);
}

void LibraryScan::resume()
{
    m_impl->run.setPaused(false);
}

void LibraryScan::cancel()
{
    m_impl->run.cancel();
}

ScanProgress LibraryScan::wait()
{
    return m_impl->run.wait();
}

ScanProgress LibraryScan::progress() const
{
    return m_impl->run.progress();
}

} // namespace tonekin
