// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/scannews.h"

#include <chrono>
#include <deque>
#include <optional>
#include <unordered_set>
#include <vector>

namespace tonekin {

/// What a scan still has to do, in memory; the library's waiting tracks are the lasting form of it. Owned by the
/// writer.
class WorkList {
public:
    using Moment = std::chrono::system_clock::time_point;

    void add(ScanTrack track);
    /// The next one to hand out, in flight from then on. Files that are still being written come when they are due;
    /// suspects of an earlier death of the program come last, the least suspicious first, each when nothing else is in
    /// flight.
    std::optional<ScanTrack> take(Moment now);
    void finish(const ScanTrack& track);
    /// Takes back all that waits below a folder that went away; what is in flight stays.
    std::vector<ScanTrack> takeBackRoot(std::size_t root);

    bool empty() const;           // nothing waits, nothing is in flight
    bool holds(TrackId id) const; // waiting or in flight
    bool canTake(Moment now) const;
    std::optional<Moment> nextDue() const; // of those that wait for their time
    std::vector<TrackId> inFlight() const;
    std::size_t inFlightCount() const { return m_flyingCount; } // with those that have no id

private:
    std::optional<ScanTrack> takeDue(Moment now);

    std::deque<ScanTrack> m_waiting;
    std::vector<ScanTrack> m_later;     // notBefore lies ahead
    std::deque<ScanTrack> m_suspects;   // by deaths
    std::unordered_set<TrackId> m_held; // waiting or in flight; those that have an id
    std::unordered_set<TrackId> m_flying;
    std::size_t m_flyingCount = 0; // with those that have no id
};

} // namespace tonekin
