// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/loadedtracks.h"
#include "training/projection.h"
#include "training/trainer.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>

namespace tonekin {

/// Where a run of training stands.
struct FitProgress {
    std::int64_t step = 0;
    std::int64_t steps = 0;
    double loss = 0.0;                // mean since the last report
    std::optional<double> validation; // where it was just measured, see validationScore
    std::chrono::seconds timeLeft{0};
};

struct FitOptions {
    TrainingOptions training;
    ProjectionOptions projection;
    std::int64_t checkEvery = 250; // steps: validate, keep the weights if they are the best so far, save a checkpoint
    std::int64_t reportEvery = 25; // steps
    std::filesystem::path checkpoint; // written and, if there, taken up again
};

/// What comes out: the averaged weights of the step with the best validation score, with a fitted vector.
struct FitResult {
    std::vector<NamedTensor> tensors;
    std::int64_t bestStep = 0;
    double bestValidation = 0.0;
    std::int64_t stepsDone = 0;
};

/// Trains to the end or until asked to stop (then the checkpoint is saved and the error is Cancelled).
/// The validation tracks choose the step and are never trained on; both sets fit the vector at the end.
Result<FitResult> fitNetwork(const ModelManifest& manifest, const LoadedTracks& training,
                             const LoadedTracks& validation, const FitOptions& options,
                             const std::function<void(const FitProgress&)>& report, std::stop_token stop);

/// Mean of "same collection" average precision and "other half" precision of the plain last hidden layer.
Result<double> validationScore(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors,
                               const LoadedTracks& validation);

} // namespace tonekin
