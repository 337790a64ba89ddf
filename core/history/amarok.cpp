// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/databasecopy.h"
#include "history/formats.h"
#include "history/historybuilder.h"
#include "history/places.h"
#include "library/statement.h"

#include <algorithm>

namespace tonekin {

namespace {

constexpr double bestRating = 10.0;
constexpr double millisecondsOfASecond = 1000.0;

std::string queryOf(const Database& database)
{
    const bool hasTracks = hasColumns(database, "tracks", {"url", "title", "artist", "album", "length"}) &&
                           hasColumns(database, "artists", {"id", "name"}) &&
                           hasColumns(database, "albums", {"id", "name"});
    const bool hasDevices = hasColumns(database, "devices", {"id", "lastmountpoint"});
    std::string sql = "SELECT statistics.rowid, urls.deviceid, urls.rpath, statistics.playcount, "
                      "statistics.accessdate, statistics.rating, ";
    sql += hasDevices ? "devices.lastmountpoint, " : "NULL, ";
    sql += hasTracks ? "artists.name, tracks.title, albums.name, tracks.length " : "NULL, NULL, NULL, NULL ";
    sql += "FROM statistics JOIN urls ON urls.id = statistics.url ";
    if (hasDevices)
        sql += "LEFT JOIN devices ON devices.id = urls.deviceid ";
    if (hasTracks)
        sql += "LEFT JOIN tracks ON tracks.url = urls.id LEFT JOIN artists ON artists.id = tracks.artist "
               "LEFT JOIN albums ON albums.id = tracks.album ";
    return sql;
}

/// Paths are "./home/..." below where their device was mounted last; device -1 is the root folder.
Result<std::string> pathOf(const Statement& row)
{
    std::string path(row.text(2));
    if (path.starts_with("./"))
        path.erase(0, 1);
    const std::string mount(row.text(6));
    if (row.integer(1) != -1 && mount.empty())
        return std::string(); // on a device that is not known any more
    if (row.integer(1) != -1 && mount != "/")
        path = mount + path;
    return checkedPath(std::move(path), PathRule::Absolute);
}

HistoryEntry entryOf(const Statement& row)
{
    HistoryEntry entry;
    entry.plays = std::max(row.integer(3), std::int64_t{0});
    entry.lastPlayed = row.integer(4);
    if (row.integer(5) > 0)
        entry.rating = row.real(5) / bestRating;
    entry.artist = row.text(7);
    entry.title = row.text(8);
    entry.album = row.text(9);
    entry.seconds = row.real(10) / millisecondsOfASecond;
    return entry;
}

} // namespace

HistoryFile readAmarok(const Database& database)
{
    HistoryBuilder builder(HistoryKind::Amarok);
    Statement rows(database, queryOf(database));
    while (rows.next()) {
        const HistoryPlace place{"statistics", rows.integer(0)};
        HistoryEntry entry = entryOf(rows);
        auto path = pathOf(rows);
        if (!path) {
            builder.refuse(place, path.error().detail);
            continue;
        }
        entry.path = std::move(*path);
        builder.add(std::move(entry), place);
    }
    return builder.take();
}

} // namespace tonekin
