// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/libraryscan.h"
#include "commandline.h"
#include "errorwords.h"
#include "model/shippedmodel.h"
#include "progressline.h"
#include "signalwatch.h"
#include "textoutput.h"

#include <chrono>
#include <condition_variable>
#include <iostream>
#include <memory>
#include <mutex>

namespace tonekin::cli {

namespace {

struct ScanArguments {
    std::vector<std::filesystem::path> folders;
    int jobs = 0;
    std::string device = "auto";
    std::filesystem::path model;
    bool retryFailed = false;
    bool reallyGone = false;
    bool lookAgain = false;
};

struct ScanEnd {
    ScanProgress progress;
    double seconds = 0.0;
};

Result<ScanOptions> optionsFrom(const GeneralOptions& general, const ScanArguments& arguments)
{
    ScanOptions options;
    options.libraryFile = general.library;
    options.folders = arguments.folders;
    options.helpers = HelperPrograms::find();
    options.network.manifest = arguments.model;
    if (arguments.model.empty()) {
        const auto shipped = findShippedModel();
        if (!shipped)
            return shipped.error();
        options.network.manifest = *shipped;
    }
    options.network.device = arguments.device;
    options.jobs = arguments.jobs;
    options.retryFailed = arguments.retryFailed;
    options.lookAgain = arguments.lookAgain;
    if (arguments.reallyGone)
        options.goneForGood = arguments.folders;
    return options;
}

Result<ScanEnd> runScan(ScanOptions options, bool quiet)
{
    // A signal may come before there is a scan to cancel.
    std::mutex mutex;
    LibraryScan* running = nullptr;
    bool asked = false;
    const SignalWatch watch([&] {
        const std::scoped_lock lock(mutex);
        asked = true;
        if (running)
            running->cancel();
    });
    const auto start = std::chrono::steady_clock::now();
    ProgressLine line(quiet);
    auto scan = LibraryScan::start(std::move(options), [&](const ScanProgress& progress) { line.show(progress); });
    if (!scan)
        return scan.error();
    {
        const std::scoped_lock lock(mutex);
        running = scan->get();
        if (asked)
            running->cancel();
    }
    const ScanProgress last = (*scan)->wait();
    {
        const std::scoped_lock lock(mutex);
        running = nullptr;
    }
    line.clear();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    return ScanEnd{last, seconds.count()};
}

const char* resultName(ScanPhase phase)
{
    if (phase == ScanPhase::Finished)
        return "finished";
    return phase == ScanPhase::Cancelled ? "interrupted" : "failed";
}

void printForPrograms(const ScanEnd& end)
{
    const ScanProgress& progress = end.progress;
    nlohmann::ordered_json report{{"result", resultName(progress.phase)},
                                  {"files", progress.filesSeen},
                                  {"total", progress.total},
                                  {"analysed", progress.analysed},
                                  {"copied", progress.copied},
                                  {"looked_at", progress.lookedAt},
                                  {"failed", progress.failed},
                                  {"seconds", end.seconds},
                                  {"device", progress.device},
                                  {"device_note", progress.deviceNote},
                                  {"notes", progress.notes}};
    auto unavailable = nlohmann::ordered_json::array();
    for (const auto& root : progress.rootsUnavailable)
        unavailable.push_back(root.native());
    report["unavailable"] = unavailable;
    if (progress.error)
        report["error"] = errorName(progress.error->code);
    printJson(report);
}

void printWork(const ScanProgress& progress, const std::string& time)
{
    const std::int64_t toAnalyse = progress.total - progress.copied - progress.lookedAt;
    if (toAnalyse > 0)
        std::cout << "Analysed " << progress.analysed << " of " << toAnalyse << " tracks in " << time << ".\n";
    else
        std::cout << "No track had to be analysed; that was found out in " << time << ".\n";
    if (progress.copied > 0)
        std::cout << progress.copied << (progress.copied == 1 ? " more is a copy" : " more are copies")
                  << " of what was analysed already.\n";
    if (progress.lookedAt > 0)
        std::cout << progress.lookedAt
                  << (progress.lookedAt == 1 ? " more was only looked at: its sound is as it was.\n"
                                             : " more were only looked at: their sound is as it was.\n");
}

void printForPeople(const ScanEnd& end, const ScanArguments& arguments)
{
    const ScanProgress& progress = end.progress;
    if (progress.phase == ScanPhase::Finished && progress.filesSeen == 0 && progress.rootsUnavailable.empty()) {
        std::cout << "No music was found" << (arguments.folders.empty() ? "" : " in ");
        for (std::size_t index = 0; index < arguments.folders.size(); ++index)
            std::cout << (index > 0 ? ", " : "") << plainText(arguments.folders[index].native());
        std::cout << ".\n";
        return;
    }
    if (progress.phase == ScanPhase::Cancelled)
        std::cout << "Stopped; what was analysed is kept, and the next scan goes on from here.\n";
    else if (progress.phase == ScanPhase::Finished && progress.total == 0 && progress.filesSeen > 0)
        std::cout << "Nothing new among " << progress.filesSeen << " files.\n";
    if (progress.total > 0)
        printWork(progress, timeText(end.seconds));
    if (const std::size_t away = progress.rootsUnavailable.size(); away > 0)
        std::cout << away << (away == 1 ? " music folder was" : " music folders were")
                  << " not there; what is known of the tracks in it was kept.\n";
    if (progress.failed > 0)
        std::cout << progress.failed << " failed; 'tonekin-cli problems' says why.\n";
}

int scan(const GeneralOptions& general, const ScanArguments& arguments)
{
    std::error_code failedToLook;
    if (arguments.folders.empty() && !std::filesystem::exists(general.library, failedToLook))
        return complainOfUsage("name the folder that holds your music: tonekin-cli scan FOLDER");
    auto options = optionsFrom(general, arguments);
    if (!options)
        return complain(options.error());
    const auto end = runScan(std::move(*options), general.quiet || general.json);
    if (!end)
        return complain(end.error());
    const ScanProgress& progress = end->progress;
    for (const std::string& note : progress.notes)
        std::cerr << "tonekin-cli: " << plainText(note) << '\n';
    if (general.json)
        printForPrograms(*end);
    else if (!general.quiet)
        printForPeople(*end, arguments);
    if (progress.error)
        return complain(*progress.error);
    if (progress.phase == ScanPhase::Cancelled)
        return interrupted;
    return progress.failed > 0 || !progress.rootsUnavailable.empty() ? notAllDone : done;
}

} // namespace

void addScanCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus)
{
    CLI::App* const command = app.add_subcommand(
        "scan", "Add music folders and listen to every track that is new or changed; without a folder, look through "
                "those of the library");
    const auto arguments = std::make_shared<ScanArguments>();
    command->add_option("FOLDER", arguments->folders, "Music folders")->type_name("");
    command->add_option("--jobs", arguments->jobs, "How many files to decode at once (default: one a core)")
        ->check(CLI::Range(1, 256))
        ->type_name("N");
    command->add_option("--device", arguments->device, "Where the network runs: auto, cpu, cuda or cuda:N")
        ->capture_default_str()
        ->check(CLI::Validator(
            [](std::string& text) {
                const bool numbered = text.starts_with("cuda:") && text.size() > 5 && text.size() < 9 &&
                                      text.find_first_not_of("0123456789", 5) == std::string::npos;
                const bool known = text == "auto" || text == "cpu" || text == "cuda" || numbered;
                return known ? std::string() : "'" + text + "' is not auto, cpu, cuda or cuda:N";
            },
            ""))
        ->type_name("DEVICE");
    command->add_option("--model", arguments->model, "The manifest of a trained network")->type_name("FILE.json");
    command->add_flag("--retry", arguments->retryFailed, "Try files that failed before again");
    command->add_flag("--look-again", arguments->lookAgain,
                      "Look into every file, also those that seem unchanged: finds tags that were edited with size and "
                      "time kept, and what a newer version reads better");
    command->add_flag("--really-gone", arguments->reallyGone,
                      "What is not found in these folders is really gone, even if they seem not to be connected");
    command->callback([&, arguments] { exitStatus = scan(general, *arguments); });
}

} // namespace tonekin::cli
