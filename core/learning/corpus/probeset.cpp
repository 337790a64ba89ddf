// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/probeset.h"

#include "corpus/corpus.h"

#include <algorithm>
#include <cmath>

namespace tonekin {
namespace {

Status addCorpus(const std::filesystem::path& folder, const MelFrontEnd& frontEnd, ProbeSet& set)
{
    const auto corpus = readCorpus(folder);
    if (!corpus)
        return corpus.error();
    if (corpus->frontEnd != frontEnd)
        return Error{ErrorCode::InvalidArgument, folder.string() + " was made with another front end"};
    const auto labels = readProbeLabels(folder / probeLabelsFile);
    if (!labels)
        return labels.error();
    const std::size_t before = set.mels.size();
    for (const CorpusTrack& track : corpus->tracks) {
        const auto known = std::ranges::find(*labels, track.path, &ProbeLabels::path);
        if (known == labels->end())
            continue;
        auto mel = loadMel(folder / track.melFile, corpus->frontEnd);
        if (!mel)
            return mel.error();
        set.mels.push_back(std::move(*mel));
        set.labels.push_back(*known);
    }
    if (set.mels.size() == before)
        return Error{ErrorCode::InvalidArgument, folder.string() + " holds no recording that its labels name"};
    return ok();
}

} // namespace

Result<ProbeSet> loadProbes(std::span<const std::filesystem::path> corpora, const MelFrontEnd& frontEnd)
{
    ProbeSet set;
    for (const std::filesystem::path& folder : corpora)
        if (auto added = addCorpus(folder, frontEnd, set); !added)
            return added.error();
    return set;
}

Result<ClipFrames> framesOfClip(const ProbeClip& clip, const MelSpectrogram& recording, const MelFrontEnd& frontEnd,
                                int fewest)
{
    const double rate = frontEnd.sampleRate;
    const int first = static_cast<int>(std::ceil(clip.span.start * rate / frontEnd.hop));
    const int wanted = static_cast<int>(std::floor((clip.span.end * rate - frontEnd.window) / frontEnd.hop)) + 1;
    // The resampler may give a frame less at the very end.
    const int end = std::min(wanted, recording.frames());
    if (end + 1 < wanted || end - first < fewest)
        return Error{ErrorCode::InvalidArgument, "a clip lies outside its recording, or is too short"};
    return ClipFrames{first, end};
}

AttributeStates attributeStates(std::span<const ProbeLabels> labels, const ProbeAttributes& attributes)
{
    AttributeStates states;
    states.attributes = attributes.size();
    for (const ProbeLabels& recording : labels)
        for (const ProbeClip& clip : recording.clips) {
            std::vector<AttributeState> row(attributes.size(), AttributeState::Counterexample);
            const auto mark = [&](const std::vector<std::string>& names, AttributeState state) {
                for (const std::string& name : names)
                    if (const auto attribute = attributes.find(name))
                        for (const std::size_t kind : attributes.withAncestors(*attribute))
                            row[kind] = state;
            };
            mark(clip.unsure, AttributeState::Unsure);
            mark(clip.attributes, AttributeState::Example);
            states.values.insert(states.values.end(), row.begin(), row.end());
            ++states.clips;
        }
    return states;
}

} // namespace tonekin
