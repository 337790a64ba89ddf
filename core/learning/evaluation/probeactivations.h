// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "corpus/probeset.h"
#include "model/modelmanifest.h"
#include "model/safetensors.h"

#include <cstddef>
#include <vector>

namespace tonekin {

/// The activation of every filter of the first layer in every clip, in the order of attributeStates.
struct ProbeActivations {
    std::size_t filters = 0;
    std::size_t clips = 0;
    std::vector<float> maximum; // [filters x clips]
    std::vector<float> mean;    // [filters x clips]
};
/// Only frames that lie wholly within a clip count. Errors: ModelDamaged, InvalidArgument (a clip outside its
/// recording, or shorter than the filters), NonFiniteOutput.
Result<ProbeActivations> activationsOnProbes(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors,
                                             const ProbeSet& probes);

} // namespace tonekin
