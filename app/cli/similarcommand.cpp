// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"
#include "errorwords.h"
#include "openedlibrary.h"
#include "textoutput.h"

#include <iomanip>
#include <iostream>
#include <memory>

namespace tonekin::cli {

namespace {

struct SimilarArguments {
    std::vector<std::string> seeds;
    SimilarOptions options;
};

std::string byline(const OpenedLibrary& opened, TrackId id)
{
    return plainText(opened.bylineOf(id));
}

void printForPeople(const OpenedLibrary& opened, const std::vector<TrackId>& seeds,
                    const std::vector<SimilarTrack>& found)
{
    for (const TrackId seed : seeds)
        std::cout << "Sounds like: " << byline(opened, seed) << "  (" << plainText(opened.pathOf(seed).native())
                  << ")\n";
    std::cout << '\n';
    for (const SimilarTrack& track : found) {
        std::cout << std::fixed << std::setprecision(3) << track.similarity << "  " << byline(opened, track.id) << "  ("
                  << plainText(opened.pathOf(track.id).native()) << ")\n";
    }
    if (found.empty())
        std::cout << "Nothing else in this library can be compared with it.\n";
}

void printForPrograms(const OpenedLibrary& opened, const std::vector<SimilarTrack>& found)
{
    auto list = nlohmann::ordered_json::array();
    for (const SimilarTrack& track : found) {
        list.push_back({{"id", track.id.value},
                        {"path", opened.pathOf(track.id).native()},
                        {"title", opened.titleOf(track.id)},
                        {"artist", opened.row(track.id).tags.artist},
                        {"similarity", track.similarity}});
    }
    printJson(list);
}

int printSimilar(const GeneralOptions& general, const SimilarArguments& arguments)
{
    const auto opened = OpenedLibrary::open(general);
    if (!opened)
        return complain(opened.error());
    const auto seeds = opened->findAll(arguments.seeds);
    if (!seeds)
        return complain(seeds.error());
    const auto found = opened->similarTo(*seeds, {}, arguments.options);
    if (!found)
        return complain(found.error());
    if (general.json)
        printForPrograms(*opened, *found);
    else
        printForPeople(*opened, *seeds, *found);
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
