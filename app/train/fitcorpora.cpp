// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitcorpora.h"

#include "commands.h"

#include "corpus/framerate.h"
#include "training/trackrelations.h"

#include <algorithm>
#include <set>

namespace tonekin {
namespace {

// Each check of a training run listens to all of them.
constexpr std::size_t mostMadeValidationTracks = 60;

Error wrong(const std::string& what)
{
    return {ErrorCode::InvalidArgument, what};
}

void moveTrack(LoadedTracks& from, std::size_t track, LoadedTracks& to)
{
    LoadedTracks one;
    one.tracks.push_back(std::move(from.tracks[track]));
    one.mels.push_back(std::move(from.mels[track]));
    if (!from.labels.empty())
        one.labels.push_back(std::move(from.labels[track]));
    append(to, std::move(one));
}

std::string workOf(const LoadedTracks& all, std::size_t track)
{
    const std::string& work = all.labels[track]->work;
    return work.empty() ? all.tracks[track].path : work;
}

/// Every so manieth work.
std::set<std::string> worksToHoldBack(const LoadedTracks& all, int oneIn)
{
    std::set<std::string> works;
    for (std::size_t i = 0; i < all.tracks.size(); ++i)
        if (isMade(all, i))
            works.insert(workOf(all, i));
    std::set<std::string> held;
    int place = 0;
    for (const std::string& work : works)
        if (++place % oneIn == 0)
            held.insert(work);
    return held;
}

LoadedTracks spreadOver(LoadedTracks tracks, std::size_t most)
{
    const std::size_t count = tracks.tracks.size();
    if (count <= most)
        return tracks;
    LoadedTracks fewer;
    for (std::size_t i = 0; i < most; ++i)
        moveTrack(tracks, i * count / most, fewer);
    return fewer;
}

FitTracks divided(LoadedTracks all, const CorporaChoice& choice)
{
    const std::set<std::string> heldWorks = worksToHoldBack(all, choice.validateOneWorkIn);
    FitTracks tracks;
    int realTracks = 0;
    for (std::size_t i = 0; i < all.tracks.size(); ++i) {
        if (isMade(all, i))
            moveTrack(all, i, heldWorks.contains(workOf(all, i)) ? tracks.madeValidation : tracks.training);
        else
            moveTrack(all, i, ++realTracks % choice.validateOneIn == 0 ? tracks.validation : tracks.training);
    }
    tracks.madeValidation = spreadOver(std::move(tracks.madeValidation), mostMadeValidationTracks);
    if (realTracks == 0)
        tracks.validation = tracks.madeValidation;
    return tracks;
}

} // namespace

Result<CorpusTracks> readCorpora(const CorporaChoice& choice, int leastFrames)
{
    std::set<std::string> heldOut;
    if (!choice.heldOut.empty()) {
        auto names = readCollectionNames(choice.heldOut);
        if (!names)
            return names.error();
        heldOut = std::move(*names);
    }
    CorpusTracks all;
    for (const std::string& folder : choice.folders) {
        const auto corpus = readCorpus(folder);
        if (!corpus)
            return corpus.error();
        if (folder != choice.folders.front() && !(corpus->frontEnd == all.frontEnd))
            return wrong(folder + " and " + choice.folders.front() + " were made with different front ends");
        all.frontEnd = corpus->frontEnd;
        auto loaded = loadTracks(*corpus, leastFrames * choice.everyFrame, [&](const CorpusTrack& track) {
            return !heldOut.contains(track.collection);
        });
        if (!loaded)
            return loaded.error();
        append(all.tracks, std::move(*loaded));
    }
    if (choice.everyFrame > 1) {
        all.frontEnd.hop *= choice.everyFrame;
        for (MelSpectrogram& mel : all.tracks.mels)
            mel = everyFrame(mel, choice.everyFrame);
    }
    return all;
}

void lowerFrameRate(ModelManifest& manifest, int everyFrame)
{
    int& pool = manifest.layers.convolutions.front().pool;
    pool = std::max(1, pool / everyFrame);
    manifest.sections.frames /= everyFrame;
    manifest.sections.hopFrames /= everyFrame;
}

Result<FitCorpora> readFitCorpora(const CorporaChoice& choice, int leastFrames)
{
    auto all = readCorpora(choice, leastFrames);
    if (!all)
        return all.error();
    FitCorpora corpora{all->frontEnd, divided(std::move(all->tracks), choice)};
    if (corpora.tracks.training.tracks.size() < 2)
        return wrong("the corpora have fewer than two tracks to train on");
    if (corpora.tracks.validation.tracks.empty())
        return wrong("the corpora are too small to keep tracks back for validation");
    return corpora;
}

} // namespace tonekin
