// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/activationsreader.h"

#include "catalogue/units.h"
#include "library/findingstore.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace tonekin {

namespace {

constexpr qint64 tellEveryMs = 400;
constexpr qint64 shortestRenewalMs = 2000;
constexpr qint64 restAfterReading = 20; // times as long as the reading took

bool isSame(const UnitRankings::Labels& one, const UnitRankings::Labels& other)
{
    return one.album == other.album && one.audio == other.audio;
}

} // namespace

ActivationsReader::ActivationsReader(std::filesystem::path libraryFile, std::shared_ptr<LiveRankings> rankings)
    : m_file(std::move(libraryFile))
    , m_rankings(std::move(rankings))
{
}

ActivationsReader::~ActivationsReader() = default;

void ActivationsReader::follow(TrackSnapshotRef tracks)
{
    const std::scoped_lock lock(m_mutex);
    if (!std::exchange(m_wanted, std::move(tracks)))
        QMetaObject::invokeMethod(this, &ActivationsReader::catchUp, Qt::QueuedConnection);
}

void ActivationsReader::catchUp()
{
    TrackSnapshotRef tracks;
    {
        const std::scoped_lock lock(m_mutex);
        tracks = std::exchange(m_wanted, nullptr);
    }
    const Status status = bringUpToDate(std::move(tracks));
    if (mustEnd())
        return;
    if (status)
        Q_EMIT finished();
    else
        Q_EMIT failed(status.error());
}

Status ActivationsReader::bringUpToDate(TrackSnapshotRef tracks)
{
    if (mustEnd())
        return ok();
    if (m_mustReopen.exchange(false)) {
        m_library.reset();
        m_isComplete = false;
    }
    if (!m_library) {
        auto library = Library::open(m_file, Library::Access::ReadOnly);
        if (!library)
            return library.error();
        m_library.emplace(*std::move(library));
    }
    const auto hash = m_library->findings().modelInUse();
    if (!hash)
        return hash.error();
    const TrackSnapshotRef before = std::exchange(m_tracks, std::move(tracks));
    return m_isComplete && *hash == m_modelHash ? readChanges(*before) : readAll(*hash);
}

const ListedTrack* ActivationsReader::wantedTrack(TrackId id) const
{
    const ListedTrack* track = m_tracks->find(id);
    return track && track->hasEmbedding && takesPart(*track, Purpose::UnitList) ? track : nullptr;
}

Status ActivationsReader::readAll(const std::string& modelHash)
{
    // A renewal is made aside, so that what is shown stays until there is something better.
    const bool isRenewal = m_isComplete && modelHash == m_modelHash;
    UnitRankings renewed;
    m_sinceTold.start();
    QElapsedTimer clock;
    clock.start();
    if (!isRenewal) {
        m_rankings->write([](UnitRankings& rankings) { rankings = UnitRankings(); });
        m_modelHash = modelHash;
        m_isComplete = false;
        Q_EMIT started(modelHash);
    }
    const std::int64_t counter = m_library->changeCounter();
    const auto analysed = m_library->findings().analysedWith(modelHash);
    if (!analysed)
        return analysed.error();
    m_added.clear();
    std::size_t seen = 0;
    const Status status = m_library->findings().forEachAnalysed(modelHash, [&](const StoredActivations& stored) {
        if (const ListedTrack* track = wantedTrack(stored.id)) {
            const ActivationsByLayer activations(stored);
            const auto labels = unitLabelsOf(*track);
            m_added[stored.id] = labels;
            if (isRenewal)
                renewed.add(stored.id, labels, activations.layers());
            else
                m_rankings->write(
                    [&](UnitRankings& rankings) { rankings.add(stored.id, labels, activations.layers()); });
        }
        ++seen;
        if (!isRenewal)
            tellProgress(static_cast<double>(seen) / static_cast<double>(std::max(seen, analysed->size())));
        return !mustEnd();
    });
    if (!status || mustEnd())
        return status;
    if (isRenewal)
        m_rankings->write([&](UnitRankings& rankings) { rankings = std::move(renewed); });
    m_counter = counter;
    m_isComplete = true;
    m_isStale = false;
    m_readingMs = clock.elapsed();
    Q_EMIT changed();
    return ok();
}

void ActivationsReader::tellProgress(double part)
{
    if (m_sinceTold.elapsed() < tellEveryMs)
        return;
    m_sinceTold.restart();
    Q_EMIT progressed(part);
    Q_EMIT changed();
}

Status ActivationsReader::readChanges(const TrackSnapshot& before)
{
    const std::int64_t counter = m_library->changeCounter();
    const auto analysed = m_library->findings().embeddingsChangedSince(m_modelHash, m_counter);
    if (!analysed)
        return analysed.error();
    std::vector<TrackId> candidates = tracksThatDiffer(before);
    for (const TrackId id : analysed->ids)
        m_added.contains(id) ? becomeStale() : candidates.push_back(id);
    bool any = false;
    for (const TrackId id : candidates) {
        const auto added = addIfNew(id);
        if (!added)
            return added.error();
        any = any || *added;
    }
    m_counter = counter;
    if (any)
        Q_EMIT changed();
    return ok();
}

// Both lists ascend by id, and a track that did not change is the same object in both.
std::vector<TrackId> ActivationsReader::tracksThatDiffer(const TrackSnapshot& before)
{
    std::vector<TrackId> candidates;
    auto old = before.tracks.begin();
    for (const ListedTrackRef& track : m_tracks->tracks) {
        for (; old != before.tracks.end() && (*old)->id < track->id; ++old)
            if (m_added.contains((*old)->id))
                becomeStale(); // it is gone
        const bool isSameObject = old != before.tracks.end() && *old == track;
        if (old != before.tracks.end() && (*old)->id == track->id)
            ++old;
        if (isSameObject)
            continue;
        const auto added = m_added.find(track->id);
        if (added == m_added.end())
            candidates.push_back(track->id);
        else if (!wantedTrack(track->id) || !isSame(added->second, unitLabelsOf(*track)))
            becomeStale();
    }
    for (; old != before.tracks.end(); ++old)
        if (m_added.contains((*old)->id))
            becomeStale();
    return candidates;
}

Result<bool> ActivationsReader::addIfNew(TrackId id)
{
    const ListedTrack* track = wantedTrack(id);
    if (!track || m_added.contains(id))
        return false; // or not listed yet: the list that has it comes soon
    StoredActivations stored;
    stored.id = id;
    const auto take = [](auto&& from, auto& to) {
        if (from)
            to = *std::forward<decltype(from)>(from);
        return from ? ok() : Status(from.error());
    };
    Status status = take(m_library->findings().filters(id, m_modelHash), stored.filters);
    if (status)
        status = take(m_library->findings().laterPeaks(id, m_modelHash), stored.laterPeaks);
    if (status)
        status = take(m_library->findings().hiddenUnits(id, m_modelHash), stored.hidden);
    if (!status)
        return status.error().code == ErrorCode::NotFound ? Result<bool>(false)
                                                          : status.error(); // analysed with another network
    const ActivationsByLayer activations(stored);
    const auto labels = unitLabelsOf(*track);
    m_added[id] = labels;
    m_rankings->write([&](UnitRankings& rankings) { rankings.add(id, labels, activations.layers()); });
    return true;
}

void ActivationsReader::becomeStale()
{
    if (std::exchange(m_isStale, true))
        return;
    QTimer::singleShot(std::max(shortestRenewalMs, restAfterReading * m_readingMs), this, [this] {
        if (!m_isStale || mustEnd())
            return;
        if (const Status status = readAll(m_modelHash); !status)
            Q_EMIT failed(status.error());
    });
}

} // namespace tonekin
