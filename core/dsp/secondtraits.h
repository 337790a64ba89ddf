// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace tonekin {

/// What one spectrum of a few dozen a second tells.
struct SoundFrame {
    double power = 0.0;
    double rise = 0.0;        // mean over bands of how much louder they became, dB
    double risingBands = 0.0; // share of those that became 3 dB louder
    double centre = 0.0;      // of the spectrum, octaves
};

/// What the frames of about a second tell together; see SoundTraits for the figures.
struct SecondTraits {
    double power = 0.0; // mean
    double onsets = 0.0;
    double percussive = 0.0; // of the onsets
    double quietFrames = 0.0;
    double modulation = 0.0;
    double syllables = 0.0;
    double centreSpread = 0.0;
};

/// `framesPerSecond` of the frames, which need not be a whole second. Pure; any thread.
SecondTraits traitsOf(std::span<const SoundFrame> frames, double framesPerSecond);

} // namespace tonekin
