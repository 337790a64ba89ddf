// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "evaluation/evaluation.h"
#include "evaluation/qualityfigures.h"
#include "evaluation/reporttext.h"
#include "evaluationtracks.h"
#include "heldoutlog.h"
#include "model/modelfiles.h"

#include <CLI/CLI.hpp>

#include <array>
#include <fstream>
#include <iostream>
#include <memory>
#include <utility>

namespace tonekin {
namespace {

struct EvaluateChoices {
    std::string model;
    EvaluationTracksChoice tracks;
    std::string json;
    std::string note;
    std::string log;
    int threads = 1;
    bool record = false;
};

bool looksAtHeldOut(const EvaluateChoices& choices)
{
    return choices.tracks.measured == MeasuredTracks::HeldOut;
}

/// What has to be given unless something else is to be measured (see addEvaluateListsCommand()).
Status checkGiven(const EvaluateChoices& choices)
{
    const std::array<std::pair<const char*, bool>, 3> given{{{"--model", !choices.model.empty()},
                                                             {"--corpus", !choices.tracks.corpora.folders.empty()},
                                                             {"--held-out", !choices.tracks.corpora.heldOut.empty()}}};
    for (const auto& [option, isThere] : given)
        if (!isThere)
            return Error{ErrorCode::InvalidArgument, std::string(option) + " is required"};
    return ok();
}

Status checkChoices(const EvaluateChoices& choices)
{
    if (auto given = checkGiven(choices); !given)
        return given;
    if (looksAtHeldOut(choices) && choices.note.empty())
        return Error{ErrorCode::InvalidArgument, "say with --note why the held-out tracks are measured on"};
    if (choices.record && !looksAtHeldOut(choices))
        return Error{ErrorCode::InvalidArgument, "the manifest keeps figures of held-out tracks only"};
    return ok();
}

Status noteLook(const EvaluateChoices& choices, const ModelManifest& manifest)
{
    const std::filesystem::path log = choices.log.empty()
                                          ? std::filesystem::path(choices.model).parent_path() / "held-out-log.txt"
                                          : std::filesystem::path(choices.log);
    return noteHeldOutLook(log, manifest.name, manifest.modelHash(), choices.note);
}

Status writeText(const std::string& file, const std::string& text)
{
    std::ofstream stream(file);
    stream << text << '\n';
    stream.close();
    return stream ? ok() : Status(Error{ErrorCode::IoError, file + " cannot be written"});
}

Status runEvaluate(const EvaluateChoices& choices)
{
    if (auto checked = checkChoices(choices); !checked)
        return checked;
    auto model = readModel(choices.model);
    if (!model)
        return model.error();
    EvaluationInput input;
    input.manifest = model->manifest;
    input.tensors = model->tensors;
    if (auto read = readEvaluationTracks(choices.tracks, input); !read)
        return read;
    if (looksAtHeldOut(choices)) // before anything is shown, so that no look goes unnoted
        if (auto noted = noteLook(choices, model->manifest); !noted)
            return noted;
    useThreads(choices.threads);
    const auto report = evaluate(std::move(input), [](const std::string& what) { std::cerr << what + "\n"; });
    if (!report)
        return report.error();
    const ReportContext context{model->manifest.name, model->manifest.modelHash(),
                                looksAtHeldOut(choices) ? "held-out" : "validation"};
    std::cout << reportText(*report, context);
    if (!choices.json.empty())
        if (auto written = writeText(choices.json, reportJson(*report, context)); !written)
            return written;
    if (!choices.record)
        return ok();
    model->manifest.quality = qualityFigures(*report);
    const auto written = writeModel(choices.model, model->manifest, model->tensors);
    return written ? ok() : Status(written.error());
}

void addTrackOptions(CLI::App& command, EvaluationTracksChoice& tracks)
{
    const std::map<std::string, MeasuredTracks> names{{"validation", MeasuredTracks::Validation},
                                                      {"held-out", MeasuredTracks::HeldOut}};
    command.add_option("--corpus", tracks.corpora.folders, "Folders that the corpus command made, as in fit");
    command.add_option("--held-out", tracks.corpora.heldOut,
                       "File with the collections that no network is trained or chosen on, one a line");
    command
        .add_option("--on", tracks.measured,
                    "What to measure on: \"validation\" (the tracks that fit keeps back, the default) or \"held-out\"")
        ->transform(CLI::CheckedTransformer(names));
    command.add_option("--validate-one-in", tracks.corpora.validateOneIn, "As in fit")
        ->capture_default_str()
        ->check(CLI::Range(2, 1000));
    command.add_option("--variants", tracks.variants, "Corpus of changed copies that the distort command made");
    command.add_option("--triplets", tracks.triplets, "Corpus of made triplets to measure on");
    command.add_option("--vector-lessons", tracks.corpora.vectorLessons,
                       "As in fit, for the vector of the random copy");
    command.add_option("--vector-copies", tracks.corpora.vectorCopies, "As in fit, for the vector of the random copy");
}

} // namespace

void addEvaluateCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<EvaluateChoices>();
    CLI::App* command = app.add_subcommand("evaluate", "Measure a network, beside what it has to beat");
    command->add_option("--model", choices->model, "The network's manifest");
    addTrackOptions(*command, choices->tracks);
    command->add_option("--note", choices->note, "Why the held-out tracks are measured on; kept in the log");
    command->add_option("--log", choices->log, "The log of such looks; otherwise held-out-log.txt beside the manifest");
    command->add_option("--threads", choices->threads, "Processors to use")
        ->capture_default_str()
        ->check(CLI::Range(1, 256));
    command->add_option("--json", choices->json, "File to write the whole report to, for programs");
    command->add_flag("--record", choices->record, "Write the figures into the manifest");
    addEvaluateListsCommand(*command, context);
#ifdef TONEKIN_CHANGES_COPIES
    addEvaluateDuplicatesCommand(*command, context);
#endif
    addEvaluateKindsCommand(*command, context);
    command->callback([choices, command, &context] {
        if (!command->get_subcommands().empty())
            return;
        const Status done = runEvaluate(*choices);
        context.status = done ? ExitStatus::Done : tellError(done.error());
    });
}

} // namespace tonekin
