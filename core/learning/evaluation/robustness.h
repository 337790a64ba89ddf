// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "corpus/loadedtracks.h"
#include "measures/systemscores.h"

#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// The names of all changes in a corpus, sorted.
std::vector<std::string> changesIn(const Corpus& variants);

/// How well the copies under one change find their originals among all tracks.
struct ChangeScores {
    std::string change;
    std::vector<QueryScore> own; // P@1, one a copy
    double meanSimilarity = 0.0; // of copy and original, in the system's own unit
};

/// Copies whose original is not among `tracks` ask nothing. `similarities`: queries are the copies, answers the tracks.
ChangeScores scoreChange(const std::string& change, std::span<const CorpusTrack> copies,
                         std::span<const CorpusTrack> tracks, const SimilarityMatrix& similarities);

} // namespace tonekin
