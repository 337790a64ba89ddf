// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/walkstage.h"

#include <utility>

namespace tonekin {

namespace {

constexpr std::size_t filesAtOnce = 250;

Result<CrawlSummary> walkFolder(ScanChannels& channels, const ScanSteps& steps, std::size_t index,
                                const std::filesystem::path& path, const std::stop_token& stop)
{
    std::vector<SeenFile> files;
    const auto handOver = [&] { channels.news.push(FilesSeen{index, std::exchange(files, {})}, stop); };
    const auto found = [&](SeenFile&& file) {
        channels.pause.wait(stop);
        files.push_back(std::move(file));
        if (files.size() >= filesAtOnce)
            handOver();
    };
    auto summary = steps.crawl(path, found, stop);
    if (!files.empty())
        handOver();
    return summary;
}

} // namespace

void walkFolders(ScanChannels& channels, const ScanSteps& steps, const std::vector<ScanRoot>& roots,
                 const std::stop_token& stop)
{
    for (std::size_t index = 0; index < roots.size(); ++index) {
        if (!roots[index].walked)
            continue;
        auto summary = walkFolder(channels, steps, index, roots[index].path, stop);
        if (stop.stop_requested())
            return;
        channels.news.push(RootWalked{index, std::move(summary)}, stop);
    }
    channels.news.push(WalkEnded{}, stop);
}

} // namespace tonekin
