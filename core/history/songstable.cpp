// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/databasecopy.h"
#include "history/formats.h"
#include "history/historybuilder.h"
#include "history/places.h"
#include "library/statement.h"

#include <algorithm>

namespace tonekin {

namespace {

constexpr double nanosecondsOfASecond = 1e9;

/// The columns of Strawberry and Clementine, of which older versions lack some.
std::string queryOf(const Database& database, HistoryKind kind)
{
    const bool isStrawberry = kind == HistoryKind::Strawberry;
    std::string sql = "SELECT ";
    for (const char* column : {isStrawberry ? "url" : "filename", "artist", "title", "album", "length", "playcount",
                               "skipcount", "lastplayed", "rating", "musicbrainz_recording_id", "cue_path"})
        sql += columnOrNull(database, "songs", column) + ", ";
    return sql + "rowid FROM songs";
}

HistoryEntry entryOf(const Statement& row)
{
    HistoryEntry entry;
    entry.artist = row.text(1);
    entry.title = row.text(2);
    entry.album = row.text(3);
    entry.seconds = row.real(4) / nanosecondsOfASecond;
    entry.plays = std::max(row.integer(5), std::int64_t{0}); // -1 where it is not known
    entry.skips = std::max(row.integer(6), std::int64_t{0});
    entry.lastPlayed = row.integer(7);
    if (!row.isNull(8))
        entry.rating = row.real(8); // -1 where there is none
    entry.recordingId = row.text(9);
    return entry;
}

} // namespace

HistoryFile readSongsTable(const Database& database, HistoryKind kind)
{
    HistoryBuilder builder(kind);
    Statement rows(database, queryOf(database, kind));
    while (rows.next()) {
        HistoryEntry entry = entryOf(rows);
        const HistoryPlace place{"songs", rows.integer(11)};
        auto path = pathOfUri(rows.text(0));
        if (!path) {
            builder.refuse(place, path.error().detail);
            continue;
        }
        // Tracks of a cue sheet share their file: it names none of them.
        if (rows.text(10).empty())
            entry.path = std::move(*path);
        builder.add(std::move(entry), place);
    }
    return builder.take();
}

} // namespace tonekin
