// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/contrastive.h"

namespace tonekin {
namespace {

constexpr double never = -1e9;

/// [rows x rows] where two rows have the same number.
at::Tensor sameNumber(const at::Tensor& numbers)
{
    return numbers.unsqueeze(0).eq(numbers.unsqueeze(1));
}

/// Itself, and windows of other versions of the same work.
at::Tensor outOfQuestion(const WindowRelations& relations)
{
    const at::Tensor versions = sameNumber(relations.work)
                                    .logical_and(relations.work.ge(0).unsqueeze(0))
                                    .logical_and(sameNumber(relations.track).logical_not());
    return versions.logical_or(at::eye(relations.track.size(0), versions.options()));
}

at::Tensor attraction(const at::Tensor& preferences, const WindowRelations& relations, const at::Tensor& together)
{
    const at::Tensor wanted =
        together.logical_and(outOfQuestion(relations).logical_not()).to(preferences.scalar_type());
    return -((preferences * wanted).sum(1) / wanted.sum(1).clamp_min(1.0)).mean();
}

} // namespace

at::Tensor logPreferences(const at::Tensor& vectors, const WindowRelations& relations, double temperature)
{
    const at::Tensor unit = vectors / vectors.norm(2, 1, true).clamp_min(1e-8);
    return at::log_softmax((unit.mm(unit.t()) / temperature).masked_fill(outOfQuestion(relations), never), 1);
}

at::Tensor trackLoss(const at::Tensor& preferences, const WindowRelations& relations)
{
    return attraction(preferences, relations, sameNumber(relations.track));
}

at::Tensor groupLoss(const at::Tensor& preferences, const WindowRelations& relations)
{
    return attraction(preferences, relations, sameNumber(relations.group));
}

} // namespace tonekin
