// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/live.h"
#include "similarity/vectorindex.h"

namespace tonekin {

/// The vectors of a library that grows while it is searched.
class LiveVectors : public Live<VectorIndex> {
public:
    LiveVectors()
        : Live(VectorIndex(0, {}, {}))
    {
    }
};

} // namespace tonekin
