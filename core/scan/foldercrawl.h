// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// A file as the walk saw it. Nothing was opened.
struct SeenFile {
    std::string relativePath; // bytes, below the root, '/' between parts; any bytes but NUL
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = 0;       // bytes
    std::int64_t modifiedNs = 0; // since 1970
    bool regular = true;         // false: FIFO, socket, device with an audio file's name
    bool inodeLasts = true;      // false: its file system may number its files anew at each mount
};

/// A folder or link that could not be walked, with the reason; said once.
struct CrawlProblem {
    std::string relativePath;
    Error error;
};

struct CrawlOptions {
    bool followLinksOutside = true; // links to places outside the root
    bool followLinksInside = false; // would only make duplicates
    bool dotFolders = false;
    std::string ignoreFile = ".tonekinignore"; // one pattern a line, as in .gitignore; an empty file hides its folder
};

struct CrawlSummary {
    std::uint64_t device = 0; // of the root
    std::string fileSystem;   // type, "ext4", "nfs"
    std::size_t files = 0;
    std::vector<CrawlProblem> problems;            // unreadable folders: tracks known in them are not missing
    std::map<std::string, std::size_t> passedOver; // music that nothing here reads, by ending; how many files
};

/// Walks a music folder in a repeatable order (sorted names) and hands over every file that may hold audio (by its
/// ending; the list is audioExtensions()). Survives loops, vanishing entries and names of any bytes.
/// Errors: RootUnavailable (absent or not a folder), InvalidArgument (proc, sysfs, devtmpfs), Cancelled.
Result<CrawlSummary> crawlFolder(const std::filesystem::path& root, const CrawlOptions& options,
                                 const std::function<void(SeenFile&&)>& found, std::stop_token stop);

const std::vector<std::string>& audioExtensions();
bool mayHoldAudio(std::string_view name); // by its ending, of whatever case
/// Endings of music that is not handed over, since it cannot be read: notes without their sounds, other machines'
/// programs, locked or rare formats.
const std::vector<std::string>& unreadMusicExtensions();

} // namespace tonekin
