// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "synthesis/recording.h"

#include <span>

namespace tonekin {

/// A voice of our own: pulses of a glottis through the resonances of vowels (formants as measured by G. Peterson and
/// H. Barney 1952, with two more above), breath, and the beginnings of syllables as hum, hiss or nothing.
struct Singer {
    double tract = 1.0;        // factor of the formants: 0.9 a bass to 1.25 a child
    double vibrato = 0.5;      // semitones around the note
    double vibratoRate = 5.5;  // a second
    double vibratoDelay = 0.2; // seconds until it is full
    double breath = 0.05;      // share of noise
    double detune = 0.0;       // semitones
    double late = 0.0;         // seconds
    double lowest = 48.0;      // of its range, MIDI; the range is two octaves
};

Singer drawSinger(RandomStream& random);
/// The octave of these notes that lies best in the singer's range: semitones to add.
int octaveFor(const Singer& singer, std::span<const NoteSpan> notes);
/// Adds a line at `level` (its root mean square while it sounds). A vowel a note; notes that touch are one breath.
void sing(std::vector<float>& samples, const Singer& singer, std::span<const NoteSpan> notes, double level,
          RandomStream random);

/// Songs, labels.kind "song": a melody of our own sung alone (style "solo"), by three to six singers in thirds and
/// octaves ("choir"), or with plucked chords and drums ("ballad"). Voice spans, melody and vibrato are exact.
Recording makeSong(RandomStream random, double seconds);
/// The bed's own melody sung over it, in the singer's octave ("over arrangement"). A bed without melody gives only
/// silence over it: look first.
Recording singOver(Recording bed, RandomStream random);

} // namespace tonekin
