// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"

namespace tonekin {

/// The mean over a track's frames of the power in all bands together, without quiet frames: below -70 dB, then more
/// than 10 dB below the mean of the others, as EBU R 128 does with its blocks. `power` holds power, not its logarithm.
/// 0 for silence.
double gatedPower(const MelSpectrogram& power);

/// The factor that brings a track's gated power to `level`, at most 60 dB either way; 1 for silence and for level 0.
double gainToLevel(const MelSpectrogram& power, double level);

} // namespace tonekin
