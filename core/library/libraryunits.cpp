// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/packing.h"
#include "library/libraryimpl.h"

namespace tonekin {

namespace {

constexpr std::size_t longestModelHash = 200; // bytes

/// False for bytes that cannot be what was stored.
bool unpackInto(StoredActivations& activations, const Statement& row)
{
    auto filters = unpackFilters(row.blob(1));
    auto hidden = unpackHidden(row.blob(2));
    auto peaks = row.isNull(3) ? std::vector<std::vector<FilterPeak>>() : unpackPeaks(row.blob(3));
    if (!filters || !hidden || !peaks)
        return false;
    activations.id = {row.integer(0)};
    activations.filters = std::move(*filters);
    activations.hidden = std::move(*hidden);
    activations.laterPeaks = std::move(*peaks);
    return true;
}

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

Status Library::forEachAnalysed(const std::string& modelHash,
                                const std::function<bool(const StoredActivations&)>& take) const
{
    std::vector<TrackId> damaged;
    auto read = m_impl->read([&] {
        Statement rows(m_impl->database,
                       "SELECT filters.track, filters.packed, hidden.packed, peaks.packed FROM finding AS filters "
                       "JOIN finding AS hidden ON hidden.track = filters.track AND hidden.kind = ?2 AND "
                       "hidden.model = filters.model LEFT JOIN finding AS peaks ON peaks.track = filters.track AND "
                       "peaks.kind = ?3 AND peaks.model = filters.model WHERE filters.kind = ?1 AND "
                       "filters.model = (SELECT id FROM model WHERE hash = ?4) ORDER BY filters.track");
        rows.bind(static_cast<int>(FindingKind::FilterActivations)).bind(static_cast<int>(FindingKind::HiddenUnits));
        rows.bind(static_cast<int>(FindingKind::LaterPeaks)).bind(std::string_view(modelHash));
        StoredActivations activations;
        while (rows.next()) {
            if (!unpackInto(activations, rows))
                damaged.push_back({rows.integer(0)});
            else if (!take(activations))
                break;
        }
        return std::monostate{};
    });
    analyseAgain(*m_impl, damaged, modelHash);
    return read;
}

Result<std::vector<UnitNote>> Library::unitNotes(const std::string& modelHash) const
{
    return m_impl->read([&] {
        std::vector<UnitNote> notes;
        Statement rows(m_impl->database, "SELECT layer, unit, name, notes, stars FROM unit_note WHERE model = ? "
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

Status Library::saveUnitNote(const std::string& modelHash, const UnitNote& note)
{
    return saveUnitNotes(modelHash, {note});
}

Status Library::saveUnitNotes(const std::string& modelHash, const std::vector<UnitNote>& notes)
{
    if (auto checked = checkNotes(modelHash, notes); !checked)
        return checked;
    return m_impl->write([&]() -> Status {
        for (const UnitNote& note : notes)
            writeNote(m_impl->database, modelHash, note);
        m_impl->changeNumber();
        return ok();
    });
}

} // namespace tonekin
