// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitcorpora.h"

#include "commands.h"

#include "corpus/changedcopy.h"
#include "corpus/framerate.h"
#include "measures/trackrelations.h"
#include "training/projection.h"

#include <algorithm>
#include <ranges>
#include <set>

namespace tonekin {
namespace {

// Each check of a training run listens to all of them.
constexpr std::size_t mostSyntheticValidationTracks = 60;

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
        if (isSynthetic(all, i))
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
        if (isSynthetic(all, i))
            moveTrack(all, i, heldWorks.contains(workOf(all, i)) ? tracks.syntheticValidation : tracks.training);
        else
            moveTrack(all, i, ++realTracks % choice.validateOneIn == 0 ? tracks.validation : tracks.training);
    }
    tracks.syntheticValidation = spreadOver(std::move(tracks.syntheticValidation), mostSyntheticValidationTracks);
    if (realTracks == 0)
        tracks.validation = tracks.syntheticValidation;
    return tracks;
}

/// A name that is spelt otherwise than the corpus spells it would let training see what it must not.
Status checkHeldOut(const std::set<std::string>& heldOut, const std::set<std::string>& collections,
                    const LoadedTracks& tracks)
{
    const auto isReal = [&](std::size_t track) { return !isSynthetic(tracks, track); };
    if (std::ranges::none_of(std::views::iota(std::size_t{0}, tracks.tracks.size()), isReal))
        return ok(); // made music alone: there is nothing to hold out
    for (const std::string& name : heldOut)
        if (!collections.contains(name))
            return wrong("\"" + name + "\" is to be held out, but no corpus has a collection of that name");
    return ok();
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
    std::set<std::string> collections;
    for (const std::string& folder : choice.folders) {
        const auto corpus = readCorpus(folder);
        if (!corpus)
            return corpus.error();
        if (folder != choice.folders.front() && !(corpus->frontEnd == all.frontEnd))
            return wrong(folder + " and " + choice.folders.front() + " were made with different front ends");
        all.frontEnd = corpus->frontEnd;
        for (const CorpusTrack& track : corpus->tracks)
            collections.insert(track.collection);
        auto loaded = loadTracks(*corpus, leastFrames * choice.everyFrame,
                                 [&](const CorpusTrack& track) { return !heldOut.contains(track.collection); });
        if (!loaded)
            return loaded.error();
        append(all.tracks, std::move(*loaded));
    }
    if (auto named = checkHeldOut(heldOut, collections, all.tracks); !named)
        return named.error();
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

Result<VectorLessons> readVectorLessons(const CorporaChoice& choice, const MelFrontEnd& frontEnd,
                                        const std::vector<CorpusTrack>& originals)
{
    VectorLessons lessons;
    for (const std::filesystem::path& folder : choice.vectorLessons) {
        auto set = readTripletSet(folder, frontEnd, teachesVector);
        if (!set)
            return set.error();
        lessons.triplets.push_back(std::move(*set));
    }
    if (choice.vectorCopies.empty())
        return lessons;
    const auto corpus = readCorpus(choice.vectorCopies);
    if (!corpus)
        return corpus.error();
    std::set<std::string> paths;
    for (const CorpusTrack& track : originals)
        paths.insert(track.path);
    auto copies = loadThinned(*corpus, frontEnd, 1,
                              [&paths](const CorpusTrack& track) { return paths.contains(originalPathOf(track)); });
    if (!copies)
        return copies.error();
    if (copies->tracks.empty())
        return wrong(choice.vectorCopies + " has no changed copy of a track of the corpora");
    lessons.copies = std::move(*copies);
    return lessons;
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
    std::vector<CorpusTrack> originals = corpora.tracks.training.tracks;
    originals.insert(originals.end(), corpora.tracks.validation.tracks.begin(), corpora.tracks.validation.tracks.end());
    auto vectorLessons = readVectorLessons(choice, corpora.frontEnd, originals);
    if (!vectorLessons)
        return vectorLessons.error();
    corpora.tracks.vectorLessons = std::move(*vectorLessons);
    if (choice.lessons.empty())
        return corpora;
    MelFrontEnd whole = corpora.frontEnd;
    whole.hop /= choice.everyFrame;
    auto lessons = loadProbes(choice.lessons, whole);
    if (!lessons)
        return lessons.error();
    for (MelSpectrogram& mel : lessons->mels)
        mel = everyFrame(mel, choice.everyFrame);
    corpora.tracks.lessons = std::move(*lessons);
    return corpora;
}

} // namespace tonekin
