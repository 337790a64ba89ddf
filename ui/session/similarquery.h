// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/livevectors.h"
#include "session/tracksnapshot.h"
#include "similarity/similaritydistribution.h"
#include "similarity/similartracks.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace tonekin {

/// A question for the tracks that sound like some others. A plain value, so that it can be answered on any thread.
struct SimilarQuery {
    std::vector<TrackId> seeds;
    std::vector<TrackId> notSeeds;
    std::vector<TrackId> leftOut; // removed by hand from the list
    SimilarOptions options;
};

struct SimilarResult {
    SimilarQuery query;
    std::vector<SimilarTrack> tracks; // nearest first
    std::size_t unanalysedSeeds = 0;  // seeds that the network has not listened to yet
    std::size_t searched = 0;         // tracks that were compared
    bool correctsHubs = false; // else by the plain cosines: too few tracks, or what is usual is still being worked out
};

SimilarResult findSimilar(const SimilarQuery& query, const LiveVectors& vectors, const TrackSnapshot& tracks);

/// What the rules of similarTracks() need to know of a track.
TrackLabels labelsOf(const ListedTrack& track);

/// How the similarities of this library lie; empty below three tracks, where there is nothing to draw.
std::optional<SimilarityDistribution> distributionOf(const LiveVectors& vectors, int bins);

} // namespace tonekin
