// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/modelmanifest.h"
#include "model/safetensors.h"

#include <span>
#include <vector>

namespace tonekin {

/// How many of the first layer's filters are worth a look, as shares of all.
struct FilterQuality {
    std::size_t filters = 0;
    double dead = 0.0;           // never answered
    double nearDuplicates = 0.0; // have another filter with |cosine| > 0.95 at some shift in time
    double structured = 0.0;     // neighbouring bands correlate by at least 0.5: a picture, not noise
    double spreadOut = 0.0;      // no frame holds more than 80 % of the energy: something happens over time
};

/// From the first layer's weights, and from the largest answer that each filter ever gave (one a filter).
/// Errors: ModelDamaged (the tensors have no such layer), InvalidArgument (another number of answers).
Result<FilterQuality> filterQuality(const ModelManifest& manifest, std::span<const NamedTensor> tensors,
                                    std::span<const float> largestActivations);

} // namespace tonekin
