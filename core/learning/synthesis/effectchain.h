// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "synthesis/effects.h"

namespace tonekin {

/// Draws how a recording was played back and recorded: about half stay nearly clean, the others go through a few of
/// effects.h. The labels afterwards say what reverb, distortion and noise the recording has; what it had before is
/// counted in, and where it was noisy before no noise is added. Ends with a peak of -1 to -16 dB below full scale.
void applyRandomEffects(Recording& recording, RandomStream random);

/// Seconds and size that go together; the amount is not drawn here.
Reverb drawRoom(RandomStream& random);

} // namespace tonekin
