// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "nn/hearingnetwork.h"
#include "training/projection.h"
#include "training/systemscores.h"

#include <vector>

namespace tonekin {

/// Everything the table shows.
struct EvaluationReport {
    std::size_t tracks = 0;
    std::size_t collections = 0;
    std::vector<SystemScores> systems; // the network first
    QueryScore chance;                 // of "same collection"
    double otherHalfChance = 0.0;
};

/// The network beside a random copy of it (whose vector is fitted to the same tracks in the same way) and the timbre
/// statistics, on tracks that neither was fitted to.
Result<EvaluationReport> evaluate(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors,
                                  const LoadedTracks& heldOut, const LoadedTracks& fitting,
                                  const ProjectionOptions& projection);

} // namespace tonekin
