// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "synthesis/recording.h"

namespace tonekin {

/// Sustained low sounds: a few voices on a fundamental, its fifth and octaves, detuned so that they beat, through
/// slowly moving filters. labels.kind is "drone"; labels.style "pure", "reedy" or "dark"; the lowest voice is the
/// melody.
Recording makeDrone(RandomStream random, double seconds);

/// Places: "wind", "rain", "sea" and "room" from shaped noise, "bells" with sparse bells and resonances over a soft
/// noise, "hiss" with almost nothing but the noise of a quiet device. labels.kind is "ambience", the style that name,
/// noise 1 (what is heard is noise) but for the bells.
Recording makeAmbience(RandomStream random, double seconds);

} // namespace tonekin
