// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <vector>

namespace tonekin {

/// One thing to write down, and what follows once it is safe.
struct LibraryChange {
    std::function<Status(Library&)> write;                // may run again after a roll-back
    std::function<void()> committed;                      // may be empty
    std::function<LibraryChange(const Error&)> otherwise; // instead of it, should it fail for good; may be empty
};

/// Changes that are committed together: few transactions, and nothing counts before its commit. Owned by the writer.
class ChangeBatch {
public:
    explicit ChangeBatch(std::chrono::milliseconds betweenTries = std::chrono::seconds(3));

    void add(LibraryChange change);
    std::size_t size() const { return m_changes.size(); }

    /// Writes all in one transaction. On a full disk, or while another program holds the library, whether that shows at
    /// a change or at the commit, it tells `waiting` and tries again every few seconds until it works or a stop is
    /// asked for; then the changes are still held.
    Status commit(Library& library, const std::stop_token& stop, const std::function<void(const Error*)>& waiting);

private:
    Status writeAll(Library& library);

    std::chrono::milliseconds m_betweenTries;
    std::vector<LibraryChange> m_changes;
};

} // namespace tonekin
