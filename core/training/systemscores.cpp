// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/systemscores.h"

namespace tonekin {
namespace {

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

} // namespace

std::vector<RetrievalItem> itemsOf(const LoadedTracks& loaded, const std::vector<std::vector<float>>& vectors,
                                   RetrievalTask task)
{
    std::vector<RetrievalItem> items;
    for (std::size_t i = 0; i < vectors.size(); ++i) {
        const CorpusTrack& track = loaded.tracks[i];
        if (task == RetrievalTask::SameCollection)
            items.push_back({vectors[i], track.collection, {}, track.collection});
        else
            items.push_back({vectors[i], track.artist, track.collection, track.collection});
    }
    return items;
}

Result<SystemScores> scoreSystem(const std::string& name, const LoadedTracks& loaded, const TrackToVector& vectorOf,
                                 const AllVectors& together)
{
    auto sets = vectorsOf(loaded, vectorOf);
    if (!sets)
        return sets.error();
    bringTogether(*sets, together);
    return SystemScores{name, scoreRetrieval(itemsOf(loaded, sets->whole, RetrievalTask::SameCollection)),
                        scoreRetrieval(itemsOf(loaded, sets->whole, RetrievalTask::SameArtist)),
                        scoreOtherHalf(itemsOf(loaded, sets->first, RetrievalTask::SameCollection),
                                       itemsOf(loaded, sets->second, RetrievalTask::SameCollection))};
}

} // namespace tonekin
