// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/salvage.h"

#include "base/finding.h"
#include "findings/packing.h"
#include "library/statement.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace tonekin {

namespace {

using Row = std::function<void(const Statement& row)>; // column 0 is the key, the others follow

struct Table {
    std::string name;
    std::string key;     // its integer key
    std::string columns; // the others, separated by commas
    int columnCount = 0;
    int changedColumn = 0; // of a row: where the change counter is, 0 when there is none
};

/// The columns that a table does not have yet in a damaged file of an older version: in the target they keep their
/// defaults.
std::vector<std::string> columnsToCome(const Database& target, const Database& damaged, const std::string& table)
{
    const auto columnsOf = [&](const Database& database) {
        std::vector<std::string> names;
        Statement columns(database, "SELECT name FROM pragma_table_info(?)");
        columns.bind(std::string_view(table));
        while (columns.next())
            names.emplace_back(columns.text(0));
        return names;
    };
    try {
        const auto old = columnsOf(damaged);
        if (old.empty())
            return {}; // the whole table is to come; that shows when it is read
        auto names = columnsOf(target);
        std::erase_if(names, [&](const std::string& name) { return std::ranges::find(old, name) != old.end(); });
        return names;
    } catch (const DatabaseError&) {
        return {}; // what cannot be read is seen later
    }
}

Table describe(const Database& target, const Database& damaged, const std::string& name)
{
    Table table;
    table.name = name;
    const auto toCome = columnsToCome(target, damaged, name);
    Statement columns(target, "SELECT name, pk, type FROM pragma_table_info(?)");
    columns.bind(std::string_view(name));
    while (columns.next()) {
        const std::string column(columns.text(0));
        if (columns.integer(1) > 0 && columns.text(2) == "INTEGER") {
            table.key = column;
            continue;
        }
        if (std::ranges::find(toCome, column) != toCome.end())
            continue;
        table.columns += (table.columns.empty() ? "" : ", ") + column;
        ++table.columnCount;
        if (column == "changed")
            table.changedColumn = table.columnCount;
    }
    return table;
}

std::int64_t readableNumber(const Database& damaged, const std::string& sql)
{
    try {
        return damaged.number(sql);
    } catch (const DatabaseError&) {
        return 0;
    }
}

/// The highest key that any readable part of the damaged file tells of.
std::int64_t highestKey(const Database& damaged, const Table& table)
{
    return std::max({readableNumber(damaged, "SELECT max(" + table.key + ") FROM " + table.name),
                     readableNumber(damaged, "SELECT seq FROM sqlite_sequence WHERE name = '" + table.name + "'"),
                     readableNumber(damaged, "SELECT max(id) FROM track"),
                     readableNumber(damaged, "SELECT seq FROM sqlite_sequence WHERE name = 'track'")});
}

/// Reads on from `last` until the end (true) or until something cannot be read.
bool readOn(const Database& damaged, const Table& table, std::int64_t& last, const Row& take)
{
    try {
        Statement rows(damaged, "SELECT " + table.key + ", " + table.columns + " FROM " + table.name + " WHERE " +
                                    table.key + " > ? ORDER BY " + table.key);
        rows.bind(last);
        while (rows.next()) {
            const auto key = rows.integer(0);
            if (key <= last) // a damaged page may lead back
                return false;
            last = key;
            take(rows);
        }
        return true;
    } catch (const DatabaseError&) {
        return false;
    }
}

/// Tries the keys after `last` one at a time until one can be read.
bool stepOver(const Database& damaged, const Table& table, std::int64_t& last, std::int64_t highest, const Row& take)
{
    constexpr std::int64_t mostTriesWithoutSuccess = 500'000;
    const auto end = std::min(highest, last + mostTriesWithoutSuccess);
    try {
        Statement row(damaged, "SELECT " + table.key + ", " + table.columns + " FROM " + table.name + " WHERE " +
                                   table.key + " = ?");
        while (last < end) {
            ++last;
            try {
                row.reset();
                row.bind(last);
                if (row.next()) {
                    take(row);
                    return true;
                }
            } catch (const DatabaseError&) {
                continue;
            }
        }
    } catch (const DatabaseError&) {
        // The table itself is not known to the damaged file any more.
    }
    return false;
}

void forEachReadableRow(const Database& damaged, const Table& table, const Row& take)
{
    const std::int64_t highest = highestKey(damaged, table);
    std::int64_t last = 0;
    while (!readOn(damaged, table, last, take)) {
        if (!stepOver(damaged, table, last, highest, take))
            return;
    }
}

std::string placeholders(int count)
{
    std::string marks = "?";
    for (int i = 1; i < count; ++i)
        marks += ", ?";
    return marks;
}

/// A failure of the file that is being written, which must not be taken for damage in the one that is read.
struct TargetFailed {
    DatabaseError error;
};

template <typename Step>
auto onTarget(Step&& step)
{
    try {
        return step();
    } catch (const DatabaseError& error) {
        throw TargetFailed{error};
    }
}

/// Copies the present row; a row that breaks the schema's rules was damaged itself and is left out.
bool copyRow(Statement& insert, const Statement& row, int firstColumn, int lastColumn)
{
    try {
        insert.reset();
        for (int column = firstColumn; column <= lastColumn; ++column)
            insert.bindColumn(row, column);
        insert.run();
        return true;
    } catch (const DatabaseError& error) {
        insert.reset();
        if (error.code() != ErrorCode::DbError)
            throw TargetFailed{error};
        return false;
    }
}

std::string insertInto(const std::string& how, const std::string& table, const std::string& columns, int count)
{
    return how + " INTO " + table + " (" + columns + ") VALUES (" + placeholders(count) + ")";
}

/// Roots and models are few, and all else hangs on them: where their rows cannot be read, their indexes often can.
void copySmallTables(Database& target, const Database& damaged)
{
    for (const char* name : {"root", "model", "setting"}) {
        const Table table = describe(target, damaged, name);
        const std::string columns = table.key + ", " + table.columns;
        Statement insert(target, insertInto("INSERT OR REPLACE", table.name, columns, table.columnCount + 1));
        forEachReadableRow(damaged, table, [&](const Statement& row) { copyRow(insert, row, 0, table.columnCount); });
    }
    const auto copyIndex = [&](const std::string& from, const std::string& to, int columns) {
        try {
            Statement rows(damaged, from);
            Statement insert(target, to);
            while (rows.next())
                copyRow(insert, rows, 0, columns - 1);
        } catch (const DatabaseError&) {
            // The index cannot be read either.
        }
    };
    copyIndex("SELECT id, path FROM root INDEXED BY sqlite_autoindex_root_1",
              "INSERT OR IGNORE INTO root (id, path) VALUES (?, ?)", 2);
    copyIndex("SELECT id, hash, (SELECT length(vector) / 4 FROM embedding WHERE model = model.id) "
              "FROM model INDEXED BY sqlite_autoindex_model_1",
              "INSERT OR IGNORE INTO model (id, hash, dimensions) VALUES (?, ?, ?)", 3);
}

/// The tracks that the target does not know, or knows in an older state. Their ids go into the table `taken`.
std::int64_t copyTracks(Database& target, const Database& damaged)
{
    const Table table = describe(target, damaged, "track");
    Statement known(target, "SELECT 1 FROM track WHERE id = ? AND changed >= ?");
    Statement insert(
        target, insertInto("INSERT OR REPLACE", table.name, table.key + ", " + table.columns, table.columnCount + 1));
    Statement take(target, "INSERT OR IGNORE INTO taken (id) VALUES (?)");
    std::int64_t count = 0;
    forEachReadableRow(damaged, table, [&](const Statement& row) {
        const bool upToDate = onTarget([&] {
            known.reset();
            known.bind(row.integer(0)).bind(row.integer(table.changedColumn));
            return known.next();
        });
        if (upToDate || !copyRow(insert, row, 0, table.columnCount))
            return;
        ++count;
        onTarget([&] {
            take.bind(row.integer(0));
            take.run();
        });
    });
    return count;
}

/// Rows that belong to a track: only those of the tracks that were taken, under new keys of their own.
void copyOfTakenTracks(Database& target, const Database& damaged, const std::string& name)
{
    const Table table = describe(target, damaged, name);
    const bool keyIsTrack = table.key == "track";
    const std::string columns = keyIsTrack ? table.key + ", " + table.columns : table.columns;
    Statement insert(target, insertInto("INSERT OR IGNORE", name, columns, table.columnCount + (keyIsTrack ? 1 : 0)));
    Statement taken(target, "SELECT 1 FROM taken WHERE id = ?");
    forEachReadableRow(damaged, table, [&](const Statement& row) {
        // Where the key is not the track, the track is the first of the other columns.
        const int firstColumn = keyIsTrack ? 0 : 1;
        const bool wanted = onTarget([&] {
            taken.reset();
            taken.bind(row.integer(firstColumn));
            return taken.next();
        });
        if (wanted)
            copyRow(insert, row, firstColumn, table.columnCount);
    });
}

/// The user's own words, plays and decisions: every row that can be read, over what the backup has of the same. They
/// get new keys, so that none takes the place of another.
void copyOwn(Database& target, const Database& damaged)
{
    for (const char* name : {"unit_note", "play_history", "verdict"}) {
        const Table table = describe(target, damaged, name);
        Statement insert(target, insertInto("INSERT OR REPLACE", table.name, table.columns, table.columnCount));
        forEachReadableRow(damaged, table, [&](const Statement& row) { copyRow(insert, row, 1, table.columnCount); });
    }
}

/// What a library file of schema 3 or older has in tables of their own, as findings of the tracks that were taken.
void copyOlderFindings(Database& target, const Database& damaged)
{
    Statement taken(target, "SELECT 1 FROM taken WHERE id = ?");
    Statement insert(target,
                     "INSERT OR IGNORE INTO finding (track, kind, version, model, packed) VALUES (?, ?, 1, ?, ?)");
    const auto copy = [&](std::int64_t track, FindingKind kind, std::int64_t model, Bytes packed) {
        onTarget([&] {
            taken.reset();
            taken.bind(track);
            if (!taken.next())
                return;
            insert.reset();
            insert.bind(track).bind(static_cast<int>(kind)).bind(model).bind(packed);
            insert.run();
        });
    };
    forEachReadableRow(damaged, {"heard", "id", "track, model, filters, hidden, sections", 5, 0},
                       [&](const Statement& row) {
                           const std::int64_t track = row.integer(1);
                           const std::int64_t model = row.integer(2);
                           copy(track, FindingKind::FilterActivations, model, row.blob(3));
                           copy(track, FindingKind::HiddenUnits, model, row.blob(4));
                           copy(track, FindingKind::Sections, model, row.blob(5));
                       });
    forEachReadableRow(damaged, {"peaks", "id", "track, model, packed", 3, 0}, [&](const Statement& row) {
        copy(row.integer(1), FindingKind::LaterPeaks, row.integer(2), row.blob(3));
    });
    forEachReadableRow(damaged, {"outline", "track", "loudness, peak, rms", 3, 0}, [&](const Statement& row) {
        const Bytes peak = row.blob(2);
        const Bytes rms = row.blob(3);
        if (peak.size() != rms.size())
            return;
        const PackedBytes packed = packWaveform({{peak.begin(), peak.end()}, {rms.begin(), rms.end()}}, row.real(1));
        copy(row.integer(0), FindingKind::Waveform, 0, packed);
    });
}

Salvaged salvageAll(Database& target, const Database& damaged)
{
    Salvaged salvaged;
    Transaction transaction(target);
    copySmallTables(target, damaged);
    salvaged.tracks = copyTracks(target, damaged);
    copyOwn(target, damaged);
    for (const char* name : {"problem", "embedding", "finding"}) {
        const std::string table(name);
        target.execute("DELETE FROM " + table + " WHERE track IN (SELECT id FROM taken)");
        copyOfTakenTracks(target, damaged, table);
    }
    copyOlderFindings(target, damaged);
    salvaged.toAnalyse = settleAfterSalvage(target);
    transaction.commit();
    return salvaged;
}

} // namespace

Salvaged salvageInto(Database& target, const Database& damaged)
{
    target.execute("PRAGMA foreign_keys = OFF");
    target.execute("CREATE TEMP TABLE taken (id INTEGER PRIMARY KEY)");
    try {
        const Salvaged salvaged = salvageAll(target, damaged);
        target.execute("DROP TABLE taken");
        target.execute("PRAGMA foreign_keys = ON");
        return salvaged;
    } catch (const TargetFailed& failed) {
        throw failed.error;
    }
}

std::int64_t settleAfterSalvage(Database& target)
{
    target.execute("DELETE FROM track WHERE root NOT IN (SELECT id FROM root)");
    for (const char* name : {"problem", "in_hand", "embedding", "finding", "play_history"})
        target.execute("DELETE FROM " + std::string(name) + " WHERE track NOT IN (SELECT id FROM track)");
    target.execute("DELETE FROM embedding WHERE model NOT IN (SELECT id FROM model)");
    target.execute("DELETE FROM finding WHERE model <> 0 AND model NOT IN (SELECT id FROM model)");
    // Views elsewhere may have seen a higher count than the backup knows.
    target.execute("UPDATE meta SET value = 1 + max(value, (SELECT coalesce(max(changed), 0) FROM track)) "
                   "WHERE key = 'changes'");
    // Of what is lacking besides the vector, the next scan knows by itself.
    target.execute("UPDATE track SET state = 0, changed = (SELECT value FROM meta WHERE key = 'changes') "
                   "WHERE state IN (1, 2) AND NOT (id IN (SELECT track FROM embedding) "
                   "AND id IN (SELECT track FROM finding))");
    return target.changes();
}

} // namespace tonekin
