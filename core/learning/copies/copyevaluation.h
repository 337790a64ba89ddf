// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/fingerprint.h"
#include "curation/duplicates.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tonekin {

/// A recording of a folder of music, or a changed copy of one.
struct CopyToFind {
    std::size_t original = 0; // which recording, counted from 0
    std::string change;       // empty: the recording itself
    Fingerprint fingerprint;
};

/// How well findCopies() finds copies again, and what it takes for a copy that is none.
struct CopyFigures {
    struct Change {
        std::string name;
        std::size_t copies = 0;
        std::size_t found = 0;    // in one family with their originals
        std::size_t unjudged = 0; // neither found nor judged: too plain or too short
    };
    std::vector<Change> changes; // by name
    std::size_t originals = 0;
    /// Pairs of different originals that are taken for one recording when nothing else is there. Real folders hold
    /// some that are: whoever reads the report says which.
    std::vector<std::pair<std::size_t, std::size_t>> pairsOfOriginals; // ascending
    /// The same among originals and copies together, beyond those: false for certain.
    std::vector<std::pair<std::size_t, std::size_t>> falsePairs;
    std::size_t comparedPairs = 0; // of different recordings, with all their copies
};

/// Pure; any thread. Seconds for a thousand tracks.
CopyFigures evaluateCopies(const std::vector<CopyToFind>& tracks, const CopyRule& rule);

/// `names`: of the originals.
std::string copyReportText(const CopyFigures& figures, const std::vector<std::string>& names);
std::string copyReportJson(const CopyFigures& figures, const std::vector<std::string>& names);

} // namespace tonekin
