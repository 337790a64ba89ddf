// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "corpus/tripletset.h"
#include "model/modelmanifest.h"
#include "model/safetensors.h"

#include <vector>

namespace tonekin {

/// What the vector is fitted by beside the tracks, if it has parts fitted by factors.
struct VectorLessons {
    std::vector<TripletSet> triplets; // see teachesVector()
    LoadedTracks copies;              // changed copies (corpus/changedcopy.h); those of other tracks teach nothing
};

/// Fits the linear maps of the track vector (VectorShape) to the features that a trained network finds in the tracks.
///
/// The contrastive output itself retrieves worse: it has thrown away what the changes of the windows destroy. Dividing
/// by how features vary within tracks (within-class covariance normalisation, Hatch, Kajarekar, Stolcke 2006, with
/// tracks as classes) leaves what tells tracks apart. Made triplets say what else shall count: parts fitted by factors
/// damp the directions in which features move from anchors to what shall be near them (other keys and tempos; nuisance
/// attributes, after Solomonoff, Campbell, Boardman 2005, softly), within tracks and to changed copies of tracks, and
/// raise those in which they move to what shall be far (other drums, another groove; linear discriminants, Fisher 1936,
/// softly).
///
/// Replaces "vector*" in `tensors`. Errors: ModelDamaged (tensors that do not fit), InvalidArgument (too few tracks, no
/// lessons for a part that needs them), NotFound (a lesson whose recording is missing).
Status fitVector(const ModelManifest& manifest, std::vector<NamedTensor>& tensors, const LoadedTracks& tracks,
                 const VectorLessons& lessons);

/// Whether there are lessons if a part of the vector needs some: to be asked before a long training, not after it.
/// Errors: InvalidArgument.
Status checkVectorLessons(const VectorShape& shape, const VectorLessons& lessons);

/// Whether a triplet is a lesson for the vector: those on drums and keys are. The others come out as intended without,
/// and more kinds of them only spread what the few directions can do.
bool teachesVector(const AttributeTriplet& triplet);

} // namespace tonekin
