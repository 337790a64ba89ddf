// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "synthesis/recording.h"

namespace tonekin {

/// Music as of early game consoles: two pulse waves (12.5, 25 or 50 % wide; melody and quick arpeggios), a stepped
/// triangle for the bass, a channel of noise for drums. labels.style is "march", "ballad", "chase" or "dungeon".
/// About `seconds` long, dry.
Recording makeChiptune(RandomStream random, double seconds);

} // namespace tonekin
