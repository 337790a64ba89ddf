// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace tonekin {

/// What the network makes of a track or a section: a vector of unit length. Two sound alike when their dot product is
/// near 1. Its length is the model's ("vector" in the manifest).
using Embedding = std::vector<float>;

} // namespace tonekin
