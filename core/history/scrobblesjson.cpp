// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/formats.h"
#include "history/historybuilder.h"
#include "history/jsonitems.h"

namespace tonekin {

namespace {

std::string joined(const std::vector<std::string>& names)
{
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

HistoryEntry entryOfMaloja(const JsonItem& item)
{
    HistoryEntry entry;
    entry.artist = joined(item.all("track.artists"));
    entry.title = item.text("track.title");
    entry.album = item.text(item.has("track.album.albumtitle") ? "track.album.albumtitle" : "track.album.name");
    entry.seconds = item.number("track.length");
    return entry;
}

HistoryEntry entryOfLastFmStats(const JsonItem& item)
{
    HistoryEntry entry;
    entry.artist = item.text("artist");
    entry.title = item.text("track");
    entry.album = item.text("album");
    return entry;
}

void add(HistoryBuilder& builder, const JsonItem& item, HistoryPlace place, HistoryKind kind)
{
    const bool isMaloja = kind == HistoryKind::Maloja;
    HistoryEntry entry = isMaloja ? entryOfMaloja(item) : entryOfLastFmStats(item);
    entry.plays = 1;
    const auto time = readTime(item.text(isMaloja ? "time" : "date"));
    if (!time)
        return builder.refuse(place, "it has no time");
    entry.lastPlayed = *time;
    builder.add(std::move(entry), place);
}

/// By its first scrobble: Maloja's have an object as track, those of lastfmstats a text.
HistoryKind kindOf(std::string_view json)
{
    HistoryKind kind = HistoryKind::Maloja;
    forEachJsonItem(json.substr(0, 64 * 1024), {"scrobbles"},
                    [&](const JsonItem& item, std::int64_t number, const std::string&) {
                        if (number == 1 && item.has("track"))
                            kind = HistoryKind::LastFm;
                    });
    return kind;
}

} // namespace

HistoryFile readScrobblesJson(std::string_view json)
{
    const HistoryKind kind = kindOf(json);
    HistoryBuilder builder(kind);
    const auto take = [&](const JsonItem& item, std::int64_t number, const std::string& flaw) {
        if (flaw.empty())
            add(builder, item, {{}, number}, kind);
        else
            builder.refuse({{}, number}, flaw);
    };
    if (const auto flaw = forEachJsonItem(json, {"scrobbles", "list"}, take); !flaw.reason.empty())
        builder.refuse({{}, flaw.number}, flaw.reason);
    return builder.take();
}

} // namespace tonekin
