// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "training/projection.h"
#include "training/trainer.h"
#include "training/traininglog.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace tonekin {

struct FitOptions {
    TrainingOptions training;
    std::int64_t checkEvery = 250; // steps: validate, keep the weights if they are the best so far, save a checkpoint
    std::int64_t reportEvery = 25; // steps
    std::filesystem::path checkpoint; // written and, if there, taken up again
    std::filesystem::path log;        // see TrainingLog
};

/// The tracks of a run. Training tracks may be real, made or both (LoadedTracks::labels).
struct FitTracks {
    LoadedTracks training;
    LoadedTracks validation;          // choose the step and are never trained on
    LoadedTracks syntheticValidation; // reported only; may be empty
    ProbeSet lessons;                 // what single filters of the first layer are taught by; may be empty
    VectorLessons vectorLessons;
};

/// What comes out: the averaged weights of the step with the best validation score, with a fitted vector. Only the
/// first of several processes has tensors.
struct FitResult {
    std::vector<NamedTensor> tensors;
    std::int64_t bestStep = 0;
    double bestValidation = 0.0;
    std::int64_t stepsDone = 0;
};

/// Trains to the end or until asked to stop (then the checkpoint is saved and the error is Cancelled). The vector is
/// fitted to the real tracks of both sets where the batches have real tracks, else to the made ones.
/// With several processes each calls this; the first one validates, reports and writes.
Result<FitResult> fitNetwork(const ModelManifest& manifest, const FitTracks& tracks, const FitOptions& options,
                             const TrainerPlace& place, const std::function<void(const FitProgress&)>& report,
                             std::stop_token stop);

/// Mean of "same collection" average precision and "other half" precision of the plain last hidden layer. Of made
/// recordings, those of one style and kit are a collection.
Result<double> validationScore(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors,
                               const LoadedTracks& validation);

} // namespace tonekin
