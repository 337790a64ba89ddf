// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "corpus/soundlabels.h"
#include "files/filedescriptor.h"
#include "synthesis/audiofile.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// A folder of made recordings that is being filled: `plan.json` says which corpus it is, `labels.jsonl` has a line for
/// each recording that is finished. A recording counts when its file and its line are there; a file is written beside
/// its place and renamed, then its line is appended, so that an end at any moment leaves a folder to go on with.
/// One run at a time works in a folder. `add` may be called from several threads.
class CorpusFolder {
public:
    /// Makes the folder, or opens one of the same seed and length. Drops a torn last line, lines whose file is gone and
    /// unfinished files. Errors: InvalidArgument (the folder holds something else or another corpus, a line is
    /// damaged), LibraryInUse (another run is at work there), IoError, DiskFull.
    static Result<CorpusFolder> open(const std::filesystem::path& folder, std::uint64_t seed, double hours);
    CorpusFolder(CorpusFolder&& other) noexcept;
    CorpusFolder& operator=(CorpusFolder&&) = delete;

    bool has(const std::string& path) const;
    std::size_t count() const;

    /// `labels.path` names the file. After an error the recording does not count and the others still do.
    /// Errors: IoError, DiskFull.
    Status add(const SoundLabels& labels, std::span<const char> file);

    /// Sorts the lines by path. Errors: IoError, DiskFull.
    Status finish();

private:
    CorpusFolder(std::filesystem::path folder, FileDescriptor lock);
    Status readLabels();
    Status writeLabels() const;
    Status appendLine(const std::string& line) const;

    std::filesystem::path m_folder;
    FileDescriptor m_lock; // keeps other runs away
    mutable std::mutex m_guard;
    std::map<std::string, std::string> m_lines; // by path
};

} // namespace tonekin
