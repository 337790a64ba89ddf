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

/// How much each row of `vectors` prefers each other row, as logarithms [rows x rows], by cosine. Itself is out of the
/// question, and so are other versions of its work: those share harmony but not their sound, and are neither wanted
/// close nor far.
at::Tensor logPreferences(const at::Tensor& vectors, const WindowRelations& relations, double temperature);

/// Supervised contrastive loss (Khosla et al. 2020; with two windows a track this is NT-Xent of Chen et al. 2020): the
/// windows of one track attract each other, all others repel. `preferences` from above. The mean over rows.
at::Tensor trackLoss(const at::Tensor& preferences, const WindowRelations& relations);

/// The softer wish beside it: rows of one group lie closer together than others. 0 for a row that is alone.
at::Tensor groupLoss(const at::Tensor& preferences, const WindowRelations& relations);

} // namespace tonekin
