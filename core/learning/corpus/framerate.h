// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"
#include "corpus/loadedtracks.h"

namespace tonekin {

/// One frame in so many of each stretch, the first one of each included: what a front end with a hop as many times as
/// long gives. `every` at least 1.
MelSpectrogram everyFrame(const MelSpectrogram& mel, int every);

/// How many frames of a corpus there are to one that a network with `frontEnd` is given. Errors: InvalidArgument (the
/// corpus was made with another front end).
Result<int> framesApart(const MelFrontEnd& frontEnd, const Corpus& corpus);

/// loadTracks(), thinned out to the frames that a network with `frontEnd` is given, `leastFrames` of which a track must
/// have.
Result<LoadedTracks> loadThinned(const Corpus& corpus, const MelFrontEnd& frontEnd, int leastFrames,
                                 const std::function<bool(const CorpusTrack&)>& wanted);

} // namespace tonekin
