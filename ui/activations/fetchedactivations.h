// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melfrontend.h"
#include "base/trackactivations.h"

#include <memory>
#include <string>

namespace tonekin {

/// What the first layer of a network answered to a track, and all that is needed to lay it beside the sound. Never
/// changed once made, so that threads may share it.
struct FetchedActivations {
    TrackActivations activations;
    std::string modelHash;
    MelFrontEnd frontEnd;
    int kernelFrames = 1; // that one answer belongs to

    /// From the beginning of an answer's first frame to the beginning of its middle one, as a spectrogram draws them.
    double middleSeconds() const { return 0.5 * (kernelFrames - 1) / frontEnd.framesPerSecond(); }
    /// From the first sample that an answer depends on to the middle of them all: what is heard at that moment is what
    /// it responds to.
    double analysedAfterSeconds() const { return middleSeconds() + 0.5 * frontEnd.window / frontEnd.sampleRate; }
};
using FetchedActivationsRef = std::shared_ptr<const FetchedActivations>;

} // namespace tonekin
