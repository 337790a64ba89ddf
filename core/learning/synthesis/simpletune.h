// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "corpus/soundlabels.h"

#include <vector>

namespace tonekin {

/// A note in beats from the tune's beginning.
struct TuneNote {
    double beat = 0.0;
    double beats = 1.0;
    int pitch = 60; // MIDI number
};

struct TuneChord {
    int root = 0; // pitch class
    ChordQuality quality = ChordQuality::Major;
    std::vector<int> tones() const; // semitones above the root
};

/// A short tune in four-four: phrases of four bars (A A B A ...), a chord a bar, one voice.
struct SimpleTune {
    int key = 0;
    bool minor = false;
    std::vector<TuneChord> bars;
    std::vector<TuneNote> melody; // by beat, not overlapping
    double beats() const { return 4.0 * static_cast<double>(bars.size()); }
};

/// `bars` is rounded up to whole phrases. The melody stays within an octave and a half from `lowestPitch` on.
SimpleTune writeTune(RandomStream& random, int bars, int lowestPitch);

/// Key, chords and melody as labels, the tune played from `start` (seconds) on with `beatSeconds` a beat.
void labelTune(SoundLabels& labels, const SimpleTune& tune, double start, double beatSeconds);

} // namespace tonekin
