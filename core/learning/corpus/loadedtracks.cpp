// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/loadedtracks.h"

namespace tonekin {

Result<LoadedTracks> loadTracks(const Corpus& corpus, int leastFrames,
                                const std::function<bool(const CorpusTrack&)>& wanted)
{
    auto labels = readCorpusLabels(corpus.folder);
    if (!labels)
        return labels.error();
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
        const auto known = labels->find(track.path);
        loaded.labels.push_back(known == labels->end() ? std::nullopt : std::optional(std::move(known->second)));
    }
    return loaded;
}

} // namespace tonekin
