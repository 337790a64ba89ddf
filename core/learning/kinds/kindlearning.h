// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curation/trackkinds.h"
#include "kinds/labelledkinds.h"

#include <span>
#include <string>

namespace tonekin {

struct KindLearningOptions {
    double ridge = 0.003; // pulls weights towards none: times their squares, against a track's mean loss
    int steps = 3000;     // of gradient descent with momentum over all tracks
};

/// Weights under which the labels are likeliest (multinomial logistic regression). Each track counts three times, in
/// every KindContext, so that an album without numbers is judged by the rest. Same tracks, same weights.
KindModel learnKinds(std::span<const LabelledKind> tracks, const KindLearningOptions& options);

/// A model as the source file core/curation/kindweights.cpp.
std::string printKindModel(const KindModel& model, const std::string& madeBy);

} // namespace tonekin
