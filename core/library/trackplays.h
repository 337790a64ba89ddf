// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/trackid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tonekin {

/// How often a track was played, as one source has it, or all of them together.
struct TrackPlays {
    TrackId track;
    std::int64_t plays = 0;
    std::int64_t skips = 0;
    std::int64_t lastPlayed = 0;  // seconds since 1970; 0 where it is not known
    std::optional<double> rating; // 0 to 1
    bool operator==(const TrackPlays&) const = default;
};

/// Where plays in the library come from.
struct PlaySource {
    std::string name;
    std::int64_t tracks = 0;
    std::int64_t plays = 0;
    std::int64_t imported = 0; // seconds since 1970
};

/// The source of what Tonekin itself played; all others were imported.
inline constexpr std::string_view ownPlays = "tonekin";

} // namespace tonekin
