// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/buildplaylist.h"
#include "session/tracksnapshot.h"

#include <QString>

#include <optional>

namespace tonekin {

/// The leg of a path with the largest jump; null without legs.
const PathLegFacts* worstLeg(const PlaylistResult& path);

/// Where the largest jump of a path is, whether there is a path with smaller ones, and which rules do not count on a
/// path. `closeEnds`: the similarity at which "close" ends; empty: not known.
QString pathText(const PlaylistResult& path, const PlaylistRules& rules, const TrackSnapshot& tracks,
                 std::optional<double> closeEnds);

} // namespace tonekin
