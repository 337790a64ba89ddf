// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tonekin {

/// Where a run of training stands.
struct FitProgress {
    std::int64_t step = 0;
    std::int64_t steps = 0;
    std::vector<std::pair<std::string, double>> losses; // means since the last report; "loss" first, then its parts
    double rate = 0.0;                                  // of the step that comes next
    int revived = 0;                                    // first-layer filters started anew since the last report
    std::optional<double> validation;                   // where it was just measured, see validationScore
    std::optional<double> syntheticValidation;          // the same on held-back made recordings
    double seconds = 0.0;                               // of training so far, over all times that it was taken up
    std::chrono::seconds timeLeft{0};
};

/// A run of training as a CSV file with a line a report:
///   step,seconds,rate,validation,made validation,revived,loss,contrastive,...
/// A run that goes on from a checkpoint goes on with its file; lines beyond that step, which are about to be trained
/// again, are dropped. Every line is on disk as soon as it is added.
class TrainingLog {
public:
    /// No file at all for an empty name. Errors: InvalidArgument (the file is no such log), IoError.
    static Result<TrainingLog> open(const std::filesystem::path& file, std::int64_t stepsDone);

    /// Seconds of training in the lines that were kept.
    double earlierSeconds() const { return m_earlierSeconds; }
    /// Errors: InvalidArgument (the file has other columns: it is another run's), IoError.
    Status add(const FitProgress& progress);

private:
    std::filesystem::path m_file;
    std::string m_header; // empty: not written yet
    double m_earlierSeconds = 0.0;
};

} // namespace tonekin
