// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "synthesis/song.h"

#include <vector>

namespace tonekin {

/// A chord with its place in the song.
struct ChordPlace {
    Chord chord;
    double beat;
    double beats;
    bool opensSection;
    bool last;
};

std::vector<ChordPlace> placesOf(const Song& song);

/// The pitch of that class within half an octave of the centre.
int nearest(int pitchClass, int centre);
/// The chord's notes, each as near as can be to the centre, rising.
std::vector<int> closeVoicing(const Chord& chord, int centre);
/// From the root up over two octaves: what arpeggios run through.
std::vector<int> ladder(const Chord& chord, int centre);
/// Semitones from the root to its fifth, or what the chord has for it.
int fifthOf(const Chord& chord);

} // namespace tonekin
