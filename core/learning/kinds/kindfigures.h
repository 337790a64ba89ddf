// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curation/trackkinds.h"
#include "kinds/labelledkinds.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// How well something is told from the rest by a score.
struct SeparationFigures {
    std::size_t positives = 0;
    double auroc = 0.0;             // area under the curve of the receiver's characteristic; 0.5 is chance
    double precisionAtRecall = 0.0; // at recall 0.7
};

struct KindFigures {
    std::size_t tracks = 0;
    SeparationFigures unusual; // all kinds against ordinary
    std::array<SeparationFigures, trackKinds> kinds{};
    double accuracy = 0.0;         // of the likeliest kind, at the share that these tracks have
    double calibrationError = 0.0; // mean distance of promised from true shares, in ten bins, at that share
};

/// What it finds on real music, held against titles that it did not see.
struct HiddenTitleFigures {
    std::size_t tracks = 0;
    std::size_t titled = 0;
    std::size_t flagged = 0;       // those at the top, 2 % of all
    std::size_t titledFlagged = 0; // of these
    std::size_t listed = 0;        // what the review would list, without titles
    std::size_t titledListed = 0;
    double auroc = 0.0;             // titled against the others
    std::vector<std::string> names; // of the flagged, with kind and probability, the likeliest first
};

SeparationFigures separationOf(std::span<const double> scores, const std::vector<bool>& positive);
KindFigures measureKinds(std::span<const LabelledKind> tracks, const KindModel& model);
HiddenTitleFigures measureHiddenTitles(std::span<const LabelledKind> tracks, const KindModel& model);

/// For people; `context` is said first.
std::string kindFiguresText(const std::string& context, const KindFigures& figures);
std::string hiddenTitleText(const HiddenTitleFigures& figures);
/// For programs: both as one object, titles null where there are none.
std::string kindFiguresJson(std::span<const std::pair<std::string, KindFigures>> contexts,
                            const HiddenTitleFigures* titles);

} // namespace tonekin
