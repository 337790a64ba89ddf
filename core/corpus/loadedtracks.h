// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/corpus.h"

#include <functional>
#include <vector>

namespace tonekin {

/// Tracks of a corpus with their spectrograms, in the same order.
struct LoadedTracks {
    std::vector<CorpusTrack> tracks;
    std::vector<MelSpectrogram> mels;
};

/// Tracks of at least `leastFrames` frames that `wanted` accepts. Errors: those of loadMel.
Result<LoadedTracks> loadTracks(const Corpus& corpus, int leastFrames,
                                const std::function<bool(const CorpusTrack&)>& wanted);

} // namespace tonekin
