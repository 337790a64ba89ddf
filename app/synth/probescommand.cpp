// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "model/wholefile.h"
#include "synthesis/audiofile.h"
#include "synthesis/probes.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace tonekin {
namespace {

struct ProbesChoices {
    std::string out;
    std::string soundFont;
    std::uint64_t seed = 1;
    int every = 1;
};

/// A recording as a FLAC file in the folder, and what is known of it.
Result<ProbeLabels> storeRecording(const std::filesystem::path& folder, const std::string& name,
                                   const ProbeRecording& recording)
{
    const std::string path = name + std::string(audioFileEnding(AudioFormat::Flac));
    const auto bytes = encodeAudio(recording.samples, AudioFormat::Flac, 0);
    if (!bytes)
        return bytes.error();
    if (auto written = writeWholeFile(folder / path, *bytes); !written)
        return written.error();
    return ProbeLabels{path, recording.clips};
}

ExitStatus runProbes(const ProbesChoices& choices, std::stop_token stop)
{
    auto maker = ProbeMaker::open(choices.soundFont, choices.seed);
    if (!maker)
        return tellError(maker.error());
    std::error_code problem;
    std::filesystem::create_directories(choices.out, problem);
    if (problem)
        return tellError({ErrorCode::IoError, choices.out + ": " + problem.message()});
    std::vector<ProbeLabels> all;
    std::size_t clips = 0;
    for (const std::string& name : maker->recordings()) {
        if (stop.stop_requested())
            return ExitStatus::Interrupted;
        const auto recording = maker->make(name, choices.every);
        if (!recording)
            return tellError(recording.error());
        auto stored = storeRecording(choices.out, name, *recording);
        if (!stored)
            return tellError(stored.error());
        clips += stored->clips.size();
        all.push_back(std::move(*stored));
        std::cerr << '[' << all.size() << '/' << maker->recordings().size() << "] " << name << '\n';
    }
    // Last, so that an interrupted run leaves no folder that looks whole.
    if (auto written = writeProbeLabels(std::filesystem::path(choices.out) / probeLabelsFile, all); !written)
        return tellError(written.error());
    std::cout << clips << " probe sounds in " << all.size() << " recordings in " << choices.out << '\n';
    return ExitStatus::Done;
}

} // namespace

void addProbesCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<ProbesChoices>();
    CLI::App* command = app.add_subcommand("probes", "Make the sounds that first-layer filters are named by");
    command->add_option("--out", choices->out, "The folder to fill")->required();
    command->add_option("--soundfont", choices->soundFont, "The General MIDI soundfont to play with")->required();
    command->add_option("--seed", choices->seed, "The same seed and soundfont give the same sounds")
        ->capture_default_str();
    command->add_option("--every", choices->every, "Only one in so many clips, to try things out; best an odd number")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000));
    command->callback([choices, &context] { context.status = runProbes(*choices, context.stop); });
}

} // namespace tonekin
