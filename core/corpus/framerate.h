// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"

namespace tonekin {

/// Every so manieth frame of each stretch, the first one of each included: what a front end with a hop as many times as
/// long gives. `every` at least 1.
MelSpectrogram everyFrame(const MelSpectrogram& mel, int every);

} // namespace tonekin
