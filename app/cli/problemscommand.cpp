// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedlibrary.h"
#include "commandline.h"
#include "errorwords.h"
#include "library/scanlock.h"
#include "library/trackstore.h"
#include "textoutput.h"

#include <iostream>
#include <memory>

namespace tonekin::cli {

namespace {

using Problems = std::vector<std::pair<TrackId, TrackProblem>>;

int retryAll(const GeneralOptions& general)
{
    if (const auto exists = openForReading(general); !exists)
        return complain(exists.error());
    const auto lock = ScanLock::take(general.library);
    if (!lock)
        return complain(lock.error());
    auto library = Library::open(general.library, Library::Access::ReadWrite);
    if (!library)
        return complain(library.error());
    const auto before = library->tracks().counts();
    if (!before)
        return complain(before.error());
    if (const auto retried = library->tracks().retryFailures(std::nullopt); !retried)
        return complain(retried.error());
    if (general.json)
        printJson({{"retried", before->failed}});
    else if (!general.quiet)
        std::cout << "The next scan tries " << before->failed << " failed files again.\n";
    return done;
}

/// Not by its code: a cut file is a warning when enough is left of it, and a failure otherwise.
bool isOnlyWarning(const AskedLibrary& opened, TrackId id)
{
    const CatalogueTrack* track = opened.catalogue().find(id);
    return track && track->state == TrackState::DoneWithWarning;
}

void printForPeople(const AskedLibrary& opened, const Problems& problems)
{
    for (const auto& [id, problem] : problems) {
        std::cout << plainText(opened.pathOf(id)) << "\n  " << (isOnlyWarning(opened, id) ? "warning" : "failed")
                  << ": " << wordsFor(problem.code) << " [" << errorName(problem.code) << ']';
        if (!problem.detail.empty())
            std::cout << "\n  " << plainText(problem.detail);
        std::cout << '\n';
    }
    if (problems.empty())
        std::cout << "No problems.\n";
}

int printProblems(const GeneralOptions& general)
{
    const auto opened = AskedLibrary::open(general);
    if (!opened)
        return complain(opened.error());
    const auto problems = opened->library().tracks().problems();
    if (!problems)
        return complain(problems.error());
    if (!general.json) {
        printForPeople(*opened, *problems);
        return done;
    }
    auto list = nlohmann::ordered_json::array();
    for (const auto& [id, problem] : *problems) {
        list.push_back({{"id", id.value},
                        {"path", opened->pathOf(id)},
                        {"code", errorName(problem.code)},
                        {"warning", isOnlyWarning(*opened, id)},
                        {"message", wordsFor(problem.code)},
                        {"detail", problem.detail},
                        {"stage", problem.stage},
                        {"attempts", problem.attempts},
                        {"time", problem.whenSeconds}});
    }
    printJson(list);
    return done;
}

} // namespace

void addProblemsCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus)
{
    CLI::App* const command = app.add_subcommand("problems", "List files that failed or have a warning, and why");
    const auto retry = std::make_shared<bool>(false);
    command->add_flag("--retry", *retry, "Let the next scan try all failed files again");
    command->callback([&, retry] { exitStatus = *retry ? retryAll(general) : printProblems(general); });
}

} // namespace tonekin::cli
