// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "corpus/loadedtracks.h"
#include "training/systemscores.h"

#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// A corpus of changed copies (made by `tonekin-train distort`) says in its paths what each is a copy of: a track's
/// collection is the name of the change, and its path is that name, '/', and the path of the original.
/// Empty where a track is no such copy.
std::string originalPathOf(const CorpusTrack& changed);
CorpusTrack changedCopyOf(const CorpusTrack& original, const std::string& change);

/// The names of all changes in a corpus, sorted.
std::vector<std::string> changesIn(const Corpus& variants);

/// How well the copies under one change find their originals among all tracks.
struct ChangeScores {
    std::string change;
    std::vector<QueryScore> own;   // P@1, one a copy
    double meanSimilarity = 0.0;   // of copy and original, in the system's own unit
};

/// Copies whose original is not among `tracks` ask nothing. `similarities`: queries are the copies, answers the tracks.
ChangeScores scoreChange(const std::string& change, std::span<const CorpusTrack> copies,
                         std::span<const CorpusTrack> tracks, const SimilarityMatrix& similarities);

} // namespace tonekin
