// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/soundtraits.h"

namespace tonekin::made {

/// As most music is: three minutes with beats and harmony.
inline SoundTraits ordinarySound()
{
    SoundTraits traits;
    traits.audibleSeconds = traits.heardSeconds = traits.lastSound = 200.0F;
    traits.level = -16.0F;
    traits.levelSpread = 3.0F;
    traits.startLevel = traits.endLevel = -50.0F;
    traits.onsets = 3.5F;
    traits.percussion = 0.5F;
    traits.quietFrames = 0.06F;
    traits.modulation = 0.3F;
    traits.syllables = 0.33F;
    traits.centreSpread = 0.3F;
    traits.tonality = 0.15F;
    traits.chordVariety = 0.28F;
    traits.chordChange = 0.27F;
    return traits;
}

} // namespace tonekin::made
