// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/follow.h"

#include "base/tracktitle.h"
#include "catalogue/names.h"
#include "library/rootstore.h"
#include "library/trackstore.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace tonekin {

namespace {

// Tracks whose place among all others is worked out in one go: less than a tenth of a second, so that whoever owns the
// thread can do something else in between.
constexpr std::size_t correctedAtOnce = 5000;
// Changes made while nobody can ask: each takes a fraction of a millisecond.
constexpr std::size_t changedAtOnce = 64;

/// Of the file, with the music folder, which tells apart folders of one name.
std::string folderOf(const TrackRow& row)
{
    const auto slash = row.relativePath.rfind('/');
    return std::to_string(row.root.value) + '/' +
           (slash == std::string::npos ? std::string() : row.relativePath.substr(0, slash));
}

CatalogueTrackRef plainTrack(const TrackRow& row, CatalogueTexts& texts)
{
    auto track = std::make_shared<CatalogueTrack>();
    texts.fill(*track, row);
    return track;
}

} // namespace

void CatalogueTexts::fill(CatalogueTrack& track, const TrackRow& row)
{
    track.id = row.id;
    track.root = row.root;
    track.relativePath = row.relativePath;
    const std::string& artist = artistOf(row.tags);
    track.names = {trackTitle(row.tags, row.relativePath), shared(artist), shared(row.tags.album),
                   shared(row.tags.genre), row.tags.musicBrainzRecordingId};
    track.albumKey = shared(albumKey(row.tags, folderOf(row)));
    auto& artists = m_artists[artist];
    if (!artists)
        artists = std::make_shared<const std::vector<std::string>>(::tonekin::artistKeys(row.tags));
    track.artistKeys = artists;
    track.year = row.tags.year.value_or(0);
    track.disc = row.tags.discNumber.value_or(0);
    track.number = row.tags.trackNumber.value_or(0);
    track.plays = row.tags.playCount.value_or(-1);
    track.seconds = static_cast<float>(row.audio.durationSeconds);
    track.state = row.state;
    track.problem = row.problem;
    track.audioHash = row.audioHash;
    track.hasEmbedding = row.hasEmbedding;
    track.addedSeconds = row.addedSeconds;
}

SharedText CatalogueTexts::shared(const std::string& text)
{
    SharedText& known = m_texts[text];
    if (!known)
        known = std::make_shared<const std::string>(text);
    return known;
}

void CatalogueTexts::forgetUnused()
{
    std::erase_if(m_texts, [](const auto& entry) { return entry.second.use_count() == 1; });
    std::erase_if(m_artists, [](const auto& entry) { return entry.second.use_count() == 1; });
}

CatalogueFollower::CatalogueFollower(const Library& library, std::shared_ptr<LiveVectors> vectors, MakeTrack makeTrack)
    : m_library(library)
    , m_vectors(std::move(vectors))
    , m_makeTrack(makeTrack ? std::move(makeTrack) : plainTrack)
{
}

Result<CatalogueFollower::Changes> CatalogueFollower::follow()
{
    Changes changes;
    const std::int64_t counter = m_library.changeCounter();
    if (counter == m_counter)
        return changes;
    const bool first = m_counter < 0;
    Status status = first ? readTracks(changes) : readChangedTracks(changes);
    if (status)
        status = first ? readVectors(changes) : readChangedVectors(changes);
    if (!status)
        return status.error();
    m_counter = counter;
    return changes;
}

Status CatalogueFollower::readTracks(Changes& changes)
{
    auto rows = m_library.tracks().all();
    if (!rows)
        return rows.error();
    m_tracks.clear();
    for (const TrackRow& row : *rows)
        m_tracks.insert_or_assign(m_tracks.end(), row.id, m_makeTrack(row, m_texts));
    m_texts.forgetUnused();
    changes.tracks = true;
    return publish();
}

Status CatalogueFollower::readChangedTracks(Changes& changes)
{
    auto rows = m_library.tracks().changedSince(m_counter);
    if (!rows)
        return rows.error();
    for (const TrackRow& row : *rows)
        m_tracks.insert_or_assign(row.id, m_makeTrack(row, m_texts));
    const auto counts = m_library.tracks().counts();
    if (!counts)
        return counts.error();
    // Rows that are gone (a folder was taken out of the library) are no change that could be asked for.
    if (counts->tracks != static_cast<std::int64_t>(m_tracks.size()))
        return readTracks(changes);
    changes.tracks = true;
    return publish();
}

Status CatalogueFollower::publish()
{
    auto roots = m_library.roots().all();
    if (!roots)
        return roots.error();
    std::vector<CatalogueTrackRef> tracks;
    tracks.reserve(m_tracks.size());
    for (const auto& [id, track] : m_tracks)
        tracks.push_back(track);
    m_catalogue = std::make_shared<const Catalogue>(std::move(tracks), *std::move(roots));
    return ok();
}

Status CatalogueFollower::readVectors(Changes& changes)
{
    const auto hash = m_library.findings().modelInUse();
    if (!hash)
        return hash.error();
    auto table = m_library.findings().embeddings(*hash);
    if (!table)
        return table.error();
    m_modelHash = *hash;
    VectorIndex index(table->dimensions, std::move(table->ids), std::move(table->values));
    const std::vector<TrackId> ids = index.ids();
    for (const TrackId id : ids)
        if (!takesPartInComparison(id))
            index.remove(id);
    if (index.size() <= correctedAtOnce)
        index.correctHubs();
    m_vectors->write([&](VectorIndex& current) { current = std::move(index); });
    changes.vectors = true;
    return ok();
}

Status CatalogueFollower::readChangedVectors(Changes& changes)
{
    const auto hash = m_library.findings().modelInUse();
    if (!hash)
        return hash.error();
    if (*hash != m_modelHash)
        return readVectors(changes);
    const auto table = m_library.findings().embeddingsChangedSince(m_modelHash, m_counter);
    if (!table)
        return table.error();
    putVectors(*table);
    const std::vector<TrackId> gone = vectorsToRemove();
    removeVectors(gone);
    changes.vectors = !table->ids.empty() || !gone.empty();
    return ok();
}

bool CatalogueFollower::takesPartInComparison(TrackId id) const
{
    const auto track = m_tracks.find(id);
    return track != m_tracks.end() && takesPart(*track->second, Purpose::Comparison);
}

std::vector<TrackId> CatalogueFollower::vectorsToRemove() const
{
    std::vector<TrackId> ids;
    m_vectors->read([&](const VectorIndex& index) {
        std::ranges::copy_if(index.ids(), std::back_inserter(ids),
                             [this](TrackId id) { return !takesPartInComparison(id); });
    });
    return ids;
}

// Where much of a library changes, what is usual in it is better worked out anew than followed.
void CatalogueFollower::beforeChanges(std::size_t count)
{
    m_vectors->write([count](VectorIndex& index) {
        if (count > changedAtOnce && count > index.size() / 10)
            index.forgetHubs();
    });
}

void CatalogueFollower::putVectors(const EmbeddingTable& table)
{
    beforeChanges(table.ids.size());
    const auto width = static_cast<std::size_t>(table.dimensions);
    for (std::size_t first = 0; first < table.ids.size(); first += changedAtOnce)
        m_vectors->write([&](VectorIndex& index) {
            const std::size_t end = std::min(first + changedAtOnce, table.ids.size());
            for (std::size_t i = first; i < end; ++i)
                if (takesPartInComparison(table.ids[i]))
                    index.put(table.ids[i], std::span(table.values).subspan(i * width, width));
        });
}

void CatalogueFollower::removeVectors(const std::vector<TrackId>& ids)
{
    beforeChanges(ids.size());
    for (std::size_t first = 0; first < ids.size(); first += changedAtOnce)
        m_vectors->write([&](VectorIndex& index) {
            const std::size_t end = std::min(first + changedAtOnce, ids.size());
            for (std::size_t i = first; i < end; ++i)
                index.remove(ids[i]);
        });
}

CatalogueFollower::HubStep CatalogueFollower::correctSomeHubs()
{
    HubStep step;
    if (m_vectors->read([](const VectorIndex& index) { return index.hubsAreCovered(); }))
        return step;
    // Nobody else changes the vectors, so that they are the same in both steps.
    auto portion = m_vectors->read([](const VectorIndex& index) { return index.nextCorrection(correctedAtOnce); });
    m_vectors->write([&](VectorIndex& index) {
        index.take(std::move(portion));
        step.nowCorrected = index.correctsHubs();
        step.more = !index.hubsAreCovered();
    });
    return step;
}

Result<CatalogueRef> readCatalogue(const Library& library)
{
    auto rows = library.tracks().all();
    if (!rows)
        return rows.error();
    auto roots = library.roots().all();
    if (!roots)
        return roots.error();
    CatalogueTexts texts;
    std::vector<CatalogueTrackRef> tracks;
    tracks.reserve(rows->size());
    for (const TrackRow& row : *rows)
        tracks.push_back(plainTrack(row, texts));
    return CatalogueRef(std::make_shared<const Catalogue>(std::move(tracks), *std::move(roots)));
}

} // namespace tonekin
