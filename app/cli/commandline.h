// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace tonekin::cli {

/// Stable: scripts rely on them.
enum ExitStatus : int {
    done = 0,
    failed = 1,
    wrongUsage = 2,
    notAllDone = 3, // some files failed, or a music folder was not there
    libraryInUse = 4,
    libraryDamaged = 5,
    modelMissing = 6,
    interrupted = 130,
};

/// What every command knows.
struct GeneralOptions {
    std::filesystem::path library; // never empty once parsed
    bool json = false;
    bool quiet = false;
};

/// Each command adds itself to the parser; `exitStatus` is set when it was the one that ran.
void addScanCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus);
void addStatusCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus);
void addProblemsCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus);
void addSimilarCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus);
void addPlaylistCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus);
void addWhyCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus);
void addFiltersCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus);
void addFilterCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus);
void addExportCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus);
void addHistoryCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus);
void addReviewCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus);

} // namespace tonekin::cli
