// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedlibrary.h"
#include "commandline.h"
#include "errorwords.h"
#include "library/trackstore.h"
#include "textoutput.h"

#include <iostream>

namespace tonekin::cli {

namespace {

struct LibraryStatus {
    LibraryCounts counts;
    std::string device; // of the last scan; empty before the first
    std::string model;
};

Result<LibraryStatus> readStatus(const GeneralOptions& general)
{
    const auto library = openForReading(general);
    if (!library)
        return library.error();
    const auto counts = library->tracks().counts();
    if (!counts)
        return counts.error();
    const auto device = library->setting("device");
    if (!device)
        return device.error();
    const auto model = library->setting("model");
    if (!model)
        return model.error();
    return LibraryStatus{*counts, *device, *model};
}

int printStatus(const GeneralOptions& general)
{
    const auto status = readStatus(general);
    if (!status)
        return complain(status.error());
    const LibraryCounts& counts = status->counts;
    if (general.json) {
        printJson({{"tracks", counts.tracks},
                   {"analysed", counts.analysed},
                   {"failed", counts.failed},
                   {"missing", counts.missing},
                   {"waiting", counts.waiting},
                   {"device", status->device},
                   {"model", status->model}});
        return done;
    }
    std::cout << "Library:   " << plainText(general.library.native()) << '\n'
              << "Tracks:    " << counts.tracks << '\n'
              << "Analysed:  " << counts.analysed << '\n'
              << "Failed:    " << counts.failed << '\n'
              << "Missing:   " << counts.missing << '\n'
              << "Waiting:   " << counts.waiting << '\n'
              << "Device:    " << (status->device.empty() ? "not known before the first scan" : status->device) << '\n'
              << "Model:     " << (status->model.empty() ? "not known before the first scan" : status->model) << '\n';
    return done;
}

} // namespace

void addStatusCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus)
{
    CLI::App* const command = app.add_subcommand("status", "Say how much of the library has been analysed");
    command->callback([&] { exitStatus = printStatus(general); });
}

} // namespace tonekin::cli
