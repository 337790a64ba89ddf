// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "similarity/similartracks.h"

#include <mutex>
#include <shared_mutex>
#include <utility>

namespace tonekin {

/// The vectors of a library that grows while it is searched: the worker thread puts, many threads may ask. A copy a
/// change would cost 100 MB at 100,000 tracks, so readers and the writer take turns instead.
class LiveVectors {
public:
    LiveVectors()
        : m_index(0, {}, {})
    {
    }

    /// Calls `ask(const VectorIndex&)` while nothing changes.
    template <typename Ask>
    auto read(Ask&& ask) const
    {
        const std::shared_lock lock(m_mutex);
        return std::forward<Ask>(ask)(m_index);
    }

    template <typename Change>
    void write(Change&& change)
    {
        const std::unique_lock lock(m_mutex);
        std::forward<Change>(change)(m_index);
    }

private:
    mutable std::shared_mutex m_mutex;
    VectorIndex m_index;
};

} // namespace tonekin
