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
    // What each of them holds is in core/audio's list of containers: to be kept in step.
    static const std::vector<std::string> extensions{
        "3g2", "3ga", "3gp",  "669", "aa3",  "aac",  "ac3",  "adts", "adx",  "aif",  "aifc", "aiff", "amr",  "ape",
        "asf", "au",  "avi",  "caf", "dff",  "dsf",  "dts",  "eac3", "f4a",  "flac", "flv",  "it",   "latm", "loas",
        "m4a", "m4b", "m4p",  "m4r", "m4v",  "med",  "mka",  "mkv",  "mlp",  "mo3",  "mod",  "mov",  "mp+",  "mp1",
        "mp2", "mp3", "mp4",  "mpa", "mpc",  "mpeg", "mpg",  "mpp",  "mptm", "mtm",  "oga",  "ogg",  "ogv",  "ogx",
        "okt", "oma", "opus", "ra",  "rf64", "rm",   "s3m",  "shn",  "snd",  "spx",  "stm",  "tak",  "thd",  "tta",
        "ult", "umx", "voc",  "w64", "wav",  "wave", "weba", "webm", "wma",  "wmv",  "wv",   "xm"};
    return extensions;
}

const std::vector<std::string>& unreadMusicExtensions()
{
    static const std::vector<std::string> extensions{"aa",   "aax", "aaxc", "ay",   "gbs", "hes", "kar", "kss",  "mid",
                                                     "midi", "mqa", "nsf",  "nsfe", "ofr", "ofs", "psf", "psf2", "rmi",
                                                     "sap",  "sid", "spc",  "vgm",  "vgz", "vqf", "ym"}; // sorted
    return extensions;
}

} // namespace tonekin
