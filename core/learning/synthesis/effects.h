// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "synthesis/recording.h"

namespace tonekin {

/// Effects on one channel at recordingRate, in place. None changes the length; what comes in later than the end is cut.
/// All are deterministic.

using Samples = std::vector<float>;

/// Jot's and Schroeder's reverberator: eight combs with damped feedback, four all-passes.
struct Reverb {
    double amount = 0.3;  // 0 dry to 1 nothing but the room
    double seconds = 1.5; // until it has fallen by 60 dB at 1 kHz; 0.1 to 8
    double size = 0.5;    // 0 small room to 1 cathedral: the lengths of the combs
    double damping = 0.5; // 0 the highs last as long as the lows to 1 they are gone at once
};
void addReverb(Samples& samples, const Reverb& reverb);

enum class DistortionKind { Soft, Hard, BitCrush };
/// `amount` 0 clean to 1 crushed: drive of 0 to 40 dB into the clipper, or 16 to 3 bits at a falling rate. The level
/// afterwards is that from before.
void distort(Samples& samples, DistortionKind kind, double amount);

/// Delayed copies whose delay swings, mixed in. Flanger: short and with feedback.
struct Swing {
    double middle = 0.015;  // seconds of delay
    double depth = 0.004;   // of its swing
    double perSecond = 0.6; // swings
    double feedback = 0.0;  // 0 to 0.9
    double mix = 0.5;       // 0 only the original to 1 only the copy
};
void addSwing(Samples& samples, const Swing& swing);

void addPhaser(Samples& samples, double perSecond, double lowest, double highest);
void addEcho(Samples& samples, double seconds, double feedback, double mix);
/// `depth` 0 none to 1 down to silence.
void addTremolo(Samples& samples, double perSecond, double depth);
void lowPass(Samples& samples, double hertz);
void highPass(Samples& samples, double hertz);
void addShelf(Samples& samples, double hertz, double decibelsBelow, double decibelsAbove);
void addBell(Samples& samples, double hertz, double q, double gain);
/// A resonant low-pass that swings between two corners (on an even scale of pitch).
void sweepFilter(Samples& samples, double perSecond, double lowest, double highest, double q);
/// Above the threshold (dB below full scale, negative) only 1/ratio of the level remains; 5 ms up, 120 ms down.
void compress(Samples& samples, double threshold, double ratio);
/// `level` is that of the noise over that of the samples (root mean squares).
void addNoise(Samples& samples, NoiseKind kind, double level, const RandomStream& random);
/// Brings the highest peak to `peak`. Silence stays silent.
void setPeak(Samples& samples, double peak);
void fadeEnds(Samples& samples, double seconds);

} // namespace tonekin
