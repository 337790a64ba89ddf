// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/loadedtracks.h"
#include "measures/figures.h"
#include "measures/retrieval.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// What a system keeps of a piece of audio: a vector, or whatever its own comparison can read.
using Description = std::vector<float>;
/// Audio in, description out.
using Describe = std::function<Result<Description>(const MelSpectrogram&)>;
using Descriptions = std::span<const Description>;

/// How a system compares descriptions.
struct Comparison {
    std::function<SimilarityMatrix(Descriptions queries, Descriptions candidates)> compare; // empty: by cosine
    std::function<void(SimilarityMatrix&)> correct; // afterwards, for example against hubs; empty: nothing
};

SimilarityMatrix similaritiesBetween(const Comparison& comparison, Descriptions queries, Descriptions candidates);
/// One set of descriptions against itself.
SimilarityMatrix similaritiesAmong(const Comparison& comparison, Descriptions descriptions);

/// The descriptions of all tracks and of parts of them, in the tracks' order.
struct TrackDescriptions {
    std::vector<Description> whole;
    std::vector<Description> firstHalves; // of the whole track
    std::vector<Description> secondHalves;
    std::vector<Description> firstClips; // of the middle minute: 30 s each, no frame in both
    std::vector<Description> secondClips;
};

/// Which parts to describe: clips are left out where speed counts.
enum class TrackParts { Halves, HalvesAndClips };

/// Each track is described once whole and once for each part, each part as if it were a track of its own.
Result<TrackDescriptions> describeTracks(const LoadedTracks& loaded, const Describe& describe, TrackParts parts);

/// The scores of one way to compare tracks, query by query.
struct SystemScores {
    std::string name;
    std::vector<QueryScore> sameCollection;
    std::vector<QueryScore> sameArtist; // the query's own collection left out
    std::vector<QueryScore> otherHalf;  // of the whole track
    std::vector<QueryScore> otherClip;  // the other 30 s of the middle minute; empty where clips were left out
};

enum class RetrievalTask { SameCollection, SameArtist };

/// Tracks as what a task asks for.
std::vector<RetrievalItem> itemsOf(std::span<const CorpusTrack> tracks, RetrievalTask task);
/// The collection of each track: what intervals are drawn by.
std::vector<std::string> collectionsOf(std::span<const CorpusTrack> tracks);

SystemScores scoresOf(const std::string& name, std::span<const CorpusTrack> tracks,
                      const TrackDescriptions& descriptions, const Comparison& comparison);

/// Whole tracks and halves of one system at once.
Result<SystemScores> scoreSystem(const std::string& name, const LoadedTracks& loaded, const Describe& describe,
                                 const Comparison& comparison);

} // namespace tonekin
