// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedlibrary.h"
#include "catalogue/rows.h"
#include "commandline.h"
#include "errorwords.h"
#include "textoutput.h"

#include <iostream>
#include <memory>

namespace tonekin::cli {

namespace {

struct SimilarArguments {
    std::vector<std::string> seeds;
    SimilarOptions options;
};

void printForPeople(const AskedLibrary& asked, const SimilarResult& result)
{
    for (const TrackId seed : result.query.seeds)
        std::cout << "Sounds like: " << plainText(asked.bylineOf(seed)) << "  (" << plainText(asked.pathOf(seed))
                  << ")\n";
    std::cout << '\n';
    for (const SimilarTrack& track : result.tracks)
        std::cout << decimal(track.similarity, 3) << "  " << plainText(asked.bylineOf(track.id)) << "  ("
                  << plainText(asked.pathOf(track.id)) << ")\n";
}

int printSimilar(const GeneralOptions& general, const SimilarArguments& arguments)
{
    const auto asked = AskedLibrary::open(general);
    if (!asked)
        return complain(asked.error());
    const auto seeds = asked->findAll(arguments.seeds);
    if (!seeds)
        return complain(seeds.error());
    const auto result = asked->similarTo({*seeds, {}, {}, arguments.options});
    if (!result)
        return complain(result.error());
    if (general.json)
        printJson(similarJson(asked->catalogue(), result->tracks));
    else
        printForPeople(*asked, *result);
    return done;
}

} // namespace

void addSimilarCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus)
{
    CLI::App* const command = app.add_subcommand("similar", "List what sounds like a track, or like several");
    command->footer(
        "Similarity is 1 for the same sound. It is the cosine of two vectors, corrected so that tracks which "
        "lie near everything\nin this library do not crowd into every list. Libraries of fewer than " +
        std::to_string(HubCorrection::fewestTracks) + " tracks are not corrected.");
    const auto arguments = std::make_shared<SimilarArguments>();
    command->add_option("TRACK", arguments->seeds, "Path or id of a track")->required()->type_name("");
    command->add_option("-n,--count", arguments->options.count, "How many tracks")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("N");
    command->add_option("--most-per-artist", arguments->options.mostPerArtist, "At most so many by one artist (0: any)")
        ->check(CLI::NonNegativeNumber)
        ->type_name("N");
    command->add_option("--most-per-album", arguments->options.mostPerAlbum, "At most so many of one album (0: any)")
        ->check(CLI::NonNegativeNumber)
        ->type_name("N");
    command->add_flag_callback(
        "--uncorrected", [arguments] { arguments->options.correctHubs = false; }, "By plain cosines, to compare");
    command->callback([&, arguments] { exitStatus = printSimilar(general, *arguments); });
}

} // namespace tonekin::cli
