// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "synthesis/performance.h"
#include "synthesis/song.h"

#include <optional>
#include <vector>

namespace tonekin {

/// How the melody is played.
struct LeadPlan {
    int program = 0;
    int volume = 110; // of the channel
    double velocity = 96.0;
    double vibrato = 0.0;        // semitones to either side, at most 1
    double vibratoRate = 5.5;    // Hz; used where the pitch is bent
    bool vibratoByWheel = false; // by the modulation wheel: 0.5 semitones at most, at the soundfont's rate
    bool glides = false;         // small steps slide into their note
};

/// A way of playing that suits the program.
LeadPlan drawLead(int program, RandomStream& random);
/// In which octave the program is at home: 0 around middle C.
int homeOctave(int program);

/// A channel without notes that is not the drums'.
std::optional<int> freeChannel(const Performance& performance);

/// Adds the melody of a song on a free channel and returns its notes as they sound. Empty: no channel was free, or
/// there is no melody.
std::vector<NoteSpan> playMelody(const LeadPlan& lead, const Song& song, RandomStream& random,
                                 Performance& performance);

} // namespace tonekin
