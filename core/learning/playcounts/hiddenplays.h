// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playcounts/factorisation.h"

#include <array>

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

/// How well factors made in one way guess.
struct RecipeTrial {
    double alpha = 0.0;
    double regularisation = 0.0;
    double hiddenAuc = 0.5;
};

/// Alphas from that of the 2013 paper, for listening as thin as the Million Song Dataset's, to ones for listening in
/// which everybody knows a good part of the tracks.
inline constexpr std::array<double, 3> usualAlphas{2.0, 0.5, 0.125};

/// Hides one play in ten and tries every alpha with regularisations of several orders of magnitude, measured by what
/// confidence a mean row has in its plays; tells each trial as it is done. The one to choose: with the largest AUC.
/// Errors: those of factorise.
Result<std::vector<RecipeTrial>> tryRecipes(const PlayCounts& counts, FactorisationOptions options,
                                            std::span<const double> alphas, int threads,
                                            const std::function<void(const RecipeTrial&)>& tell, std::stop_token stop);
/// The best of them.
RecipeTrial bestOf(std::span<const RecipeTrial> trials);

} // namespace tonekin
