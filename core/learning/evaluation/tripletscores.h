// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "corpus/attributetriplets.h"
#include "corpus/corpus.h"
#include "measures/systemscores.h"

#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// How many triplets of one factor came out in the intended order, triplet by triplet (as P@1).
struct AttributeScores {
    std::string attribute;
    std::vector<QueryScore> kept;
};

/// By factor, in the order in which they first appear. Equally similar counts as not kept. `similarities` are those
/// among `tracks`. Errors: NotFound (a path that is none of the tracks').
Result<std::vector<AttributeScores>> scoreTriplets(std::span<const AttributeTriplet> triplets,
                                                   std::span<const CorpusTrack> tracks,
                                                   const SimilarityMatrix& similarities);

} // namespace tonekin
