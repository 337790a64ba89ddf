// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "factors/factortrainer.h"
#include "training/traininglog.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace tonekin {

struct FactorFitOptions {
    FactorTrainingOptions training;
    std::int64_t checkEvery = 250; // steps: validate, keep the weights if they are the best so far, save a checkpoint
    std::int64_t reportEvery = 25; // steps
    std::filesystem::path checkpoint; // written and, if there, taken up again; empty: none
    std::filesystem::path log;        // see TrainingLog; empty: none
};

/// The averaged weights of the step that explains most of the validation tracks.
struct FactorFitResult {
    std::vector<NamedTensor> tensors;
    std::int64_t bestStep = 0;
    double bestValidation = 0.0;
    std::int64_t stepsDone = 0;
};

/// Trains to the end or until asked to stop: then the checkpoint is saved and the error is Cancelled. A checkpoint
/// holds the best weights as well; the one on the disk is replaced only by a whole new one. Errors: also those of
/// FactorTrainer, and IoError.
Result<FactorFitResult> fitToFactors(const ModelManifest& manifest, const TargetTracks& training,
                                     const TargetTracks& validation, const FactorFitOptions& options,
                                     const std::function<void(const FitProgress&)>& report, std::stop_token stop);

/// What the network says of each track: its output, averaged over the sections. Not brought to length 1: where it is
/// unsure, the answer is short.
Result<std::vector<std::vector<float>>> predictFactors(const ModelManifest& manifest,
                                                       const std::vector<NamedTensor>& tensors,
                                                       std::span<const MelSpectrogram> mels);

/// 1 - squared distance to the directions / squared distance of `mean` to them: 0 for always answering the mean of the
/// training tracks, 1 for answering right.
double explainedShare(const std::vector<std::vector<float>>& predicted,
                      const std::vector<std::vector<float>>& directions, std::span<const float> mean);
std::vector<float> meanDirection(const std::vector<std::vector<float>>& directions);

} // namespace tonekin
