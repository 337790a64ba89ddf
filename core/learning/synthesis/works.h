// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "synthesis/song.h"

#include <cstdint>
#include <vector>

namespace tonekin {

/// A part of a work that may come again. The tonic is 0 in chords and melody; beats count from its first bar.
struct WorkSection {
    std::vector<std::vector<Chord>> bars;
    std::vector<SongNote> melody;
};

/// What the versions of a work have in common: harmony and melody, as someone wrote them down.
struct Work {
    int beatsPerBar = 4;
    bool minor = false; // the tonic's own chord
    double tempo = 120.0;
    std::vector<WorkSection> sections;
    std::vector<int> form; // numbers of sections
};

/// How a version differs. Version 0 is the work as written but for its key.
struct VersionPlan {
    int key = 0;
    double tempo = 120.0;
    double seconds = 70.0; // about as long as this
    double slowing = 0.0;  // see Song
    bool introduction = true;
    bool melody = true;
    int melodyOctave = 0;     // octaves up from the middle
    bool otherForm = false;   // sections dropped, repeated, inserted
    bool otherMelody = false; // notes left out, decorated or held shorter
    double otherChords = 0.0; // share of chords replaced
};

/// Work number `number` of a seed.
Work composeWork(std::uint64_t seed, int number);

/// The bars of a version: an introduction, sections in the order of its form until it is long enough, and an ending.
Song layOut(const Work& work, const VersionPlan& plan, std::uint64_t seed);

} // namespace tonekin
