// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/systemscores.h"

#include <algorithm>
#include <cmath>

namespace tonekin {
namespace {

constexpr double clipSeconds = 30.0;

MelSpectrogram partOf(const MelSpectrogram& mel, int firstFrame, int frames)
{
    MelSpectrogram part;
    part.bands = mel.bands;
    part.framesPerSecond = mel.framesPerSecond;
    const auto begin = mel.values.begin() + static_cast<std::ptrdiff_t>(firstFrame) * mel.bands;
    part.values.assign(begin, begin + static_cast<std::ptrdiff_t>(frames) * mel.bands);
    part.stretches = {{0, 0.0}};
    for (const MelStretch& stretch : mel.stretches)
        if (stretch.firstFrame > firstFrame && stretch.firstFrame < firstFrame + frames)
            part.stretches.push_back({stretch.firstFrame - firstFrame, stretch.startSeconds});
    return part;
}

/// Two neighbouring pieces around the middle of a track, each at most `most` frames and half the track.
struct Pieces {
    MelSpectrogram first;
    MelSpectrogram second;
};

Pieces piecesAroundTheMiddle(const MelSpectrogram& mel, int most)
{
    const int length = std::min(mel.frames() / 2, most);
    const int start = (mel.frames() - 2 * length) / 2;
    return {partOf(mel, start, length), partOf(mel, start + length, length)};
}

Status describeInto(std::vector<Description>& descriptions, const Describe& describe, const MelSpectrogram& mel)
{
    auto description = describe(mel);
    if (!description)
        return description.error();
    descriptions.push_back(std::move(*description));
    return ok();
}

Status describePieces(std::vector<Description>& firsts, std::vector<Description>& seconds, const Describe& describe,
                      const Pieces& pieces)
{
    if (auto done = describeInto(firsts, describe, pieces.first); !done)
        return done;
    return describeInto(seconds, describe, pieces.second);
}

SimilarityMatrix compared(const Comparison& comparison, Descriptions queries, Descriptions candidates)
{
    return comparison.compare ? comparison.compare(queries, candidates) : cosineSimilarities(queries, candidates);
}

} // namespace

SimilarityMatrix similaritiesBetween(const Comparison& comparison, Descriptions queries, Descriptions candidates)
{
    SimilarityMatrix matrix = compared(comparison, queries, candidates);
    if (comparison.correct)
        comparison.correct(matrix);
    return matrix;
}

SimilarityMatrix similaritiesAmong(const Comparison& comparison, Descriptions descriptions)
{
    SimilarityMatrix matrix = compared(comparison, descriptions, descriptions);
    matrix.sameTracks = true;
    if (comparison.correct)
        comparison.correct(matrix);
    return matrix;
}

Result<TrackDescriptions> describeTracks(const LoadedTracks& loaded, const Describe& describe, TrackParts parts)
{
    TrackDescriptions all;
    for (const MelSpectrogram& mel : loaded.mels) {
        if (auto done = describeInto(all.whole, describe, mel); !done)
            return done.error();
        const Pieces halves = piecesAroundTheMiddle(mel, mel.frames());
        if (auto done = describePieces(all.firstHalves, all.secondHalves, describe, halves); !done)
            return done.error();
        if (parts == TrackParts::Halves)
            continue;
        const Pieces clips = piecesAroundTheMiddle(mel, static_cast<int>(clipSeconds * mel.framesPerSecond));
        if (auto done = describePieces(all.firstClips, all.secondClips, describe, clips); !done)
            return done.error();
    }
    return all;
}

std::vector<RetrievalItem> itemsOf(std::span<const CorpusTrack> tracks, RetrievalTask task)
{
    std::vector<RetrievalItem> items;
    for (const CorpusTrack& track : tracks) {
        if (task == RetrievalTask::SameCollection)
            items.push_back({track.collection, {}, track.collection});
        else
            items.push_back({track.artist, track.collection, track.collection});
    }
    return items;
}

std::vector<std::string> collectionsOf(std::span<const CorpusTrack> tracks)
{
    std::vector<std::string> collections;
    for (const CorpusTrack& track : tracks)
        collections.push_back(track.collection);
    return collections;
}

SystemScores scoresOf(const std::string& name, std::span<const CorpusTrack> tracks,
                      const TrackDescriptions& descriptions, const Comparison& comparison)
{
    const SimilarityMatrix whole = similaritiesAmong(comparison, descriptions.whole);
    const std::vector<std::string> collections = collectionsOf(tracks);
    SystemScores scores{
        name,
        scoreRetrieval(whole, itemsOf(tracks, RetrievalTask::SameCollection)),
        scoreRetrieval(whole, itemsOf(tracks, RetrievalTask::SameArtist)),
        scoreOwn(similaritiesBetween(comparison, descriptions.firstHalves, descriptions.secondHalves), collections),
        {}};
    if (!descriptions.firstClips.empty())
        scores.otherClip =
            scoreOwn(similaritiesBetween(comparison, descriptions.firstClips, descriptions.secondClips), collections);
    return scores;
}

Result<SystemScores> scoreSystem(const std::string& name, const LoadedTracks& loaded, const Describe& describe,
                                 const Comparison& comparison)
{
    const auto descriptions = describeTracks(loaded, describe, TrackParts::Halves);
    if (!descriptions)
        return descriptions.error();
    return scoresOf(name, loaded.tracks, *descriptions, comparison);
}

} // namespace tonekin
