// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"
#include "base/result.h"
#include "nn/modelmanifest.h"
#include "nn/safetensors.h"

#include <span>
#include <vector>

namespace tonekin {

/// How the track vector is taken from the last hidden layer.
struct ProjectionOptions {
    double whitening = 0.5;    // 0: plain principal components; 1: each scaled to the same variance
    double spreadWeight = 1.0; // of the spread's part beside the mean's, as a ratio of their mean squares
};

/// Fits the two linear maps of the track vector (VectorShape) to the hidden layer of a trained network: principal
/// components of the sections' units, and of the tracks' spreads, scaled by `whitening`. The contrastive output itself
/// retrieves worse: it has thrown away what the changes of the windows destroy.
/// Replaces "vector.*" in `tensors`. Errors: ModelDamaged (tensors that do not fit), InvalidArgument (too few tracks).
Status fitVector(const ModelManifest& manifest, std::vector<NamedTensor>& tensors,
                 std::span<const MelSpectrogram> tracks, const ProjectionOptions& options);

} // namespace tonekin
