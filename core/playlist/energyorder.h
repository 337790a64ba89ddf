// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/tour.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace tonekin {

/// How much is going on in each track of a list, in any unit that grows with it; empty: not known.
using Energies = std::span<const std::optional<float>>;

/// Whether enough is known to order a list by it: three tracks in four, and not all alike.
bool tellsEnergy(Energies energies);

/// Energy rises over the first two thirds of the list and falls in the last. Among tracks of about the same energy
/// (a tenth of the list up or down) steps are made short. Tracks of unknown energy count as average. `head`: stays
/// at the head, and its end is what the first step is taken from.
std::vector<std::size_t> energyCurve(Energies energies, const DistanceMatrix& distances,
                                     std::span<const std::size_t> head);

/// As albums are made (arXiv 2408.04383): one of the most energetic first, then rises and falls alternate, each track
/// the nearest to the one before of those that rise or fall; and a strong match last, since the end is what is
/// remembered. `closeness`: to what was asked for. `head`: as above; the most energetic follows it.
std::vector<std::size_t> albumLike(Energies energies, std::span<const float> closeness, const DistanceMatrix& distances,
                                   std::span<const std::size_t> head);

/// The share of steps after the first at which energy turns: rises after a fall, or falls after a rise. 0 to 1.
double alternation(Energies energies, std::span<const std::size_t> order);

} // namespace tonekin
