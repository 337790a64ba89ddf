// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/evaluation.h"

#include <string>
#include <vector>

namespace tonekin {

/// One measure of the main table: where its scores are, which of their numbers it takes and how it averages.
struct ReportColumn {
    std::string name;
    std::vector<QueryScore> SystemScores::*scores;
    double QueryScore::*measure;
    Averaging averaging;

    Figure figure(const SystemScores& system) const { return figureOf(system.*scores, measure, averaging); }
    Figure difference(const SystemScores& ours, const SystemScores& theirs) const
    {
        return differenceOf(ours.*scores, theirs.*scores, measure, averaging);
    }
    std::size_t queries(const SystemScores& system) const { return (system.*scores).size(); }
};

const std::vector<ReportColumn>& reportColumns();

/// P@1 of a list of queries with a hit or a miss each.
Figure hitsOf(const std::vector<QueryScore>& scores);

/// Whatever the tables set the network against: all systems after the network itself and the network corrected.
inline constexpr std::size_t ownSystems = 2;

} // namespace tonekin
