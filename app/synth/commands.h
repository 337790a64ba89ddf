// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/errorcode.h"

#include <stop_token>

namespace CLI {
class App;
}

namespace tonekin {

/// As of tonekin-train, where they mean the same.
enum class ExitStatus {
    Done = 0,
    Failed = 1,
    WrongUsage = 2,
    SomeFailed = 3,
    Interrupted = 130,
};

/// What the commands share: where they leave their status, and the wish to end.
struct CommandContext {
    ExitStatus status = ExitStatus::Done;
    std::stop_token stop;
};

void addCorpusCommand(CLI::App& app, CommandContext& context);
void addProbesCommand(CLI::App& app, CommandContext& context);
void addTripletsCommand(CLI::App& app, CommandContext& context);
void addAlbumsCommand(CLI::App& app, CommandContext& context);

ExitStatus tellError(const Error& error);

} // namespace tonekin
