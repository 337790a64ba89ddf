// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Includes LibTorch: for sources of nn and training only.

#include "base/melspectrogram.h"
#include "base/trackactivations.h"
#include "base/trackanalysis.h"
#include "nn/networktensors.h"

namespace tonekin {

/// What one track's pass leaves behind, still as tensors on the network's device.
struct TrackPass {
    SectionFeatures features;
    std::vector<Section> sections; // their times; the vectors are filled in by analyseTrack
    std::vector<FilterResponse> filters;
    std::vector<std::vector<FilterPeak>> laterPeaks;
};

/// Runs the convolutions once over every stretch of a track, `chunkPositions` of the last layer at a time.
TrackPass passOverTrack(const NetworkTensors& network, const ModelManifest& manifest, const MelSpectrogram& mel,
                        int chunkPositions);

/// The whole of what the network finds in a track. Values may be non-finite if the input was.
TrackAnalysis analyseTrack(const NetworkTensors& network, const ModelManifest& manifest, const MelSpectrogram& mel,
                           int chunkPositions);

/// The first layer's activations at every frame, computed in the same portions, so that its largest values are those
/// that analyseTrack() finds.
TrackActivations activationsOfTrack(const NetworkTensors& network, const ModelManifest& manifest,
                                    const MelSpectrogram& mel, int chunkPositions);

} // namespace tonekin
