// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "corpus/corpus.h"
#include "factors/factorfile.h"
#include "factors/simulatedlisteners.h"
#include "playcounts/hiddenplays.h"
#include "playcounts/readplaycounts.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <sstream>

namespace tonekin {
namespace {

struct FactorsChoices {
    std::string listening;
    std::string out;
    std::string names;
    std::string corpus;
    int threads = 1;
    std::optional<double> alpha;          // not given: chosen together with the regularisation
    std::optional<double> regularisation; // not given: chosen by hiding plays
    FactorisationOptions options;
};

struct SimulationChoices {
    std::string corpus;
    std::string out;
    SimulatedListenerOptions options;
};

void tellProgress(const FactorisationProgress& progress)
{
    std::ostringstream line; // written at once, so that readers of a pipe get whole lines
    line << "sweep " << progress.sweep << '/' << progress.sweeps << "  " << std::fixed << std::setprecision(1)
         << 100.0 * progress.done << " %";
    if (progress.loss)
        line << "  loss " << *progress.loss;
    line << "  " << progress.timeLeft.count() / 60 << " min " << progress.timeLeft.count() % 60 << " s left\n";
    std::cerr << line.str();
}

Result<PlayCounts> readPlays(const FactorsChoices& choices, const std::stop_token& stop)
{
    auto counts = readPlayCounts(choices.listening, {}, stop);
    if (!counts || choices.names.empty())
        return counts;
    const auto names = readTrackNames(choices.names, {}, stop);
    if (!names)
        return names.error();
    const auto unnamed =
        std::ranges::count_if(counts->tracks, [&](const std::string& track) { return !names->contains(track); });
    std::cerr << unnamed << " of " << counts->tracks.size() << " tracks have no other name and keep their own\n";
    return renamedTracks(std::move(*counts), *names);
}

/// Says which tracks are in the listening and which in the corpus: only those in both can be learned from.
Status tellMatches(const std::string& folder, const std::vector<std::string>& listened)
{
    const auto corpus = readCorpus(folder);
    if (!corpus)
        return corpus.error();
    std::set<std::string> paths;
    for (const CorpusTrack& track : corpus->tracks)
        paths.insert(track.path);
    const auto inBoth =
        std::ranges::count_if(listened, [&](const std::string& track) { return paths.contains(track); });
    const auto both = static_cast<std::size_t>(inBoth);
    std::cout << both << " tracks are in the listening and in the corpus; " << listened.size() - both
              << " only in the listening, " << paths.size() - both << " only in the corpus\n";
    return ok();
}

/// What was not given, as it guesses hidden plays best.
Status chooseRecipe(const PlayCounts& counts, FactorsChoices& choices, std::stop_token stop)
{
    FactorisationOptions& options = choices.options;
    options.alpha = choices.alpha.value_or(options.alpha);
    options.regularisation = choices.regularisation.value_or(options.regularisation);
    if (choices.regularisation)
        return ok();
    std::cerr << "Choosing the recipe by hiding one play in ten\n";
    const auto tell = [](const RecipeTrial& trial) {
        std::ostringstream line;
        line << "alpha " << trial.alpha << ", regularisation " << trial.regularisation << ": AUC of hidden plays "
             << std::fixed << std::setprecision(4) << trial.hiddenAuc << '\n';
        std::cerr << line.str();
    };
    const std::span<const double> alphas =
        choices.alpha ? std::span<const double>(&*choices.alpha, 1) : std::span<const double>(usualAlphas);
    const auto trials = tryRecipes(counts, options, alphas, choices.threads, tell, std::move(stop));
    if (!trials)
        return trials.error();
    const RecipeTrial best = bestOf(*trials);
    options.alpha = best.alpha;
    options.regularisation = best.regularisation;
    std::cout << "Alpha " << best.alpha << " and regularisation " << best.regularisation
              << ": hidden plays are told with an AUC of " << std::setprecision(4) << best.hiddenAuc << '\n';
    return ok();
}

ExitStatus runFactors(FactorsChoices& choices, const std::stop_token& stop)
{
    const auto counts = readPlays(choices, stop);
    if (!counts)
        return tellError(counts.error());
    std::cerr << counts->users.size() << " listeners, " << counts->tracks.size() << " tracks, " << counts->plays.size()
              << " pairs of both\n";
    if (!choices.corpus.empty())
        if (auto told = tellMatches(choices.corpus, counts->tracks); !told)
            return tellError(told.error());
    if (auto chosen = chooseRecipe(*counts, choices, stop); !chosen)
        return tellError(chosen.error());
    const auto factors = factorise(*counts, choices.options, choices.threads, tellProgress, stop);
    if (!factors)
        return tellError(factors.error());
    if (auto written = writeFactors(choices.out, latentFactors(*counts, *factors, choices.options)); !written)
        return tellError(written.error());
    std::cout << "Wrote " << choices.out << ": " << choices.options.dimensions << " factors of "
              << counts->tracks.size() << " tracks and " << counts->users.size() << " listeners\n";
    return ExitStatus::Done;
}

ExitStatus runSimulation(const SimulationChoices& choices)
{
    const auto labels = readCorpusLabels(choices.corpus);
    if (!labels)
        return tellError(labels.error());
    std::vector<SoundLabels> recordings;
    for (const auto& [path, described] : *labels) {
        recordings.push_back(described);
        recordings.back().path = path;
    }
    const auto listening = simulatePlays(recordings, choices.options);
    if (!listening)
        return tellError(listening.error());
    if (auto written = writePlayCounts(choices.out, listening->counts); !written)
        return tellError(written.error());
    std::cout << "Wrote " << choices.out << ": " << listening->counts.users.size() << " listeners, "
              << recordings.size() << " recordings, " << listening->counts.plays.size() << " pairs of both\n";
    return ExitStatus::Done;
}

} // namespace

void addFactorsCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<FactorsChoices>();
    FactorisationOptions& options = choices->options;
    CLI::App* command = app.add_subcommand("factors", "Make factors of tracks and listeners from who played what");
    command
        ->add_option("LISTENING", choices->listening,
                     "Text with lines of user, track and count, with tabulators between them")
        ->required();
    command->add_option("--out", choices->out, "The file to write (.json); the numbers go beside it")->required();
    command->add_option("--names", choices->names,
                        "Text with lines of a track's name in the listening and its path in the corpus");
    command->add_option("--corpus", choices->corpus, "Say how many tracks are also in this corpus");
    command->add_option("--dimensions", options.dimensions, "Numbers of a factor")
        ->capture_default_str()
        ->check(CLI::Range(1, mostFactorDimensions));
    command
        ->add_option("--alpha", choices->alpha,
                     "Confidence in plays is 1 + alpha ln(1 + count / epsilon); the fewer tracks each listener knows, "
                     "the larger. If not given, and no regularisation, what guesses hidden plays best, else 2")
        ->check(CLI::PositiveNumber);
    command->add_option("--epsilon", options.epsilon, "See alpha")->capture_default_str()->check(CLI::PositiveNumber);
    command
        ->add_option("--regularisation", choices->regularisation,
                     "Keeps factors short; if not given, the one that guesses hidden plays best")
        ->check(CLI::PositiveNumber);
    command->add_option("--sweeps", options.sweeps, "Of alternating least squares")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000));
    command->add_option("--seed", options.seed, "Of the first factors")->capture_default_str();
    command->add_option("--threads", choices->threads, "Processors to use")
        ->capture_default_str()
        ->check(CLI::Range(1, 256));
    command->callback([choices, &context] { context.status = runFactors(*choices, context.stop); });
}

void addSimulateListenersCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<SimulationChoices>();
    SimulatedListenerOptions& options = choices->options;
    CLI::App* command = app.add_subcommand("simulate-listeners", "Make up listeners of a corpus with exact labels");
    command->add_option("--corpus", choices->corpus, "The folder that the corpus command made")->required();
    command->add_option("--out", choices->out, "The listening to write, as the factors command reads it")->required();
    command->add_option("--users", options.users, "Listeners")->capture_default_str()->check(CLI::Range(1, 10'000'000));
    command->add_option("--scenes", options.scenes, "Tastes that listeners share")
        ->capture_default_str()
        ->check(CLI::Range(1, 10'000));
    command->add_option("--plays", options.meanPlays, "Of a listener in the mean")
        ->capture_default_str()
        ->check(CLI::Range(1.0, 1e6));
    command->add_option("--strength", options.strength, "How much taste decides")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 100.0));
    command->add_option("--wandering", options.wandering, "Part of the plays that follow popularity alone")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--seed", options.seed, "The same seed gives the same listeners")->capture_default_str();
    command->callback([choices, &context] { context.status = runSimulation(*choices); });
}

} // namespace tonekin
