// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/recipe.h"

#include "base/utf8text.h"
#include "files/openregularfile.h"
#include "files/replacefile.h"
#include "playlist/recipefields.h"

#include <array>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <unistd.h>
#include <utility>

namespace tonekin {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t mostBytes = 256 * 1024;

Json jsonOf(const RecipeValue& value)
{
    return std::visit(
        [](const auto& held) {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
                return Json();
            else
                return Json(held);
        },
        value);
}

Result<std::string> readAll(int descriptor)
{
    std::string text;
    std::array<char, 16 * 1024> part;
    while (true) {
        const ssize_t got = ::read(descriptor, part.data(), part.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Error{ErrorCode::IoError, "the recipe cannot be read"};
        if (got == 0)
            return text;
        text.append(part.data(), static_cast<std::size_t>(got));
        if (text.size() > mostBytes)
            return Error{ErrorCode::InvalidArgument, "the file is too large for a recipe"};
    }
}

} // namespace

std::string_view orderName(ListOrder order)
{
    for (const auto& [known, name] : orderNames)
        if (known == order)
            return name;
    return orderNames.front().second;
}

std::optional<ListOrder> orderNamed(std::string_view name)
{
    for (const auto& [order, known] : orderNames)
        if (known == name)
            return order;
    return std::nullopt;
}

std::string printRecipe(const PlaylistRecipe& recipe)
{
    Json rules = Json::object();
    const PlaylistRules usual;
    for (const RecipeField& field : recipeFields())
        if (auto value = field.get(recipe.rules); value != field.get(usual))
            rules[std::string(field.name)] = jsonOf(value);
    const Json whole{{"tonekin_recipe", 1}, {"name", recipe.name}, {"rules", std::move(rules)}};
    return whole.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Result<PlaylistRecipe> readRecipe(const std::filesystem::path& file)
{
    const auto descriptor = openRegularFile(file);
    if (!descriptor)
        return descriptor.error();
    const auto text = readAll(descriptor->get());
    if (!text)
        return text.error();
    return parseRecipe(*text);
}

Status writeRecipe(const std::filesystem::path& file, const PlaylistRecipe& recipe)
{
    for (const auto* folders : {&recipe.rules.folders, &recipe.rules.notFolders})
        for (const std::string& folder : *folders)
            if (!isUtf8(folder))
                return Error{ErrorCode::InvalidArgument, "a recipe cannot hold a folder whose name is not UTF-8"};
    return replaceFile(file, printRecipe(recipe));
}

} // namespace tonekin
