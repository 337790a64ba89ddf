// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/loadedtracks.h"
#include "factors/factorfile.h"

namespace tonekin {

/// Tracks with the latent factors to be predicted from them.
struct TargetTracks {
    LoadedTracks loaded;
    std::vector<std::size_t> factorIndex; // of each track, in LatentFactors
    std::vector<std::vector<float>> directions;
};

/// Half of the tracks is only there to measure with; a part of the other half only chooses when training was best.
struct FactorSplit {
    TargetTracks training;
    TargetTracks validation;
    TargetTracks test;
    std::size_t tracksWithoutPlays = 0; // in the corpus, but nobody's, or with a factor of no length
    std::size_t playsWithoutTrack = 0;  // listened to, but not in the corpus
};

/// Matches tracks of the corpus with those of the listening, by path, and splits them by track. The same seed splits
/// the same paths the same way. Errors: InvalidArgument (too few tracks are in both).
Result<FactorSplit> splitByTrack(LoadedTracks loaded, const LatentFactors& factors, int validationOneIn,
                                 std::uint64_t seed);

} // namespace tonekin
