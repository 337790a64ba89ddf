// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/libraryworker.h"

#include <QTimer>

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace tonekin {

namespace {

constexpr int lookEveryMs = 500;

// Tracks whose place among all others is worked out in one go: less than a tenth of a second, so that a scan can be
// cancelled in between.
constexpr std::size_t correctedAtOnce = 5000;
// Changes made while nobody can ask: each takes a fraction of a millisecond.
constexpr std::size_t changedAtOnce = 64;

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
    m_library.reset();
    m_tracks.clear();
    m_counter = -1;
    m_modelHash.clear();

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
    if (auto reader = Library::open(file, Library::Access::ReadOnly))
        opened.reader = std::make_shared<Library>(*std::move(reader));
    return {};
}

void LibraryWorker::look()
{
    if (!m_library)
        return;
    const std::int64_t counter = m_library->changeCounter();
    if (counter == m_counter)
        return;
    const bool first = m_counter < 0;
    auto status = first ? loadTracks() : followTracks();
    if (status)
        status = first ? loadVectors() : followVectors();
    if (!status) {
        if (m_lastComplaint != status.error().code)
            Q_EMIT failed(status.error());
        m_lastComplaint = status.error().code;
        return;
    }
    m_lastComplaint.reset();
    m_counter = counter;
}

Status LibraryWorker::loadTracks()
{
    auto rows = m_library->tracks();
    if (!rows)
        return rows.error();
    m_tracks.clear();
    for (const TrackRow& row : *rows)
        m_tracks.insert_or_assign(m_tracks.end(), row.id, m_lister.list(row));
    m_lister.forgetUnused();
    publish();
    return ok();
}

Status LibraryWorker::followTracks()
{
    auto rows = m_library->tracksChangedSince(m_counter);
    if (!rows)
        return rows.error();
    for (const TrackRow& row : *rows)
        m_tracks.insert_or_assign(row.id, m_lister.list(row));
    const auto counts = m_library->counts();
    if (!counts)
        return counts.error();
    // Rows that are gone (a folder was taken out of the library) are no change that could be asked for.
    if (counts->tracks != static_cast<std::int64_t>(m_tracks.size()))
        return loadTracks();
    publish();
    return ok();
}

Status LibraryWorker::loadVectors()
{
    const auto hash = m_library->modelInUse();
    if (!hash)
        return hash.error();
    m_modelHash = *hash;
    auto table = m_library->embeddings(m_modelHash);
    if (!table)
        return table.error();
    VectorIndex index(table->dimensions, std::move(table->ids), std::move(table->values));
    if (index.size() <= correctedAtOnce)
        index.correctHubs();
    m_vectors->write([&](VectorIndex& current) { current = std::move(index); });
    Q_EMIT vectorsChanged();
    correctHubs();
    return ok();
}

// Lists made meanwhile are in the order of the plain cosines; they are made again when this is done.
void LibraryWorker::correctHubs()
{
    const bool allDone = m_vectors->read([](const VectorIndex& index) { return index.hubsAreCovered(); });
    if (!allDone && !std::exchange(m_correcting, true))
        QTimer::singleShot(0, this, &LibraryWorker::correctSomeHubs);
}

void LibraryWorker::correctSomeHubs()
{
    m_correcting = false;
    // Nobody else changes the vectors, so that they are the same in both steps.
    auto portion = m_vectors->read([](const VectorIndex& index) { return index.nextCorrection(correctedAtOnce); });
    bool nowCorrected = false;
    m_vectors->write([&](VectorIndex& index) {
        index.take(std::move(portion));
        nowCorrected = index.correctsHubs();
    });
    if (nowCorrected)
        Q_EMIT vectorsChanged();
    correctHubs();
}

Status LibraryWorker::followVectors()
{
    const auto hash = m_library->modelInUse();
    if (!hash)
        return hash.error();
    if (*hash != m_modelHash)
        return loadVectors();
    const auto table = m_library->embeddingsChangedSince(m_modelHash, m_counter);
    if (!table)
        return table.error();
    putVectors(*table);
    const std::vector<TrackId> gone = vectorsOfNoTrack();
    removeVectors(gone);
    if (!table->ids.empty() || !gone.empty())
        Q_EMIT vectorsChanged();
    correctHubs();
    return ok();
}

std::vector<TrackId> LibraryWorker::vectorsOfNoTrack() const
{
    std::vector<TrackId> ids;
    m_vectors->read([&](const VectorIndex& index) {
        if (index.size() > m_tracks.size())
            std::ranges::copy_if(index.ids(), std::back_inserter(ids),
                                 [this](TrackId id) { return !m_tracks.contains(id); });
    });
    return ids;
}

// Where much of a library changes, what is usual in it is better worked out anew than followed.
void LibraryWorker::beforeChanges(std::size_t count)
{
    m_vectors->write([count](VectorIndex& index) {
        if (count > changedAtOnce && count > index.size() / 10)
            index.forgetHubs();
    });
}

void LibraryWorker::putVectors(const EmbeddingTable& table)
{
    beforeChanges(table.ids.size());
    const auto width = static_cast<std::size_t>(table.dimensions);
    for (std::size_t first = 0; first < table.ids.size(); first += changedAtOnce)
        m_vectors->write([&](VectorIndex& index) {
            const std::size_t end = std::min(first + changedAtOnce, table.ids.size());
            for (std::size_t i = first; i < end; ++i)
                index.put(table.ids[i], std::span(table.values).subspan(i * width, width));
        });
}

void LibraryWorker::removeVectors(const std::vector<TrackId>& ids)
{
    beforeChanges(ids.size());
    for (std::size_t first = 0; first < ids.size(); first += changedAtOnce)
        m_vectors->write([&](VectorIndex& index) {
            const std::size_t end = std::min(first + changedAtOnce, ids.size());
            for (std::size_t i = first; i < end; ++i)
                index.remove(ids[i]);
        });
}

void LibraryWorker::publish()
{
    auto snapshot = std::make_shared<TrackSnapshot>();
    snapshot->tracks.reserve(m_tracks.size());
    for (const auto& [id, track] : m_tracks)
        snapshot->tracks.push_back(track);
    if (auto roots = m_library->roots())
        snapshot->roots = *std::move(roots);
    Q_EMIT tracksChanged(std::move(snapshot));
    if (auto problems = m_library->problems())
        Q_EMIT problemsChanged(
            std::make_shared<const std::vector<std::pair<TrackId, TrackProblem>>>(*std::move(problems)));
}

void LibraryWorker::finishRequest(const Status& status)
{
    if (!status)
        Q_EMIT failed(status.error());
    look();
}

void LibraryWorker::setExcluded(const std::vector<TrackId>& ids, bool excluded)
{
    if (!m_library)
        return;
    Status status = m_library->begin();
    for (const TrackId id : ids)
        if (status)
            status = m_library->markExcluded(id, excluded);
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
    Status status = ids.empty() ? m_library->retryFailures(std::nullopt) : ok();
    for (const TrackId id : ids)
        if (status)
            status = m_library->retryFailures(id);
    finishRequest(status);
}

void LibraryWorker::removeRoot(RootId root)
{
    if (m_library)
        finishRequest(m_library->removeRoot(root));
}

void LibraryWorker::saveUnitNotes(const std::string& modelHash, const std::vector<UnitNote>& notes)
{
    if (!m_library)
        return;
    const Status status = m_library->saveUnitNotes(modelHash, notes);
    Q_EMIT unitNotesSaved(bool(status));
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
