// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "synthesis/audiofile.h"
#include "synthesis/corpusfolder.h"
#include "synthesis/triplets.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace tonekin {
namespace {

constexpr double hoursAWork = 10 * 45.0 / 3600.0;

struct TripletChoices {
    std::string out;
    int works = 40;
    std::uint64_t seed = 2014;
    // The first one no network is trained with (see core/synthesis/arrangement.cpp).
    std::string soundFont = "/usr/share/sounds/sf3/MuseScore_General.sf3";
    std::string otherSoundFont = "/usr/share/sounds/sf2/FluidR3_GM.sf2";
};

Status addWork(CorpusFolder& folder, const TripletWork& work)
{
    for (const Recording& recording : work.recordings) {
        const auto file = encodeAudio(recording.samples, AudioFormat::Flac, 0);
        if (!file)
            return file.error();
        if (auto added = folder.add(recording.labels, *file); !added)
            return added;
    }
    return ok();
}

Status runTriplets(const TripletChoices& choices, std::stop_token stop)
{
    auto maker = TripletMaker::open(choices.soundFont, choices.otherSoundFont);
    if (!maker)
        return maker.error();
    auto folder = CorpusFolder::open(choices.out, choices.seed, choices.works * hoursAWork);
    if (!folder)
        return folder.error();
    std::vector<AttributeTriplet> triplets;
    for (int number = 0; number < choices.works; ++number) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, "stopped after " + std::to_string(number) + " works"};
        const auto work =
            maker->make(choices.seed, number, [&](const std::string& path) { return !folder->has(path); });
        if (!work)
            return work.error();
        if (auto added = addWork(*folder, *work); !added)
            return added;
        triplets.insert(triplets.end(), work->triplets.begin(), work->triplets.end());
        std::cerr << '[' + std::to_string(number + 1) + "/" + std::to_string(choices.works) + "] works\n";
    }
    if (auto finished = folder->finish(); !finished)
        return finished;
    if (auto written = writeAttributeTriplets(std::filesystem::path(choices.out) / attributeTripletsFile, triplets);
        !written)
        return written;
    std::cout << folder->count() << " recordings in " << choices.out << '\n';
    return ok();
}

} // namespace

void addTripletsCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<TripletChoices>();
    CLI::App* command = app.add_subcommand(
        "triplets", "Make recordings that differ in one known thing each, to ask a network what outweighs what");
    command->add_option("--out", choices->out, "The folder; an interrupted run goes on in it")->required();
    command->add_option("--works", choices->works, "Works, ten recordings each")
        ->capture_default_str()
        ->check(CLI::Range(1, 10'000));
    command->add_option("--seed", choices->seed, "The same seed makes the same recordings")->capture_default_str();
    command->add_option("--soundfont", choices->soundFont, "What plays them")->capture_default_str();
    command->add_option("--other-soundfont", choices->otherSoundFont, "What else plays the anchors")
        ->capture_default_str();
    command->callback([choices, &context] {
        const Status done = runTriplets(*choices, context.stop);
        context.status = done ? ExitStatus::Done : tellError(done.error());
    });
}

} // namespace tonekin
