// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "corpus/soundlabels.h"

#include <cstddef>
#include <span>
#include <vector>

namespace tonekin {

inline constexpr int midiChannels = 16;
inline constexpr int drumChannel = 9;
/// Notes and changes take effect at multiples of this many seconds (64 samples), so labels in whole milliseconds are
/// exact.
inline constexpr double performanceStep = 0.002;

/// A note in seconds. On the drum channel the pitch is the key of the drum.
struct MidiNote {
    double start = 0.0;
    double end = 0.0;
    int channel = 0;
    int pitch = 60;    // 0 to 127
    int velocity = 90; // 1 to 127
    bool operator==(const MidiNote&) const = default;
};

enum class ChannelSetting {
    Control, // number: the controller, value: 0 to 127
    Program, // value: 0 to 127; on the drum channel the kit
    Bend,    // value: 0 to 16383, 8192 is the middle
};

struct ChannelChange {
    double time = 0.0;
    int channel = 0;
    ChannelSetting setting = ChannelSetting::Control;
    int number = 0;
    int value = 0;
    bool operator==(const ChannelChange&) const = default;
};

/// What is played: all that a General MIDI synthesiser is told. Notes of one pitch and channel must not overlap; see
/// settled().
struct Performance {
    std::vector<MidiNote> notes;        // by start
    std::vector<ChannelChange> changes; // by time; of the same time in the order in which they take effect
    double end = 0.0;                   // when the last note has ended
};

/// The same sorted, on the grid of performanceStep, with every note at least one step long and a note cut where the
/// same pitch is played again on its channel, for that is how it sounds. Labels are taken from a settled performance.
Performance settled(Performance performance);

/// Where each program sounds: from a note's start to its end, or to where the pedal (controller 64) is lifted; not
/// where volume or expression is zero when a note starts. Without the drum channel.
std::vector<ProgramSpans> programSpans(const Performance& performance);
std::vector<DrumHits> drumHits(const Performance& performance);
/// The piece that a key belongs to in the General MIDI drum map, or in that of the orchestra kit (kit 48), where some
/// keys are others.
DrumPiece drumPieceOf(int key, int kit = 0);

/// The program of a channel at a time.
int programAt(const Performance& performance, int channel, double time);
/// The program of every note, by index; of the drum channel's notes the kit.
std::vector<int> notePrograms(const Performance& performance);

/// Reads a Standard MIDI File of format 0 or 1 whose times are counted in parts of a quarter note. Names, lyrics and
/// system messages are passed over. Errors: InvalidArgument (not such a file, damaged, more than 16 MB, a million
/// events or two hours).
Result<Performance> readMidiFile(std::span<const std::byte> file);

} // namespace tonekin
