// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/recipefields.h"

#include "base/utf8text.h"

#include <array>
#include <cmath>
#include <limits>

namespace tonekin {

namespace {

constexpr std::int64_t mostCount = 1'000'000;
constexpr double mostMinutes = 1'000'000.0;
constexpr double mostSeconds = 10'000'000.0;

std::string wholeWithin(std::int64_t low, std::int64_t high)
{
    return "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high);
}

RecipeField count(std::string_view name, int PlaylistRules::*member)
{
    return {name, [member](const PlaylistRules& rules) -> RecipeValue { return std::int64_t{rules.*member}; },
            [member](PlaylistRules& rules, const RecipeValue& value) -> std::string {
                const auto* number = std::get_if<std::int64_t>(&value);
                if (number == nullptr || *number < 0 || *number > mostCount)
                    return wholeWithin(0, mostCount);
                rules.*member = static_cast<int>(*number);
                return {};
            }};
}

RecipeField year(std::string_view name, std::optional<int> PlaylistRules::*member)
{
    return {name,
            [member](const PlaylistRules& rules) -> RecipeValue {
                if (const auto& known = rules.*member)
                    return std::int64_t{*known};
                return std::monostate{};
            },
            [member](PlaylistRules& rules, const RecipeValue& value) -> std::string {
                const auto* number = std::get_if<std::int64_t>(&value);
                if (number == nullptr || *number < 1 || *number > 9999)
                    return wholeWithin(1, 9999);
                rules.*member = static_cast<int>(*number);
                return {};
            }};
}

RecipeField amount(std::string_view name, double PlaylistRules::*member, double low, double high)
{
    return {name, [member](const PlaylistRules& rules) -> RecipeValue { return rules.*member; },
            [member, low, high](PlaylistRules& rules, const RecipeValue& value) -> std::string {
                double number = std::numeric_limits<double>::quiet_NaN();
                if (const auto* whole = std::get_if<std::int64_t>(&value))
                    number = static_cast<double>(*whole);
                else if (const auto* real = std::get_if<double>(&value))
                    number = *real;
                if (!(number >= low && number <= high))
                    return "must be a number from " + std::to_string(static_cast<std::int64_t>(low)) + " to " +
                           std::to_string(static_cast<std::int64_t>(high));
                rules.*member = number;
                return {};
            }};
}

RecipeField flag(std::string_view name, bool PlaylistRules::*member)
{
    return {name, [member](const PlaylistRules& rules) -> RecipeValue { return rules.*member; },
            [member](PlaylistRules& rules, const RecipeValue& value) -> std::string {
                const auto* held = std::get_if<bool>(&value);
                if (held == nullptr)
                    return "must be true or false";
                rules.*member = *held;
                return {};
            }};
}

RecipeField texts(std::string_view name, std::vector<std::string> PlaylistRules::*member)
{
    return {name,
            [member](const PlaylistRules& rules) -> RecipeValue {
                if ((rules.*member).empty())
                    return std::monostate{};
                return rules.*member;
            },
            [member](PlaylistRules& rules, const RecipeValue& value) -> std::string {
                const auto* held = std::get_if<std::vector<std::string>>(&value);
                if (held == nullptr || held->size() > RecipeLimits::mostTexts)
                    return "must be a list of at most " + std::to_string(RecipeLimits::mostTexts) + " texts";
                for (const std::string& text : *held)
                    if (text.empty() || text.size() > RecipeLimits::longestText || hasControlCharacters(text))
                        return "has a text that is empty, too long or not of one line";
                rules.*member = *held;
                return {};
            }};
}

/// One of a few names.
template <typename Choice, std::size_t Count>
RecipeField choice(std::string_view name, Choice PlaylistRules::*member,
                   const std::array<std::pair<Choice, std::string_view>, Count>& names)
{
    return {name,
            [member, names](const PlaylistRules& rules) -> RecipeValue {
                for (const auto& [value, text] : names)
                    if (value == rules.*member)
                        return std::string(text);
                return std::monostate{};
            },
            [member, names](PlaylistRules& rules, const RecipeValue& value) -> std::string {
                const auto* held = std::get_if<std::string>(&value);
                std::string all;
                for (const auto& [choice, text] : names) {
                    if (held != nullptr && *held == text) {
                        rules.*member = choice;
                        return {};
                    }
                    all += (all.empty() ? "" : ", ") + std::string(text);
                }
                return "must be one of " + all;
            }};
}

RecipeField tracks()
{
    return {"tracks",
            [](const PlaylistRules& rules) -> RecipeValue {
                if (rules.tracks)
                    return static_cast<std::int64_t>(*rules.tracks);
                return std::monostate{};
            },
            [](PlaylistRules& rules, const RecipeValue& value) -> std::string {
                const auto* number = std::get_if<std::int64_t>(&value);
                if (number == nullptr || *number < 1 || *number > mostCount)
                    return wholeWithin(1, mostCount);
                rules.tracks = static_cast<std::size_t>(*number);
                return {};
            }};
}

std::vector<RecipeField> allFields()
{
    using Rules = PlaylistRules;
    constexpr std::array places{std::pair{SeedPlace::First, std::string_view("first")},
                                std::pair{SeedPlace::Among, std::string_view("among")},
                                std::pair{SeedPlace::LeftOut, std::string_view("left_out")}};
    constexpr std::array counts{std::pair{SeedCount::Counted, std::string_view("counted")},
                                std::pair{SeedCount::Extra, std::string_view("extra")}};
    return {tracks(),
            amount("minutes", &Rules::minutes, 0.0, mostMinutes),
            choice("seeds", &Rules::seedPlace, places),
            choice("seeds_in_length", &Rules::seedCount, counts),
            choice("order", &Rules::order, orderNames),
            count("most_per_artist", &Rules::mostPerArtist),
            count("most_per_album", &Rules::mostPerAlbum),
            count("artist_apart", &Rules::artistApart),
            count("album_apart", &Rules::albumApart),
            flag("leave_out_copies", &Rules::leaveOutCopies),
            texts("folders", &Rules::folders),
            texts("not_folders", &Rules::notFolders),
            texts("genres", &Rules::genres),
            texts("not_genres", &Rules::notGenres),
            year("first_year", &Rules::firstYear),
            year("last_year", &Rules::lastYear),
            amount("least_rating", &Rules::leastRating, 0.0, 1.0),
            amount("least_seconds", &Rules::leastSeconds, 0.0, mostSeconds),
            amount("most_seconds", &Rules::mostSeconds, 0.0, mostSeconds),
            count("added_within_days", &Rules::addedWithinDays),
            flag("close_only", &Rules::closeOnly),
            amount("less_played", &Rules::lessPlayed, -1.0, 1.0)};
}

} // namespace

std::span<const RecipeField> recipeFields()
{
    static const std::vector<RecipeField> fields = allFields();
    return fields;
}

} // namespace tonekin
