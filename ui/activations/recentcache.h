// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <list>
#include <optional>
#include <utility>

namespace tonekin {

/// Keeps what was used last, up to a number of bytes. For a handful of large values; one thread.
template <typename Key, typename Value>
class RecentCache {
public:
    explicit RecentCache(std::size_t mostBytes)
        : m_mostBytes(mostBytes)
    {
    }

    /// Counts as a use.
    std::optional<Value> find(const Key& key)
    {
        const auto found = std::ranges::find(m_entries, key, &Entry::key);
        if (found == m_entries.end())
            return {};
        m_entries.splice(m_entries.begin(), m_entries, found);
        return found->value;
    }

    /// A value that is larger than all the room there is is not kept, and drives out nothing.
    void put(const Key& key, Value value, std::size_t bytes)
    {
        if (const auto old = std::ranges::find(m_entries, key, &Entry::key); old != m_entries.end()) {
            m_bytes -= old->bytes;
            m_entries.erase(old);
        }
        if (bytes > m_mostBytes)
            return;
        m_entries.push_front({key, std::move(value), bytes});
        m_bytes += bytes;
        while (m_bytes > m_mostBytes) {
            m_bytes -= m_entries.back().bytes;
            m_entries.pop_back();
        }
    }

    void clear()
    {
        m_entries.clear();
        m_bytes = 0;
    }

    std::size_t bytes() const { return m_bytes; }
    std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        Key key;
        Value value;
        std::size_t bytes = 0;
    };

    const std::size_t m_mostBytes;
    std::size_t m_bytes = 0;
    std::list<Entry> m_entries; // used last first
};

} // namespace tonekin
