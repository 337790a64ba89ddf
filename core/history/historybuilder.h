// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/playhistory.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace tonekin {

/// Where in a file something stands.
struct HistoryPlace {
    std::string_view part;
    std::int64_t number = 0;
};

/// Gathers entries within limits. Entries that say the same of what was played become one: plays and skips are summed.
class HistoryBuilder {
public:
    explicit HistoryBuilder(HistoryKind kind);

    /// Refuses an entry that names nothing or holds what cannot be; what is only of no use in it (an impossible time or
    /// rating, say) is left out.
    void add(HistoryEntry entry, HistoryPlace place);
    void refuse(HistoryPlace place, std::string reason);
    void ignore() { ++m_history.ignoredCount; }

    HistoryFile take() { return std::move(m_history); }

private:
    HistoryFile m_history;
    std::unordered_map<std::string, std::size_t> m_places; // of entries, by what they say was played
};

/// A time as histories have it, in seconds since 1970: seconds, milliseconds, ISO 8601, "02 Jan 2020 12:34". Without a
/// zone it is taken for UTC.
std::optional<std::int64_t> readTime(std::string_view text);

/// A number that is the whole text; no infinity.
std::optional<double> readNumber(std::string_view text);

} // namespace tonekin
