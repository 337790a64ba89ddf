// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measures/systemscores.h"

#include <vector>

namespace tonekin {

/// The rows with every dimension brought to mean 0 and deviation 1 over `reference`. A dimension that does not vary
/// there becomes 0.
std::vector<Description> standardised(Descriptions rows, Descriptions reference);

/// Compares standardised descriptions by cosine; the library that is searched is the reference.
Comparison standardisedCosine();

} // namespace tonekin
