// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <shared_mutex>
#include <utility>

namespace tonekin {

/// Something large that grows while it is asked: one thread writes, many may ask. A copy a change would cost 100 MB at
/// 100,000 tracks, so readers and the writer take turns instead.
template <typename Value>
class Live {
public:
    explicit Live(Value value)
        : m_value(std::move(value))
    {
    }

    /// Calls `ask(const Value&)` while nothing changes.
    template <typename Ask>
    auto read(Ask&& ask) const
    {
        const std::shared_lock lock(m_mutex);
        return std::forward<Ask>(ask)(m_value);
    }

    template <typename Change>
    void write(Change&& change)
    {
        const std::unique_lock lock(m_mutex);
        std::forward<Change>(change)(m_value);
    }

private:
    mutable std::shared_mutex m_mutex;
    Value m_value;
};

} // namespace tonekin
