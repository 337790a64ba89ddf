// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "synthesis/performance.h"
#include "synthesis/song.h"

#include <vector>

namespace tonekin {

/// Collects what players play over a song, in beats, as people play it: a little early or late, a little louder or
/// softer.
class Score {
public:
    /// `looseness`: how far a note may be off, in seconds.
    Score(const Song& song, RandomStream& random, double looseness);

    /// A channel for an instrument from the beginning on. When all are taken, one that plays the same program or else
    /// the last one given is shared.
    int instrument(int program, int volume);
    void drumKit(int kit, int volume);

    void play(int channel, double beat, double beats, int pitch, double velocity);
    void drum(int key, double beat, double velocity);
    /// Loudness (expression) moves from one value to another between two beats.
    void swell(int channel, double fromBeat, double toBeat, int from, int to);

    const Song& song() const { return m_song; }
    RandomStream& random() { return m_random; }
    Performance take();

private:
    double jitter();

    const Song& m_song;
    RandomStream& m_random;
    double m_looseness;
    Performance m_performance;
    std::vector<int> m_programs; // by order of channels given
};

} // namespace tonekin
