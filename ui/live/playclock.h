// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace tonekin {

/// The position that is heard at any moment, from reports that come about 25 times a second and not quite evenly.
/// Between them it runs by a steady clock, and it never runs far ahead of them: where reports stay away, because a
/// stream waits for its decoder, it stands. A plain value; times are handed in.
class PlayClock {
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// From here on, at once. It stands until reports say that it moves.
    void jump(double seconds, Moment now);
    void report(double seconds, Moment now);
    /// While playing it stands, too, until a report says that it moves.
    void setPlaying(bool playing, Moment now);

    double at(Moment now) const; // seconds in the track
    bool isRunning() const { return m_playing && m_running; }

private:
    double m_seconds = 0.0; // at m_since
    Moment m_since;
    bool m_playing = false;
    bool m_running = false;
};

} // namespace tonekin
