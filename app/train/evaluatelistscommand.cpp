// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "lists/listevaluation.h"

#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>
#include <memory>

namespace tonekin {
namespace {

struct ListsChoices {
    std::string library; // empty: a synthetic one
    SyntheticLibraryOptions synthetic;
    ListEvaluationOptions options;
    std::string json;
};

Status runEvaluateLists(const ListsChoices& choices)
{
    auto library = choices.library.empty() ? Result<ListLibrary>(syntheticListLibrary(choices.synthetic))
                                           : readListLibrary(choices.library);
    if (!library)
        return library.error();
    const ListFigures figures =
        evaluateLists(*library, choices.options, [](const std::string& what) { std::cerr << what + "\n"; });
    std::cout << listReportText(figures);
    if (choices.json.empty())
        return ok();
    std::ofstream stream(choices.json);
    stream << listReportJson(figures) << '\n';
    stream.close();
    return stream ? ok() : Status(Error{ErrorCode::IoError, choices.json + " cannot be written"});
}

} // namespace

void addEvaluateListsCommand(CLI::App& evaluate, CommandContext& context)
{
    auto choices = std::make_shared<ListsChoices>();
    CLI::App* command = evaluate.add_subcommand("lists", "Measure playlists of a library, real or synthetic");
    command->add_option("--library", choices->library, "A library file; otherwise a library is made up");
    command->add_option("--tracks", choices->synthetic.tracks, "Tracks of the library that is made up")
        ->capture_default_str()
        ->check(CLI::Range(100, 1'000'000));
    command->add_option("--seed", choices->options.seed, "Of what is drawn at random")->capture_default_str();
    command->add_option("--lists", choices->options.lists, "Lists for each measure")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000));
    command->add_option("--paths", choices->options.paths, "Paths to measure")
        ->capture_default_str()
        ->check(CLI::Range(0, 100'000));
    command->add_option("--length", choices->options.length, "Tracks of a list")
        ->capture_default_str()
        ->check(CLI::Range(3, 1000));
    command->add_option("--json", choices->json, "File to write the figures to, for programs");
    command->callback([choices, &context] {
        choices->synthetic.seed = choices->options.seed;
        const Status done = runEvaluateLists(*choices);
        context.status = done ? ExitStatus::Done : tellError(done.error());
    });
}

} // namespace tonekin
