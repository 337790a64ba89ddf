// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/networkunit.h"

#include <string>

namespace tonekin {

/// What a user has written about a unit of a network. It belongs to that network's hash: another one's filter 14 is
/// another filter.
struct UnitNote {
    static constexpr std::size_t longestName = 120;   // bytes
    static constexpr std::size_t longestNotes = 4000; // bytes
    static constexpr int mostStars = 5;

    NetworkUnit unit;
    std::string name;  // UTF-8, one line
    std::string notes; // UTF-8
    int stars = 0;     // 0: none given
    bool isEmpty() const { return name.empty() && notes.empty() && stars == 0; }
    bool operator==(const UnitNote&) const = default;
};

/// What is wrong with a note that comes from outside; empty when it may be kept: texts within their lengths, UTF-8 and
/// without control characters (lines may break in the notes), a possible layer, unit and number of stars.
std::string flawOf(const UnitNote& note);

} // namespace tonekin
