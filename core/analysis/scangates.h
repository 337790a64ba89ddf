// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace tonekin {

/// Where the threads of a scan wait while it is paused: each asks before it takes up something new.
class PauseGate {
public:
    void setPaused(bool paused)
    {
        const std::scoped_lock lock(m_mutex);
        m_paused = paused;
        m_changed.notify_all();
    }
    bool paused() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_paused;
    }
    /// Returns at once unless paused; a stop ends the wait.
    void wait(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, stop, [this] { return !m_paused; });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_paused = false;
};

/// Lets many decoders work at once, or one alone: a file that took a helper down is tried a second time without
/// neighbours that might have used up the memory. Who wants to be alone goes before newcomers.
class AloneGate {
public:
    enum class Manner { WithOthers, Alone };

    /// Held while a decoder works.
    class Pass {
    public:
        Pass(Pass&& other) noexcept
            : m_gate(std::exchange(other.m_gate, nullptr))
            , m_manner(other.m_manner)
        {
        }
        Pass& operator=(Pass&&) = delete;
        ~Pass()
        {
            if (m_gate)
                m_gate->leave(m_manner);
        }

    private:
        friend class AloneGate;
        Pass(AloneGate* gate, Manner manner)
            : m_gate(gate)
            , m_manner(manner)
        {
        }
        AloneGate* m_gate;
        Manner m_manner;
    };

    /// Nothing when a stop was asked for.
    std::optional<Pass> enter(Manner manner, const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        const bool alone = manner == Manner::Alone;
        if (alone)
            ++m_wantAlone;
        const bool free =
            m_changed.wait(lock, stop, [&] { return !m_someoneAlone && (alone ? m_inside == 0 : m_wantAlone == 0); });
        if (alone)
            --m_wantAlone;
        if (!free) {
            m_changed.notify_all();
            return std::nullopt;
        }
        ++m_inside;
        m_someoneAlone = alone;
        return Pass(this, manner);
    }

private:
    void leave(Manner manner)
    {
        const std::scoped_lock lock(m_mutex);
        --m_inside;
        if (manner == Manner::Alone)
            m_someoneAlone = false;
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    int m_inside = 0;
    int m_wantAlone = 0;
    bool m_someoneAlone = false;
};

/// A value that one thread finds out and others wait for: what the network says of itself.
template <typename T>
class OnceValue {
public:
    void set(T value)
    {
        const std::scoped_lock lock(m_mutex);
        m_value = std::move(value);
        m_changed.notify_all();
    }
    /// Nothing when a stop was asked for first.
    std::optional<T> wait(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, stop, [this] { return m_value.has_value(); });
        return m_value;
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<T> m_value;
};

} // namespace tonekin
