// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlistoptions.h"

#include "playlist/recipe.h"

#include <charconv>
#include <optional>
#include <string_view>

namespace tonekin::cli {

namespace {

constexpr int mostLimit = 1'000'000;
constexpr double mostMinutes = 1'000'000.0;
constexpr double stars = 5.0;

/// Adds options that each say one thing about the rules.
class RuleOptions {
public:
    RuleOptions(CLI::App& command, PlaylistRuleOptions& options)
        : m_command(command)
        , m_options(options)
    {
    }

    template <typename Value, typename Say>
    CLI::Option* option(const std::string& name, const std::string& help, const std::string& type, Say say)
    {
        PlaylistRuleOptions& options = m_options;
        return m_command
            .add_option_function<Value>(
                name,
                [&options, say](const Value& value) {
                    options.said.push_back([say, value](PlaylistRules& rules) { say(rules, value); });
                },
                help)
            ->type_name(type);
    }

    void limit(const std::string& name, const std::string& help, int PlaylistRules::*member)
    {
        option<int>(name, help, "N", [member](PlaylistRules& rules, int value) {
            rules.*member = value;
        })->check(CLI::Range(0, mostLimit));
    }

    void texts(const std::string& name, const std::string& help, const std::string& type,
               std::vector<std::string> PlaylistRules::*member)
    {
        using Texts = std::vector<std::string>;
        option<Texts>(name, help, type, [member](PlaylistRules& rules, const Texts& value) { rules.*member = value; });
    }

    void flag(const std::string& name, const std::string& help, const std::function<void(PlaylistRules&)>& say)
    {
        PlaylistRuleOptions& options = m_options;
        m_command.add_flag_callback(
            name, [&options, say] { options.said.push_back(say); }, help);
    }

private:
    CLI::App& m_command;
    PlaylistRuleOptions& m_options;
};

void addLength(RuleOptions& options)
{
    options
        .option<std::size_t>("-n,--count",
                             "How many tracks, with the seeds (" + std::to_string(PlaylistRules::usualTracks) + ")",
                             "N", [](PlaylistRules& rules, std::size_t value) { rules.tracks = value; })
        ->check(CLI::Range(1, mostLimit));
    options
        .option<double>("--minutes", "How long it may be; with -n, whichever is reached first", "MINUTES",
                        [](PlaylistRules& rules, double value) { rules.minutes = value; })
        ->check(CLI::Range(0.1, mostMinutes));
    options.flag("--seeds-first", "Seeds at the head of the list (the default)",
                 [](PlaylistRules& rules) { rules.seedPlace = SeedPlace::First; });
    options.flag("--seeds-among", "Seeds where the order puts them",
                 [](PlaylistRules& rules) { rules.seedPlace = SeedPlace::Among; });
    options.flag("--no-seeds", "No seeds in the list",
                 [](PlaylistRules& rules) { rules.seedPlace = SeedPlace::LeftOut; });
    options.flag("--extra-seeds", "Do not count seeds in its length",
                 [](PlaylistRules& rules) { rules.seedCount = SeedCount::Extra; });
}

void addRepetition(RuleOptions& options)
{
    options.limit("--most-per-artist", "At most so many by one artist (0: any)", &PlaylistRules::mostPerArtist);
    options.limit("--most-per-album", "At most so many of one album (0: any)", &PlaylistRules::mostPerAlbum);
    options.limit("--artist-apart", "At least so many places from a track to the next by its artist",
                  &PlaylistRules::artistApart);
    options.limit("--album-apart", "The same for albums", &PlaylistRules::albumApart);
    options.flag("--with-copies", "Also tracks of the same audio as another of the list",
                 [](PlaylistRules& rules) { rules.leaveOutCopies = false; });
}

CLI::Validator lengthOfTrack()
{
    return CLI::Validator(
        [](std::string& text) {
            const auto seconds = readLength(text);
            if (!seconds)
                return "a length is seconds, M:SS or H:MM:SS, and not " + text;
            return std::string();
        },
        "", "length");
}

CLI::Validator years()
{
    return CLI::Validator(
        [](std::string& text) {
            std::optional<int> first;
            std::optional<int> last;
            return readYears(text, first, last);
        },
        "", "years");
}

/// Paths as the library has them: absolute.
std::vector<std::string> absolutePaths(const std::vector<std::string>& folders)
{
    std::vector<std::string> paths;
    for (const std::string& folder : folders) {
        std::error_code failed;
        auto path = std::filesystem::weakly_canonical(folder, failed);
        if (failed)
            path = std::filesystem::absolute(folder, failed).lexically_normal();
        paths.push_back(path.native());
    }
    return paths;
}

void addSelection(RuleOptions& options)
{
    using Texts = std::vector<std::string>;
    options.option<Texts>("--folder", "Only what lies below these folders", "FOLDER...",
                          [](PlaylistRules& rules, const Texts& value) { rules.folders = absolutePaths(value); });
    options.option<Texts>("--not-folder", "Nothing that lies below these", "FOLDER...",
                          [](PlaylistRules& rules, const Texts& value) { rules.notFolders = absolutePaths(value); });
    options.texts("--genre", "Only these genres, as words of the tag", "GENRE...", &PlaylistRules::genres);
    options.texts("--not-genre", "None of these", "GENRE...", &PlaylistRules::notGenres);
    options
        .option<std::string>(
            "--years", "Only these years: 1970..1979, 1970.., ..1979", "FROM..TO",
            [](PlaylistRules& rules, const std::string& value) { readYears(value, rules.firstYear, rules.lastYear); })
        ->check(years());
    options
        .option<double>("--least-rating", "Only what was rated with so many of five stars", "STARS",
                        [](PlaylistRules& rules, double value) { rules.leastRating = value / stars; })
        ->check(CLI::Range(0.0, stars));
    const auto seconds = [&options](const std::string& name, const std::string& help, double PlaylistRules::*member) {
        options
            .option<std::string>(name, help, "LENGTH",
                                 [member](PlaylistRules& rules, const std::string& value) {
                                     rules.*member = readLength(value).value_or(0.0);
                                 })
            ->check(lengthOfTrack());
    };
    seconds("--least-length", "No track shorter than this: seconds or M:SS", &PlaylistRules::leastSeconds);
    seconds("--greatest-length", "No track longer than this", &PlaylistRules::mostSeconds);
    options.limit("--added-days", "Only what came into the library within so many days",
                  &PlaylistRules::addedWithinDays);
    options.flag("--close-only", "Only tracks that are close to the seeds",
                 [](PlaylistRules& rules) { rules.closeOnly = true; });
}

} // namespace

void addPlaylistRuleOptions(CLI::App& command, PlaylistRuleOptions& options)
{
    RuleOptions said(command, options);
    addLength(said);
    addRepetition(said);
    addSelection(said);
    said.option<double>("--less-played",
                        "1: what is rarely played first, as far as it sounds nearly as alike; -1: the "
                        "reverse",
                        "-1..1", [](PlaylistRules& rules, double value) { rules.lessPlayed = value; })
        ->check(CLI::Range(-1.0, 1.0));
    said.option<std::string>("--order", "closeness, smooth (short steps), energy (rises, then falls) or album", "ORDER",
                             [](PlaylistRules& rules, const std::string& value) {
                                 rules.order = orderNamed(value).value_or(ListOrder::Closeness);
                             })
        ->check(CLI::IsMember({"closeness", "smooth", "energy", "album"}));
    command.add_option("--recipe", options.recipe, "Rules that were saved; options given here change them")
        ->type_name("FILE");
    command.add_option("--save-recipe", options.saveRecipe, "Save the rules of this list")->type_name("FILE");
    command.add_option("--recipe-name", options.recipeName, "What the saved rules are called")->type_name("NAME");
}

std::string readYears(const std::string& text, std::optional<int>& first, std::optional<int>& last)
{
    const auto dots = text.find("..");
    const std::string_view from = std::string_view(text).substr(0, dots);
    const std::string_view to = dots == std::string::npos ? from : std::string_view(text).substr(dots + 2);
    const auto read = [](std::string_view part, std::optional<int>& year) {
        if (part.empty())
            return true;
        int number = 0;
        const auto [end, failed] = std::from_chars(part.data(), part.data() + part.size(), number);
        year = number;
        return failed == std::errc{} && end == part.data() + part.size() && number >= 1 && number <= 9999;
    };
    first.reset();
    last.reset();
    if ((from.empty() && to.empty()) || !read(from, first) || !read(to, last))
        return "years are 1970..1979, 1970.., ..1979 or 1975, and not " + text;
    return {};
}

std::optional<double> readLength(const std::string& text)
{
    double seconds = 0.0;
    int parts = 0;
    for (std::string_view rest = text;; ++parts) {
        const auto colon = rest.find(':');
        const std::string_view part = rest.substr(0, colon);
        int number = 0;
        const auto [end, failed] = std::from_chars(part.data(), part.data() + part.size(), number);
        if (parts > 2 || failed != std::errc{} || end != part.data() + part.size() || number < 0 ||
            (parts > 0 && number > 59))
            return std::nullopt;
        seconds = 60.0 * seconds + number;
        if (colon == std::string_view::npos)
            return seconds;
        rest.remove_prefix(colon + 1);
    }
}

} // namespace tonekin::cli
