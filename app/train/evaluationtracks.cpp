// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluationtracks.h"

#include "commands.h"

#include "corpus/framerate.h"
#include "measures/trackrelations.h"

namespace tonekin {
namespace {

/// What the held-out file names, of all corpora.
Result<LoadedTracks> readHeldOut(const CorporaChoice& choice, const EvaluationInput& input, int leastFrames)
{
    const auto names = readCollectionNames(choice.heldOut);
    if (!names)
        return names.error();
    LoadedTracks all;
    for (const std::string& folder : choice.folders) {
        const auto corpus = readCorpus(folder);
        if (!corpus)
            return corpus.error();
        auto loaded = loadThinned(*corpus, input.manifest.frontEnd, leastFrames,
                                  [&](const CorpusTrack& track) { return names->contains(track.collection); });
        if (!loaded)
            return loaded.error();
        append(all, std::move(*loaded));
    }
    return all;
}

Status readCorpora(EvaluationTracksChoice& choice, EvaluationInput& input)
{
    const auto first = readCorpus(choice.corpora.folders.front());
    if (!first)
        return first.error();
    const auto every = framesApart(input.manifest.frontEnd, *first);
    if (!every)
        return every.error();
    choice.corpora.everyFrame = *every;
    auto corpora = readFitCorpora(choice.corpora, input.manifest.sections.frames);
    if (!corpora)
        return corpora.error();
    const bool made = !hasReal(corpora->tracks.training);
    input.fitting = tracksOfKind(corpora->tracks.training, made);
    corpora->tracks.training = {}; // the other kind may be much, and is not needed
    input.vectorLessons = std::move(corpora->tracks.vectorLessons);
    input.vectorKnowsMeasured = choice.measured == MeasuredTracks::Validation;
    if (choice.measured == MeasuredTracks::Validation) {
        input.measured = std::move(corpora->tracks.validation);
        return ok();
    }
    append(input.fitting, std::move(corpora->tracks.validation));
    const int leastFrames = 2 * input.manifest.sections.frames; // each half fills a section
    auto heldOut = readHeldOut(choice.corpora, input, leastFrames);
    if (!heldOut)
        return heldOut.error();
    input.measured = std::move(*heldOut);
    return ok();
}

Status readVariants(const std::string& folder, EvaluationInput& input)
{
    auto corpus = readCorpus(folder);
    if (!corpus)
        return corpus.error();
    const auto every = framesApart(input.manifest.frontEnd, *corpus);
    if (!every)
        return every.error();
    input.everyFrame = *every;
    input.variants = std::move(*corpus);
    return ok();
}

Status readTriplets(const EvaluationTracksChoice& choice, EvaluationInput& input)
{
    auto set = readTripletSet(choice.triplets, input.manifest.frontEnd, [](const AttributeTriplet&) { return true; });
    if (!set)
        return set.error();
    input.triplets = std::move(*set);
    return ok();
}

} // namespace

Status readEvaluationTracks(EvaluationTracksChoice choice, EvaluationInput& input)
{
    if (auto read = readCorpora(choice, input); !read)
        return read;
    if (!choice.variants.empty())
        if (auto read = readVariants(choice.variants, input); !read)
            return read;
    return choice.triplets.empty() ? ok() : readTriplets(choice, input);
}

} // namespace tonekin
