// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Includes LibTorch: for sources of training only.

#include <ATen/ATen.h>

namespace tonekin {

/// NT-Xent (Chen et al. 2020): rows i and i + n of the 2n vectors come from the same track and attract each other,
/// all others repel. The mean over rows.
at::Tensor contrastiveLoss(const at::Tensor& vectors, double temperature);

/// The softer wish beside it (supervised contrastive, Khosla et al. 2020): rows whose `group` [2n] is the same lie
/// closer together than others; a row of group -1 belongs to none. The mean over rows; 0 if every row is alone.
at::Tensor groupLoss(const at::Tensor& vectors, const at::Tensor& group, double temperature);

} // namespace tonekin
