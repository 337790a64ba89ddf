// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace tonekin {

struct ProgramRun {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    std::filesystem::path folder; // where it runs, and its home
    std::chrono::milliseconds limit{20'000};
};

/// What a program wrote to its outputs and how it ended.
struct ProgramOutcome {
    int exitCode = 0;
    std::string words; // at most the first 16 kB
};

/// Runs a program to its end: no shell, nothing on its input, a plain environment of its own, a process group that is
/// killed when the time is over. Errors: NotFound (cannot be started), LimitTime, WorkerCrashed.
Result<ProgramOutcome> runProgram(const ProgramRun& run);

/// The program of that name in PATH, or the path itself when the name has a slash. Empty: there is none.
std::filesystem::path findProgram(const std::string& name);

/// A new folder of one's own, removed with all in it at the end of the scope.
class PrivateFolder {
public:
    static Result<PrivateFolder> create(const std::filesystem::path& parent);
    PrivateFolder(PrivateFolder&& other) noexcept;
    PrivateFolder& operator=(PrivateFolder&&) = delete;
    ~PrivateFolder();
    const std::filesystem::path& path() const { return m_path; }

private:
    explicit PrivateFolder(std::filesystem::path path)
        : m_path(std::move(path))
    {
    }
    std::filesystem::path m_path;
};

} // namespace tonekin
