// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melfrontend.h"
#include "model/modelmanifest.h"
#include "model/safetensors.h"

#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// What a filter's weights [bands x width] look like, in phrases of base/filterterms.h: where in frequency it likes
/// energy and how widely, how its weights change over its few frames, and whether they repeat over the bands. Always
/// begins with frequencies, so that nobody takes it for a measured name.
std::string describeFilter(std::span<const float> weights, const MelFrontEnd& frontEnd);

/// The same for every filter of the first layer. Errors: ModelDamaged (no such layer, or of another shape).
Result<std::vector<std::string>> describeFilters(const ModelManifest& manifest, std::span<const NamedTensor> tensors);

} // namespace tonekin
