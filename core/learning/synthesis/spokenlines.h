// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "base/result.h"
#include "synthesis/recording.h"

namespace tonekin {

/// One or two speakers of one of several languages say sentences put together from a small vocabulary, with pauses.
/// labels.kind is "speech", style "talk" or "dialogue", kit the language; the voice spans say where somebody speaks, to
/// the nearest 10 ms. Dry. Errors: those of speak().
Result<Recording> makeSpeech(RandomStream random, double seconds);

/// Where samples are louder than 45 dB below their peak; gaps under 0.2 s are bridged. Seconds from `start` on.
std::vector<TimeSpan> soundingSpans(const std::vector<float>& samples, double start);

/// Lays the front over a bed that is `bedLevel` dB (negative) as loud; what is longer of the bed is cut. What is known
/// of the bed's music becomes known of the whole; kind, style and voice stay the front's.
void layOverBed(Recording& front, Recording bed, double bedLevel);

} // namespace tonekin
