// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/formats.h"
#include "history/historybuilder.h"
#include "history/jsonitems.h"
#include "history/zipreader.h"

#include <algorithm>
#include <array>

namespace tonekin {

namespace {

constexpr double shortestPlay = 30'000.0; // ms

bool endedByButton(const std::string& reason)
{
    constexpr std::array<std::string_view, 5> buttons{"fwdbtn", "backbtn", "endplay", "clickrow", "playbtn"};
    return std::ranges::find(buttons, reason) != buttons.end();
}

/// The extended history; the short one of the last year has other names and says less.
HistoryEntry entryOf(const JsonItem& item)
{
    HistoryEntry entry;
    const bool isExtended = item.has("ts");
    entry.artist = item.text(isExtended ? "master_metadata_album_artist_name" : "artistName");
    entry.title = item.text(isExtended ? "master_metadata_track_name" : "trackName");
    entry.album = item.text(item.has("master_metadata_album_album_name") ? "master_metadata_album_album_name"
                                                                         : "master_metadata_album_name");
    return entry;
}

void add(HistoryBuilder& builder, const JsonItem& item, HistoryPlace place)
{
    HistoryEntry entry = entryOf(item);
    if (entry.title.empty())
        return builder.ignore(); // podcasts, audio books, videos
    const auto time = readTime(item.text(item.has("ts") ? "ts" : "endTime"));
    const auto played = item.number(item.has("ms_played") ? "ms_played" : "msPlayed");
    if (!time || !played)
        return builder.refuse(place, "it does not say when or how long it was played");
    const bool isShort = *played < shortestPlay;
    // The short history does not say why a play ended; a track of under 30 s is rarer than a skip.
    const bool wasLeft = !item.has("ts") || item.isTrue("skipped") || endedByButton(item.text("reason_end"));
    if (isShort && wasLeft) {
        entry.skips = 1;
    } else {
        entry.plays = 1;
        entry.lastPlayed = *time;
    }
    builder.add(std::move(entry), place);
}

void readInto(HistoryBuilder& builder, std::string_view json, std::string_view part)
{
    const auto take = [&](const JsonItem& item, std::int64_t number, const std::string& flaw) {
        if (flaw.empty())
            add(builder, item, {part, number});
        else
            builder.refuse({part, number}, flaw);
    };
    if (const auto flaw = forEachJsonItem(json, {}, take); !flaw.reason.empty())
        builder.refuse({part, flaw.number}, flaw.reason);
}

} // namespace

HistoryFile readSpotifyJson(std::string_view json)
{
    HistoryBuilder builder(HistoryKind::Spotify);
    readInto(builder, json, {});
    return builder.take();
}

HistoryFile readSpotifyZip(ZipReader& zip)
{
    HistoryBuilder builder(HistoryKind::Spotify);
    for (std::size_t i = 0; i < zip.names().size(); ++i) {
        const std::string& name = zip.names()[i];
        if (!isSpotifyHistory(name))
            continue;
        const auto text = zip.read(i);
        if (text)
            readInto(builder, *text, name);
        else
            builder.refuse({name, 0}, text.error().detail);
    }
    return builder.take();
}

} // namespace tonekin
