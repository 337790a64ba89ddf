// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/embedding.h"

#include <vector>

namespace tonekin {

/// The activations of one filter of the first layer over a track, summed up.
struct FilterResponse {
    float maximum = 0.0F;
    float mean = 0.0F;
    float secondsOfMaximum = 0.0F;
};

/// Where a filter of a later convolution was most active in a track: the beginning of what it saw there.
struct FilterPeak {
    float maximum = 0.0F;
    float seconds = 0.0F;
};

/// A few seconds of a track.
struct Section {
    float startSeconds = 0.0F;
    float lengthSeconds = 0.0F;
    Embedding embedding; // unit length
};

/// All that the network finds in one track.
struct TrackAnalysis {
    Embedding embedding; // of the whole track, unit length
    float spread = 0.0F; // how much its sections differ: 1 - |mean of the unit section vectors|
    std::vector<Section> sections;
    std::vector<FilterResponse> filters;             // [filters of the first layer]
    std::vector<std::vector<FilterPeak>> laterPeaks; // of convolution 2, 3 ... [filters] each
    std::vector<float> hidden;                       // last hidden layer, mean over sections [units]
};

} // namespace tonekin
