// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// One track as retrieval sees it. Vectors of all tracks have the same length; they are compared by cosine.
struct RetrievalItem {
    std::vector<float> vector;
    std::string label;   // what the right answers share; empty: this track asks nothing
    std::string hidden;  // tracks with the same non-empty text here never answer each other (an album filter)
    std::string cluster; // tracks that stand or fall together when intervals are drawn
};

/// How one track's list of all others came out.
struct QueryScore {
    std::string cluster;
    double precisionAt1 = 0.0;
    double precisionAt5 = 0.0; // of as many of five as there are right answers
    double averagePrecision = 0.0;
};

/// A mean with its 95 % interval.
struct Figure {
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
};

/// Every track that has a label and at least one right answer asks for its neighbours. Ties go to the earlier track.
std::vector<QueryScore> scoreRetrieval(std::span<const RetrievalItem> items);

/// For every track whether its first half's vector finds its own second half among all second halves (P@1).
std::vector<QueryScore> scoreOtherHalf(std::span<const RetrievalItem> firstHalves,
                                       std::span<const RetrievalItem> secondHalves);

/// What blind guessing reaches: the expected value of each measure over random orders, averaged over queries.
QueryScore chanceOf(std::span<const RetrievalItem> items);

/// Mean of one measure and its 95 % interval by the bootstrap over clusters (2,000 draws, fixed seed): tracks of one
/// soundtrack are not independent of each other.
Figure figureOf(std::span<const QueryScore> scores, double QueryScore::*measure);
/// The same for the difference of two systems over the same queries, drawn together.
Figure differenceOf(std::span<const QueryScore> ours, std::span<const QueryScore> theirs, double QueryScore::*measure);

} // namespace tonekin
