// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "worker/decoderprocess.h"

namespace tonekin {

/// The whole track's log-mel spectrogram in at most `mostColumns` columns: the mean of each column's time, 255 for full
/// scale. Of a very long track a few seconds are heard at many places, and each column shows the nearest before it.
/// Errors: as decodeAudio(); InvalidArgument for less than one column.
Result<SpectrogramPicture> spectrogramPicture(int descriptor, int mostColumns);

/// The same from frames that are there already.
SpectrogramPicture drawSpectrogram(const MelSpectrogram& mel, const MelFrontEnd& frontEnd, double totalSeconds,
                                   int mostColumns);

} // namespace tonekin
