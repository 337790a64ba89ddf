// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/unitnotebook.h"

#include "words/displaytext.h"
#include "words/errortext.h"

#include <algorithm>
#include <utility>

namespace tonekin {

class UnitNotebook::Change : public PlacedCommand {
public:
    Change(UnitNotebook& notebook, const QString& words, int kind, std::vector<UnitNote> before,
           std::vector<UnitNote> after)
        : PlacedCommand(words, CommandPlace::Filters)
        , m_notebook(notebook)
        , m_kind(kind)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_notebook.apply(m_before); }
    void redo() override { m_notebook.apply(m_after); }
    int id() const override { return m_kind; }
    bool mergeWith(const QUndoCommand* later) override
    {
        const auto* other = static_cast<const Change*>(later); // of the same id, so of this class
        if (m_after.size() != 1 || other->m_after.size() != 1 || m_after.front().unit != other->m_after.front().unit)
            return false;
        m_after = other->m_after;
        return true;
    }

private:
    UnitNotebook& m_notebook;
    int m_kind;
    std::vector<UnitNote> m_before;
    std::vector<UnitNote> m_after;
};

bool UnitCounts::has(NetworkUnit unit) const
{
    if (!unit.layer.isConvolution())
        return unit.index >= 0 && unit.index < hidden;
    const auto layer = static_cast<std::size_t>(unit.layer.number) - 1;
    return layer < convolutions.size() && unit.index >= 0 && unit.index < convolutions[layer];
}

UnitNotebook::UnitNotebook(LibrarySession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_reading([this](const Result<UnitNotes>& read) { receive(read); })
    , m_writing([this](const Status& status) {
        if (status)
            Q_EMIT exported(m_exportFile, m_exported);
        else
            Q_EMIT exportFailed(status.error());
    })
{
    connect(&m_session, &LibrarySession::opened, this, &UnitNotebook::reload);
    connect(&m_session, &LibrarySession::unitNotesSaved, this, [this](bool done) {
        if (!done) { // what is shown must be what the library holds
            forgetChanges();
            reload();
        }
    });
}

void UnitNotebook::setModel(const std::string& hash, const std::string& name, std::optional<UnitCounts> counts)
{
    m_name = name;
    m_counts = std::move(counts);
    if (hash == m_hash)
        return;
    m_hash = hash;
    forgetChanges();
    reload();
}

void UnitNotebook::forgetChanges()
{
    m_session.history().forgetWith(
        [](const QUndoCommand& command) { return dynamic_cast<const Change*>(&command) != nullptr; });
}

void UnitNotebook::reload()
{
    m_notes.clear();
    if (!m_hash.empty())
        for (UnitNote& note : m_session.unitNotes(m_hash))
            m_notes[note.unit] = std::move(note);
    Q_EMIT changed();
}

UnitNote UnitNotebook::noteOf(NetworkUnit unit) const
{
    const auto note = m_notes.find(unit);
    return note == m_notes.end() ? UnitNote{unit, {}, {}, 0} : note->second;
}

bool UnitNotebook::canWrite() const
{
    return !m_hash.empty() && m_session.isOpen() && !m_session.whyReadOnly();
}

std::vector<UnitNote> UnitNotebook::notesBefore(const std::vector<UnitNote>& notes) const
{
    std::vector<UnitNote> before;
    before.reserve(notes.size());
    for (const UnitNote& note : notes)
        before.push_back(noteOf(note.unit));
    return before;
}

void UnitNotebook::write(const UnitNote& note, const QString& words, int kind)
{
    if (canWrite() && note != noteOf(note.unit))
        m_session.history().push(new Change(*this, words, kind, {noteOf(note.unit)}, {note}));
}

void UnitNotebook::apply(const std::vector<UnitNote>& notes)
{
    for (const UnitNote& note : notes) {
        if (note.isEmpty())
            m_notes.erase(note.unit);
        else
            m_notes[note.unit] = note;
    }
    m_session.saveUnitNotes(m_hash, notes);
    Q_EMIT changed();
}

void UnitNotebook::exportTo(const std::filesystem::path& file)
{
    m_writing.wait();
    UnitNotes all{m_hash, m_name, {}};
    for (const auto& [unit, note] : m_notes)
        all.notes.push_back(note);
    m_exportFile = file;
    m_exported = static_cast<int>(all.notes.size());
    m_writing.ask([file, all = std::move(all)] { return writeUnitNotes(file, all); });
}

void UnitNotebook::importFrom(const std::filesystem::path& file)
{
    m_importHash = m_hash;
    m_reading.ask([file] { return readUnitNotes(file); });
}

void UnitNotebook::receive(const Result<UnitNotes>& read)
{
    if (!read) {
        const bool isMalformed = read.error().code == ErrorCode::InvalidArgument;
        Q_EMIT refused(isMalformed
                           ? tr("This is no file of names, or it is damaged: %1").arg(displayText(read.error().detail))
                           : errorSentence(read.error().code));
        return;
    }
    if (!canWrite() || m_importHash != m_hash) {
        Q_EMIT refused(tr("The library cannot be written to now."));
        return;
    }
    if (read->modelHash != m_hash) {
        Q_EMIT refused(tr("These names are of another network, “%1”. Its filters are others, so they would not fit.")
                           .arg(displayText(read->modelName)));
        return;
    }
    const auto isUnknown = [this](const UnitNote& note) { return m_counts && !m_counts->has(note.unit); };
    if (std::ranges::any_of(read->notes, isUnknown)) {
        Q_EMIT refused(tr("The file names filters that this network does not have."));
        return;
    }
    const std::vector<UnitNote> before = notesBefore(read->notes);
    if (before != read->notes)
        m_session.history().push(new Change(*this, tr("Read names"), -1, before, read->notes));
    Q_EMIT imported(static_cast<int>(read->notes.size()));
}

} // namespace tonekin
