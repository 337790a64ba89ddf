// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

namespace tonekin {

/// How fast a scan goes, over a moving window, so that a pause or a slow album does not spoil the outlook for long.
class SpeedMeter {
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// At the first track, and after each pause.
    void restart(Moment now);
    void add(Moment now, std::int64_t bytes, double audioSeconds);

    double tracksPerMinute(Moment now) const;
    double audioSpeed(Moment now) const; // seconds of music a second
    /// Nothing while too little was done to tell. By bytes: unlike files they are alike in cost, and unlike the
    /// playing time they are known beforehand.
    std::optional<std::chrono::seconds> timeFor(std::int64_t bytes, Moment now) const;

private:
    struct Done {
        Moment when;
        std::int64_t bytes;
        double audioSeconds;
    };
    double windowSeconds(Moment now) const;
    std::deque<Done> insideWindow(Moment now) const;

    Moment m_start{};
    std::deque<Done> m_done;
};

} // namespace tonekin
