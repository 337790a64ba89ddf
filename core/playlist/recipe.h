// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "playlist/playlistrules.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace tonekin {

/// Rules under a name, as people keep and share them.
struct PlaylistRecipe {
    static constexpr std::size_t longestName = 120; // bytes

    std::string name; // UTF-8, one line; may be empty
    PlaylistRules rules;
    bool operator==(const PlaylistRecipe&) const = default;
};

/// A small JSON text: {"tonekin_recipe": 1, "name": ..., "rules": {...}}. Rules that say nothing are left out.
std::string printRecipe(const PlaylistRecipe& recipe);

/// Everything is hostile until it was read: what is not JSON, too large, too deep, unknown, twice there, of the wrong
/// kind or out of range is refused, by its line and the reason. Rules that contradict each other are not: see
/// flawsOf(). Errors: InvalidArgument, "line 4: ...".
Result<PlaylistRecipe> parseRecipe(std::string_view json);

/// Errors: those of openRegularFile() and parseRecipe(), IoError.
Result<PlaylistRecipe> readRecipe(const std::filesystem::path& file);
/// Beside the target and renamed, so that a full disk leaves the old file. Errors: those of replaceFile(),
/// InvalidArgument (a folder whose name is not UTF-8).
Status writeRecipe(const std::filesystem::path& file, const PlaylistRecipe& recipe);

/// The stable name of an order, as recipes and the command line have it; and back.
std::string_view orderName(ListOrder order);
std::optional<ListOrder> orderNamed(std::string_view name);

} // namespace tonekin
