// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/live.h"
#include "similarity/unitrankings.h"

namespace tonekin {

/// The activations of the network's units in a library that grows while it is asked.
class LiveRankings : public Live<UnitRankings> {
public:
    LiveRankings()
        : Live(UnitRankings())
    {
    }
};

} // namespace tonekin
