// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// A stretch of a recording, in seconds from its beginning.
struct TimeSpan {
    double start = 0.0;
    double end = 0.0;
    bool operator==(const TimeSpan&) const = default;
};

/// Where a General MIDI program (0 to 127) has notes sounding; notes closer than 0.1 s are one span.
struct ProgramSpans {
    int program = 0;
    std::vector<TimeSpan> spans; // by start
    bool operator==(const ProgramSpans&) const = default;
};

/// The pieces of a drum kit that are told apart.
enum class DrumPiece { Kick, Snare, HiHat, Cymbal, Tom, Other };
inline constexpr int drumPieces = 6;

struct DrumHits {
    DrumPiece piece = DrumPiece::Kick;
    std::vector<double> times; // seconds, rising
    bool operator==(const DrumHits&) const = default;
};

enum class ChordQuality { Major, Minor, Dominant, Diminished, Augmented, Other };
inline constexpr int chordQualities = 6;

struct ChordSpan {
    TimeSpan span;
    int root = 0; // pitch class, 0 = C
    ChordQuality quality = ChordQuality::Major;
    bool operator==(const ChordSpan&) const = default;
};

struct NoteSpan {
    TimeSpan span;
    int pitch = 0; // MIDI number
    bool operator==(const NoteSpan&) const = default;
};

enum class SectionKind { Intro, Body, Ending };

struct SectionSpan {
    TimeSpan span;
    SectionKind kind = SectionKind::Body;
    bool operator==(const SectionSpan&) const = default;
};

enum class NoiseKind { None, White, Pink, Brown, Hum, Crackle };
inline constexpr int noiseKinds = 6;

/// What is exactly known of a recording because a program made it.
struct SoundLabels {
    std::string path; // of the recording, below the folder of the labels file, '/' between parts
    std::string kind; // what made it: "arrangement", "chiptune", "electronic", "drone", "ambience", "speech", "song"
    std::string work; // versions of one work share harmony and melody; empty: no work
    int version = 0;
    std::string style;  // family of grooves or of sounds: what counts as the same style
    std::string groove; // the groove itself; empty: none
    std::string kit;    // soundfont or synthesiser
    double tempo = 0.0; // beats per minute; 0: none
    int key = -1;       // pitch class of the tonic; -1: none
    bool minor = false;
    double reverb = 0.0;     // 0 dry to 1 drowned
    double distortion = 0.0; // 0 clean to 1 crushed
    double vibrato = 0.0;    // depth of the leading voice in semitones
    double noise = 0.0;      // 0 none to 1 as loud as the music
    NoiseKind noiseKind = NoiseKind::None;
    std::vector<ProgramSpans> programs; // by program, not of the drum channel
    std::vector<DrumHits> drums;        // by piece
    std::vector<TimeSpan> voice;        // speech or singing
    std::vector<ChordSpan> chords;
    std::vector<NoteSpan> melody;
    std::vector<SectionSpan> sections;
    bool operator==(const SoundLabels&) const = default;
};

/// The name of the labels file in a folder of made recordings: one JSON object a line.
inline constexpr std::string_view soundLabelsFile = "labels.jsonl";

/// One line, without the line's end. Times are written in milliseconds.
std::string printSoundLabels(const SoundLabels& labels);
/// Errors: InvalidArgument (not such a line, numbers out of range, more than a million entries).
Result<SoundLabels> parseSoundLabels(std::string_view line);

/// All lines of a labels file, by path. Errors: NotFound, InvalidArgument with the number of the line.
Result<std::vector<SoundLabels>> readSoundLabels(const std::filesystem::path& file);

} // namespace tonekin
