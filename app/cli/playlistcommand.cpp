// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedlibrary.h"
#include "catalogue/rows.h"
#include "commandline.h"
#include "errorwords.h"
#include "playlist/playlistfile.h"
#include "textoutput.h"

#include <iostream>
#include <memory>

namespace tonekin::cli {

namespace {

struct PlaylistArguments {
    std::vector<std::string> seeds;
    std::vector<std::string> notSeeds;
    SimilarOptions options{30};
    std::filesystem::path out; // empty: print it
    bool absolute = false;
};

int deliver(const GeneralOptions& general, const PlaylistArguments& arguments,
            const std::vector<PlaylistEntry>& entries)
{
    if (const auto format = playlistFormatOf(arguments.out)) {
        const auto style = arguments.absolute ? PathStyle::Absolute : PathStyle::Relative;
        const auto written = writePlaylist(arguments.out, *format, style, arguments.out.stem().native(), entries);
        if (!written)
            return complain(written.error());
    }
    if (general.json) {
        printJson(playlistJson(entries));
    } else if (arguments.out.empty()) {
        for (const PlaylistEntry& entry : entries)
            std::cout << entry.path.native() << '\n';
    } else if (!general.quiet) {
        std::cout << "Wrote " << entries.size() << " tracks to " << plainText(arguments.out.native()) << '\n';
    }
    return done;
}

int makePlaylist(const GeneralOptions& general, const PlaylistArguments& arguments)
{
    if (!arguments.out.empty() && !playlistFormatOf(arguments.out))
        return complainOfUsage("the playlist's name must end in .m3u8, .xspf, .jspf or .csv: " +
                               arguments.out.native());
    const auto asked = AskedLibrary::open(general);
    if (!asked)
        return complain(asked.error());
    const auto seeds = asked->findAll(arguments.seeds);
    if (!seeds)
        return complain(seeds.error());
    const auto notSeeds = asked->findAll(arguments.notSeeds);
    if (!notSeeds)
        return complain(notSeeds.error());
    const auto found = asked->similarTo({*seeds, *notSeeds, {}, arguments.options});
    if (!found)
        return complain(found.error());
    return deliver(general, arguments,
                   playlistEntries(asked->catalogue(), *seeds, found->tracks, arguments.options.count));
}

} // namespace

void addPlaylistCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus)
{
    CLI::App* const command = app.add_subcommand("playlist", "Make a playlist of what sounds like some tracks");
    const auto arguments = std::make_shared<PlaylistArguments>();
    command->add_option("--seed", arguments->seeds, "Tracks to sound like, by path or id")
        ->required()
        ->type_name("TRACK...");
    command->add_option("--not", arguments->notSeeds, "Tracks to keep away from")->type_name("TRACK...");
    command->add_option("-n,--count", arguments->options.count, "How many tracks, with the seeds")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("N");
    command->add_option("--most-per-artist", arguments->options.mostPerArtist, "At most so many by one artist (0: any)")
        ->check(CLI::NonNegativeNumber)
        ->type_name("N");
    command->add_option("--most-per-album", arguments->options.mostPerAlbum, "At most so many of one album (0: any)")
        ->check(CLI::NonNegativeNumber)
        ->type_name("N");
    command
        ->add_option("--out", arguments->out, "Where to write it (.m3u8, .xspf, .jspf or .csv); else paths are printed")
        ->type_name("FILE");
    command->add_flag("--absolute", arguments->absolute, "Write absolute paths instead of relative ones");
    command->callback([&, arguments] { exitStatus = makePlaylist(general, *arguments); });
}

} // namespace tonekin::cli
