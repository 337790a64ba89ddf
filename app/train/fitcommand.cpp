// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "configfile.h"
#include "factorfitcommand.h"
#include "fitsettings.h"
#include "localprocesses.h"
#include "vectorpart.h"

#include "model/modelfiles.h"
#include "nn/computedevice.h"
#include "nn/randommodel.h"
#include "training/bandstatistics.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <sstream>

namespace tonekin {
namespace {

std::string clockOf(std::chrono::seconds time)
{
    return std::to_string(time.count() / 60) + " min " + std::to_string(time.count() % 60) + " s";
}

/// For people, on stderr.
void tellProgress(const FitProgress& progress)
{
    std::ostringstream line; // written at once, so that readers of a pipe get whole lines
    line << "step " << progress.step << '/' << progress.steps << std::fixed << std::setprecision(4);
    for (const auto& [name, value] : progress.losses)
        if (name == "loss" || name == "contrastive" || name == "group")
            line << "  " << name << ' ' << value;
    if (progress.revived > 0)
        line << "  " << progress.revived << " filters started anew";
    if (progress.validation)
        line << "  validation " << *progress.validation;
    if (progress.syntheticValidation)
        line << " (synthetic " << *progress.syntheticValidation << ')';
    line << "  " << clockOf(progress.timeLeft) << " left\n";
    std::cerr << line.str();
}

std::string recipeOf(const FitSettings& settings, const VectorShape& vector, const FitResult& result,
                     const FitTracks& tracks)
{
    const TrainingOptions& training = settings.options.training;
    const auto made =
        std::ranges::count_if(tracks.training.labels, [](const auto& label) { return label.has_value(); });
    std::ostringstream text;
    text << "supervised contrastive learning (temperature " << training.temperature << ") on "
         << training.windowsPerTrack << " windows of each track, and with weight " << training.groupWeight
         << " on tracks of one collection or style; " << tracks.training.tracks.size() - static_cast<std::size_t>(made)
         << " real tracks and " << made << " with exact labels, ";
    if (made > 0)
        text << "which are " << training.syntheticShare << " of each step and teach heads with weight "
             << training.headsWeight << " and the first layer with " << training.firstLayerWeight << "; ";
    if (!tracks.lessons.mels.empty())
        text << "single filters are taught by probe sounds with weight " << training.lessonsWeight << "; ";
    if (training.summaryWeight > 0.0)
        text << "hidden units keep a summary of the spectrum with weight " << training.summaryWeight << "; ";
    text << training.batchTracks << " tracks a step; AdamW, peak rate " << training.peakRate << ", cosine over "
         << training.steps << " steps; averaged weights of step " << result.bestStep
         << ", the best on validation tracks; vector " << describeVector(vector);
    return text.str();
}

ModelManifest manifestFor(const FitSettings& settings)
{
    const std::string name = std::filesystem::path(settings.out).stem().string();
    ModelManifest manifest = settings.tiny ? tinyManifest(name) : fullSizeManifest(name);
    lowerFrameRate(manifest, settings.corpora.everyFrame);
    return manifest;
}

/// Each process a GPU of its own, if there are as many.
Result<ComputeDevice> deviceFor(const FitSettings& settings)
{
    const bool anyGpu = settings.device == "auto" || settings.device == "cuda";
    if (anyGpu && settings.rank.value_or(0) > 0) {
        auto own = chooseDevice("cuda:" + std::to_string(*settings.rank));
        if (own && own->note.empty())
            return own;
    }
    return chooseDevice(settings.device);
}

ExitStatus writeResult(const FitSettings& settings, ModelManifest manifest, const FitTracks& tracks,
                       const FitResult& result, const std::string& settingsText)
{
    manifest.training = {recipeOf(settings, manifest.vector, result, tracks), settings.data,
                         settings.options.training.seed, result.stepsDone, settingsText};
    const auto written = writeModel(settings.out, manifest, result.tensors);
    if (!written)
        return tellError(written.error());
    std::cout << "Wrote " << settings.out << " (weights of step " << result.bestStep << ", validation "
              << result.bestValidation << ")\n";
    return ExitStatus::Done;
}

ExitStatus runFit(const FitSettings& settings, const std::string& settingsText, std::stop_token stop)
{
    const auto device = deviceFor(settings);
    if (!device)
        return tellError(device.error());
    useThreads(settings.threads);
    const auto group =
        ProcessGroup::join({settings.rank.value_or(0), settings.world, settings.rendezvous, device->name});
    if (!group)
        return tellError(group.error());
    ModelManifest manifest = manifestFor(settings);
    if (auto vector = setVectorParts(settings.vector, manifest.vector); !vector)
        return tellError(vector.error());
    const auto corpora = readFitCorpora(settings.corpora, manifest.sections.frames);
    if (!corpora)
        return tellError(corpora.error());
    const FitTracks& tracks = corpora->tracks;
    manifest.frontEnd = corpora->frontEnd;
    standardise(manifest, tracks.training, settings.options.training.syntheticShare);
    if (group->isFirst())
        std::cerr << tracks.training.tracks.size() << " tracks to train on, " << tracks.validation.tracks.size()
                  << " for validation, " << tracks.syntheticValidation.tracks.size() << " synthetic ones to report on; "
                  << device->name << (settings.device == "cpu" ? "" : " " + device->note) << '\n';

    const auto result =
        fitNetwork(manifest, tracks, settings.options, {device->name, &*group}, tellProgress, std::move(stop));
    if (!result)
        return tellError(result.error());
    return group->isFirst() ? writeResult(settings, manifest, tracks, *result, settingsText) : ExitStatus::Done;
}

} // namespace

void addFitCommand(CLI::App& app, CommandContext& context)
{
    auto settings = std::make_shared<FitSettings>();
    auto factors = std::make_shared<FactorFitSettings>();
    CLI::App* command = app.add_subcommand("fit", "Train a network on corpora");
    addFitOptions(*command, *settings);
    addFactorFitOptions(*command, *factors);
    command->callback([settings, factors, command, &context] {
        settings->options.checkpoint = settings->checkpoint;
        settings->options.log = settings->log;
        if (factors->target == factorTarget) {
            context.status = runFactorFit(*settings, *factors, settingsOf(*command), context.stop);
            return;
        }
        const bool startsOthers = settings->world > 1 && !settings->rank;
        context.status = startsOthers ? runLocalProcesses(settings->world, context.arguments, context.stop)
                                      : runFit(*settings, settingsOf(*command), context.stop);
    });
}

} // namespace tonekin
