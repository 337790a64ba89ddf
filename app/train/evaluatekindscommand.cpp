// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "kinds/kindfigures.h"

#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>
#include <memory>
#include <optional>

namespace tonekin {
namespace {

struct KindsChoices {
    std::string library;
    std::string labels;
    std::string titles;
    std::string json;
};

using Contexts = std::vector<std::pair<std::string, KindFigures>>;

Result<Contexts> measureMade(const KindsChoices& choices)
{
    const auto tracks = readMadeKinds(choices.library, choices.labels);
    if (!tracks)
        return tracks.error();
    Contexts contexts;
    for (const auto& [name, context] :
         {std::pair("made albums", KindContext::Whole), std::pair("without numbers", KindContext::WithoutPlace),
          std::pair("each track alone", KindContext::Alone)}) {
        contexts.emplace_back(name, measureKinds(inContext(*tracks, context), shippedKindModel()));
        std::cout << kindFiguresText(name, contexts.back().second);
    }
    return contexts;
}

Status runEvaluateKinds(const KindsChoices& choices)
{
    Contexts contexts;
    if (!choices.library.empty()) {
        auto measured = measureMade(choices);
        if (!measured)
            return measured.error();
        contexts = std::move(*measured);
    }
    std::optional<HiddenTitleFigures> titles;
    if (!choices.titles.empty()) {
        const auto tracks = readTitledKinds(choices.titles);
        if (!tracks)
            return tracks.error();
        titles = measureHiddenTitles(*tracks, shippedKindModel());
        std::cout << hiddenTitleText(*titles);
    }
    if (choices.json.empty())
        return ok();
    std::ofstream stream(choices.json);
    stream << kindFiguresJson(contexts, titles ? &*titles : nullptr) << '\n';
    stream.close();
    return stream ? ok() : Status(Error{ErrorCode::IoError, choices.json + " cannot be written"});
}

} // namespace

void addEvaluateKindsCommand(CLI::App& evaluate, CommandContext& context)
{
    auto choices = std::make_shared<KindsChoices>();
    CLI::App* command =
        evaluate.add_subcommand("kinds", "Measure how intros, outros, interludes, skits and ambience are told");
    auto* library =
        command->add_option("--library", choices->library,
                            "A library file with made albums (tonekin-synth albums) that nothing was learned on");
    auto* labels = command->add_option("--labels", choices->labels, "labels.jsonl of their folder");
    library->needs(labels);
    labels->needs(library);
    command->add_option("--titles", choices->titles,
                        "A library file with real music, held against titles like \"Intro\" that are hidden");
    command->add_option("--json", choices->json, "File to write the figures to, for programs");
    command->callback([choices, &context] {
        const Status done = runEvaluateKinds(*choices);
        context.status = done ? ExitStatus::Done : tellError(done.error());
    });
}

} // namespace tonekin
