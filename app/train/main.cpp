// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "interruption.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>

namespace tonekin {

ExitStatus tellError(const Error& error)
{
    // At once, so that the words of processes that train together do not get into each other.
    std::cerr << "tonekin-train: " + error.detail + " (" + std::string(errorName(error.code)) + ")\n";
    switch (error.code) {
    case ErrorCode::ModelMissing:
    case ErrorCode::ModelDamaged:
        return ExitStatus::ModelMissing;
    case ErrorCode::InvalidArgument:
        return ExitStatus::WrongUsage;
    case ErrorCode::Cancelled:
        return ExitStatus::Interrupted;
    default:
        return ExitStatus::Failed;
    }
}

Result<std::set<std::string>> readCollectionNames(const std::string& file)
{
    std::ifstream stream(file);
    if (!stream)
        return Error{ErrorCode::NotFound, file + " cannot be read"};
    std::set<std::string> names;
    for (std::string line; std::getline(stream, line);)
        if (!line.empty() && !line.starts_with('#'))
            names.insert(line);
    return names;
}

} // namespace tonekin

int main(int argumentCount, char** arguments)
{
    using namespace tonekin;
    CLI::App app("Builds corpora of spectrograms, trains networks on them and measures how well they do.",
                 "tonekin-train");
    app.set_version_flag("--version", "tonekin-train " TONEKIN_VERSION);
    app.require_subcommand(1);
    app.footer("Exit status: 0 done, 1 failed, 2 wrong usage, 3 done but some files failed, 6 model missing or "
               "damaged, 130 interrupted.");
    const Interruption interruption;
    CommandContext context{ExitStatus::Done, interruption.token(), {arguments, arguments + argumentCount}};
    addCorpusCommand(app, context);
    addInitCommand(app, context);
    addFitCommand(app, context);
    addVectorCommand(app, context);
#ifdef TONEKIN_CHANGES_COPIES
    addDistortCommand(app, context);
#endif
    addEvaluateCommand(app, context);
    addKindsCommand(app, context);
    addFactorsCommand(app, context);
    addSimulateListenersCommand(app, context);
    addNameCommand(app, context);
    try {
        app.parse(argumentCount, arguments);
    } catch (const CLI::ParseError& problem) {
        const bool helpWasAsked = app.exit(problem) == 0;
        context.status = helpWasAsked ? ExitStatus::Done : ExitStatus::WrongUsage;
    }
    std::fflush(nullptr);
    std::cout.flush();
    // LibTorch's threads may still be winding down; running static destructors under them can crash.
    std::_Exit(static_cast<int>(context.status));
}
