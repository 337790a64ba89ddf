// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>
#include <iostream>

namespace tonekin {

ExitStatus tellError(const Error& error)
{
    std::cerr << "tonekin-train: " << error.detail << " (" << errorName(error.code) << ")\n";
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
    ExitStatus status = ExitStatus::Done;
    addInitCommand(app, status);
    try {
        app.parse(argumentCount, arguments);
    } catch (const CLI::ParseError& problem) {
        const bool helpWasAsked = app.exit(problem) == 0;
        status = helpWasAsked ? ExitStatus::Done : ExitStatus::WrongUsage;
    }
    std::fflush(nullptr);
    std::cout.flush();
    // LibTorch's threads may still be winding down; running static destructors under them can crash.
    std::_Exit(static_cast<int>(status));
}
