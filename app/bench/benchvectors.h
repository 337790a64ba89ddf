// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "similarity/vectorindex.h"

#include <cstddef>

namespace tonekin::bench {

inline constexpr int dimensions = 192; // of the shipped network

/// Unit vectors in random directions, with ids from 1.
VectorIndex randomVectors(std::size_t tracks);

} // namespace tonekin::bench
