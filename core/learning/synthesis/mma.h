// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "synthesis/performance.h"
#include "synthesis/song.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tonekin {

/// The grooves of one file of MMA's library that belong together, for example all of stdlib/bossanova.mma.
struct GrooveFamily {
    std::string name;   // the file's without ending: "bossanova"
    std::string folder; // "stdlib"
    int beatsPerBar = 4;
    std::vector<std::string> bodies;
    std::vector<std::string> intros; // may be empty
    std::vector<std::string> endings;
    bool operator==(const GrooveFamily&) const = default;
};

/// All families of a library's folder with three or four beats to the bar, by folder and name. Read from the files
/// themselves: MMA's own database need not be there. Files that need MMA's plugins are left out, for those ask before
/// they run. Errors: NotFound (no such folder, or no grooves in it).
Result<std::vector<GrooveFamily>> readGrooveLibrary(const std::filesystem::path& folder);

/// The grooves of a song, as "stdlib/bossanova:BossaNova". An empty introduction or ending: the body's own groove.
struct GrooveChoice {
    std::string intro;
    std::string body;
    std::string other; // for every second section; empty: the same as the body
    std::string ending;
};

/// Runs MMA, each time as a process of its own without a shell, in a private folder, with a time limit. Used by one
/// thread at a time.
class Mma {
public:
    /// `program`: a name in PATH or a path. `scratch`: where private folders are made.
    /// Errors: NotFound (there is no such program).
    static Result<Mma> open(const std::string& program, const std::filesystem::path& scratch);

    /// The accompaniment of a song, without its melody. Errors: InvalidArgument (MMA refused, with what it said, or it
    /// played something of another length), LimitTime, IoError.
    Result<Performance> accompany(const Song& song, const GrooveChoice& grooves, int randomSeed) const;

private:
    std::filesystem::path m_program;
    std::filesystem::path m_scratch;
};

/// The text that MMA is given.
std::string mmaText(const Song& song, const GrooveChoice& grooves, int randomSeed);

} // namespace tonekin
