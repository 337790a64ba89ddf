// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace tonekin {

/// Hands values from one stage of a scan to the next and holds the faster one back. Bounded by the sum of what its
/// values cost (a count, or frames of a spectrogram); one value that costs more than all still passes through an empty
/// queue. Any number of threads at either end.
template <typename T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::int64_t capacity)
        : m_capacity(std::max<std::int64_t>(capacity, 1))
    {
    }

    /// Waits for room. False, and the value is dropped, when the queue was closed or a stop was asked for.
    bool push(T value, const std::stop_token& stop, std::int64_t cost = 1)
    {
        std::unique_lock lock(m_mutex);
        const bool woken =
            m_changed.wait(lock, stop, [&] { return m_closed || m_values.empty() || m_held + cost <= m_capacity; });
        if (!woken || m_closed || stop.stop_requested())
            return false;
        put(std::move(value), cost);
        return true;
    }

    /// Takes the value whatever is held already: for the one thread that must never wait. False when closed.
    bool pushAtOnce(T value, std::int64_t cost = 1)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_closed)
            return false;
        put(std::move(value), cost);
        return true;
    }

    /// Waits for a value. Nothing when a stop was asked for, or when the queue is closed and empty.
    std::optional<T> pop(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, stop, [&] { return m_closed || !m_values.empty(); });
        if (stop.stop_requested())
            return std::nullopt;
        return take();
    }

    /// Waits until a value is there, the queue is closed or the moment has come.
    std::optional<T> popUntil(std::chrono::steady_clock::time_point moment)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_until(lock, moment, [&] { return m_closed || !m_values.empty(); });
        return take();
    }

    std::optional<T> tryPop()
    {
        const std::scoped_lock lock(m_mutex);
        return take();
    }

    /// No value is taken in any more; those inside can still be popped.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }

    std::size_t size() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_values.size();
    }
    bool closedAndEmpty() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_closed && m_values.empty();
    }

private:
    void put(T&& value, std::int64_t cost)
    {
        m_values.emplace_back(std::move(value), cost);
        m_held += cost;
        m_changed.notify_all();
    }
    std::optional<T> take()
    {
        if (m_values.empty())
            return std::nullopt;
        auto [value, cost] = std::move(m_values.front());
        m_values.pop_front();
        m_held -= cost;
        m_changed.notify_all();
        return std::optional<T>(std::move(value));
    }

    const std::int64_t m_capacity;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::pair<T, std::int64_t>> m_values;
    std::int64_t m_held = 0;
    bool m_closed = false;
};

} // namespace tonekin
