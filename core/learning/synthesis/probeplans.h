// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How each probe clip is made; only sources of the probe maker include it.

#include "base/randomstream.h"
#include "synthesis/effects.h"
#include "synthesis/performance.h"
#include "synthesis/soundfontplayer.h"

#include <functional>
#include <string>
#include <vector>

namespace tonekin::probes {

/// Every clip lasts so long, with silence at both ends; times in a plan count from its beginning.
inline constexpr double clipSeconds = 3.0;
inline constexpr double soundStarts = 0.1;
inline constexpr double soundEnds = 2.9;
inline constexpr double soundLasts = soundEnds - soundStarts;

/// One clip: what the soundfont plays, then what is done to those samples or put in their place.
struct ClipPlan {
    std::vector<MidiNote> notes;
    std::vector<ChannelChange> changes;
    std::function<void(Samples&)> treat; // may be empty
    std::vector<std::string> attributes;
    std::vector<std::string> unsure;
    bool quiet = false; // stays at the level that `treat` gave it
};

/// A recording's name and what fills it; called only when it is made.
struct RecordingPlan {
    std::string name;
    std::function<std::vector<ClipPlan>(RandomStream)> clips;
};

/// Instruments, chords, bass lines, glides and vibrato of a soundfont, with and without effects.
void addInstruments(const SoundFontPlayer& player, std::vector<RecordingPlan>& plans);
void addExpression(const SoundFontPlayer& player, std::vector<RecordingPlan>& plans);
/// The keys of its drum kits, patterns, and synthesised drums.
void addDrums(const SoundFontPlayer& player, std::vector<RecordingPlan>& plans);
/// What needs no soundfont: noise, tones, combs, sweeps, drones, silence.
void addNoises(std::vector<RecordingPlan>& plans);
void addTones(std::vector<RecordingPlan>& plans);

/// Several voices in several languages, where espeak-ng is installed.
void addSpeech(std::vector<RecordingPlan>& plans);

/// A note that says all that is known of it: its range, octave and name under `names`.
void appendNoteNames(std::vector<std::string>& names, int pitch);
/// The ranges of pitch that lie between two frequencies, for sounds that pass through them.
void appendRanges(std::vector<std::string>& names, double lowestHertz, double highestHertz);
ChannelChange programChange(int channel, int program);
/// Half a second of coming in and of going out, so that a steady sound has neither beginning nor end.
void swell(Samples& samples);

} // namespace tonekin::probes
