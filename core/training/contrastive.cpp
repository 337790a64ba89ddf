// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/contrastive.h"

namespace tonekin {

at::Tensor contrastiveLoss(const at::Tensor& vectors, double temperature)
{
    const std::int64_t rows = vectors.size(0);
    const at::Tensor unit = vectors / vectors.norm(2, 1, true).clamp_min(1e-8);
    const at::Tensor itself = at::eye(rows, vectors.options().dtype(at::kBool));
    const at::Tensor closeness = (unit.mm(unit.t()) / temperature).masked_fill(itself, -1e9);
    const at::Tensor partner = (at::arange(rows, at::kLong) + rows / 2).remainder(rows).to(vectors.device());
    return at::cross_entropy_loss(closeness, partner);
}

} // namespace tonekin
