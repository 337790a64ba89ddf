// SPDX-License-Identifier: GPL-3.0-or-later
#include "../train/interruption.h"
#include "commands.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <iostream>

namespace tonekin {

ExitStatus tellError(const Error& error)
{
    std::cerr << "tonekin-synth: " << error.detail << " (" << errorName(error.code) << ")\n";
    switch (error.code) {
    case ErrorCode::InvalidArgument:
        return ExitStatus::WrongUsage;
    case ErrorCode::Cancelled:
        return ExitStatus::Interrupted;
    default:
        return ExitStatus::Failed;
    }
}

} // namespace tonekin

int main(int argumentCount, char** arguments)
{
    using namespace tonekin;
    // A file larger than a limit on files is an error like a full disk, not the end.
    std::signal(SIGXFSZ, SIG_IGN);
    CLI::App app("Makes music, speech and other sounds of which everything is known, to train networks with.",
                 "tonekin-synth");
    app.set_version_flag("--version", "tonekin-synth " TONEKIN_VERSION);
    app.require_subcommand(1);
    app.footer("Exit status: 0 done, 1 failed, 2 wrong usage, 3 done but some recordings failed, 130 interrupted.");
    const Interruption interruption;
    CommandContext context{ExitStatus::Done, interruption.token()};
    addCorpusCommand(app, context);
    addProbesCommand(app, context);
    addTripletsCommand(app, context);
    addAlbumsCommand(app, context);
    try {
        app.parse(argumentCount, arguments);
    } catch (const CLI::ParseError& problem) {
        const bool helpWasAsked = app.exit(problem) == 0;
        context.status = helpWasAsked ? ExitStatus::Done : ExitStatus::WrongUsage;
    }
    return static_cast<int>(context.status);
}
