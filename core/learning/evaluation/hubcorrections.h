// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measures/retrieval.h"
#include "similarity/mutualproximity.h"

namespace tonekin {

// Ways to even out a library in which a few tracks are everybody's neighbours. Each replaces the similarities of a
// matrix by corrected ones, larger still being more similar. Where the matrix holds tracks against themselves the
// diagonal says nothing of a track's surroundings and is left out of them.

/// What a matrix holds, and so how its values become distances.
enum class SimilarityUnit {
    Cosine,       // the distance is that between the ends of unit vectors, sqrt(2 - 2 cosine), as in the program
    MinusDistance // the distance with a minus
};

/// Mutual proximity as in core/similarity, over the whole library: each query's and each answer's distances to all on
/// the other side are taken to follow `shape`.
void correctByMutualProximity(SimilarityMatrix& similarities, SimilarityUnit unit, DistanceShape shape);

/// Cross-domain similarity local scaling (Conneau et al. 2018): twice the cosine less the mean cosine of either side to
/// its ten nearest.
void correctByNearestMeans(SimilarityMatrix& similarities);

/// Local scaling by mean distances, "NICDM" (Pohle and Schnitzer 2007): the distance 1 - cosine over the geometric mean
/// of either side's mean distance to its ten nearest.
void correctByLocalScaling(SimilarityMatrix& similarities);

} // namespace tonekin
