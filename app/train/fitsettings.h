// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fitcorpora.h"

#include <optional>

namespace CLI {
class App;
}

namespace tonekin {

/// Everything that can be said on the command line of a training run, or in its configuration file.
struct FitSettings {
    CorporaChoice corpora;
    std::string out;
    std::string log;
    std::string checkpoint;
    std::vector<std::string> data;
    std::string device = "cpu";
    int threads = 1;
    bool tiny = false;
    int world = 1;
    std::optional<int> rank;
    std::string rendezvous;
    std::vector<std::string> vector; // its parts, see vectorPartHelp; empty: the usual ones
    FitOptions options;
};

/// Adds an option for each of them. `settings` must outlive the command.
void addFitOptions(CLI::App& command, FitSettings& settings);

} // namespace tonekin
