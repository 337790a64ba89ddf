// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/libraryworker.h"

#include "library/notestore.h"
#include "library/rootstore.h"
#include "library/trackstore.h"
#include "library/verdictstore.h"

#include <QTimer>

#include <utility>

namespace tonekin {

namespace {

constexpr int lookEveryMs = 500;

bool canBeBrowsed(ErrorCode code)
{
    return code == ErrorCode::LibraryReadOnly || code == ErrorCode::LibraryNewer || code == ErrorCode::LibraryInUse ||
           code == ErrorCode::Permission || code == ErrorCode::DiskFull;
}

} // namespace

LibraryWorker::LibraryWorker(std::shared_ptr<LiveVectors> vectors)
    : m_vectors(std::move(vectors))
{
}

LibraryWorker::~LibraryWorker() = default;

void LibraryWorker::open(const std::filesystem::path& file)
{
    m_scan.reset();
    m_follower.reset();
    m_library.reset();

    OpenedLibrary result;
    result.error = openFile(file, result);
    Q_EMIT opened(result);
    if (result.error)
        return;
    look();
    if (!m_timer) {
        m_timer = new QTimer(this);
        connect(m_timer, &QTimer::timeout, this, &LibraryWorker::look);
    }
    m_timer->start(lookEveryMs);
}

std::optional<Error> LibraryWorker::openFile(const std::filesystem::path& file, OpenedLibrary& opened)
{
    auto library = Library::open(file, Library::Access::ReadWrite);
    if (!library) {
        if (!canBeBrowsed(library.error().code))
            return library.error();
        opened.whyReadOnly = library.error();
        library = Library::open(file, Library::Access::ReadOnly);
        if (!library)
            return opened.whyReadOnly;
    } else if (library->readOnly()) {
        opened.whyReadOnly = Error{ErrorCode::LibraryReadOnly, {}};
    }
    opened.repaired = QString::fromStdString(library->repaired());
    m_library.emplace(*std::move(library));
    m_follower =
        std::make_unique<CatalogueFollower>(*m_library, m_vectors, [this](const TrackRow& row, CatalogueTexts& texts) {
            return m_lister.list(row, texts);
        });
    if (auto reader = Library::open(file, Library::Access::ReadOnly))
        opened.reader = std::make_shared<Library>(*std::move(reader));
    return {};
}

void LibraryWorker::look()
{
    if (!m_follower)
        return;
    const auto changes = m_follower->follow();
    if (!changes) {
        if (m_lastComplaint != changes.error().code)
            Q_EMIT failed(changes.error());
        m_lastComplaint = changes.error().code;
        return;
    }
    m_lastComplaint.reset();
    if (changes->tracks)
        publish();
    if (changes->vectors) {
        Q_EMIT vectorsChanged();
        correctHubs();
    }
}

// In portions, so that a scan can be cancelled in between. Lists made meanwhile are in the order of the plain cosines;
// they are made again when this is done.
void LibraryWorker::correctHubs()
{
    if (std::exchange(m_correcting, true))
        return;
    QTimer::singleShot(0, this, [this] {
        m_correcting = false;
        if (!m_follower)
            return;
        const auto step = m_follower->correctSomeHubs();
        if (step.nowCorrected)
            Q_EMIT vectorsChanged();
        if (step.more)
            correctHubs();
    });
}

void LibraryWorker::publish()
{
    m_lister.forgetUnused();
    Q_EMIT tracksChanged(std::make_shared<const TrackSnapshot>(m_follower->catalogue()));
    if (auto problems = m_library->tracks().problems())
        Q_EMIT problemsChanged(
            std::make_shared<const std::vector<std::pair<TrackId, TrackProblem>>>(*std::move(problems)));
}

void LibraryWorker::finishRequest(const Status& status)
{
    if (!status)
        Q_EMIT failed(status.error());
    look();
}

void LibraryWorker::exclude(const std::vector<TrackId>& ids)
{
    markAll(ids, &TrackStore::markExcluded);
}

void LibraryWorker::include(const std::vector<TrackId>& ids)
{
    markAll(ids, &TrackStore::markIncluded);
}

void LibraryWorker::markAll(const std::vector<TrackId>& ids, Status (TrackStore::*mark)(TrackId))
{
    if (!m_library)
        return;
    Status status = m_library->begin();
    for (const TrackId id : ids)
        if (status)
            status = (m_library->tracks().*mark)(id);
    if (status)
        status = m_library->commit();
    if (!status)
        (void)m_library->rollBack(); // the first error is the one to tell
    finishRequest(status);
}

void LibraryWorker::retry(const std::vector<TrackId>& ids)
{
    if (!m_library)
        return;
    Status status = ids.empty() ? m_library->tracks().retryFailures(std::nullopt) : ok();
    for (const TrackId id : ids)
        if (status)
            status = m_library->tracks().retryFailures(id);
    finishRequest(status);
}

void LibraryWorker::removeRoot(RootId root)
{
    if (m_library)
        finishRequest(m_library->roots().remove(root));
}

void LibraryWorker::saveUnitNotes(const std::string& modelHash, const std::vector<UnitNote>& notes)
{
    if (!m_library)
        return;
    const Status status = m_library->notes().save(modelHash, notes);
    Q_EMIT unitNotesSaved(bool(status));
    finishRequest(status);
}

void LibraryWorker::saveVerdicts(const std::vector<Verdict>& verdicts, const std::vector<Verdict>& subject)
{
    if (!m_library)
        return;
    Status status = m_library->begin();
    if (status)
        status = m_library->verdicts().forget(subject);
    if (status)
        status = m_library->verdicts().save(verdicts);
    if (status)
        status = m_library->commit();
    if (!status)
        (void)m_library->rollBack(); // the first error is the one to tell
    Q_EMIT verdictsSaved(bool(status));
    finishRequest(status);
}

void LibraryWorker::startScan(ScanOptions options)
{
    m_scan.reset();
    const auto report = [this](const ScanProgress& progress) {
        Q_EMIT scanProgressed(progress);
    }; // on a thread of the scan
    auto scan = LibraryScan::start(std::move(options), report);
    if (!scan) {
        Q_EMIT scanRefused(scan.error());
        return;
    }
    m_scan = *std::move(scan);
}

void LibraryWorker::pauseScan()
{
    if (m_scan)
        m_scan->pause();
}

void LibraryWorker::resumeScan()
{
    if (m_scan)
        m_scan->resume();
}

void LibraryWorker::cancelScan()
{
    if (m_scan)
        m_scan->cancel();
}

void LibraryWorker::endScan()
{
    if (m_scan)
        m_scan->wait();
    m_scan.reset();
    look();
}

} // namespace tonekin
