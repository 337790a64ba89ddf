// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"
#include "errorwords.h"
#include "library/library.h"

#include <algorithm>
#include <csignal>
#include <iostream>

using namespace tonekin;

namespace {

/// "help COMMAND" is "COMMAND --help".
std::vector<std::string> argumentsOf(int count, char** values)
{
    std::vector<std::string> arguments(values + 1, values + count);
    if (!arguments.empty() && arguments.front() == "help") {
        arguments.erase(arguments.begin());
        arguments.emplace_back("--help");
    }
    std::ranges::reverse(arguments); // as the parser wants it
    return arguments;
}

void addGeneralOptions(CLI::App& app, cli::GeneralOptions& general)
{
    app.set_version_flag("--version", std::string("tonekin-cli ") + TONEKIN_VERSION);
    app.set_help_flag("-h,--help", "Print this help and end");
    app.add_option("--library", general.library, "The library file")->type_name("FILE");
    app.add_flag("--json", general.json, "Print JSON for programs instead of text for people");
    app.add_flag("--quiet,-q", general.quiet, "Print nothing but results and errors");
    app.fallthrough(); // these may stand after the command as well
    app.require_subcommand(1);
    app.footer("'tonekin-cli help COMMAND' tells more. Exit status: 0 done, 1 failed, 2 wrong usage, 3 done but some\n"
               "files failed or a music folder was not there, 4 library in use, 5 library damaged, 6 model missing or\n"
               "damaged, 130 interrupted.");
}

int explain(const CLI::App& app, const CLI::ParseError& stop)
{
    const auto unknown = app.remaining();
    if (stop.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError) && !unknown.empty() &&
        !unknown.front().starts_with('-') && app.get_subcommands().empty())
        return cli::complainOfUsage("there is no command '" + unknown.front() + "'; 'tonekin-cli help' lists them");
    const bool askedFor = app.exit(stop) == 0; // help and version end the parsing, too
    return askedFor ? cli::done : cli::wrongUsage;
}

int run(int count, char** values)
{
    CLI::App app("Listens to your music library and finds what sounds alike.", "tonekin-cli");
    cli::GeneralOptions general{defaultLibraryFile()};
    int exitStatus = cli::done;
    addGeneralOptions(app, general);
    cli::addScanCommand(app, general, exitStatus);
    cli::addStatusCommand(app, general, exitStatus);
    cli::addProblemsCommand(app, general, exitStatus);
    cli::addSimilarCommand(app, general, exitStatus);
    cli::addPlaylistCommand(app, general, exitStatus);
    cli::addWhyCommand(app, general, exitStatus);
    cli::addFiltersCommand(app, general, exitStatus);
    cli::addFilterCommand(app, general, exitStatus);
    cli::addExportCommand(app, general, exitStatus);
    cli::addHistoryCommand(app, general, exitStatus);
    cli::addReviewCommand(app, general, exitStatus);
    try {
        app.parse(argumentsOf(count, values));
    } catch (const CLI::ParseError& stop) {
        return explain(app, stop);
    }
    std::cout.flush();
    return std::cout ? exitStatus : static_cast<int>(cli::failed);
}

} // namespace

int main(int count, char** values)
{
    std::signal(SIGPIPE, SIG_IGN); // a reader that went away is an ordinary error of writing
    try {
        return run(count, values);
    } catch (const std::exception& unexpected) {
        std::cerr << "tonekin-cli: " << unexpected.what() << '\n';
        return cli::failed;
    }
}
