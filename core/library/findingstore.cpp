// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/findingstore.h"

#include "findings/fingerprintpacking.h"
#include "findings/packing.h"
#include "findings/soundtraitspacking.h"
#include "library/connection.h"

#include <algorithm>

namespace tonekin {

namespace {

FindingSource sourceOf(FindingKind kind)
{
    const auto facts = std::ranges::find(findingFacts, kind, &FindingFacts::kind);
    return facts == findingFacts.end() ? FindingSource::Decoder : facts->source;
}

Error notAnalysed()
{
    return {ErrorCode::NotFound, "the track was not analysed with that model yet"};
}

/// What cannot be used is forgotten and analysed again; where nothing can be written it is only passed over.
void analyseAgain(Connection& connection, const std::vector<TrackId>& ids, const std::string& modelHash)
{
    if (ids.empty() || connection.readOnly)
        return;
    const auto done = connection.write([&]() -> Status {
        for (const TrackId id : ids) {
            for (const char* table : {"embedding", "finding"}) {
                Statement remove(connection.database,
                                 "DELETE FROM " + std::string(table) +
                                     " WHERE track = ? AND model = (SELECT id FROM model WHERE hash = ?)");
                remove.bind(id.value).bind(std::string_view(modelHash));
                remove.run();
            }
            Statement requeue(connection.database, "UPDATE track SET state = 0, changed = ? WHERE id = ?");
            requeue.bind(connection.changeNumber()).bind(id.value);
            requeue.run();
        }
        return ok();
    });
    // The next reader will come upon the same rows and try again.
    static_cast<void>(done);
}

struct VectorRows {
    EmbeddingTable table;
    std::vector<TrackId> damaged;
};

VectorRows readVectors(const Database& database, const std::string& modelHash, std::int64_t after)
{
    VectorRows found;
    Statement model(database, "SELECT id, dimensions, (SELECT count(*) FROM embedding) FROM model WHERE hash = ?");
    model.bind(std::string_view(modelHash));
    if (!model.next())
        return found;
    found.table.dimensions = static_cast<int>(model.integer(1));
    const bool all = after < 0;
    if (all) {
        const auto rows = static_cast<std::size_t>(model.integer(2));
        found.table.ids.reserve(rows);
        found.table.values.reserve(rows * static_cast<std::size_t>(found.table.dimensions));
    }
    Statement rows(database, all ? "SELECT track, vector FROM embedding WHERE model = ? ORDER BY track"
                                 : "SELECT track, vector FROM embedding WHERE model = ? AND id IN (SELECT id FROM "
                                   "embedding INDEXED BY embedding_by_change WHERE changed > ?) ORDER BY track");
    rows.bind(model.integer(0));
    if (!all)
        rows.bind(after);
    while (rows.next()) {
        const TrackId id{rows.integer(0)};
        if (unpackEmbedding(rows.blob(1), found.table.dimensions, found.table.values))
            found.table.ids.push_back(id);
        else
            found.damaged.push_back(id);
    }
    return found;
}

Result<EmbeddingTable> vectors(Connection& connection, const std::string& modelHash, std::int64_t after)
{
    auto found = connection.read([&] { return readVectors(connection.database, modelHash, after); });
    if (!found)
        return found.error();
    analyseAgain(connection, found->damaged, modelHash);
    return std::move(found->table);
}

/// A model's row, or 0 for what belongs to no network; nothing where the model is not known.
std::optional<std::int64_t> modelOf(const Database& database, FindingKind kind, const std::string& modelHash)
{
    if (sourceOf(kind) == FindingSource::Decoder)
        return 0;
    Statement row(database, "SELECT id FROM model WHERE hash = ?");
    row.bind(std::string_view(modelHash));
    return row.next() ? std::optional(row.integer(0)) : std::nullopt;
}

/// One finding of a track, unpacked. One that cannot be what was packed is made again.
template <typename Unpack>
auto unpackFinding(Connection& connection, TrackId id, FindingKind kind, const std::string& modelHash, Unpack&& unpack)
    -> Result<typename std::decay_t<decltype(unpack(PackedView()))>::value_type>
{
    using Value = typename std::decay_t<decltype(unpack(PackedView()))>::value_type;
    bool found = false;
    auto value = connection.read([&]() -> std::optional<Value> {
        const auto model = modelOf(connection.database, kind, modelHash);
        if (!model)
            return std::nullopt;
        Statement row(connection.database, "SELECT packed FROM finding WHERE track = ? AND kind = ? AND model = ?");
        row.bind(id.value).bind(static_cast<int>(kind)).bind(*model);
        found = row.next();
        return found ? unpack(row.blob(0)) : std::optional<Value>();
    });
    if (!value)
        return value.error();
    if (*value)
        return std::move(**value);
    if (found)
        analyseAgain(connection, {id}, modelHash);
    return notAnalysed();
}

/// False for bytes that cannot be what was stored.
bool unpackInto(StoredActivations& activations, const Statement& row)
{
    auto filters = unpackFilters(row.blob(1));
    auto hidden = unpackHidden(row.blob(2));
    auto peaks = row.isNull(3) ? std::vector<std::vector<FilterPeak>>() : unpackPeaks(row.blob(3));
    if (!filters || !hidden || !peaks)
        return false;
    activations.id = {row.integer(0)};
    activations.filters = std::move(*filters);
    activations.hidden = std::move(*hidden);
    activations.laterPeaks = std::move(*peaks);
    return true;
}

} // namespace

FindingStore::FindingStore(Connection& connection)
    : m_connection(connection)
{
}

Result<EmbeddingTable> FindingStore::embeddings(const std::string& modelHash) const
{
    return vectors(m_connection, modelHash, -1);
}

Result<EmbeddingTable> FindingStore::embeddingsChangedSince(const std::string& modelHash, std::int64_t counter) const
{
    return vectors(m_connection, modelHash, std::max<std::int64_t>(counter, 0));
}

Result<std::vector<TrackId>> FindingStore::analysedWith(const std::string& modelHash) const
{
    return m_connection.read([&] {
        std::vector<TrackId> ids;
        Statement rows(
            m_connection.database,
            "SELECT track FROM embedding WHERE model = (SELECT id FROM model WHERE hash = ?) ORDER BY track");
        rows.bind(std::string_view(modelHash));
        while (rows.next())
            ids.push_back({rows.integer(0)});
        return ids;
    });
}

Result<std::vector<TrackId>> FindingStore::lacking(FindingKind kind, const std::string& modelHash) const
{
    return m_connection.read([&] {
        std::vector<TrackId> ids;
        const auto model = modelOf(m_connection.database, kind, modelHash);
        Statement rows(m_connection.database,
                       "SELECT DISTINCT track FROM embedding WHERE model = (SELECT id FROM model WHERE hash = ?) "
                       "AND NOT EXISTS (SELECT 1 FROM finding WHERE finding.track = embedding.track AND kind = ? "
                       "AND finding.model = ? AND version >= ?) ORDER BY track");
        rows.bind(std::string_view(modelHash)).bind(static_cast<int>(kind)).bind(model.value_or(0));
        rows.bind(currentVersion(kind));
        while (rows.next())
            ids.push_back({rows.integer(0)});
        return ids;
    });
}

Result<Finding> FindingStore::find(TrackId id, FindingKind kind, const std::string& modelHash) const
{
    auto found = m_connection.read([&]() -> std::optional<Finding> {
        const auto model = modelOf(m_connection.database, kind, modelHash);
        if (!model)
            return std::nullopt;
        Statement row(m_connection.database,
                      "SELECT version, packed FROM finding WHERE track = ? AND kind = ? AND model = ?");
        row.bind(id.value).bind(static_cast<int>(kind)).bind(*model);
        if (!row.next())
            return std::nullopt;
        const Bytes packed = row.blob(1);
        return Finding{kind, static_cast<int>(row.integer(0)), {packed.begin(), packed.end()}};
    });
    if (!found)
        return found.error();
    if (!*found)
        return notAnalysed();
    return std::move(**found);
}

Result<std::vector<Section>> FindingStore::sections(TrackId id, const std::string& modelHash) const
{
    return unpackFinding(m_connection, id, FindingKind::Sections, modelHash, unpackSections);
}

Result<std::vector<FilterResponse>> FindingStore::filters(TrackId id, const std::string& modelHash) const
{
    return unpackFinding(m_connection, id, FindingKind::FilterActivations, modelHash, unpackFilters);
}

Result<std::vector<float>> FindingStore::hiddenUnits(TrackId id, const std::string& modelHash) const
{
    return unpackFinding(m_connection, id, FindingKind::HiddenUnits, modelHash, unpackHidden);
}

Result<std::vector<std::vector<FilterPeak>>> FindingStore::laterPeaks(TrackId id, const std::string& modelHash) const
{
    auto peaks = unpackFinding(m_connection, id, FindingKind::LaterPeaks, modelHash, unpackPeaks);
    if (peaks || peaks.error().code != ErrorCode::NotFound)
        return peaks;
    // None are no fault where the rest is there.
    const auto filtersToo = filters(id, modelHash);
    return filtersToo ? Result<std::vector<std::vector<FilterPeak>>>(std::vector<std::vector<FilterPeak>>())
                      : Result<std::vector<std::vector<FilterPeak>>>(filtersToo.error());
}

Status FindingStore::forEachAnalysed(const std::string& modelHash,
                                     const std::function<bool(const StoredActivations&)>& take) const
{
    std::vector<TrackId> damaged;
    auto read = m_connection.read([&] {
        Statement rows(m_connection.database,
                       "SELECT filters.track, filters.packed, hidden.packed, peaks.packed FROM finding AS filters "
                       "JOIN finding AS hidden ON hidden.track = filters.track AND hidden.kind = ?2 AND "
                       "hidden.model = filters.model LEFT JOIN finding AS peaks ON peaks.track = filters.track AND "
                       "peaks.kind = ?3 AND peaks.model = filters.model WHERE filters.kind = ?1 AND "
                       "filters.model = (SELECT id FROM model WHERE hash = ?4) ORDER BY filters.track");
        rows.bind(static_cast<int>(FindingKind::FilterActivations)).bind(static_cast<int>(FindingKind::HiddenUnits));
        rows.bind(static_cast<int>(FindingKind::LaterPeaks)).bind(std::string_view(modelHash));
        StoredActivations activations;
        while (rows.next()) {
            if (!unpackInto(activations, rows))
                damaged.push_back({rows.integer(0)});
            else if (!take(activations))
                break;
        }
        return std::monostate{};
    });
    analyseAgain(m_connection, damaged, modelHash);
    return read;
}

Result<Waveform> FindingStore::waveform(TrackId id) const
{
    auto found = unpackFinding(m_connection, id, FindingKind::Waveform, {}, unpackWaveform);
    return found ? Result<Waveform>(std::move(found->waveform)) : Result<Waveform>(found.error());
}

Result<double> FindingStore::loudness(TrackId id) const
{
    const auto found = unpackFinding(m_connection, id, FindingKind::Waveform, {}, unpackWaveform);
    return found ? Result<double>(found->loudnessLufs) : Result<double>(found.error());
}

Result<Fingerprint> FindingStore::fingerprint(TrackId id) const
{
    return unpackFinding(m_connection, id, FindingKind::Fingerprint, {}, unpackFingerprint);
}

Result<std::vector<StoredSoundTraits>> FindingStore::soundTraits() const
{
    return m_connection.read([&] {
        std::vector<StoredSoundTraits> all;
        Statement rows(m_connection.database,
                       "SELECT track, packed FROM finding WHERE kind = ? AND version = ? ORDER BY track");
        rows.bind(static_cast<int>(FindingKind::SoundTraits)).bind(currentVersion(FindingKind::SoundTraits));
        while (rows.next())
            if (const auto traits = unpackSoundTraits(rows.blob(1)))
                all.push_back({{rows.integer(0)}, *traits});
        return all;
    });
}

Result<std::string> FindingStore::modelInUse() const
{
    return m_connection.read([&] {
        return m_connection.database.text("SELECT model.hash FROM embedding JOIN model ON model.id = embedding.model "
                                          "GROUP BY embedding.model ORDER BY count(*) DESC, model.id DESC LIMIT 1");
    });
}

} // namespace tonekin
