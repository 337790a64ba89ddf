// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/playclock.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

constexpr double mostAhead = 0.15; // seconds without a report: a few of them lost is no reason to stand
constexpr double tooFarOff = 0.25; // then it was a jump, whoever made it
constexpr double pull = 0.15;      // part of a small difference that one report corrects, so that nothing jerks

} // namespace

void PlayClock::jump(double seconds, Moment now)
{
    m_seconds = seconds;
    m_since = now;
    m_running = false;
}

void PlayClock::report(double seconds, Moment now)
{
    const double expected = at(now);
    const double difference = seconds - expected;
    const bool follow = isRunning() && std::abs(difference) < tooFarOff;
    // The first report after a jump repeats where it went; the first that differs says that it is heard.
    m_running = m_playing && (m_running || seconds != m_seconds);
    m_seconds = follow ? expected + pull * difference : seconds;
    m_since = now;
}

void PlayClock::setPlaying(bool playing, Moment now)
{
    m_seconds = at(now);
    m_since = now;
    m_playing = playing;
    m_running = false;
}

double PlayClock::at(Moment now) const
{
    if (!isRunning())
        return m_seconds;
    const double passed = std::chrono::duration<double>(now - m_since).count();
    return m_seconds + std::clamp(passed, 0.0, mostAhead);
}

} // namespace tonekin
