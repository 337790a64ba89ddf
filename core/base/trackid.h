// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include <compare> // not first: moc 6.4 cannot read it at the head of a source

namespace tonekin {

/// A track's row in the library file. It stays the same when the file is moved, renamed or retagged.
struct TrackId {
    std::int64_t value = 0;
    auto operator<=>(const TrackId&) const = default;
};

} // namespace tonekin

template <>
struct std::hash<tonekin::TrackId> {
    std::size_t operator()(tonekin::TrackId id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
