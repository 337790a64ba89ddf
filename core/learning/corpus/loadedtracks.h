// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/corpus.h"
#include "corpus/soundlabels.h"

#include <functional>
#include <optional>
#include <vector>

namespace tonekin {

/// Tracks of a corpus with their spectrograms, in the same order.
struct LoadedTracks {
    std::vector<CorpusTrack> tracks;
    std::vector<MelSpectrogram> mels;
    std::vector<std::optional<SoundLabels>> labels; // of made recordings; empty as a whole: no track has any
};

/// Tracks of at least `leastFrames` frames that `wanted` accepts. Errors: those of loadMel and readCorpusLabels.
Result<LoadedTracks> loadTracks(const Corpus& corpus, int leastFrames,
                                const std::function<bool(const CorpusTrack&)>& wanted);

} // namespace tonekin
