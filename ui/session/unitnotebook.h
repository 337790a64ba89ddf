// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/latestjob.h"
#include "model/unitnotesfile.h"
#include "session/librarysession.h"

#include <QObject>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tonekin {

/// How many units a network has, as far as that is known: what notes may be about.
struct UnitCounts {
    std::vector<int> convolutions; // filters of each
    int hidden = 0;
    bool has(NetworkUnit unit) const;
};

/// The user's own names, notes and stars for the units of one network. Every change can be undone and is written to the
/// library. GUI thread; the session must outlive it.
class UnitNotebook : public QObject {
    Q_OBJECT
public:
    explicit UnitNotebook(LibrarySession& session, QObject* parent = nullptr);

    /// Whose units; what was undoable about another network's is not any more. `name` is for people; `counts` empty:
    /// unknown.
    void setModel(const std::string& hash, const std::string& name, std::optional<UnitCounts> counts);
    const std::string& modelHash() const { return m_hash; }
    UnitNote noteOf(NetworkUnit unit) const; // an empty one where there is none
    const std::map<NetworkUnit, UnitNote>& notes() const { return m_notes; }
    /// The library can be written to and the network is known.
    bool canWrite() const;

    /// `words`: what is undone, for menus. Does nothing if it changes nothing. Successive changes that are of the same
    /// `kind`, not negative, are undone as one.
    void write(const UnitNote& note, const QString& words, int kind = -1);

    void exportTo(const std::filesystem::path& file);
    /// Reads a file on another thread; imported() or refused() tells.
    void importFrom(const std::filesystem::path& file);

Q_SIGNALS:
    void changed();
    void exported(const std::filesystem::path& file, int units);
    void imported(int units);
    void refused(const QString& why); // nothing was changed
    void exportFailed(const tonekin::Error& error);

private:
    class Change;

    void apply(const std::vector<UnitNote>& notes);
    void reload();
    void forgetChanges();
    void receive(const Result<UnitNotes>& read);
    std::vector<UnitNote> notesBefore(const std::vector<UnitNote>& notes) const;

    LibrarySession& m_session;
    std::string m_hash;
    std::string m_name;
    std::optional<UnitCounts> m_counts;
    std::map<NetworkUnit, UnitNote> m_notes;
    LatestJob<Result<UnitNotes>> m_reading;
    LatestJob<Status> m_writing;
    std::filesystem::path m_exportFile;
    int m_exported = 0;
    std::string m_importHash; // of the network when the import was asked for
};

} // namespace tonekin
