// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/loadedtracks.h"
#include "training/retrieval.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// The scores of one way to compare tracks, query by query.
struct SystemScores {
    std::string name;
    std::vector<QueryScore> sameCollection;
    std::vector<QueryScore> sameArtist; // the query's own collection left out
    std::vector<QueryScore> otherHalf;
};

enum class RetrievalTask { SameCollection, SameArtist };

/// Tracks with their vectors as what a task asks for.
std::vector<RetrievalItem> itemsOf(const LoadedTracks& loaded, const std::vector<std::vector<float>>& vectors,
                                   RetrievalTask task);

/// A system: track (or half a track) in, vector out.
using TrackToVector = std::function<Result<std::vector<float>>(const MelSpectrogram&)>;
/// Done on the vectors of all tracks together before they are compared; may be empty.
using AllVectors = std::function<void(std::span<std::vector<float>>)>;

Result<SystemScores> scoreSystem(const std::string& name, const LoadedTracks& loaded, const TrackToVector& vectorOf,
                                 const AllVectors& together);

} // namespace tonekin
