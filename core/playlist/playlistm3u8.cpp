// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8text.h"
#include "playlist/playlistformats.h"

#include <cmath>

namespace tonekin {

std::string m3u8Text(const std::string& name, const std::vector<PlaylistEntry>& entries, const PlaceStyle& style)
{
    std::string text = "#EXTM3U\n";
    if (!name.empty())
        text += "#PLAYLIST:" + plainLine(name) + '\n';
    for (const PlaylistEntry& entry : entries) {
        const long seconds = entry.durationSeconds > 0.0 ? std::lround(entry.durationSeconds) : -1; // -1: unknown
        const std::string artist = entry.artist.empty() ? std::string() : plainLine(entry.artist) + " - ";
        text += "#EXTINF:" + std::to_string(seconds) + ',' + artist + displayTitle(entry) + '\n';
        text += placeAsPath(entry.path, style) + '\n';
    }
    return text;
}

} // namespace tonekin
