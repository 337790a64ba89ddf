// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8text.h"
#include "playlist/playlistformats.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;

Json trackJson(const PlaylistEntry& entry, const PlaceStyle& style)
{
    Json track{{"location", Json::array({placeAsUri(entry.path, style)})}};
    if (const auto uri = musicBrainzUri(entry); !uri.empty())
        track["identifier"] = Json::array({uri});
    track["title"] = displayTitle(entry);
    if (!entry.artist.empty())
        track["creator"] = plainLine(entry.artist);
    if (!entry.album.empty())
        track["album"] = plainLine(entry.album);
    if (entry.durationSeconds > 0.0)
        track["duration"] = std::llround(entry.durationSeconds * 1000.0);
    return track;
}

} // namespace

std::string jspfText(const std::string& name, const std::vector<PlaylistEntry>& entries, const PlaceStyle& style)
{
    Json playlist = Json::object();
    if (!name.empty())
        playlist["title"] = plainLine(name);
    playlist["track"] = Json::array();
    for (const PlaylistEntry& entry : entries)
        playlist["track"].push_back(trackJson(entry, style));
    return Json{{"playlist", std::move(playlist)}}.dump(2) + '\n';
}

} // namespace tonekin
