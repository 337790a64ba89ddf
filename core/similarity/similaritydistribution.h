// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace tonekin {

class VectorIndex;

/// How similarities between tracks of this library lie, by the measure that similarTracks() uses: from a fixed random
/// sample of pairs, so that the same library always gives the same picture. With fewer than two tracks there are no
/// pairs: the histogram is all zeros.
struct SimilarityDistribution {
    std::vector<int> histogram; // equal bins over lowest..highest
    float lowest = -1.0F;       // tenths; at or below the lowest similarity seen
    float highest = 1.0F;
    float closeEnds = 0.0F;    // "close" ends here: the similarity that the median track's 10th neighbour has
    bool correctsHubs = false; // VectorIndex::correctsHubs() when it was measured
};
SimilarityDistribution similarityDistribution(const VectorIndex& index, int bins);

} // namespace tonekin
