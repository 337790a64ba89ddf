// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/speedmeter.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tonekin {

namespace {

constexpr std::chrono::seconds window{30};
constexpr std::size_t enoughToTell = 3;

} // namespace

void SpeedMeter::restart(Moment now)
{
    m_start = now;
    m_done.clear();
}

void SpeedMeter::add(Moment now, std::int64_t bytes, double audioSeconds)
{
    m_done.push_back({now, bytes, audioSeconds});
    while (m_done.front().when < now - window)
        m_done.pop_front();
}

double SpeedMeter::windowSeconds(Moment now) const
{
    const std::chrono::duration<double> running = now - std::max(m_start, now - window);
    return std::max(running.count(), 1.0);
}

std::deque<SpeedMeter::Done> SpeedMeter::insideWindow(Moment now) const
{
    const auto first = std::ranges::find_if(m_done, [&](const Done& done) { return done.when >= now - window; });
    return {first, m_done.end()};
}

double SpeedMeter::tracksPerMinute(Moment now) const
{
    return static_cast<double>(insideWindow(now).size()) * 60.0 / windowSeconds(now);
}

double SpeedMeter::audioSpeed(Moment now) const
{
    const auto recent = insideWindow(now);
    const double seconds = std::accumulate(recent.begin(), recent.end(), 0.0,
                                           [](double sum, const Done& done) { return sum + done.audioSeconds; });
    return seconds / windowSeconds(now);
}

std::optional<std::chrono::seconds> SpeedMeter::timeFor(std::int64_t bytes, Moment now) const
{
    const auto recent = insideWindow(now);
    if (recent.size() < enoughToTell)
        return std::nullopt;
    const auto done = std::accumulate(recent.begin(), recent.end(), std::int64_t{0},
                                      [](std::int64_t sum, const Done& one) { return sum + one.bytes; });
    if (done <= 0)
        return std::nullopt;
    const double seconds = static_cast<double>(bytes) * windowSeconds(now) / static_cast<double>(done);
    return std::chrono::seconds(std::llround(std::min(seconds, 1e9)));
}

} // namespace tonekin
