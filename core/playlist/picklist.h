// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/listlimits.h"
#include "playlist/spacing.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace tonekin {

/// A track that may come into a list, and how close it is to what was asked for.
struct ListCandidate {
    std::size_t row = 0;
    float similarity = 0.0F;
    bool operator==(const ListCandidate&) const = default;
};

/// The next candidate, the best first; nothing: there is none any more.
using NextCandidate = std::function<std::optional<ListCandidate>()>;

/// Fills a list with the best candidates that the limits and the spacing let in, in an order in which the spacing is
/// right. One that stands too near its like is put off until it may stand, so that a later one never pushes out an
/// earlier one for good while there is a place. `head`: rows that stand before the list. What is taken is noted in
/// `limits` and `room`.
std::vector<ListCandidate> pickList(const NextCandidate& next, const PlaylistTracks& tracks, const Spacing& spacing,
                                    std::span<const std::size_t> head, ListLimits& limits, ListRoom& room);

} // namespace tonekin
