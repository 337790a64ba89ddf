// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <span>
#include <vector>

namespace tonekin {

/// Which of the lit filters are named: the brightest over about a second. A name stays long enough to be read, and
/// gives way only to a clearly brighter filter. A plain value; times are handed in.
class NamedFilters {
public:
    using Moment = std::chrono::steady_clock::time_point;

    explicit NamedFilters(std::size_t most)
        : m_most(most)
    {
    }

    /// After a jump or another track.
    void forget();
    /// Called for every picture; true when the names have changed.
    bool update(std::span<const float> levels, Moment now);
    /// Filters, the one that was named first first.
    const std::vector<int>& named() const { return m_named; }

private:
    bool choose();

    std::size_t m_most;
    std::vector<float> m_smooth; // levels, averaged over about a second
    std::vector<int> m_named;
    Moment m_updated;
    Moment m_chosen;
};

} // namespace tonekin
