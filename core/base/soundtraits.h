// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tonekin {

/// How a track sounds, told apart from what it is made of: its level and how that moves, beats, speech, harmony. Levels
/// are dB below full scale. Means are over seconds that are audible (louder than -60 dB); all are 0 where none is.
struct SoundTraits {
    float audibleSeconds = 0.0F; // of what was heard
    float heardSeconds = 0.0F;
    float firstSound = 0.0F; // seconds after the track's start
    float lastSound = 0.0F;  // where the last audible second ends
    float longestSilence = 0.0F;
    float afterSilence = 0.0F; // where the longest silence ends; 0: there is none
    float level = -100.0F;     // of the power's mean
    float levelSpread = 0.0F;  // standard deviation of the seconds' levels, dB
    float levelSlope = 0.0F;   // of a line through them, dB from the track's start to its end
    float startLevel = 0.0F;   // of the first 0.1 s, against `level`, dB
    float endLevel = 0.0F;     // of the last 0.1 s
    float onsets = 0.0F;       // a second
    float percussion = 0.0F;   // of these, how many rise in most bands at once
    float quietFrames = 0.0F;  // share of frames with less than half of their second's mean amplitude
    float modulation = 0.0F;   // of the envelope at 3 to 6 Hz, the rate of syllables, against its mean
    float syllables = 0.0F;    // share of that in all modulation from 1 to 12 Hz
    float centreSpread = 0.0F; // standard deviation of the spectrum's centre within a second, octaves
    float tonality = 0.0F;     // 0 all pitch classes alike, to 1 a single one
    float chordVariety = 0.0F; // 0 the same pitch classes all along, to 1
    float chordChange = 0.0F;  // distance of pitch classes from those 0.4 s before, 0 to 1

    bool operator==(const SoundTraits&) const = default;
};

} // namespace tonekin
