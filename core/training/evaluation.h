// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"
#include "base/result.h"
#include "nn/hearingnetwork.h"
#include "training/corpus.h"
#include "training/projection.h"
#include "training/retrieval.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// Tracks of a corpus with their spectrograms, in the same order.
struct LoadedTracks {
    std::vector<CorpusTrack> tracks;
    std::vector<MelSpectrogram> mels;
};

/// Tracks of at least one section whose collection `wanted` accepts. Errors: those of loadMel.
Result<LoadedTracks> loadTracks(const Corpus& corpus, int leastFrames,
                                const std::function<bool(const CorpusTrack&)>& wanted);

/// The scores of one way to compare tracks, query by query.
struct SystemScores {
    std::string name;
    std::vector<QueryScore> sameCollection;
    std::vector<QueryScore> sameArtist; // the query's own collection left out
    std::vector<QueryScore> otherHalf;
};

/// A system: track (or half a track) in, vector out.
using TrackToVector = std::function<Result<std::vector<float>>(const MelSpectrogram&)>;
/// Done on the vectors of all tracks together before they are compared; may be empty.
using AllVectors = std::function<void(std::span<std::vector<float>>)>;

Result<SystemScores> scoreSystem(const std::string& name, const LoadedTracks& loaded, const TrackToVector& vectorOf,
                                 const AllVectors& together);

/// Everything the table shows.
struct EvaluationReport {
    std::size_t tracks = 0;
    std::size_t collections = 0;
    std::vector<SystemScores> systems; // the network first
    QueryScore chance;                 // of "same collection"
    double otherHalfChance = 0.0;
};

/// The network beside a random copy of it (whose vector is fitted to the same tracks in the same way) and the timbre
/// statistics, on tracks that neither was fitted to.
Result<EvaluationReport> evaluate(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors,
                                  const LoadedTracks& heldOut, const LoadedTracks& fitting,
                                  const ProjectionOptions& projection);

} // namespace tonekin
