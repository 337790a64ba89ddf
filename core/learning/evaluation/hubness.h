// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measures/retrieval.h"

#include <cstddef>
#include <vector>

namespace tonekin {

/// How evenly a library's tracks turn up in each other's lists of neighbours (Radovanovic et al. 2010). N is how many
/// lists of length k a track is in; its mean is k.
struct HubnessFigures {
    std::size_t neighbours = 0; // k; less where the library is smaller
    double skewness = 0.0;      // of N: 0 even, large where few tracks are in most lists
    double antiHubs = 0.0;      // share of tracks that are in no list
    double largest = 0.0;       // of N, over k
    double robinHood = 0.0;     // share of places in lists that would have to change hands to make all N equal
    double reachable = 0.0;     // share of tracks that can be come to from a track by following lists, mean over starts
};

inline constexpr std::size_t hubnessNeighbours = 10;

/// The lists of the `neighbours` most similar tracks of each track, itself left out. Ties go to the earlier track.
std::vector<std::vector<std::size_t>> neighbourLists(const SimilarityMatrix& similarities, std::size_t neighbours);

/// Of a square matrix of tracks against themselves. Fewer than two tracks: all zero.
HubnessFigures hubnessOf(const SimilarityMatrix& similarities, std::size_t neighbours = hubnessNeighbours);

} // namespace tonekin
