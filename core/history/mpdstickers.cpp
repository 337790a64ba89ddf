// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/databasecopy.h"
#include "history/formats.h"
#include "history/historybuilder.h"
#include "history/places.h"
#include "library/statement.h"

namespace tonekin {

namespace {

constexpr double bestRating = 10.0;

/// What one sticker says; false for one that holds no number.
bool apply(std::string_view name, std::string_view value, HistoryEntry& entry)
{
    const bool isCount = name == "playcount" || name == "skipcount" || name == "lastplayed";
    if (!isCount && name != "rating" && name != "like")
        return true; // of no use here: elapsed, lastskipped and whatever clients invent
    const auto number = readNumber(value);
    if (!number || *number < 0.0 || *number > 1e12)
        return false;
    if (name == "playcount")
        entry.plays = static_cast<std::int64_t>(*number);
    else if (name == "skipcount")
        entry.skips = static_cast<std::int64_t>(*number);
    else if (name == "lastplayed")
        entry.lastPlayed = static_cast<std::int64_t>(*number);
    else if (name == "rating")
        entry.rating = *number / bestRating;
    else if (!entry.rating && *number != 1.0) // 0 is dislike, 2 like, 1 neither
        entry.rating = *number / 2.0;
    return true;
}

} // namespace

HistoryFile readMpdStickers(const Database& database)
{
    HistoryBuilder builder(HistoryKind::MpdStickers);
    // "rating" comes after "like", and takes its place.
    Statement rows(database, "SELECT uri, lower(name), value, rowid FROM sticker WHERE type = 'song' "
                             "ORDER BY uri, lower(name)");
    std::string uri;
    HistoryEntry entry;
    HistoryPlace place;
    const auto finish = [&] {
        if (uri.empty())
            return;
        if (uri.find("://") != std::string::npos)
            return builder.ignore(); // a stream
        auto path = checkedPath(uri, PathRule::Relative);
        if (!path)
            return builder.refuse(place, path.error().detail);
        entry.path = std::move(*path);
        builder.add(std::move(entry), place);
    };
    while (rows.next()) {
        if (rows.text(0) != uri) {
            finish();
            uri = rows.text(0);
            entry = {};
        }
        place = {"sticker", rows.integer(3)};
        if (!apply(rows.text(1), rows.text(2), entry))
            builder.refuse(place, "the sticker holds no number");
    }
    finish();
    return builder.take();
}

} // namespace tonekin
