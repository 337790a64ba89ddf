// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/playlistfile.h"

#include <filesystem>
#include <string>

namespace tonekin {

/// How a playlist names its tracks, and from where.
struct PlaceStyle {
    PathStyle paths = PathStyle::Relative;
    std::filesystem::path folder;     // of the playlist: absolute and normal
    std::filesystem::path realFolder; // the same without links: ".." leads out of this one
};

/// A path with '/' as formats of plain text have it. Where a reader could take it for something else (bytes that are
/// not UTF-8, line breaks and other control characters, blanks at an end, a leading '#', the look of a URI), the
/// absolute file:// URI instead.
std::string placeAsPath(const std::filesystem::path& track, const PlaceStyle& style);

/// A URI reference (RFC 3986): file:///... or relative to the playlist. All but letters, digits and "-._~/" is
/// percent-encoded byte by byte, so that any name survives.
std::string placeAsUri(const std::filesystem::path& track, const PlaceStyle& style);

/// What to call a track: its title, or the name of its file.
std::string displayTitle(const PlaylistEntry& entry);

/// The recording's address at MusicBrainz; empty unless the tag holds a well-formed id.
std::string musicBrainzUri(const PlaylistEntry& entry);

} // namespace tonekin
