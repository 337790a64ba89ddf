// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/notestore.h"

#include "library/connection.h"

namespace tonekin {

namespace {

constexpr std::size_t longestModelHash = 200; // bytes

Status checkNotes(const std::string& modelHash, const std::vector<UnitNote>& notes)
{
    if (modelHash.empty() || modelHash.size() > longestModelHash)
        return Error{ErrorCode::InvalidArgument, "that is no model's hash"};
    for (const UnitNote& note : notes)
        if (const std::string flaw = flawOf(note); !flaw.empty())
            return Error{ErrorCode::InvalidArgument, flaw};
    return ok();
}

void writeNote(Database& database, const std::string& modelHash, const UnitNote& note)
{
    const char* const sql =
        note.isEmpty() ? "DELETE FROM unit_note WHERE model = ? AND layer = ? AND unit = ?"
                       : "INSERT INTO unit_note (model, layer, unit, name, notes, stars) VALUES (?, ?, ?, ?, ?, ?) "
                         "ON CONFLICT (model, layer, unit) DO UPDATE SET name = excluded.name, "
                         "notes = excluded.notes, stars = excluded.stars";
    Statement write(database, sql);
    write.bind(std::string_view(modelHash)).bind(note.unit.layer.number).bind(note.unit.index);
    if (!note.isEmpty())
        write.bind(std::string_view(note.name)).bind(std::string_view(note.notes)).bind(note.stars);
    write.run();
}

} // namespace

NoteStore::NoteStore(Connection& connection)
    : m_connection(connection)
{
}

Result<std::vector<UnitNote>> NoteStore::all(const std::string& modelHash) const
{
    return m_connection.read([&] {
        std::vector<UnitNote> notes;
        Statement rows(m_connection.database, "SELECT layer, unit, name, notes, stars FROM unit_note WHERE model = ? "
                                              "ORDER BY layer, unit");
        rows.bind(std::string_view(modelHash));
        while (rows.next()) {
            UnitNote note{{{static_cast<int>(rows.integer(0))}, static_cast<int>(rows.integer(1))},
                          std::string(rows.text(2)),
                          std::string(rows.text(3)),
                          static_cast<int>(rows.integer(4))};
            if (flawOf(note).empty()) // whatever else has written into the file
                notes.push_back(std::move(note));
        }
        return notes;
    });
}

Status NoteStore::save(const std::string& modelHash, const UnitNote& note)
{
    return save(modelHash, std::vector{note});
}

Status NoteStore::save(const std::string& modelHash, const std::vector<UnitNote>& notes)
{
    if (auto checked = checkNotes(modelHash, notes); !checked)
        return checked;
    return m_connection.write([&]() -> Status {
        for (const UnitNote& note : notes)
            writeNote(m_connection.database, modelHash, note);
        m_connection.changeNumber();
        return ok();
    });
}

} // namespace tonekin
