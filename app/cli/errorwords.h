// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/errorcode.h"

#include <string>
#include <string_view>

namespace tonekin::cli {

/// One sentence for people: what happened and, where there is something, what one can do.
std::string_view wordsFor(ErrorCode code);

/// The exit status that goes with an error that ended a command.
int exitStatusFor(ErrorCode code);

/// Prints the sentence and the detail to standard error; returns the exit status.
int complain(const Error& error);
/// The same for a wrong argument.
int complainOfUsage(std::string_view sentence);

} // namespace tonekin::cli
