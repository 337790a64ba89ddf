// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "synthesis/performance.h"
#include "synthesis/song.h"

namespace tonekin {

/// Gives an accompaniment to other players: programs replaced within and across families, tracks left out, other
/// loudnesses, now and then only one or a few players, another drum kit. Something always sounds.
Performance revoiced(Performance performance, int kit, RandomStream& random);

/// The chords whose root and third (or what stands for it) can be heard while they last: a label must not name what
/// nobody plays. A root with its fifth but no third is Other.
std::vector<ChordSpan> audibleChords(const Song& song, const Performance& performance);

} // namespace tonekin
