// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tonekin {

struct PlaylistEntry {
    std::filesystem::path path; // absolute, any bytes
    std::string title;
    std::string artist;
    std::string album;
    double durationSeconds = 0.0;
    std::string musicBrainzRecordingId;
    std::optional<float> similarity; // CSV only
};

enum class PlaylistFormat { M3u8, Xspf, Jspf, Csv };
enum class PathStyle { Relative, Absolute };

std::optional<PlaylistFormat> playlistFormatOf(const std::filesystem::path& file); // by its ending

/// Writes beside the target and renames, so that a full disk leaves the old file. Names with line breaks or bytes that
/// are not UTF-8 are written as file:// URIs. Errors: IoError, Permission, DiskFull, InvalidArgument.
Status writePlaylist(const std::filesystem::path& file, PlaylistFormat format, PathStyle style, const std::string& name,
                     const std::vector<PlaylistEntry>& entries);

} // namespace tonekin
