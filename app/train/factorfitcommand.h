// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"
#include "fitsettings.h"

namespace tonekin {

inline constexpr const char* similarityTarget = "similarity";
inline constexpr const char* factorTarget = "factors";

/// What can be said of `fit --target factors` beyond what holds for every training run.
struct FactorFitSettings {
    std::string target = similarityTarget;
    std::string factors; // file that the factors command made
    double clipSeconds = 30.0;
    std::size_t mostListeners = 20'000; // that the result is measured with
    bool json = false;
};

void addFactorFitOptions(CLI::App& command, FactorFitSettings& settings);

/// Trains, writes the model and prints how well its factors tell who listens to tracks that it never heard.
ExitStatus runFactorFit(const FitSettings& settings, const FactorFitSettings& own, const std::string& settingsText,
                        std::stop_token stop);

} // namespace tonekin
