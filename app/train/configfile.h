// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace tonekin {

/// The group of options that say where things are and what computes, not what comes out.
inline constexpr const char* placeOptions = "Places";

/// Adds --config FILE to a sub-command, before its other options: a TOML file with any of their long names as keys.
/// What is on the command line as well counts more. Unknown keys are wrong usage.
void addConfigOption(CLI::App& command);

/// All options of a sub-command that decide what comes out, with the values in force, as text for such a file.
std::string settingsOf(const CLI::App& command);

} // namespace tonekin
