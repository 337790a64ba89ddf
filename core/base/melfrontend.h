// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tonekin {

/// How samples become a log-mel spectrogram. Described by each model's manifest, never hard-coded elsewhere; the
/// defaults are those that fit the 2014 system best (599 frames for 30 s).
///
/// value = ln(1 + logGain * power), power being the mel-weighted |STFT|^2 of a Hann window scaled so that a full-scale
/// sine has power 1 in its band. Standardisation by band is the network's business, not the front end's.
///
/// Where `level` is above 0, power is first multiplied by one factor for the whole track, so that how loud it was
/// mastered says nothing: the mean over its frames of the power in all bands together becomes `level`. Quiet frames are
/// left out of that mean as in EBU R 128: below -70 dB, then more than 10 dB below the mean of the others.
struct MelFrontEnd {
    static constexpr double usualLevel = 1.0; // of networks trained here

    int sampleRate = 22050; // Hz; audio is mixed to mono and resampled to it
    int window = 2048;      // samples
    int hop = 1024;         // samples
    int bands = 128;
    double lowestHertz = 20.0;
    double highestHertz = 11025.0;
    double logGain = 1e4;
    double level = 0.0; // 0: tracks stay as loud as they are

    double framesPerSecond() const { return static_cast<double>(sampleRate) / hop; }
    bool operator==(const MelFrontEnd&) const = default;
};

} // namespace tonekin
