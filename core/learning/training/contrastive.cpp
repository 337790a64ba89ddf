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

at::Tensor itself(const WindowRelations& relations)
{
    return at::eye(relations.track.size(0), relations.track.options().dtype(at::kBool));
}

/// Windows of another track with the same of these numbers, where there is one.
at::Tensor otherTracksOf(const at::Tensor& numbers, const WindowRelations& relations)
{
    return sameNumber(numbers)
        .logical_and(numbers.ge(0).unsqueeze(0))
        .logical_and(sameNumber(relations.track).logical_not());
}

/// Minus the mean logarithm of how much rows prefer those that they shall be `together` with, of all that are in
/// question.
at::Tensor attraction(const at::Tensor& similarities, const at::Tensor& together, const at::Tensor& outOfQuestion)
{
    const at::Tensor preferences = at::log_softmax(similarities.masked_fill(outOfQuestion, never), 1);
    const at::Tensor wanted = together.logical_and(outOfQuestion.logical_not()).to(preferences.scalar_type());
    return -((preferences * wanted).sum(1) / wanted.sum(1).clamp_min(1.0)).mean();
}

} // namespace

at::Tensor similarities(const at::Tensor& vectors, double temperature)
{
    const at::Tensor unit = vectors / vectors.norm(2, 1, true).clamp_min(1e-8);
    return unit.mm(unit.t()) / temperature;
}

at::Tensor trackLoss(const at::Tensor& similarities, const WindowRelations& relations)
{
    return attraction(similarities, sameNumber(relations.track),
                      itself(relations)
                          .logical_or(otherTracksOf(relations.work, relations))
                          .logical_or(otherTracksOf(relations.group, relations)));
}

at::Tensor groupLoss(const at::Tensor& similarities, const WindowRelations& relations)
{
    return attraction(similarities, sameNumber(relations.group),
                      itself(relations).logical_or(otherTracksOf(relations.work, relations)));
}

} // namespace tonekin
