// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>

namespace CLI {
class App;
}

namespace tonekin {

/// The exit statuses that programs may rely on.
enum class ExitStatus { Done = 0, Failed = 1, WrongUsage = 2, SomeFailed = 3, ModelMissing = 6, Interrupted = 130 };

/// Each adds its sub-command; when that was chosen, its work is done and `status` says how it ended.
void addInitCommand(CLI::App& app, ExitStatus& status);
void addCorpusCommand(CLI::App& app, ExitStatus& status);
void addFitCommand(CLI::App& app, ExitStatus& status);
void addEvaluateCommand(CLI::App& app, ExitStatus& status);

/// Says on stderr what went wrong and which exit status that is.
ExitStatus tellError(const Error& error);

} // namespace tonekin
