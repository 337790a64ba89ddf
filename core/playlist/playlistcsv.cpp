// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csvfield.h"
#include "playlist/playlistformats.h"

namespace tonekin {

std::string csvTable(const std::vector<PlaylistEntry>& entries, const PlaceStyle& style)
{
    std::string text = "path,title,artist,album,seconds,musicbrainz_recording_id,similarity\r\n";
    for (const PlaylistEntry& entry : entries) {
        text += csvPath(placeAsPath(entry.path, style)) + ',' + csvText(displayTitle(entry)) + ',' +
                csvText(entry.artist) + ',' + csvText(entry.album) + ',';
        text += (entry.durationSeconds > 0.0 ? csvNumber(entry.durationSeconds, 3) : std::string()) + ',';
        text += csvText(entry.musicBrainzRecordingId) + ',';
        text += (entry.similarity ? csvNumber(static_cast<double>(*entry.similarity), 6) : std::string()) + "\r\n";
    }
    return text;
}

} // namespace tonekin
