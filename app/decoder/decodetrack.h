// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"
#include "base/melfrontend.h"
#include "base/result.h"

namespace tonekin {

/// All that a decoder finds in one pass over a file: samples through every measurement first, the tags afterwards, so
/// that trouble in a tag cannot be taken for trouble in the audio. Nothing is thrown; what runs out of memory ends as
/// LimitMemory. The descriptor stays the caller's. Errors: those of decodeAudio() and readTags().
Result<DecodedTrack> decodeTrack(int descriptor, const MelFrontEnd& frontEnd, double mostSeconds);

/// Tags, facts and hash without decoding. Errors: as above, as far as they show without decoding.
Result<ProbedTrack> probeTrack(int descriptor);

} // namespace tonekin
