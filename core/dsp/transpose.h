// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melfrontend.h"
#include "base/melspectrogram.h"

namespace tonekin {

/// The spectrogram of the same music so many semitones higher (or lower), about: each band takes the power that lies at
/// its frequency before the shift, between the two nearest bands in proportion. What would come from beyond either end
/// is silence. Tones change, as a recording's would that is played in another key with the same instruments, only that
/// their colour moves along; the tempo stays.
MelSpectrogram transposed(const MelSpectrogram& mel, const MelFrontEnd& frontEnd, double semitones);

} // namespace tonekin
