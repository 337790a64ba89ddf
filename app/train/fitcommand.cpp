// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "nn/modelfiles.h"
#include "nn/randommodel.h"
#include "training/fitrun.h"

#include <CLI/CLI.hpp>

#include <fstream>
#include <iomanip>
#include <iostream>
#include <memory>
#include <sstream>

namespace tonekin {
namespace {

struct FitChoices {
    std::string corpus;
    std::string out;
    std::string heldOut;
    std::string log;
    std::string checkpoint;
    std::vector<std::string> data;
    int validateOneIn = 5;
    int threads = 1;
    bool tiny = false;
    FitOptions options;
};

/// Training tracks and validation tracks: every so manieth of what is not held out.
struct Split {
    LoadedTracks training;
    LoadedTracks validation;
};

Result<Split> loadSplit(const FitChoices& choices, const Corpus& corpus, int leastFrames)
{
    std::set<std::string> heldOut;
    if (!choices.heldOut.empty()) {
        auto names = readCollectionNames(choices.heldOut);
        if (!names)
            return names.error();
        heldOut = std::move(*names);
    }
    auto all =
        loadTracks(corpus, leastFrames, [&](const CorpusTrack& track) { return !heldOut.contains(track.collection); });
    if (!all)
        return all.error();
    Split split;
    for (std::size_t i = 0; i < all->tracks.size(); ++i) {
        const auto place = static_cast<int>(i % static_cast<std::size_t>(choices.validateOneIn));
        LoadedTracks& side = place + 1 == choices.validateOneIn ? split.validation : split.training;
        side.tracks.push_back(std::move(all->tracks[i]));
        side.mels.push_back(std::move(all->mels[i]));
    }
    return split;
}

std::string clockOf(std::chrono::seconds time)
{
    return std::to_string(time.count() / 60) + " min " + std::to_string(time.count() % 60) + " s";
}

/// Progress for people on stderr, and as CSV for plots.
class ProgressLog {
public:
    explicit ProgressLog(const std::string& file)
    {
        if (file.empty())
            return;
        const bool fresh = !std::filesystem::exists(file);
        m_csv.open(file, std::ios::app);
        if (fresh)
            m_csv << "step,loss,validation\n";
    }
    void add(const FitProgress& progress)
    {
        std::ostringstream line; // written at once, so that readers of a pipe get whole lines
        line << "step " << progress.step << '/' << progress.steps << "  loss " << std::fixed << std::setprecision(4)
             << progress.loss;
        if (progress.validation)
            line << "  validation " << *progress.validation;
        line << "  " << clockOf(progress.timeLeft) << " left\n";
        std::cerr << line.str();
        m_csv << progress.step << ',' << progress.loss << ',';
        if (progress.validation)
            m_csv << *progress.validation;
        m_csv << '\n' << std::flush;
    }

private:
    std::ofstream m_csv;
};

std::string recipeOf(const FitChoices& choices, const FitResult& result, std::size_t tracks)
{
    const TrainingOptions& training = choices.options.training;
    std::ostringstream text;
    text << "contrastive (NT-Xent, temperature " << training.temperature
         << ") on pairs of windows of one track, and with weight " << training.groupWeight
         << " on tracks of one collection; " << tracks << " tracks; " << training.batchTracks
         << " tracks a step; AdamW, peak rate " << training.peakRate << ", cosine over " << training.steps
         << " steps; averaged weights of step " << result.bestStep
         << ", the best on validation tracks; vector by principal components, whitening "
         << choices.options.projection.whitening << ", spread weight " << choices.options.projection.spreadWeight;
    return text.str();
}

ExitStatus runFit(FitChoices& choices, std::stop_token stop)
{
    const std::filesystem::path out = choices.out;
    const auto corpus = readCorpus(choices.corpus);
    if (!corpus)
        return tellError(corpus.error());
    ModelManifest manifest = choices.tiny ? tinyManifest(out.stem().string()) : fullSizeManifest(out.stem().string());
    manifest.frontEnd = corpus->frontEnd;
    auto split = loadSplit(choices, *corpus, manifest.sections.frames);
    if (!split)
        return tellError(split.error());
    if (split->training.tracks.size() < 2)
        return tellError({ErrorCode::InvalidArgument, "the corpus has fewer than two tracks to train on"});
    standardise(manifest, split->training.mels);
    std::cerr << split->training.tracks.size() << " tracks to train on, " << split->validation.tracks.size()
              << " for validation\n";

    ProgressLog log(choices.log);
    useThreads(choices.threads);
    const auto result = fitNetwork(
        manifest, split->training, split->validation, choices.options,
        [&log](const FitProgress& progress) { log.add(progress); }, std::move(stop));
    if (!result)
        return tellError(result.error());
    manifest.training = {recipeOf(choices, *result, split->training.tracks.size()), choices.data,
                         choices.options.training.seed, result->stepsDone};
    const auto written = writeModel(out, manifest, result->tensors);
    if (!written)
        return tellError(written.error());
    std::cout << "Wrote " << out.string() << " (weights of step " << result->bestStep << ", validation "
              << result->bestValidation << ")\n";
    return ExitStatus::Done;
}

void addTrainingOptions(CLI::App& command, FitOptions& options)
{
    TrainingOptions& training = options.training;
    command.add_option("--steps", training.steps, "Steps of training")
        ->capture_default_str()
        ->check(CLI::Range(1, 10'000'000));
    command.add_option("--seed", training.seed, "Of the first weights and every draw")->capture_default_str();
    command.add_option("--batch", training.batchTracks, "Tracks a step, two windows of each")
        ->capture_default_str()
        ->check(CLI::Range(2, 4096));
    command.add_option("--rate", training.peakRate, "Highest learning rate")->capture_default_str();
    command.add_option("--temperature", training.temperature, "Of the contrastive loss")->capture_default_str();
    command
        .add_option("--group-weight", training.groupWeight, "Of the wish that tracks of one collection lie together")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 10.0));
    command.add_option("--check-every", options.checkEvery, "Steps between validations and checkpoints")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    command.add_option("--whitening", options.projection.whitening, "Of the vector: 0 none, 1 full")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--spread-weight", options.projection.spreadWeight, "Of a track's variety beside its mean")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 100.0));
}

} // namespace

void addFitCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<FitChoices>();
    CLI::App* command = app.add_subcommand("fit", "Train a network on a corpus");
    command->add_option("--corpus", choices->corpus, "The folder that the corpus command made")->required();
    command->add_option("--out", choices->out, "The manifest to write (.json); the weights go beside it")->required();
    command->add_option("--held-out", choices->heldOut, "File with collections that training must not see, one a line");
    command->add_option("--validate-one-in", choices->validateOneIn, "Part of the rest that only chooses the best step")
        ->capture_default_str()
        ->check(CLI::Range(2, 1000));
    command->add_option("--checkpoint", choices->checkpoint,
                        "Saved at every check and when interrupted; if it is there, training goes on from it");
    command->add_option("--log", choices->log, "CSV file for step, loss and validation score");
    command->add_option("--data", choices->data, "Lines for the manifest on what the corpus is and its licences");
    command->add_option("--threads", choices->threads, "Processors to use")
        ->capture_default_str()
        ->check(CLI::Range(1, 256));
    command->add_flag("--tiny", choices->tiny, "A few units a layer, to try things out quickly");
    addTrainingOptions(*command, choices->options);
    command->callback([choices, &context] {
        choices->options.checkpoint = choices->checkpoint;
        context.status = runFit(*choices, context.stop);
    });
}

} // namespace tonekin
