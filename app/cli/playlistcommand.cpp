// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedlibrary.h"
#include "catalogue/buildplaylist.h"
#include "catalogue/rows.h"
#include "commandline.h"
#include "errorwords.h"
#include "playlist/playlistfile.h"
#include "playlist/recipe.h"
#include "playlistoptions.h"
#include "playlistwords.h"
#include "textoutput.h"

#include <chrono>
#include <iostream>
#include <memory>

namespace tonekin::cli {

namespace {

struct PlaylistArguments {
    std::vector<std::string> seeds;
    std::vector<std::string> notSeeds;
    std::vector<std::string> via;
    std::string pathTo; // empty: no path
    std::uint64_t way = 0;
    PlaylistRuleOptions rules;
    std::filesystem::path out; // empty: print it
    bool absolute = false;
    bool reasons = false;
};

void remark(const GeneralOptions& general, const std::string& words)
{
    if (!general.quiet)
        std::cerr << "tonekin-cli: " << plainText(words) << '\n';
}

void printForPeople(const AskedLibrary& asked, const PlaylistResult& result)
{
    for (const PlaylistRow& row : result.rows)
        std::cout << decimal(static_cast<double>(row.similarity), 3) << "  " << plainText(asked.bylineOf(row.id))
                  << "  (" << plainText(reasonWords(asked, row)) << ")\n";
}

int deliver(const GeneralOptions& general, const PlaylistArguments& arguments, const AskedLibrary& asked,
            const PlaylistResult& result)
{
    const auto entries = playlistEntries(asked.catalogue(), result.rows);
    if (const auto format = playlistFormatOf(arguments.out)) {
        const auto style = arguments.absolute ? PathStyle::Absolute : PathStyle::Relative;
        const auto written = writePlaylist(arguments.out, *format, style, arguments.out.stem().native(), entries);
        if (!written)
            return complain(written.error());
    }
    if (general.json) {
        printJson(playlistJson(asked.catalogue(), result));
    } else if (arguments.reasons) {
        printForPeople(asked, result);
    } else if (arguments.out.empty()) {
        for (const PlaylistEntry& entry : entries)
            std::cout << entry.path.native() << '\n';
    } else if (!general.quiet) {
        std::cout << "Wrote " << entries.size() << " tracks to " << plainText(arguments.out.native()) << '\n';
    }
    return done;
}

/// Those of the recipe, if there is one, changed by the options. Errors: those of readRecipe().
Result<PlaylistRules> rulesOf(const PlaylistRuleOptions& options)
{
    PlaylistRules rules;
    if (!options.recipe.empty()) {
        auto recipe = readRecipe(options.recipe);
        if (!recipe)
            return recipe.error().code == ErrorCode::InvalidArgument
                       ? Error{ErrorCode::InvalidArgument, options.recipe.native() + ": " + recipe.error().detail}
                       : recipe.error();
        rules = std::move(recipe->rules);
    }
    for (const auto& say : options.said)
        say(rules);
    return rules;
}

Result<PlaylistQuery> queryOf(const AskedLibrary& asked, const PlaylistArguments& arguments, PlaylistRules rules)
{
    PlaylistQuery query;
    query.rules = std::move(rules);
    query.way = arguments.way;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    query.now = std::chrono::duration_cast<std::chrono::seconds>(now).count();
    const std::vector<std::pair<const std::vector<std::string>*, std::vector<TrackId>*>> asks{
        {&arguments.seeds, &query.seeds}, {&arguments.notSeeds, &query.notSeeds}, {&arguments.via, &query.via}};
    for (const auto& [texts, ids] : asks) {
        auto found = asked.findAll(*texts);
        if (!found)
            return found.error();
        *ids = std::move(*found);
    }
    if (!arguments.pathTo.empty()) {
        const auto end = asked.find(arguments.pathTo);
        if (!end)
            return end.error();
        query.pathTo = *end;
    }
    return query;
}

/// What stands against a list as a whole; nothing where there is one, or at least its seeds.
std::optional<int> complainOf(const AskedLibrary& asked, const PlaylistResult& result)
{
    const bool noneIsUsable = result.why == NoPlaylist::NoSeed;
    for (const UnusableSeed& seed : result.unusable)
        std::cerr << "tonekin-cli: " << plainText(sentenceOn(seed.flaw, asked.pathOf(seed.id))) << '\n';
    if (result.why == NoPlaylist::HasRows)
        return std::nullopt;
    if (!noneIsUsable)
        std::cerr << "tonekin-cli: " << sentenceOn(result) << '\n';
    switch (result.why) {
    case NoPlaylist::FlawedRules:
    case NoPlaylist::SeedAndNot:
    case NoPlaylist::SeveralStarts:
        return wrongUsage;
    case NoPlaylist::NoSeed:
    case NoPlaylist::RulesLeaveNothing:
        return failed;
    default:
        return std::nullopt;
    }
}

int makePlaylist(const GeneralOptions& general, const PlaylistArguments& arguments)
{
    if (!arguments.out.empty() && !playlistFormatOf(arguments.out))
        return complainOfUsage("the playlist's name must end in .m3u8, .xspf, .jspf or .csv: " +
                               arguments.out.native());
    if (!arguments.via.empty() && arguments.pathTo.empty())
        return complainOfUsage("--via tells what a path leads over; --path-to tells where to");
    auto rules = rulesOf(arguments.rules);
    if (!rules)
        return complain(rules.error());
    const auto asked = AskedLibrary::open(general);
    if (!asked)
        return complain(asked.error());
    const auto query = queryOf(*asked, arguments, *std::move(rules));
    if (!query)
        return complain(query.error());
    const auto made = asked->playlistFor(*query);
    if (!made)
        return complain(made.error());
    if (const auto status = complainOf(*asked, made->result))
        return *status;
    for (const std::string& words : remarksOn(*asked, *query, made->result, made->closeEnds))
        remark(general, words);
    if (!arguments.rules.saveRecipe.empty()) {
        const auto saved = writeRecipe(arguments.rules.saveRecipe, {arguments.rules.recipeName, query->rules});
        if (!saved)
            return complain(saved.error());
    }
    return deliver(general, arguments, *asked, made->result);
}

} // namespace

void addPlaylistCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus)
{
    CLI::App* const command = app.add_subcommand("playlist", "Make a playlist of what sounds like some tracks");
    command->footer("How many of the list are close is said on standard error. The same question to the same library "
                    "always gives the same\nlist; --another asks for another path.");
    const auto arguments = std::make_shared<PlaylistArguments>();
    command->add_option("--seed", arguments->seeds, "Tracks to sound like, by path or id")
        ->required()
        ->type_name("TRACK...");
    command->add_option("--not", arguments->notSeeds, "Tracks to keep away from")->type_name("TRACK...");
    command
        ->add_option("--path-to", arguments->pathTo, "Lead from the seed to this track, by steps no larger than needed")
        ->type_name("TRACK");
    command->add_option("--via", arguments->via, "What the path leads over, in this order")->type_name("TRACK...");
    command->add_option("--another", arguments->way, "Another path: each number gives one")
        ->check(CLI::Range(0, 1'000'000))
        ->type_name("N");
    addPlaylistRuleOptions(*command, arguments->rules);
    command
        ->add_option("--out", arguments->out, "Where to write it (.m3u8, .xspf, .jspf or .csv); else paths are printed")
        ->type_name("FILE");
    command->add_flag("--absolute", arguments->absolute, "Write absolute paths instead of relative ones");
    command->add_flag("--reasons", arguments->reasons, "Print each track with its similarity and why it is there");
    command->callback([&, arguments] { exitStatus = makePlaylist(general, *arguments); });
}

} // namespace tonekin::cli
