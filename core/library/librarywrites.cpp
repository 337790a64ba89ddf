// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/packing.h"
#include "library/libraryimpl.h"
#include "library/trackrows.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace tonekin {

namespace {

std::int64_t secondsNow()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

Error noSuchTrack()
{
    return {ErrorCode::NotFound, "no such track"};
}

void bindStamp(Statement& statement, const FileStamp& stamp)
{
    statement.bind(static_cast<std::int64_t>(stamp.device)).bind(static_cast<std::int64_t>(stamp.inode));
    statement.bind(stamp.size).bind(stamp.modifiedNs);
}

constexpr std::string_view setStamp = "device = ?, inode = ?, size = ?, modified_ns = ?";

/// Changes one track's row: `set` is SQL of ours, and `bind` binds what it leaves open.
template <typename Bind>
Status updateTrack(Library::Impl& impl, TrackId id, const std::string& set, Bind&& bind)
{
    Statement update(impl.database, "UPDATE track SET changed = ?, " + set + " WHERE id = ?");
    update.bind(impl.changeNumber());
    bind(update);
    update.bind(id.value);
    update.run();
    if (impl.database.changes() == 0)
        return noSuchTrack();
    return ok();
}

bool exists(const Library::Impl& impl, TrackId id)
{
    Statement row(impl.database, "SELECT 1 FROM track WHERE id = ?");
    row.bind(id.value);
    return row.next();
}

bool isFinite(const std::vector<float>& values)
{
    return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

/// What may be stored: everything a number, vectors of unit length and one size.
bool isSane(const TrackAnalysis& analysed)
{
    const bool sections = std::ranges::all_of(analysed.sections, [&](const Section& section) {
        return section.embedding.size() == analysed.embedding.size() && isUnitVector(section.embedding) &&
               std::isfinite(section.startSeconds) && std::isfinite(section.lengthSeconds);
    });
    const bool filters = std::ranges::all_of(analysed.filters, [](const FilterResponse& filter) {
        return std::isfinite(filter.maximum) && std::isfinite(filter.mean) && std::isfinite(filter.secondsOfMaximum);
    });
    const bool peaks = std::ranges::all_of(analysed.laterPeaks, [](const std::vector<FilterPeak>& layer) {
        return std::ranges::all_of(
            layer, [](const FilterPeak& peak) { return std::isfinite(peak.maximum) && std::isfinite(peak.seconds); });
    });
    return sections && filters && peaks && isUnitVector(analysed.embedding) && std::isfinite(analysed.spread) &&
           isFinite(analysed.hidden);
}

/// The model's row, made when new; nothing when it is known with vectors of another size.
std::optional<std::int64_t> modelRow(Database& database, const std::string& hash, std::size_t dimensions)
{
    Statement known(database, "SELECT id, dimensions FROM model WHERE hash = ?");
    known.bind(std::string_view(hash));
    if (known.next()) {
        const bool same = static_cast<std::size_t>(known.integer(1)) == dimensions;
        return same ? std::optional(known.integer(0)) : std::nullopt;
    }
    Statement insert(database, "INSERT INTO model (hash, dimensions) VALUES (?, ?)");
    insert.bind(std::string_view(hash)).bind(static_cast<std::int64_t>(dimensions));
    insert.run();
    return database.lastInsertId();
}

constexpr std::string_view setTags =
    "title = ?, artist = ?, album_artist = ?, album = ?, genre = ?, musicbrainz_recording = ?, musicbrainz_release = "
    "?, "
    "musicbrainz_artist = ?, track_number = ?, disc_number = ?, year = ?, play_count = ?, gain_track = ?, "
    "gain_album = ?, audio_hash = ?, audio_hash_rule = 2";

void bindTags(Statement& statement, const TrackTags& tags, const AudioHash& hash)
{
    for (const std::string* text :
         {&tags.title, &tags.artist, &tags.albumArtist, &tags.album, &tags.genre, &tags.musicBrainzRecordingId,
          &tags.musicBrainzReleaseId, &tags.musicBrainzArtistId})
        statement.bind(std::string_view(*text));
    statement.bind(tags.trackNumber).bind(tags.discNumber).bind(tags.year).bind(tags.playCount);
    statement.bind(tags.replayGainTrackDecibel).bind(tags.replayGainAlbumDecibel).bind(Bytes(hash.bytes));
}

constexpr std::string_view setAudio =
    "container = ?, codec = ?, sample_rate = ?, channels = ?, bit_rate = ?, duration = ?, analysed = ?";

void bindAudio(Statement& statement, const AudioFacts& audio)
{
    statement.bind(std::string_view(audio.container)).bind(std::string_view(audio.codec)).bind(audio.sampleRate);
    statement.bind(audio.channels).bind(audio.bitRate).bind(audio.durationSeconds).bind(audio.analysedSeconds);
}

void forgetProblems(Database& database, TrackId id)
{
    Statement remove(database, "DELETE FROM problem WHERE track = ?");
    remove.bind(id.value);
    remove.run();
}

void saveProblem(Database& database, TrackId id, int place, const TrackProblem& problem)
{
    Statement insert(database, "INSERT INTO problem (track, place, code, stage, detail, attempts, noticed) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(id.value).bind(place).bind(errorName(problem.code)).bind(std::string_view(problem.stage));
    insert.bind(std::string_view(problem.detail)).bind(problem.attempts).bind(problem.whenSeconds);
    insert.run();
}

void takeFromHand(Database& database, TrackId id)
{
    Statement remove(database, "DELETE FROM in_hand WHERE track = ?");
    remove.bind(id.value);
    remove.run();
}

void saveFinding(Database& database, TrackId id, std::int64_t model, const Finding& finding)
{
    Statement save(database, "INSERT INTO finding (track, kind, version, model, packed) VALUES (?, ?, ?, ?, ?) "
                             "ON CONFLICT (track, kind, model) DO UPDATE SET version = excluded.version, "
                             "packed = excluded.packed");
    save.bind(id.value).bind(static_cast<int>(finding.kind)).bind(finding.version).bind(model);
    save.bind(Bytes(finding.packed));
    save.run();
}

void saveNetworkResults(Library::Impl& impl, TrackId id, std::int64_t model, const TrackAnalysis& analysed)
{
    const PackedBytes vector = packEmbedding(analysed.embedding);
    Statement embedding(impl.database,
                        "INSERT INTO embedding (track, model, changed, spread, vector) "
                        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (track, model) DO UPDATE SET "
                        "changed = excluded.changed, spread = excluded.spread, vector = excluded.vector");
    embedding.bind(id.value).bind(model).bind(impl.changeNumber()).bind(double{analysed.spread}).bind(Bytes(vector));
    embedding.run();

    Statement before(impl.database, "DELETE FROM finding WHERE track = ? AND model = ?");
    before.bind(id.value).bind(model);
    before.run();
    const auto save = [&](FindingKind kind, PackedBytes packed) {
        saveFinding(impl.database, id, model, {kind, currentVersion(kind), std::move(packed)});
    };
    save(FindingKind::FilterActivations, packFilters(analysed.filters));
    save(FindingKind::HiddenUnits, packHidden(analysed.hidden));
    save(FindingKind::Sections, packSections(analysed.sections));
    if (!analysed.laterPeaks.empty())
        save(FindingKind::LaterPeaks, packPeaks(analysed.laterPeaks));
}

void saveDecoderFindings(Database& database, TrackId id, const DecodedTrack& decoded)
{
    saveFinding(database, id, 0,
                {FindingKind::Waveform, currentVersion(FindingKind::Waveform),
                 packWaveform(decoded.waveform, decoded.loudnessLufs)});
    for (const Finding& finding : decoded.findings)
        saveFinding(database, id, 0, finding);
}

Status saveDecoderResults(Library::Impl& impl, TrackId id, const FileStamp& stamp, const DecodedTrack& decoded)
{
    const int state = decoded.warnings.empty() ? storedDone : storedDoneWithWarning;
    const auto saved = updateTrack(impl, id,
                                   "state = ?, missing = 0, " + std::string(setStamp) + ", " + std::string(setTags) +
                                       ", " + std::string(setAudio),
                                   [&](Statement& update) {
                                       update.bind(state);
                                       bindStamp(update, stamp);
                                       bindTags(update, decoded.tags, decoded.audioHash);
                                       bindAudio(update, decoded.audio);
                                   });
    if (!saved)
        return saved;
    forgetProblems(impl.database, id);
    int place = 0;
    for (const TrackWarning& warning : decoded.warnings)
        saveProblem(impl.database, id, place++, {warning.code, "decode", warning.detail, 1, secondsNow()});
    saveDecoderFindings(impl.database, id, decoded);
    takeFromHand(impl.database, id);
    return ok();
}

} // namespace

Status Library::begin()
{
    if (m_impl->readOnly)
        return Error{ErrorCode::LibraryReadOnly, "the library was opened for reading only"};
    if (m_impl->grouping)
        return Error{ErrorCode::InvalidArgument, "a transaction is open already"};
    auto begun = m_impl->read([&] {
        m_impl->database.execute("BEGIN IMMEDIATE");
        return std::monostate{};
    });
    if (begun) {
        m_impl->grouping = true;
        m_impl->change = 0;
    }
    return begun;
}

Status Library::commit()
{
    if (!m_impl->grouping)
        return Error{ErrorCode::InvalidArgument, "no transaction is open"};
    if (m_impl->failed) {
        const Error error = *m_impl->failed;
        m_impl->grouping = false;
        m_impl->failed.reset();
        return error;
    }
    auto committed = m_impl->read([&] {
        m_impl->database.execute("COMMIT");
        return std::monostate{};
    });
    if (committed)
        m_impl->grouping = false;
    else
        (void)rollBack(); // the first error is the one to tell
    return committed;
}

Status Library::rollBack()
{
    if (!m_impl->grouping)
        return Error{ErrorCode::InvalidArgument, "no transaction is open"};
    m_impl->grouping = false;
    m_impl->failed.reset();
    return m_impl->read([&] {
        if (m_impl->database.inTransaction())
            m_impl->database.execute("ROLLBACK");
        return std::monostate{};
    });
}

Result<TrackId> Library::addTrack(RootId root, const std::string& relativePath, const FileStamp& stamp)
{
    return m_impl->write([&]() -> Result<TrackId> {
        Statement known(m_impl->database, "SELECT 1 FROM root WHERE id = ?");
        known.bind(root.value);
        if (!known.next())
            return Error{ErrorCode::NotFound, "no such folder in the library"};
        known.reset();
        Statement insert(m_impl->database,
                         "INSERT INTO track (root, path, device, inode, size, modified_ns, added, changed) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (root, path) DO NOTHING");
        insert.bind(root.value).bind(bytesOf(relativePath));
        bindStamp(insert, stamp);
        insert.bind(secondsNow()).bind(m_impl->changeNumber());
        insert.run();
        if (m_impl->database.changes() == 0)
            return Error{ErrorCode::InvalidArgument, "the library has a track of that path already"};
        return TrackId{m_impl->database.lastInsertId()};
    });
}

Status Library::moveTrack(TrackId id, RootId root, const std::string& relativePath, const FileStamp& stamp)
{
    return m_impl->write([&]() -> Status {
        Statement taken(m_impl->database, "SELECT 1 FROM track WHERE root = ? AND path = ? AND id <> ?");
        taken.bind(root.value).bind(bytesOf(relativePath)).bind(id.value);
        if (taken.next())
            return Error{ErrorCode::InvalidArgument, "the library has another track of that path"};
        return updateTrack(*m_impl, id, "root = ?, path = ?, missing = 0, " + std::string(setStamp),
                           [&](Statement& update) {
                               update.bind(root.value).bind(bytesOf(relativePath));
                               bindStamp(update, stamp);
                           });
    });
}

Status Library::requeueTrack(TrackId id, const FileStamp& stamp)
{
    return m_impl->write([&] {
        return updateTrack(*m_impl, id, "state = 0, missing = 0, " + std::string(setStamp),
                           [&](Statement& update) { bindStamp(update, stamp); });
    });
}

Status Library::markMissing(TrackId id)
{
    return m_impl->write([&] { return updateTrack(*m_impl, id, "missing = 1", [](Statement&) {}); });
}

Status Library::markSeen(TrackId id)
{
    return m_impl->write([&] { return updateTrack(*m_impl, id, "missing = 0", [](Statement&) {}); });
}

Status Library::markExcluded(TrackId id, bool excluded)
{
    return m_impl->write(
        [&] { return updateTrack(*m_impl, id, "excluded = ?", [&](Statement& update) { update.bind(excluded); }); });
}

Status Library::saveTags(TrackId id, const FileStamp& stamp, const ProbedTrack& probed)
{
    return m_impl->write([&]() -> Status {
        const auto saved = updateTrack(
            *m_impl, id, "missing = 0, " + std::string(setStamp) + ", " + std::string(setTags), [&](Statement& update) {
                bindStamp(update, stamp);
                bindTags(update, probed.tags, probed.audioHash);
            });
        if (!saved)
            return saved;
        // Facts that were counted while decoding are better than what a header claims, but for those of another
        // container, into which the same audio was put.
        Statement facts(m_impl->database,
                        "UPDATE track SET container = ?1, codec = ?2, sample_rate = ?3, channels = ?4, bit_rate = ?5, "
                        "duration = ?6, analysed = max(analysed, ?7) WHERE id = ?8 AND (analysed = 0 OR container <> "
                        "?1)");
        bindAudio(facts, probed.audio);
        facts.bind(id.value);
        facts.run();
        return ok();
    });
}

Status Library::saveAnalysis(TrackId id, const FileStamp& stamp, const DecodedTrack& decoded,
                             const TrackAnalysis& analysed, const std::string& modelHash)
{
    if (!isSane(analysed))
        return Error{ErrorCode::NonFiniteOutput, "the network's answer holds values that are no use"};
    return m_impl->write([&]() -> Status {
        if (!exists(*m_impl, id))
            return noSuchTrack();
        const auto model = modelRow(m_impl->database, modelHash, analysed.embedding.size());
        if (!model)
            return Error{ErrorCode::ModelError, "the model's vectors have another size than before"};
        saveNetworkResults(*m_impl, id, *model, analysed);
        return saveDecoderResults(*m_impl, id, stamp, decoded);
    });
}

Status Library::saveDecoded(TrackId id, const FileStamp& stamp, const DecodedTrack& decoded)
{
    return m_impl->write([&] { return saveDecoderResults(*m_impl, id, stamp, decoded); });
}

Status Library::saveFailure(TrackId id, const FileStamp& stamp, const TrackProblem& problem)
{
    return m_impl->write([&]() -> Status {
        const auto saved = updateTrack(*m_impl, id, "state = 3, " + std::string(setStamp),
                                       [&](Statement& update) { bindStamp(update, stamp); });
        if (!saved)
            return saved;
        forgetProblems(m_impl->database, id);
        saveProblem(m_impl->database, id, 0, problem);
        takeFromHand(m_impl->database, id);
        return ok();
    });
}

Status Library::retryFailures(std::optional<TrackId> only)
{
    return m_impl->write([&]() -> Status {
        if (only && !exists(*m_impl, *only))
            return noSuchTrack();
        Statement retry(m_impl->database,
                        "UPDATE track SET state = 0, changed = ?1 WHERE state = 3 AND (?2 IS NULL OR id = ?2)");
        retry.bind(m_impl->changeNumber());
        retry.bind(only ? std::optional(only->value) : std::nullopt);
        retry.run();
        return ok();
    });
}

Status Library::noteInHand(TrackId id, bool inHand)
{
    return m_impl->write([&]() -> Status {
        if (!inHand) {
            takeFromHand(m_impl->database, id);
            return ok();
        }
        if (!exists(*m_impl, id))
            return noSuchTrack();
        Statement insert(m_impl->database, "INSERT INTO in_hand (track, times) VALUES (?, 1) "
                                           "ON CONFLICT (track) DO UPDATE SET times = times + 1");
        insert.bind(id.value);
        insert.run();
        return ok();
    });
}

Result<std::vector<LeftInHand>> Library::leftInHand() const
{
    return m_impl->read([&] {
        std::vector<LeftInHand> left;
        Statement rows(m_impl->database, "SELECT track, times FROM in_hand ORDER BY track");
        while (rows.next())
            left.push_back({TrackId{rows.integer(0)}, static_cast<int>(rows.integer(1))});
        return left;
    });
}

} // namespace tonekin
