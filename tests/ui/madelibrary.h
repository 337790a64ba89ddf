// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <filesystem>
#include <string>

namespace tonekin::made {

inline constexpr auto modelHash = "0123456789abcdef";

/// A track as the window would meet it after a scan.
struct MadeTrack {
    std::string relativePath;
    TrackTags tags;
    double seconds = 200.0;
    int sound = 0; // tracks of one number have nearly the same vector
    std::optional<ErrorCode> failure;
    std::optional<ErrorCode> warning;
    bool analysed = true; // false: waits
    std::uint8_t audio = 0; // not 0: its audio hash, for copies
};

/// Writes a track with a vector of 16 dimensions; its id. Ends the test's program when the library refuses.
TrackId add(Library& library, RootId root, const MadeTrack& track);

/// A library file with `count` tracks of a dozen artists, some failed, missing, excluded, waiting and copied.
void fill(const std::filesystem::path& file, int count);

/// Opens or creates a library file for writing.
Library openForWriting(const std::filesystem::path& file);

} // namespace tonekin::made
