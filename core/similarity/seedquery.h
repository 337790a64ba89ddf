// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/embedding.h"
#include "base/trackid.h"
#include "similarity/vectorindex.h"

#include <optional>
#include <span>

namespace tonekin {

/// What is searched for with several seeds: their unit mean, minus the `not` seeds' at half weight, of unit length.
/// Seeds that have no vector are passed over. Nothing where none has one, or the seeds cancel each other out.
std::optional<Embedding> seedQuery(const VectorIndex& index, std::span<const TrackId> seeds,
                                   std::span<const TrackId> notSeeds);

/// What is usual for the distances of such a query, the seeds themselves not counted; nothing where hubs are not
/// corrected.
std::optional<DistanceStatistics> usualDistances(const VectorIndex& index, const Embedding& query,
                                                 std::span<const TrackId> seeds);

} // namespace tonekin
