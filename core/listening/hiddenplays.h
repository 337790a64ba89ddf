// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listening/factorisation.h"

namespace tonekin {

/// Plays taken apart: factors are made from the shown ones and have to guess the hidden ones.
struct HiddenPlays {
    PlayCounts shown; // all names, but fewer plays
    std::vector<Play> hidden;
};

/// Hides each play with probability `share`. The same seed hides the same.
HiddenPlays hidePlays(const PlayCounts& counts, double share, std::uint64_t seed);

/// Area under the ROC curve of telling hidden plays from tracks that the same user never played: each hidden play is
/// set against 50 tracks drawn evenly; equal scores count half. 0.5 is chance.
double hiddenPlaysAuc(const PlayCounts& all, std::span<const Play> hidden, const Factors& factors, std::uint64_t seed);
/// The same for the guess that what others play more often is played.
double popularityAuc(const PlayCounts& all, const HiddenPlays& parts, std::uint64_t seed);

/// How well factors with one regularisation guess.
struct RegularisationTrial {
    double regularisation = 0.0;
    double hiddenAuc = 0.5;
};

/// Tries regularisations of different orders of magnitude, measured by what confidence a mean row has in its plays,
/// with one play in ten hidden, and tells each as it is done. By which figure to choose: the largest.
/// Errors: those of factorise.
Result<std::vector<RegularisationTrial>> tryRegularisations(const PlayCounts& counts, FactorisationOptions options,
                                                            int threads,
                                                            const std::function<void(const RegularisationTrial&)>& tell,
                                                            std::stop_token stop);

} // namespace tonekin
