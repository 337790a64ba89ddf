// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "corpus/corpus.h"
#include "corpus/tripletset.h"
#include "evaluation/filterquality.h"
#include "evaluation/hubness.h"
#include "evaluation/nearduplicates.h"
#include "evaluation/robustness.h"
#include "evaluation/tripletscores.h"
#include "measures/systemscores.h"
#include "training/projection.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tonekin {

/// All that an evaluation is made from.
struct EvaluationInput {
    ModelManifest manifest;
    std::vector<NamedTensor> tensors;
    LoadedTracks measured;            // near duplicates are removed from it before anything else
    LoadedTracks fitting;             // the rest of the corpus; the vector of the random copy is fitted to it ...
    bool vectorKnowsMeasured = false; // ... and to the measured tracks, too, where the network's own vector was
    VectorLessons vectorLessons;      // what its vector is fitted by, too
    std::optional<Corpus> variants;   // changed copies of measured tracks; of their frames one in so many is used
    int everyFrame = 1;
    std::optional<TripletSet> triplets;
    NearDuplicateRule duplicates;
};

/// All scores of one system.
struct SystemReport {
    SystemScores scores;
    std::vector<ChangeScores> changes;
    std::vector<AttributeScores> attributes;
    bool byCosine = true;
};

/// How evenly a library's tracks turn up as neighbours.
struct HubnessRow {
    std::string library; // "measured tracks", "whole corpus"
    std::string system;
    std::string correction; // "cosine", "mutual proximity" ...
    HubnessFigures figures;
};

struct FilterRow {
    std::string system;
    FilterQuality quality;
};

/// A track that was left out, and for which.
struct RemovedTrack {
    std::string path;
    std::string sameAs;
    double correlation = 0.0;
    double shared = 0.0;
};

/// Everything that the tables show.
struct EvaluationReport {
    std::size_t tracks = 0; // measured, near duplicates left out
    std::size_t collections = 0;
    std::vector<RemovedTrack> removed;
    std::vector<SystemReport> systems; // the network, the network with mutual proximity, then what it has to beat
    SystemScores chance;               // expected, not drawn
    std::vector<HubnessRow> hubness;
    std::vector<FilterRow> filters;
};

inline constexpr const char* networkName = "this network";
inline constexpr const char* randomCopyName = "random copy of it"; // its vector fitted as the network's was
inline constexpr const char* randomUnitsName = "hidden units of a random copy"; // as they are

/// The whole protocol. `progress` is told what is being done, and may be empty.
/// Errors: those of the network and of reading the variants; InvalidArgument (fewer than two tracks are left).
Result<EvaluationReport> evaluate(EvaluationInput input, const std::function<void(const std::string&)>& progress);

} // namespace tonekin
