// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "synthesis/song.h"

#include <span>
#include <vector>

namespace tonekin {

/// A melody over bars of chords, both with the tonic at 0: pitches are semitones from a tonic in the middle, beats
/// count from the first bar. Built as tunes are: a rhythm and a contour that come again, chord tones where the ear
/// expects them, steps in between, a breath at the ends of phrases. `scale`: the seven pitch classes of the mode.
std::vector<SongNote> writeMelody(std::span<const std::vector<Chord>> bars, int beatsPerBar, std::span<const int> scale,
                                  RandomStream& random);

/// The same tune as another player would have it: a few notes left out, decorated or held shorter.
std::vector<SongNote> variedMelody(std::vector<SongNote> melody, RandomStream& random);

} // namespace tonekin
