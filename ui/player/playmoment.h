// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString> // first: moc of Qt 6.4 cannot read <compare> before any other header of the standard library

#include "base/trackid.h"

#include <algorithm>
#include <optional>

namespace tonekin {

/// A track to be played from the moment that matters, and what the player bar says of it.
struct PlayMoment {
    TrackId id;
    double seconds = 0.0;
    QString why;
    bool operator==(const PlayMoment&) const = default;
};

/// A little before the moment itself, so that one hears it come.
inline double playedFrom(std::optional<double> moment)
{
    constexpr double leadSeconds = 1.5;
    return std::max(0.0, moment.value_or(0.0) - leadSeconds);
}

} // namespace tonekin
