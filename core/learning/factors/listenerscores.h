// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "factors/factorfile.h"
#include "measures/figures.h"

#include <functional>
#include <span>
#include <vector>

namespace tonekin {

/// Listeners that some tracks are guessed for, and which of these each of them played.
struct ListenerQuestions {
    std::size_t tracks = 0;
    struct Listener {
        std::size_t user = 0;            // in LatentFactors
        std::vector<std::size_t> played; // places among the tracks, ascending; neither none nor all of them
    };
    std::vector<Listener> listeners; // by user
};

/// All listeners of some tracks (indices in LatentFactors), or `mostListeners` of them drawn by the seed.
ListenerQuestions questionsAbout(const LatentFactors& factors, std::span<const std::size_t> tracks,
                                 std::size_t mostListeners, std::uint64_t seed);

/// How well one listener's tracks were guessed.
struct ListenerScore {
    double averagePrecision = 0.0; // of the 500 tracks guessed first
    double areaUnderCurve = 0.0;   // of the ROC curve; equal scores count half
};

/// The list of tracks is ranked for each listener by the product of the listener's factor and each track's. Ties go to
/// the earlier track in the precision. `trackFactors` are in the order of the tracks asked about.
std::vector<ListenerScore> scoreListeners(const ListenerQuestions& questions, const LatentFactors& factors,
                                          const std::vector<std::vector<float>>& trackFactors);

/// Mean of one measure and its 95 % interval by the bootstrap over listeners (2,000 draws, fixed seed).
Figure figureOf(std::span<const ListenerScore> scores, double ListenerScore::*measure);
/// The same for the difference of two systems, for the same listeners, drawn together.
Figure differenceOf(std::span<const ListenerScore> ours, std::span<const ListenerScore> theirs,
                    double ListenerScore::*measure);

} // namespace tonekin
