// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Includes LibTorch: for sources of training only.

#include "training/contrastive.h"
#include "training/labelheads.h"
#include "training/regularisers.h"
#include "training/summaryhead.h"
#include "training/trainer.h"

#include <ATen/ATen.h>

#include <optional>

namespace tonekin {

/// What the losses see of windows.
struct WindowFeatures {
    at::Tensor pooled;      // [n x 3 filters] of the last convolution
    at::Tensor firstPooled; // [n x 2 filters] of the first, see LabelHeads::poolFirst
    at::Tensor hidden;      // [n x units] of the last hidden layer; with the summary only
    at::Tensor summary;     // [n x statistics] of the windows themselves, see spectralSummary
    at::Tensor vectors;     // [n x outputs]
    at::Tensor targets;     // [n x columns], see writeTargets
};

/// The losses of a step, from the features of all windows of the batch.
class TrainingLosses {
public:
    TrainingLosses(const ModelManifest& manifest, const LoadedTracks& tracks, const TargetLayout& layout,
                   const TrainingOptions& options, const at::Device& device);

    /// What follows from the windows. `made` [n] 1 for a made recording, else 0; `progress` 0 to 1. Draws from
    /// LibTorch's generator.
    at::Tensor ofWindows(const WindowFeatures& features, const WindowRelations& relations, const at::Tensor& made,
                         double progress);
    /// What follows from the first layer's kernels alone.
    at::Tensor ofKernels(const at::Tensor& kernels);
    /// Puts one more loss among the parts, and gives it back.
    at::Tensor note(const std::string& name, const at::Tensor& loss);
    /// What went into all of them since the last call, by name, without gradients.
    std::vector<std::pair<std::string, at::Tensor>> takeParts();

    /// The heads' own weights.
    std::vector<std::pair<std::string, at::Tensor>> weights();

private:
    TrainingOptions m_options;
    std::optional<LabelHeads> m_heads;
    std::optional<DomainHead> m_domain;
    std::optional<SummaryHead> m_summary;
    std::vector<std::pair<std::string, at::Tensor>> m_parts;
};

} // namespace tonekin
