// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// How similar each query is to each answer, larger being more similar. The unit is the system's own: only the order
/// of one row counts.
struct SimilarityMatrix {
    std::size_t queries = 0;
    std::size_t candidates = 0;
    std::vector<float> values; // [queries x answers]
    bool sameTracks = false;   // both are the same list: the diagonal is a track with itself and says nothing

    float at(std::size_t query, std::size_t candidate) const { return values[query * candidates + candidate]; }
    std::span<const float> row(std::size_t query) const
    {
        return std::span(values).subspan(query * candidates, candidates);
    }
};

/// Cosines of the angles between vectors of one length; a vector of zeros is at right angles to all others.
SimilarityMatrix cosineSimilarities(std::span<const std::vector<float>> queries,
                                    std::span<const std::vector<float>> candidates);

/// What retrieval has to know of one track.
struct RetrievalItem {
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
    std::string label = {}; // the class that means over classes go by
};

/// Every track that has a label and at least one right answer asks for its neighbours, by its row of a square matrix
/// in the order of `items`. Ties go to the earlier track.
std::vector<QueryScore> scoreRetrieval(const SimilarityMatrix& similarities, std::span<const RetrievalItem> items);

/// For every query whether the answer at the place `own[query]` is nearest of all (P@1). Another one that is just as
/// near makes it a miss: a system that finds everything alike finds nothing.
std::vector<QueryScore> scoreOwn(const SimilarityMatrix& similarities, std::span<const std::size_t> own,
                                 std::span<const std::string> clusters);
/// The same where query and answer stand at the same place.
std::vector<QueryScore> scoreOwn(const SimilarityMatrix& similarities, std::span<const std::string> clusters);

/// What blind guessing reaches, query by query: the expected value of each measure over random orders.
std::vector<QueryScore> chanceOf(std::span<const RetrievalItem> items);

} // namespace tonekin
