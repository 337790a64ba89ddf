// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measures/retrieval.h"

#include <span>

namespace tonekin {

/// A mean with its 95 % interval.
struct Figure {
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
};

/// What counts the same in a mean: each query, or each class of queries (so that a large soundtrack is not the result).
enum class Averaging { OverQueries, OverClasses };

/// Mean of one measure and its 95 % interval by the bootstrap over clusters (2,000 draws, fixed seed): tracks of one
/// soundtrack are not independent of each other.
Figure figureOf(std::span<const QueryScore> scores, double QueryScore::*measure,
                Averaging averaging = Averaging::OverQueries);
/// The same for the difference of two systems over the same queries, drawn together.
Figure differenceOf(std::span<const QueryScore> ours, std::span<const QueryScore> theirs, double QueryScore::*measure,
                    Averaging averaging = Averaging::OverQueries);

} // namespace tonekin
