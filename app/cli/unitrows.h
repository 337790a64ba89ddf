// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openedlibrary.h"
#include "similarity/unitrankings.h"

#include <optional>

namespace tonekin::cli {

/// Which of the answers of a layer's units a library keeps. The first layer has both measures, later convolutions only
/// maxima, hidden units one value that counts as the mean.
bool keeps(NetworkLayer layer, RankBy by);
RankBy usualMeasure(NetworkLayer layer);
/// By which a library's use of a unit is told: the mean, where there is one.
RankBy usageMeasure(NetworkLayer layer);

/// What a library's tracks made a layer's units, or one of them, answer. Tracks that were left out of the library do
/// not count; missing ones do.
struct UnitRows {
    int units = 0; // of the layer, as the tracks have it; 0: no track was heard
    UnitRankings rankings;
};
/// `only`: that unit alone, which then is unit 0 of the rankings.
Result<UnitRows> readUnits(const OpenedLibrary& opened, const std::string& modelHash, NetworkLayer layer, RankBy by,
                           std::optional<int> only);

/// Where a unit answered most to a track; empty for layers that keep no moments.
Result<std::optional<double>> momentOf(const Library& library, TrackId track, const std::string& modelHash,
                                       NetworkUnit unit);

} // namespace tonekin::cli
