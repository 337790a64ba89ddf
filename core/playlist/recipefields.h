// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/playlistrules.h"

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tonekin {

struct RecipeLimits {
    static constexpr std::size_t longestText = 4096; // of a folder or genre, in bytes
    static constexpr std::size_t mostTexts = 500;    // of a list of them
};

inline constexpr std::array orderNames{std::pair{ListOrder::Closeness, std::string_view("closeness")},
                                       std::pair{ListOrder::Smooth, std::string_view("smooth")},
                                       std::pair{ListOrder::Energy, std::string_view("energy")},
                                       std::pair{ListOrder::Album, std::string_view("album")}};

/// A rule's value as a recipe holds it. Nothing: it is not said.
using RecipeValue = std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<std::string>>;

/// One rule of a recipe. `set` gives what is wrong with a value; empty: nothing, and it was taken.
struct RecipeField {
    std::string_view name;
    std::function<RecipeValue(const PlaylistRules&)> get;
    std::function<std::string(PlaylistRules&, const RecipeValue&)> set;
};

/// All of them, in the order in which they are written.
std::span<const RecipeField> recipeFields();

} // namespace tonekin
