// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "nn/modelfiles.h"
#include "evaluation/evaluation.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <iomanip>
#include <iostream>
#include <memory>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;

struct EvaluateChoices {
    std::string model;
    std::string corpus;
    std::string heldOut;
    bool json = false;
    bool record = false;
    ProjectionOptions projection;
};

/// One column of the table: where its scores are and which of their measures it shows.
struct Column {
    std::string name;
    std::vector<QueryScore> SystemScores::*scores;
    double QueryScore::*measure;
};

const std::array<Column, 6>& columns()
{
    static const std::array<Column, 6> all{{
        {"same soundtrack mAP", &SystemScores::sameCollection, &QueryScore::averagePrecision},
        {"same soundtrack P@1", &SystemScores::sameCollection, &QueryScore::precisionAt1},
        {"same soundtrack P@5", &SystemScores::sameCollection, &QueryScore::precisionAt5},
        {"other half P@1", &SystemScores::otherHalf, &QueryScore::precisionAt1},
        {"same artist, other soundtrack mAP", &SystemScores::sameArtist, &QueryScore::averagePrecision},
        {"same artist, other soundtrack P@5", &SystemScores::sameArtist, &QueryScore::precisionAt5},
    }};
    return all;
}

double chanceIn(const EvaluationReport& report, const Column& column)
{
    return column.scores == &SystemScores::sameCollection ? report.chance.*column.measure : report.otherHalfChance;
}

Json figureJson(const Figure& figure)
{
    return {{"value", figure.value}, {"low", figure.low}, {"high", figure.high}};
}

Json reportJson(const EvaluationReport& report)
{
    Json systems = Json::array();
    const SystemScores& ours = report.systems.front();
    for (const SystemScores& system : report.systems) {
        Json figures = Json::object();
        Json gains = Json::object();
        for (const Column& column : columns()) {
            if ((system.*column.scores).empty())
                continue;
            figures[column.name] = figureJson(figureOf(system.*column.scores, column.measure));
            if (&system != &ours)
                gains[column.name] =
                    figureJson(differenceOf(ours.*column.scores, system.*column.scores, column.measure));
        }
        systems.push_back({{"system", system.name}, {"figures", figures}, {"networkMinusThis", gains}});
    }
    Json chance = Json::object();
    for (const Column& column : columns())
        if (column.scores != &SystemScores::sameArtist)
            chance[column.name] = chanceIn(report, column);
    return {{"tracks", report.tracks}, {"collections", report.collections}, {"systems", systems}, {"chance", chance}};
}

void printFigure(const std::string& name, const Figure& figure)
{
    std::cout << "  " << std::left << std::setw(36) << name << std::right << std::fixed << std::setprecision(3)
              << std::setw(7) << figure.value << "  [" << figure.low << ", " << figure.high << "]\n";
}

void printTable(const EvaluationReport& report)
{
    std::cout << report.tracks << " held-out tracks of " << report.collections
              << " soundtracks; in brackets 95 % intervals (bootstrap over soundtracks)\n";
    const SystemScores& ours = report.systems.front();
    for (const Column& column : columns()) {
        if ((ours.*column.scores).empty())
            continue;
        std::cout << '\n' << column.name << " (" << (ours.*column.scores).size() << " queries)\n";
        for (const SystemScores& system : report.systems)
            printFigure(system.name, figureOf(system.*column.scores, column.measure));
        if (column.scores != &SystemScores::sameArtist)
            std::cout << "  " << std::left << std::setw(36) << "chance" << std::right << std::setw(7)
                      << chanceIn(report, column) << '\n';
        for (const SystemScores& system : report.systems)
            if (&system != &ours)
                printFigure("this network minus " + system.name,
                            differenceOf(ours.*column.scores, system.*column.scores, column.measure));
    }
}

/// The network's own figures, for its manifest.
std::vector<QualityFigure> qualityOf(const EvaluationReport& report)
{
    std::vector<QualityFigure> quality;
    for (const SystemScores& system : report.systems)
        for (const Column& column : columns())
            if (!(system.*column.scores).empty()) {
                const Figure figure = figureOf(system.*column.scores, column.measure);
                quality.push_back({system.name + ": " + column.name, figure.value, figure.low, figure.high});
            }
    return quality;
}

ExitStatus runEvaluate(const EvaluateChoices& choices)
{
    auto model = readModel(choices.model);
    if (!model)
        return tellError(model.error());
    const auto corpus = readCorpus(choices.corpus);
    if (!corpus)
        return tellError(corpus.error());
    if (corpus->frontEnd != model->manifest.frontEnd)
        return tellError({ErrorCode::InvalidArgument, "the corpus was made with another front end"});
    const auto names = readCollectionNames(choices.heldOut);
    if (!names)
        return tellError(names.error());
    const int leastFrames = 2 * model->manifest.sections.frames; // each half fills a section
    const auto heldOut =
        loadTracks(*corpus, leastFrames, [&](const CorpusTrack& track) { return names->contains(track.collection); });
    const auto fitting =
        loadTracks(*corpus, leastFrames, [&](const CorpusTrack& track) { return !names->contains(track.collection); });
    for (const auto* loaded : {&heldOut, &fitting}) {
        if (!*loaded)
            return tellError(loaded->error());
        if ((*loaded)->tracks.size() < 2)
            return tellError({ErrorCode::InvalidArgument, "fewer than two tracks on one side of the split"});
    }
    const auto report = evaluate(model->manifest, model->tensors, *heldOut, *fitting, choices.projection);
    if (!report)
        return tellError(report.error());
    if (choices.json)
        std::cout << reportJson(*report).dump(2) << '\n';
    else
        printTable(*report);
    if (!choices.record)
        return ExitStatus::Done;
    model->manifest.quality = qualityOf(*report);
    const auto written = writeModel(choices.model, model->manifest, model->tensors);
    return written ? ExitStatus::Done : tellError(written.error());
}

} // namespace

void addEvaluateCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<EvaluateChoices>();
    CLI::App* command =
        app.add_subcommand("evaluate", "Measure a network on held-out collections, beside what it has to beat");
    command->add_option("--model", choices->model, "The network's manifest")->required();
    command->add_option("--corpus", choices->corpus, "The folder that the corpus command made")->required();
    command->add_option("--held-out", choices->heldOut, "File with the collections to measure on, one a line")
        ->required();
    command->add_option("--whitening", choices->projection.whitening, "Of the random copy's vector, as in fit")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--spread-weight", choices->projection.spreadWeight, "Of the random copy's vector, as in fit")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 100.0));
    command->add_flag("--json", choices->json, "For programs");
    command->add_flag("--record", choices->record, "Write the figures into the manifest");
    command->callback([choices, &context] { context.status = runEvaluate(*choices); });
}

} // namespace tonekin
