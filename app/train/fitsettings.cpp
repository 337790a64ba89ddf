// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitsettings.h"

#include "configfile.h"
#include "vectorpart.h"

#include <CLI/CLI.hpp>

namespace tonekin {
namespace {

const CLI::Range weightRange(0.0, 1000.0);
const CLI::Range shareRange(0.0, 1.0);

void addPlaces(CLI::App& command, FitSettings& settings)
{
    const auto add = [&command](const std::string& name, auto& value, const std::string& help) {
        return command.add_option(name, value, help)->group(placeOptions);
    };
    add("--corpus", settings.corpora.folders, "A folder that the corpus command made; may be given several times")
        ->required();
    add("--out", settings.out, "The manifest to write (.json); the weights go beside it")->required();
    add("--held-out", settings.corpora.heldOut, "File with collections that training must not see, one a line");
    add("--lessons", settings.corpora.lessons,
        "Corpora of probe sounds that single filters of the first layer are taught by; filters must be named by "
        "others");
    add("--vector-lessons", settings.corpora.vectorLessons, vectorLessonsHelp);
    add("--vector-copies", settings.corpora.vectorCopies, vectorCopiesHelp);
    add("--checkpoint", settings.checkpoint,
        "Saved at every check and when interrupted; if it is there, training goes on from it");
    add("--log", settings.log, "CSV file for losses, rate and validation scores; a resumed run goes on with it");
    add("--data", settings.data, "Lines for the manifest on what the corpora are and their licences");
    add("--device", settings.device, "auto, cpu, cuda or cuda:N; without a usable GPU the CPU does it")
        ->capture_default_str();
    add("--threads", settings.threads, "Processors that one process uses")
        ->capture_default_str()
        ->check(CLI::Range(1, 256));
}

void addProcesses(CLI::App& command, FitSettings& settings)
{
    command.add_option("--world-size", settings.world, "Processes that train together; without --rank all are started")
        ->capture_default_str()
        ->check(CLI::Range(1, 64))
        ->group(placeOptions);
    auto* rank = command.add_option("--rank", settings.rank, "Which of the processes this is, from 0")
                     ->check(CLI::Range(0, 63))
                     ->group(placeOptions);
    auto* rendezvous =
        command.add_option("--rendezvous", settings.rendezvous, "A new file through which processes find each other")
            ->group(placeOptions);
    rank->needs(rendezvous);
    rendezvous->needs(rank);
}

void addSchedule(CLI::App& command, FitSettings& settings)
{
    TrainingOptions& training = settings.options.training;
    command.add_flag("--tiny", settings.tiny, "A few units a layer, to try things out quickly");
    command.add_option("--seed", training.seed, "Of the first weights and every draw")->capture_default_str();
    command.add_option("--steps", training.steps, "Steps of training")
        ->capture_default_str()
        ->check(CLI::Range(1, 10'000'000));
    command.add_option("--check-every", settings.options.checkEvery, "Steps between validations and checkpoints")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    command.add_option("--rate", training.peakRate, "Highest learning rate")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--warm-up", training.warmUp, "Part of the steps in which the rate rises")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 0.9));
    command.add_option("--weight-decay", training.weightDecay, "Of AdamW")->capture_default_str()->check(weightRange);
    command.add_option("--averaging", training.averaging, "Of the exponentially averaged weights, which are kept")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 0.999999));
}

void addBatch(CLI::App& command, FitSettings& settings)
{
    TrainingOptions& training = settings.options.training;
    command.add_option("--batch", training.batchTracks, "Tracks a step")
        ->capture_default_str()
        ->check(CLI::Range(2, 4096));
    command.add_option("--windows-per-track", training.windowsPerTrack, "Windows of each track in a step")
        ->capture_default_str()
        ->check(CLI::Range(2, 16));
    command.add_option("--synthetic-share", training.syntheticShare, "Part of a step's tracks that have exact labels")
        ->capture_default_str()
        ->check(shareRange);
    command
        .add_option("--group-tracks", training.groupTracks,
                    "Made tracks of one style and kit that are drawn together, as far as there are so many")
        ->capture_default_str()
        ->check(CLI::Range(1, 64));
    command
        .add_option("--every-frame", settings.corpora.everyFrame,
                    "2: half the frame rate, by taking every second frame of the corpora")
        ->capture_default_str()
        ->check(CLI::Range(1, 4));
    command
        .add_option("--validate-one-in", settings.corpora.validateOneIn,
                    "Part of the real tracks that only chooses the best step")
        ->capture_default_str()
        ->check(CLI::Range(2, 1000));
    command
        .add_option("--validate-one-work-in", settings.corpora.validateOneWorkIn,
                    "Part of the works of labelled recordings that is only reported on")
        ->capture_default_str()
        ->check(CLI::Range(2, 1000));
}

void addAugmentation(CLI::App& command, FitSettings& settings)
{
    Augmentation& augmentation = settings.options.training.augmentation;
    const auto add = [&command](const std::string& name, double& value, const std::string& help) {
        command.add_option(name, value, help)->capture_default_str()->check(CLI::Range(0.0, 24.0));
    };
    add("--tilt", augmentation.tiltDecibel, "Decibels by which windows are made brighter or darker, at most");
    add("--bell", augmentation.bellDecibel, "Decibels by which a range of bands is made louder or softer, at most");
    add("--shift-bands", augmentation.shiftBands, "Bands by which windows are shifted up or down, at most");
}

void addLosses(CLI::App& command, FitSettings& settings)
{
    TrainingOptions& training = settings.options.training;
    const auto add = [&command](const std::string& name, double& value, const std::string& help) {
        return command.add_option(name, value, help)->capture_default_str()->check(weightRange);
    };
    command.add_option("--temperature", training.temperature, "Of the contrastive loss")
        ->capture_default_str()
        ->check(CLI::Range(0.001, 100.0));
    add("--group-weight", training.groupWeight, "Of the wish that tracks of one collection or style lie together");
    add("--heads-weight", training.headsWeight, "Of what labels say, asked of the last convolution");
    add("--first-layer-weight", training.firstLayerWeight, "Of what labels say, asked of the first layer");
    add("--lessons-weight", training.lessonsWeight, "Of what single filters are taught by probe sounds");
    add("--summary-weight", training.summaryWeight, "Of what a window's spectrum is like, asked of the hidden units");
    add("--variance-weight", training.varianceWeight, "Against vectors that all lie in one place");
    add("--domain-weight", training.domainWeight, "Of hiding whether a window is made or real, at its highest");
    add("--first-layer-start", training.firstLayerStart, "Times the random weights that the first layer starts from")
        ->check(CLI::Range(0.001, 10.0));
    add("--first-layer-rate", training.firstLayerRate, "Times the learning rate for the first layer")
        ->check(CLI::Range(0.0, 100.0));
    add("--smoothness", training.smoothness, "Of the first layer's filters over neighbouring bands");
    add("--overlap-weight", training.overlapWeight, "Against filters that are copies of each other");
    add("--sparseness", training.sparseness, "Of the first layer's filters");
    add("--dropout", training.dropout, "Of hidden units")->check(CLI::Range(0.0, 0.9));
    add("--filter-dropout", training.filterDropout, "Of whole filters of the first layer")->check(CLI::Range(0.0, 0.9));
    command
        .add_option("--quiet-steps", training.quietSteps, "After so many steps without an answer a filter starts anew")
        ->capture_default_str()
        ->check(CLI::Range(1, 10'000'000));
}

void addVector(CLI::App& command, FitSettings& settings)
{
    command.add_option("--vector", settings.vector, vectorPartHelp);
}

} // namespace

void addFitOptions(CLI::App& command, FitSettings& settings)
{
    addConfigOption(command);
    addPlaces(command, settings);
    addProcesses(command, settings);
    addSchedule(command, settings);
    addBatch(command, settings);
    addAugmentation(command, settings);
    addLosses(command, settings);
    addVector(command, settings);
}

} // namespace tonekin
