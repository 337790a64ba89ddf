// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/playlistrules.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tonekin::cli {

/// What the command line says of a playlist's rules.
struct PlaylistRuleOptions {
    std::filesystem::path recipe;     // empty: none
    std::filesystem::path saveRecipe; // empty: not to be saved
    std::string recipeName;
    /// What options say, in their order; said after the recipe, so that they change it.
    std::vector<std::function<void(PlaylistRules&)>> said;
};

/// Adds the options to a command. `options` must outlive the parsing.
void addPlaylistRuleOptions(CLI::App& command, PlaylistRuleOptions& options);

/// "1970..1979", "1970..", "..1979" or "1975". Empty where it is right, else what is wrong with it.
std::string readYears(const std::string& text, std::optional<int>& first, std::optional<int>& last);

/// "240", "4:00" or "1:00:00" in seconds.
std::optional<double> readLength(const std::string& text);

} // namespace tonekin::cli
