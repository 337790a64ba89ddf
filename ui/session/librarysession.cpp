// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/librarysession.h"

#include "library/findingstore.h"
#include "library/notestore.h"
#include "library/trackstore.h"
#include "library/verdictstore.h"

#include <utility>

namespace tonekin {

namespace {

bool hasEnded(ScanPhase phase)
{
    return phase == ScanPhase::Finished || phase == ScanPhase::Cancelled || phase == ScanPhase::Failed;
}

} // namespace

LibrarySession::LibrarySession(SessionOptions options, PreferencesSource preferences, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_preferences(std::move(preferences))
    , m_vectors(std::make_shared<LiveVectors>())
    , m_tracks(std::make_shared<TrackSnapshot>())
    , m_problems(std::make_shared<ProblemList::element_type>())
    , m_worker(new LibraryWorker(m_vectors))
{
    connectWorker();
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("library"));
    m_thread.start();
}

LibrarySession::~LibrarySession()
{
    m_worker->disconnect(this);
    onWorker([](LibraryWorker& worker) { worker.cancelScan(); });
    m_thread.quit();
    m_thread.wait();
}

void LibrarySession::connectWorker()
{
    connect(m_worker, &LibraryWorker::opened, this, &LibrarySession::receiveOpened, Qt::QueuedConnection);
    connect(m_worker, &LibraryWorker::scanProgressed, this, &LibrarySession::receiveProgress, Qt::QueuedConnection);
    connect(m_worker, &LibraryWorker::scanRefused, this, &LibrarySession::receiveRefusal, Qt::QueuedConnection);
    connect(m_worker, &LibraryWorker::failed, this, &LibrarySession::failed, Qt::QueuedConnection);
    connect(m_worker, &LibraryWorker::unitNotesSaved, this, &LibrarySession::unitNotesSaved, Qt::QueuedConnection);
    connect(m_worker, &LibraryWorker::verdictsSaved, this, &LibrarySession::verdictsSaved, Qt::QueuedConnection);
    connect(m_worker, &LibraryWorker::vectorsChanged, this, &LibrarySession::vectorsChanged, Qt::QueuedConnection);
    connect(
        m_worker, &LibraryWorker::tracksChanged, this,
        [this](TrackSnapshotRef snapshot) {
            m_tracks = std::move(snapshot);
            m_loaded = true;
            Q_EMIT tracksChanged();
            scanIfWanted();
        },
        Qt::QueuedConnection);
    connect(
        m_worker, &LibraryWorker::problemsChanged, this,
        [this](ProblemList problems) {
            m_problems = std::move(problems);
            Q_EMIT problemsChanged();
        },
        Qt::QueuedConnection);
}

template <typename Step>
void LibrarySession::onWorker(Step step)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, step = std::move(step)]() mutable { step(*worker); }, Qt::QueuedConnection);
}

void LibrarySession::open()
{
    onWorker([file = m_options.libraryFile](LibraryWorker& worker) { worker.open(file); });
}

void LibrarySession::receiveOpened(const OpenedLibrary& library)
{
    m_library = library;
    m_open = !library.error;
    Q_EMIT opened();
}

std::size_t LibrarySession::vectorCount() const
{
    return m_vectors->read([](const VectorIndex& index) { return index.size(); });
}

std::optional<TrackRow> LibrarySession::row(TrackId id) const
{
    if (!m_library.reader)
        return {};
    auto row = m_library.reader->tracks().find(id);
    return row ? std::optional(*std::move(row)) : std::nullopt;
}

Waveform LibrarySession::waveform(TrackId id) const
{
    if (!m_library.reader)
        return {};
    auto waveform = m_library.reader->findings().waveform(id);
    return waveform ? *std::move(waveform) : Waveform{};
}

std::vector<UnitNote> LibrarySession::unitNotes(const std::string& modelHash) const
{
    if (!m_library.reader)
        return {};
    auto notes = m_library.reader->notes().all(modelHash);
    return notes ? *std::move(notes) : std::vector<UnitNote>();
}

std::vector<Verdict> LibrarySession::verdicts(VerdictKind kind) const
{
    if (!m_library.reader)
        return {};
    auto verdicts = m_library.reader->verdicts().all(kind);
    return verdicts ? *std::move(verdicts) : std::vector<Verdict>();
}

std::vector<FilterResponse> LibrarySession::filterResponses(TrackId id, const std::string& modelHash) const
{
    if (!m_library.reader)
        return {};
    auto responses = m_library.reader->findings().filters(id, modelHash);
    return responses ? *std::move(responses) : std::vector<FilterResponse>();
}

std::vector<std::vector<FilterPeak>> LibrarySession::laterPeaks(TrackId id, const std::string& modelHash) const
{
    if (!m_library.reader)
        return {};
    auto peaks = m_library.reader->findings().laterPeaks(id, modelHash);
    return peaks ? *std::move(peaks) : std::vector<std::vector<FilterPeak>>();
}

std::filesystem::path LibrarySession::pathOf(TrackId id) const
{
    const ListedTrack* track = m_tracks->find(id);
    return track ? m_tracks->pathOf(*track) : std::filesystem::path();
}

void LibrarySession::scan(std::vector<std::filesystem::path> folders, std::vector<std::filesystem::path> goneForGood)
{
    std::ranges::move(folders, std::back_inserter(m_foldersWanted));
    std::ranges::move(goneForGood, std::back_inserter(m_goneForGood));
    m_scanAgain = true;
    scanIfWanted();
}

// Not before the first rows are here: a scan that adds a folder looks at those that the library has, too.
void LibrarySession::scanIfWanted()
{
    if (m_scanAgain && m_open && m_loaded && !m_scanning && !m_library.whyReadOnly)
        startScan();
}

void LibrarySession::startScan()
{
    ScanOptions options;
    const ScanPreferences preferences = m_preferences();
    options.libraryFile = m_options.libraryFile;
    options.helpers = m_options.helpers;
    options.network.manifest = m_options.modelManifest;
    options.network.device = preferences.device;
    options.jobs = preferences.decoders;
    if (!m_foldersWanted.empty())
        // A scan of some folders only would leave the others stale: all that belong to the library are looked at.
        for (const MusicRoot& root : m_tracks->roots)
            options.folders.push_back(root.path);
    std::ranges::move(std::exchange(m_foldersWanted, {}), std::back_inserter(options.folders));
    options.goneForGood = std::exchange(m_goneForGood, {});
    m_scanAgain = false;
    m_scanning = true;
    m_scanError.reset();
    m_progress = {};
    onWorker([options = std::move(options)](LibraryWorker& worker) mutable { worker.startScan(std::move(options)); });
    Q_EMIT scanChanged(); // after it: who pauses the scan as soon as it is told shall find one
}

void LibrarySession::receiveProgress(const ScanProgress& progress)
{
    if (!m_scanning)
        return; // late news of a scan that was let go
    m_progress = progress;
    if (!hasEnded(progress.phase)) {
        Q_EMIT scanChanged();
        return;
    }
    m_scanning = false;
    m_scanError = progress.error;
    onWorker([](LibraryWorker& worker) { worker.endScan(); });
    Q_EMIT scanChanged();
    scanIfWanted();
}

void LibrarySession::receiveRefusal(const Error& error)
{
    m_scanning = false;
    m_scanAgain = false;
    m_scanError = error;
    m_progress.phase = ScanPhase::Failed;
    Q_EMIT scanChanged();
}

void LibrarySession::pause()
{
    onWorker([](LibraryWorker& worker) { worker.pauseScan(); });
}

void LibrarySession::resume()
{
    onWorker([](LibraryWorker& worker) { worker.resumeScan(); });
}

void LibrarySession::cancel()
{
    m_scanAgain = false;
    onWorker([](LibraryWorker& worker) { worker.cancelScan(); });
}

void LibrarySession::exclude(std::vector<TrackId> ids)
{
    onWorker([ids = std::move(ids)](LibraryWorker& worker) { worker.exclude(ids); });
}

void LibrarySession::include(std::vector<TrackId> ids)
{
    onWorker([ids = std::move(ids)](LibraryWorker& worker) { worker.include(ids); });
}

void LibrarySession::retry(std::vector<TrackId> ids)
{
    onWorker([ids = std::move(ids)](LibraryWorker& worker) { worker.retry(ids); });
    scan();
}

void LibrarySession::removeRoot(RootId root)
{
    onWorker([root](LibraryWorker& worker) { worker.removeRoot(root); });
}

void LibrarySession::saveUnitNotes(std::string modelHash, std::vector<UnitNote> notes)
{
    onWorker([hash = std::move(modelHash), notes = std::move(notes)](LibraryWorker& worker) {
        worker.saveUnitNotes(hash, notes);
    });
}

void LibrarySession::saveVerdicts(std::vector<Verdict> verdicts, std::vector<Verdict> subject)
{
    onWorker([verdicts = std::move(verdicts), subject = std::move(subject)](LibraryWorker& worker) {
        worker.saveVerdicts(verdicts, subject);
    });
}

} // namespace tonekin
