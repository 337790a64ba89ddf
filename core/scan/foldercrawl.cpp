// SPDX-License-Identifier: GPL-3.0-or-later
#include "scan/foldercrawl.h"

#include "scan/folderwalk.h"

namespace tonekin {

Result<CrawlSummary> crawlFolder(const std::filesystem::path& root, const CrawlOptions& options,
                                 const std::function<void(SeenFile&&)>& found, std::stop_token stop)
{
    return FolderWalk(options, found, std::move(stop)).run(root);
}

const std::vector<std::string>& audioExtensions()
{
    // Sorted, for the walk searches it by halves. Containers that usually hold video are there for their sound.
    static const std::vector<std::string> extensions{
        "3g2", "3ga", "3gp", "aa3", "aac",  "ac3",  "adts", "adx",  "aif",  "aifc", "aiff", "amr",  "ape", "asf",
        "au",  "avi", "caf", "dff", "dsf",  "dts",  "eac3", "f4a",  "flac", "flv",  "m4a",  "m4b",  "m4p", "m4r",
        "m4v", "mka", "mkv", "mov", "mp+",  "mp1",  "mp2",  "mp3",  "mp4",  "mpa",  "mpc",  "mpeg", "mpg", "mpp",
        "oga", "ogg", "ogv", "ogx", "oma",  "opus", "ra",   "rf64", "rm",   "shn",  "snd",  "spx",  "tak", "thd",
        "tta", "voc", "w64", "wav", "wave", "weba", "webm", "wma",  "wmv",  "wv"};
    return extensions;
}

} // namespace tonekin
