// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"
#include "base/result.h"
#include "model/modelmanifest.h"
#include "model/safetensors.h"

#include <span>
#include <vector>

namespace tonekin {

/// Fits the linear maps of the track vector (VectorShape) to what a trained network hears in the tracks.
///
/// The contrastive output itself retrieves worse: it has thrown away what the changes of the windows destroy. Dividing
/// by how features vary within tracks (within-class covariance normalisation, Hatch, Kajarekar, Stolcke 2006, with
/// tracks as classes) leaves what tells tracks apart. Damping the directions in which features move when the music is
/// transposed (nuisance attributes, after Solomonoff, Campbell, Boardman 2005, softly) leaves what sounds alike in any key.
///
/// Replaces "vector*" in `tensors`. Errors: ModelDamaged (tensors that do not fit), InvalidArgument (too few tracks).
Status fitVector(const ModelManifest& manifest, std::vector<NamedTensor>& tensors,
                 std::span<const MelSpectrogram> tracks);

} // namespace tonekin
