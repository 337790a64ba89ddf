// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "synthesis/recording.h"

#include <array>

namespace tonekin {

/// A synthesised drum kit, drawn once and struck often. Pieces as in analogue machines: a gliding sine for the bass
/// drum and the toms, noise and two tones for the snare, filtered noise with six inharmonic pulses for the metal.
class DrumMachine {
public:
    explicit DrumMachine(RandomStream& random);

    /// Adds a hit and notes its time.
    void strike(Recording& recording, DrumPiece piece, double seconds, double velocity);

private:
    std::array<std::vector<float>, drumPieces> m_sounds;
};

/// Puts the hits in the order that labels keep: pieces by number, times rising.
void sortDrums(SoundLabels& labels);

} // namespace tonekin
