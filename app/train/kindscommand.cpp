// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "kinds/kindfigures.h"
#include "kinds/kindlearning.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

namespace tonekin {
namespace {

struct KindsChoices {
    std::vector<std::string> libraries;
    std::vector<std::string> labels; // as many
    std::string out;
    KindLearningOptions options;
};

Status runKinds(const KindsChoices& choices, const std::vector<std::string>& arguments)
{
    if (choices.libraries.size() != choices.labels.size())
        return Error{ErrorCode::InvalidArgument, "each library needs its labels"};
    std::vector<LabelledKind> tracks;
    for (std::size_t i = 0; i < choices.libraries.size(); ++i) {
        auto read = readMadeKinds(choices.libraries[i], choices.labels[i]);
        if (!read)
            return read.error();
        std::ranges::move(*read, std::back_inserter(tracks));
    }
    const KindModel model = learnKinds(tracks, choices.options);
    std::cout << kindFiguresText("On the tracks that it was learned on", measureKinds(tracks, model));
    std::string madeBy = "tonekin-train";
    for (std::size_t i = 1; i < arguments.size(); ++i)
        madeBy += ' ' + std::filesystem::path(arguments[i]).filename().string();
    std::ofstream stream(choices.out);
    stream << printKindModel(model, madeBy);
    stream.close();
    return stream ? ok() : Status(Error{ErrorCode::IoError, choices.out + " cannot be written"});
}

} // namespace

void addKindsCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<KindsChoices>();
    CLI::App* command = app.add_subcommand(
        "kinds",
        "Learn to tell intros, outros, interludes, skits and ambience, from made albums (tonekin-synth albums)");
    command
        ->add_option("--library", choices->libraries, "The library file in which they were scanned; may be given again")
        ->required();
    command->add_option("--labels", choices->labels, "labels.jsonl of their folder, for each library")->required();
    command->add_option("--out", choices->out, "The source file to write, core/curation/kindweights.cpp")->required();
    command->add_option("--ridge", choices->options.ridge, "How much large weights cost")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 10.0));
    command->add_option("--steps", choices->options.steps, "Of gradient descent")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    command->callback([choices, &context] {
        const Status done = runKinds(*choices, context.arguments);
        context.status = done ? ExitStatus::Done : tellError(done.error());
    });
}

} // namespace tonekin
