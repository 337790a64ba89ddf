// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace tonekin {

/// What a track is to its album. The order is that of tables of weights and of labels; add at the end.
enum class TrackKind : int {
    Ordinary,
    Intro,     // leads into an album
    Outro,     // ends it
    Interlude, // a short piece between two others
    Skit,      // speech, with or without music below
    Ambience,  // sounds of a place, noise, or silence with hardly anything in it
};
inline constexpr int trackKinds = 6;

/// As programs and label files have them.
inline constexpr std::array<std::string_view, trackKinds> trackKindNames{"ordinary",  "intro", "outro",
                                                                         "interlude", "skit",  "ambience"};

constexpr std::string_view nameOf(TrackKind kind)
{
    return trackKindNames[static_cast<std::size_t>(kind)];
}

} // namespace tonekin
