// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/evaluation.h"

#include "nn/randommodel.h"
#include "training/timbrebaseline.h"

#include <algorithm>
#include <memory>
#include <set>

namespace tonekin {
namespace {

constexpr std::uint64_t randomCopySeed = 4242;

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

/// The vectors of whole tracks, of first halves and of second halves.
struct VectorSets {
    std::vector<std::vector<float>> whole;
    std::vector<std::vector<float>> first;
    std::vector<std::vector<float>> second;
};

Result<VectorSets> vectorsOf(const LoadedTracks& loaded, const TrackToVector& vectorOf)
{
    VectorSets sets;
    for (const MelSpectrogram& mel : loaded.mels) {
        const int half = mel.frames() / 2;
        auto whole = vectorOf(mel);
        auto first = vectorOf(partOf(mel, 0, half));
        auto second = vectorOf(partOf(mel, mel.frames() - half, half));
        for (const auto* result : {&whole, &first, &second})
            if (!*result)
                return result->error();
        sets.whole.push_back(std::move(*whole));
        sets.first.push_back(std::move(*first));
        sets.second.push_back(std::move(*second));
    }
    return sets;
}

/// Halves go through `together` as one set: they live in one space.
void bringTogether(VectorSets& sets, const AllVectors& together)
{
    if (!together)
        return;
    together(sets.whole);
    std::vector<std::vector<float>> halves = sets.first;
    halves.insert(halves.end(), sets.second.begin(), sets.second.end());
    together(halves);
    const auto middle = halves.begin() + static_cast<std::ptrdiff_t>(sets.first.size());
    sets.first.assign(halves.begin(), middle);
    sets.second.assign(middle, halves.end());
}

enum class Task { SameCollection, SameArtist };

std::vector<RetrievalItem> itemsOf(const LoadedTracks& loaded, const std::vector<std::vector<float>>& vectors,
                                   Task task)
{
    std::vector<RetrievalItem> items;
    for (std::size_t i = 0; i < vectors.size(); ++i) {
        const CorpusTrack& track = loaded.tracks[i];
        if (task == Task::SameCollection)
            items.push_back({vectors[i], track.collection, {}, track.collection});
        else
            items.push_back({vectors[i], track.artist, track.collection, track.collection});
    }
    return items;
}

Result<SystemScores> scoreNetwork(const std::string& name, const ModelManifest& manifest,
                                  const std::vector<NamedTensor>& tensors, const LoadedTracks& loaded)
{
    auto network = HearingNetwork::fromTensors(manifest, tensors);
    if (!network)
        return network.error();
    const TrackToVector vectorOf = [&network](const MelSpectrogram& mel) -> Result<std::vector<float>> {
        auto heard = network->hear(mel);
        if (!heard)
            return heard.error();
        return std::move(heard->embedding);
    };
    return scoreSystem(name, loaded, vectorOf, {});
}

} // namespace

Result<LoadedTracks> loadTracks(const Corpus& corpus, int leastFrames,
                                const std::function<bool(const CorpusTrack&)>& wanted)
{
    LoadedTracks loaded;
    for (const CorpusTrack& track : corpus.tracks) {
        if (!wanted(track))
            continue;
        auto mel = loadMel(corpus.folder / track.melFile, corpus.frontEnd);
        if (!mel)
            return mel.error();
        if (mel->frames() < leastFrames)
            continue;
        loaded.tracks.push_back(track);
        loaded.mels.push_back(std::move(*mel));
    }
    return loaded;
}

Result<SystemScores> scoreSystem(const std::string& name, const LoadedTracks& loaded, const TrackToVector& vectorOf,
                                 const AllVectors& together)
{
    auto sets = vectorsOf(loaded, vectorOf);
    if (!sets)
        return sets.error();
    bringTogether(*sets, together);
    return SystemScores{name, scoreRetrieval(itemsOf(loaded, sets->whole, Task::SameCollection)),
                        scoreRetrieval(itemsOf(loaded, sets->whole, Task::SameArtist)),
                        scoreOtherHalf(itemsOf(loaded, sets->first, Task::SameCollection),
                                       itemsOf(loaded, sets->second, Task::SameCollection))};
}

Result<EvaluationReport> evaluate(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors,
                                  const LoadedTracks& heldOut, const LoadedTracks& fitting,
                                  const ProjectionOptions& projection)
{
    EvaluationReport report;
    report.tracks = heldOut.tracks.size();
    std::set<std::string> collections;
    for (const CorpusTrack& track : heldOut.tracks)
        collections.insert(track.collection);
    report.collections = collections.size();
    const std::vector<std::vector<float>> none(heldOut.tracks.size());
    report.chance = chanceOf(itemsOf(heldOut, none, Task::SameCollection));
    report.otherHalfChance = heldOut.tracks.empty() ? 0.0 : 1.0 / static_cast<double>(heldOut.tracks.size());

    auto randomCopy = randomTensors(manifest, randomCopySeed);
    if (auto fitted = fitVector(manifest, randomCopy, fitting.mels, projection); !fitted)
        return fitted.error();
    const TrackToVector timbre = [](const MelSpectrogram& mel) -> Result<std::vector<float>> {
        return timbreStatistics(mel);
    };
    auto ours = scoreNetwork("this network", manifest, tensors, heldOut);
    auto random = scoreNetwork("random copy of it", manifest, randomCopy, heldOut);
    auto statistics = scoreSystem("timbre statistics", heldOut, timbre, standardiseRows);
    for (auto* scores : {&ours, &random, &statistics}) {
        if (!*scores)
            return scores->error();
        report.systems.push_back(std::move(**scores));
    }
    return report;
}

} // namespace tonekin
