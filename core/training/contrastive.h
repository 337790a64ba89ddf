// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Includes LibTorch: for sources of training only.

#include <ATen/ATen.h>

namespace tonekin {

/// NT-Xent (Chen et al. 2020): rows i and i + n of the 2n vectors come from the same track and attract each other,
/// all others repel. The mean over rows.
at::Tensor contrastiveLoss(const at::Tensor& vectors, double temperature);

} // namespace tonekin
