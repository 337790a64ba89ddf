// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/libraryscan.h"
#include "base/unitnote.h"
#include "catalogue/follow.h"
#include "catalogue/livevectors.h"
#include "library/library.h"
#include "library/verdict.h"
#include "session/tracksnapshot.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QTimer;

namespace tonekin {

/// What came of opening a library file.
struct OpenedLibrary {
    std::optional<Error> error;       // it could not be opened at all
    std::optional<Error> whyReadOnly; // it can only be browsed
    QString repaired;                 // words on what was restored at opening
    std::shared_ptr<Library> reader;  // a second connection, for the GUI thread's small questions
};

using ProblemList = std::shared_ptr<const std::vector<std::pair<TrackId, TrackProblem>>>;

/// The window's side of the library file, on a thread of its own: opens it, loads and follows it, does what the user
/// asks of it, and owns the scan. LibrarySession is its only user: it calls the slots through the event loop and hears
/// the signals queued.
class LibraryWorker : public QObject {
    Q_OBJECT
public:
    explicit LibraryWorker(std::shared_ptr<LiveVectors> vectors);
    ~LibraryWorker() override;

    void open(const std::filesystem::path& file);
    void exclude(const std::vector<TrackId>& ids);
    void include(const std::vector<TrackId>& ids);
    void retry(const std::vector<TrackId>& ids); // empty: all that failed
    void removeRoot(RootId root);
    /// All of them or none; empty ones are forgotten.
    void saveUnitNotes(const std::string& modelHash, const std::vector<UnitNote>& notes);
    /// What was decided about the same as `subject` is forgotten, these are kept instead: all of it or nothing.
    void saveVerdicts(const std::vector<Verdict>& verdicts, const std::vector<Verdict>& subject);
    void startScan(ScanOptions options);
    void pauseScan();
    void resumeScan();
    void cancelScan();
    void endScan(); // after its last report: waits for it and lets go of it
    void look();    // at once, whether something has changed

Q_SIGNALS:
    void opened(const tonekin::OpenedLibrary& library);
    void tracksChanged(tonekin::TrackSnapshotRef snapshot);
    void problemsChanged(tonekin::ProblemList problems);
    void vectorsChanged();
    void scanProgressed(const tonekin::ScanProgress& progress);
    void scanRefused(const tonekin::Error& error);
    void unitNotesSaved(bool done); // what the library holds now may be read
    void verdictsSaved(bool done);
    void failed(const tonekin::Error& error); // a wish of the user's, or following the library

private:
    std::optional<Error> openFile(const std::filesystem::path& file, OpenedLibrary& opened);
    void correctHubs();
    void publish();
    void markAll(const std::vector<TrackId>& ids, Status (TrackStore::*mark)(TrackId));
    void finishRequest(const Status& status);

    std::shared_ptr<LiveVectors> m_vectors;
    std::optional<Library> m_library;
    std::unique_ptr<LibraryScan> m_scan;
    TrackLister m_lister;
    std::unique_ptr<CatalogueFollower> m_follower; // of m_library
    bool m_correcting = false;                     // some more of it is waiting in the event loop
    std::optional<ErrorCode> m_lastComplaint;      // so that a lasting trouble is said once
    QTimer* m_timer = nullptr;
};

} // namespace tonekin

Q_DECLARE_METATYPE(tonekin::OpenedLibrary)
Q_DECLARE_METATYPE(tonekin::ScanProgress)
