// SPDX-License-Identifier: GPL-3.0-or-later
#include "factorfitcommand.h"

#include "configfile.h"
#include "factortable.h"

#include "factors/factorfit.h"
#include "model/modelfiles.h"
#include "nn/computedevice.h"
#include "nn/randommodel.h"
#include "training/bandstatistics.h"

#include <CLI/CLI.hpp>

#include <iomanip>
#include <iostream>
#include <sstream>

namespace tonekin {
namespace {

void tellProgress(const FitProgress& progress)
{
    std::ostringstream line; // written at once, so that readers of a pipe get whole lines
    line << "step " << progress.step << '/' << progress.steps << std::fixed << std::setprecision(4);
    for (const auto& [name, value] : progress.losses)
        line << "  " << name << ' ' << value;
    if (progress.validation)
        line << "  validation " << *progress.validation;
    line << "  " << progress.timeLeft.count() / 60 << " min " << progress.timeLeft.count() % 60 << " s left\n";
    std::cerr << line.str();
}

FactorFitOptions optionsOf(const FitSettings& settings, const ComputeDevice& device)
{
    const TrainingOptions& common = settings.options.training;
    FactorFitOptions options;
    options.training.seed = common.seed;
    options.training.steps = common.steps;
    options.training.batchClips = common.batchTracks;
    options.training.peakRate = common.peakRate;
    options.training.warmUp = common.warmUp;
    options.training.weightDecay = common.weightDecay;
    options.training.dropout = common.dropout;
    options.training.averaging = common.averaging;
    options.training.device = device.name;
    options.checkEvery = settings.options.checkEvery;
    options.reportEvery = settings.options.reportEvery;
    options.checkpoint = settings.checkpoint;
    options.log = settings.log;
    return options;
}

Status checkSettings(const FitSettings& settings, const FactorFitSettings& own)
{
    const auto wrong = [](const char* what) { return Error{ErrorCode::InvalidArgument, what}; };
    if (own.factors.empty())
        return wrong("--target factors needs --factors");
    if (settings.world > 1 || settings.rank)
        return wrong("--target factors trains in one process");
    return ok();
}

Result<ModelManifest> manifestFor(const FitSettings& settings, const FactorFitSettings& own,
                                  const MelFrontEnd& frontEnd, const LatentFactors& factors)
{
    const std::string name = std::filesystem::path(settings.out).stem().string();
    ModelManifest base = settings.tiny ? tinyManifest(name) : fullSizeManifest(name);
    lowerFrameRate(base, settings.corpora.everyFrame);
    base.frontEnd = frontEnd;
    return factorManifest(std::move(base), factors.recipe.dimensions, own.clipSeconds);
}

std::string recipeOf(const FactorFitOptions& options, const FactorFitSettings& own, const FactorSplit& split,
                     const LatentFactors& factors, const FactorFitResult& result)
{
    const FactorisationOptions& recipe = factors.recipe;
    std::ostringstream text;
    text << "regression (mean squared error) on the directions of " << recipe.dimensions
         << " listening factors (weighted matrix factorisation, alpha " << recipe.alpha << ", epsilon "
         << recipe.epsilon << ", regularisation " << recipe.regularisation << ", " << recipe.sweeps << " sweeps, seed "
         << recipe.seed << "; " << factors.userCount() << " listeners); clips of " << own.clipSeconds << " s from "
         << split.training.directions.size() << " tracks, " << options.training.batchClips << " a step; dropout "
         << options.training.dropout << "; AdamW, peak rate " << options.training.peakRate << ", cosine over "
         << options.training.steps << " steps; averaged weights of step " << result.bestStep << ", the best on "
         << split.validation.directions.size() << " validation tracks";
    return text.str();
}

/// Reads the corpora and says how they fit the listening.
Result<FactorSplit> readSplit(const FitSettings& settings, const LatentFactors& factors, LoadedTracks&& tracks)
{
    auto split =
        splitByTrack(std::move(tracks), factors, settings.corpora.validateOneIn, settings.options.training.seed);
    if (split)
        std::cerr << split->training.directions.size() << " tracks to train on, " << split->validation.directions.size()
                  << " for validation, " << split->test.directions.size() << " to measure with; "
                  << split->tracksWithoutPlays << " tracks of the corpora have no listeners, "
                  << split->playsWithoutTrack << " tracks of the listening are not in the corpora\n";
    return split;
}

} // namespace

void addFactorFitOptions(CLI::App& command, FactorFitSettings& settings)
{
    command
        .add_option("--target", settings.target,
                    "similarity: windows of one track lie together; factors: hear the factors of a listening")
        ->capture_default_str()
        ->check(CLI::IsMember({similarityTarget, factorTarget}));
    command.add_option("--factors", settings.factors, "For --target factors: what the factors command made")
        ->group(placeOptions);
    command.add_option("--clip-seconds", settings.clipSeconds, "For --target factors: length of what is heard at once")
        ->capture_default_str()
        ->check(CLI::Range(1.0, 400.0));
    command.add_option("--listeners", settings.mostListeners, "For --target factors: that the result is measured with")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000'000));
    command.add_flag("--json", settings.json, "For --target factors: figures for programs")->group(placeOptions);
}

ExitStatus runFactorFit(const FitSettings& settings, const FactorFitSettings& own, const std::string& settingsText,
                        std::stop_token stop)
{
    if (auto checked = checkSettings(settings, own); !checked)
        return tellError(checked.error());
    const auto factors = readFactors(own.factors);
    if (!factors)
        return tellError(factors.error());
    const auto device = chooseDevice(settings.device);
    if (!device)
        return tellError(device.error());
    auto all = readCorpora(settings.corpora, 1); // shorter ones than a clip are repeated
    if (!all)
        return tellError(all.error());
    auto manifest = manifestFor(settings, own, all->frontEnd, *factors);
    if (!manifest)
        return tellError(manifest.error());
    const auto split = readSplit(settings, *factors, std::move(all->tracks));
    if (!split)
        return tellError(split.error());
    standardise(*manifest, split->training.loaded, settings.options.training.syntheticShare);

    if (settings.device != "cpu")
        std::cerr << "Training on " << device->name << ' ' << device->note << '\n';
    useThreads(settings.threads);
    const FactorFitOptions options = optionsOf(settings, *device);
    const auto result = fitToFactors(*manifest, split->training, split->validation, options, tellProgress, stop);
    if (!result)
        return tellError(result.error());
    const auto report = reportOnFactors(*manifest, result->tensors, *split, *factors, own.mostListeners,
                                        settings.options.training.seed);
    if (!report)
        return tellError(report.error());
    manifest->training = {recipeOf(options, own, *split, *factors, *result), settings.data,
                          settings.options.training.seed, result->stepsDone, settingsText};
    manifest->quality = factorQuality(*report);
    const auto written = writeModel(settings.out, *manifest, result->tensors);
    if (!written)
        return tellError(written.error());
    std::cerr << "Wrote " << settings.out << " (weights of step " << result->bestStep << ", validation "
              << result->bestValidation << ")\n";
    std::cout << (own.json ? factorJson(*report) : factorTable(*report));
    return ExitStatus::Done;
}

} // namespace tonekin
