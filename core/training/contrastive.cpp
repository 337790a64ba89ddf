// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/contrastive.h"

namespace tonekin {

namespace {

/// The logarithm of how much each row prefers each other row [rows x rows]; itself is out of the question.
at::Tensor logPreferences(const at::Tensor& vectors, double temperature)
{
    const at::Tensor unit = vectors / vectors.norm(2, 1, true).clamp_min(1e-8);
    const at::Tensor itself = at::eye(vectors.size(0), vectors.options().dtype(at::kBool));
    return at::log_softmax((unit.mm(unit.t()) / temperature).masked_fill(itself, -1e9), 1);
}

} // namespace

at::Tensor contrastiveLoss(const at::Tensor& vectors, double temperature)
{
    const std::int64_t rows = vectors.size(0);
    const at::Tensor partner = (at::arange(rows, at::kLong) + rows / 2).remainder(rows).unsqueeze(1);
    return -logPreferences(vectors, temperature).gather(1, partner.to(vectors.device())).mean();
}

at::Tensor groupLoss(const at::Tensor& vectors, const at::Tensor& group, double temperature)
{
    const at::Tensor itself = at::eye(vectors.size(0), vectors.options().dtype(at::kBool));
    const at::Tensor together =
        group.unsqueeze(0).eq(group.unsqueeze(1)).logical_and(itself.logical_not()).logical_and(group.ge(0).unsqueeze(1));
    const at::Tensor wanted = together.to(vectors.scalar_type());
    const at::Tensor perRow = (logPreferences(vectors, temperature) * wanted).sum(1) / wanted.sum(1).clamp_min(1.0);
    return -perRow.mean();
}

} // namespace tonekin
