// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace tonekin {

/// The exit statuses that programs may rely on.
enum class ExitStatus { Done = 0, Failed = 1, WrongUsage = 2, SomeFailed = 3, ModelMissing = 6, Interrupted = 130 };

/// What every sub-command is handed: where to say how it ended, and how to hear that it shall stop.
struct CommandContext {
    ExitStatus status = ExitStatus::Done;
    std::stop_token stop;
    std::vector<std::string> arguments{}; // of the program, its name first
};

/// Each adds its sub-command; when that was chosen, its work is done while the command line is parsed.
void addInitCommand(CLI::App& app, CommandContext& context);
void addCorpusCommand(CLI::App& app, CommandContext& context);
void addFitCommand(CLI::App& app, CommandContext& context);
void addVectorCommand(CLI::App& app, CommandContext& context);
void addEvaluateCommand(CLI::App& app, CommandContext& context);
/// "lists" below it: measures playlists, not networks.
void addEvaluateListsCommand(CLI::App& evaluate, CommandContext& context);
/// "duplicates" below it: measures how copies of recordings are found. Only where the synthesis is built.
void addEvaluateDuplicatesCommand(CLI::App& evaluate, CommandContext& context);
/// "kinds" below it: how well intros, outros, interludes and skits are told.
void addEvaluateKindsCommand(CLI::App& evaluate, CommandContext& context);
/// Learns the weights of core/curation/kindweights.cpp.
void addKindsCommand(CLI::App& app, CommandContext& context);
void addFactorsCommand(CLI::App& app, CommandContext& context);
void addSimulateListenersCommand(CLI::App& app, CommandContext& context);
/// Only where the synthesis is built.
void addDistortCommand(CLI::App& app, CommandContext& context);
void addNameCommand(CLI::App& app, CommandContext& context);

/// Says on stderr what went wrong and which exit status that is.
ExitStatus tellError(const Error& error);

/// The collections named in a file, one a line; empty lines and lines that begin with # are skipped.
Result<std::set<std::string>> readCollectionNames(const std::string& file);

} // namespace tonekin
