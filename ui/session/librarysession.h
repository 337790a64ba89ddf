// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/unitnote.h"
#include "catalogue/similar.h"
#include "library/verdict.h"
#include "session/commandhistory.h"
#include "session/libraryworker.h"

#include <QObject>
#include <QThread>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace tonekin {

struct SessionOptions {
    std::filesystem::path libraryFile;
    std::filesystem::path modelManifest;
    HelperPrograms helpers;
};

/// How a scan is to be run; read from the settings at every start of one.
struct ScanPreferences {
    std::string device = "auto";
    int decoders = 0; // 0: as many as fill the machine
};

/// An opened library as the window sees it: the tracks as a snapshot, their vectors, the scan. Everything that may take
/// longer than a moment happens on other threads and comes back as a signal. GUI thread.
class LibrarySession : public QObject {
    Q_OBJECT
public:
    using PreferencesSource = std::function<ScanPreferences()>;

    LibrarySession(SessionOptions options, PreferencesSource preferences, QObject* parent = nullptr);
    ~LibrarySession() override; // cancels the scan and waits for it; nothing finished is lost

    /// Starts opening the file; opened() tells the rest. Again after a failure to try again.
    void open();
    bool isOpen() const { return m_open; }
    bool hasLoaded() const { return m_loaded; } // the first rows are here (there may be none)
    const std::optional<Error>& openError() const { return m_library.error; }
    const std::optional<Error>& whyReadOnly() const { return m_library.whyReadOnly; }
    const QString& repaired() const { return m_library.repaired; }
    const SessionOptions& options() const { return m_options; }

    const TrackSnapshotRef& tracks() const { return m_tracks; } // never null
    const ProblemList& problems() const { return m_problems; }  // never null
    std::shared_ptr<const LiveVectors> vectors() const { return m_vectors; }
    std::size_t vectorCount() const;

    /// What the user did to this library and can undo.
    CommandHistory& history() { return m_history; }

    // Small questions, answered at once
    std::optional<TrackRow> row(TrackId id) const;
    Waveform waveform(TrackId id) const;
    std::filesystem::path pathOf(TrackId id) const;
    std::vector<UnitNote> unitNotes(const std::string& modelHash) const;
    std::vector<Verdict> verdicts(VerdictKind kind) const;
    /// The activations of a network's filters in a track; empty where it was not analysed, or before such activations
    /// were kept.
    std::vector<FilterResponse> filterResponses(TrackId id, const std::string& modelHash) const;
    std::vector<std::vector<FilterPeak>> laterPeaks(TrackId id, const std::string& modelHash) const;

    // The scan
    bool isScanning() const { return m_scanning; }
    const ScanProgress& progress() const { return m_progress; }
    const std::optional<Error>& scanError() const { return m_scanError; }
    /// Adds the folders and scans; while a scan runs, another follows it.
    void scan(std::vector<std::filesystem::path> folders = {}, std::vector<std::filesystem::path> goneForGood = {});
    void pause();
    void resume();
    void cancel();

    // Requests of the user's; the snapshot that follows shows what became of them
    void exclude(std::vector<TrackId> ids);
    void include(std::vector<TrackId> ids);
    void retry(std::vector<TrackId> ids); // empty: all that failed; scans afterwards
    void removeRoot(RootId root);
    void saveUnitNotes(std::string modelHash, std::vector<UnitNote> notes); // unitNotesSaved() tells
    /// Forgets what was decided about the same as `subject`, and keeps these instead; verdictsSaved() tells.
    void saveVerdicts(std::vector<Verdict> verdicts, std::vector<Verdict> subject);

Q_SIGNALS:
    void opened();
    void tracksChanged();
    void problemsChanged();
    void vectorsChanged();
    void scanChanged();             // progress, start, end, refusal
    void unitNotesSaved(bool done); // false: failed() tells why
    void verdictsSaved(bool done);  // likewise
    void failed(const tonekin::Error& error);

private:
    template <typename Step>
    void onWorker(Step step);
    void receiveOpened(const OpenedLibrary& library);
    void receiveProgress(const ScanProgress& progress);
    void receiveRefusal(const Error& error);
    void connectWorker();
    void scanIfWanted();
    void startScan();

    SessionOptions m_options;
    CommandHistory m_history;
    PreferencesSource m_preferences;
    std::shared_ptr<LiveVectors> m_vectors;
    OpenedLibrary m_library;
    TrackSnapshotRef m_tracks;
    ProblemList m_problems;
    ScanProgress m_progress;
    std::optional<Error> m_scanError;
    std::vector<std::filesystem::path> m_foldersWanted;
    std::vector<std::filesystem::path> m_goneForGood;
    bool m_open = false;
    bool m_loaded = false;
    bool m_scanning = false;
    bool m_scanAgain = false;
    QThread m_thread;
    LibraryWorker* m_worker; // lives in m_thread, deleted there
};

} // namespace tonekin
