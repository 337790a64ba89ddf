// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"

#include <stop_token>
#include <string>
#include <vector>

namespace tonekin {

/// Runs this program `world` times at once on this machine, with the same arguments and each with its --rank and a
/// --rendezvous of their own, and waits for all. When one fails the others end, too; so do all when this process is
/// killed. What the first one to fail ended with.
ExitStatus runLocalProcesses(int world, const std::vector<std::string>& arguments, std::stop_token stop);

} // namespace tonekin
