// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/findingstore.h"

#include "library/connection.h"
#include "library/trackchanges.h"

#include <array>

namespace tonekin {

namespace {

struct CopiedTable {
    std::string_view name;
    std::string_view columns; // without `track`
};

constexpr std::array copiedTables{
    CopiedTable{"problem", "place, code, stage, detail, attempts, noticed"},
    CopiedTable{"embedding", "model, changed, spread, vector"},
    CopiedTable{"finding", "kind, version, model, packed"},
};

constexpr std::string_view copiedColumns =
    "state, audio_hash, audio_hash_rule, title, artist, album_artist, album, genre, musicbrainz_recording, "
    "musicbrainz_release, musicbrainz_artist, track_number, disc_number, year, play_count, gain_track, gain_album, "
    "container, codec, "
    "sample_rate, channels, bit_rate, duration, analysed";

void copyRows(Database& database, const CopiedTable& table, TrackId from, TrackId to)
{
    const std::string name(table.name);
    const std::string columns(table.columns);
    Statement remove(database, "DELETE FROM " + name + " WHERE track = ?");
    remove.bind(to.value);
    remove.run();
    Statement copy(database, "INSERT INTO " + name + " (track, " + columns + ") SELECT ?, " + columns + " FROM " +
                                 name + " WHERE track = ?");
    copy.bind(to.value).bind(from.value);
    copy.run();
}

bool isAnalysed(const Database& database, TrackId id)
{
    Statement row(database, "SELECT 1 FROM track WHERE id = ? AND state IN (1, 2)");
    row.bind(id.value);
    return row.next();
}

} // namespace

Status FindingStore::copyAnalysis(TrackId from, TrackId to, const FileStamp& stamp)
{
    return m_connection.write([&]() -> Status {
        Database& database = m_connection.database;
        if (from == to || !isAnalysed(database, from))
            return Error{ErrorCode::NotFound, "there is no analysis to copy"};
        const std::string columns(copiedColumns);
        Statement row(database, "UPDATE track SET (" + columns + ") = (SELECT " + columns +
                                    " FROM track WHERE id = ?), missing = 0, changed = ?, device = ?, inode = ?, "
                                    "size = ?, modified_ns = ? WHERE id = ?");
        row.bind(from.value).bind(m_connection.changeNumber());
        row.bind(static_cast<std::int64_t>(stamp.device)).bind(static_cast<std::int64_t>(stamp.inode));
        row.bind(stamp.size).bind(stamp.modifiedNs).bind(to.value);
        row.run();
        if (database.changes() == 0)
            return Error{ErrorCode::NotFound, "no such track"};
        for (const CopiedTable& table : copiedTables)
            copyRows(database, table, from, to);
        Statement changed(database, "UPDATE embedding SET changed = ? WHERE track = ?");
        changed.bind(m_connection.changeNumber()).bind(to.value);
        changed.run();
        Statement done(database, "DELETE FROM in_hand WHERE track = ?");
        done.bind(to.value);
        done.run();
        return ok();
    });
}

} // namespace tonekin
