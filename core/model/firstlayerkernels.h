// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/filterkernels.h"
#include "base/result.h"
#include "model/modelfiles.h"

namespace tonekin {

/// The kernels of a model's first convolution, as its files have them. Errors: ModelDamaged (no such tensor, or not of
/// the shape that the manifest's layers need).
Result<FilterKernels> firstLayerKernels(const ModelFiles& model);

} // namespace tonekin
