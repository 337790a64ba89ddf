// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/soundlabels.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

enum class ChordKind {
    Major,
    Minor,
    Dominant7,
    Major7,
    Minor7,
    MinorMajor7,
    Diminished,
    Diminished7,
    HalfDiminished,
    Augmented,
    Suspended4,
    Suspended2,
    Sixth,
    MinorSixth,
    Ninth,
};

struct Chord {
    int root = 0; // pitch class
    ChordKind kind = ChordKind::Major;
    bool operator==(const Chord&) const = default;
};

/// Semitones above the root, rising.
std::span<const int> chordIntervals(ChordKind kind);
ChordQuality chordQuality(ChordKind kind);
/// As MMA reads it, for example "F#m7".
std::string chordSymbol(const Chord& chord);
Chord transposed(Chord chord, int semitones);
bool isChordTone(const Chord& chord, int pitch);
/// Bars between blanks, two chords of a bar between slashes: "C Am/F G7".
std::vector<std::vector<Chord>> parseProgression(std::string_view text);

struct SongBar {
    SectionKind kind = SectionKind::Body;
    bool opensSection = false;
    std::vector<Chord> chords; // one, or two that share the bar
};

/// A note of the melody, in beats from the beginning of the song.
struct SongNote {
    double beat = 0.0;
    double beats = 1.0;
    int pitch = 60;
    bool operator==(const SongNote&) const = default;
};

/// A version of a work with its bars in a row, ready to be arranged.
struct Song {
    int beatsPerBar = 4;
    double tempo = 120.0; // beats per minute
    int key = 0;
    bool minor = false;
    double slowing = 0.0; // how much longer a beat has become at the very end of the ending: 0 none, 0.3 a third
    std::vector<SongBar> bars;
    std::vector<SongNote> melody;

    double beats() const { return static_cast<double>(bars.size()) * beatsPerBar; }
    double secondsAt(double beat) const;
    /// Beats at which chord number `index` of a bar begins and ends.
    double chordStart(std::size_t bar, std::size_t index) const;
    double chordEnd(std::size_t bar, std::size_t index) const;
};

std::vector<ChordSpan> chordSpans(const Song& song);
std::vector<SectionSpan> sectionSpans(const Song& song);

} // namespace tonekin
