// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace tonekin {

class LearnedNetwork;
struct LoadedNetwork;

/// Measured names first, then what weights look like, then those of which nothing is known.
std::vector<int> orderedByName(const LoadedNetwork& network);
/// By what the library's tracks make each filter answer on average, the most first; `learned` has a network.
std::vector<int> orderedByUse(LearnedNetwork& learned);

} // namespace tonekin
