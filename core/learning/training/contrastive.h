// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Includes LibTorch: for sources of training only.

#include <ATen/ATen.h>

namespace tonekin {

/// Who belongs together among the windows of a batch: whole numbers [rows] each, on the device of the vectors.
struct WindowRelations {
    at::Tensor track;
    at::Tensor group; // collection, or style and kit of made recordings
    at::Tensor work;  // versions of one work share a number; -1: none
};

/// Cosine of each two rows of `vectors`, divided by the temperature [rows x rows].
at::Tensor similarities(const at::Tensor& vectors, double temperature);

/// Supervised contrastive loss (Khosla et al. 2020; with two windows a track this is NT-Xent of Chen et al. 2020): the
/// windows of one track attract each other, others repel. Out of the question, neither wanted close nor far, are other
/// versions of the track's work, which share harmony but not their sound, and other tracks of its group: told to keep
/// them apart, a network learns what changes from track to track instead of how they sound. `similarities` from above.
/// The mean over rows.
at::Tensor trackLoss(const at::Tensor& similarities, const WindowRelations& relations);

/// The wish beside it: rows of one group, but for versions of one work, lie closer together than others. 0 for a row
/// that is alone.
at::Tensor groupLoss(const at::Tensor& similarities, const WindowRelations& relations);

} // namespace tonekin
