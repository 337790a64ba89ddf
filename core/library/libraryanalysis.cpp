// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/packing.h"
#include "library/libraryimpl.h"

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

Result<EmbeddingTable> vectors(Library::Impl& impl, const std::string& modelHash, std::int64_t after)
{
    auto found = impl.read([&] { return readVectors(impl.database, modelHash, after); });
    if (!found)
        return found.error();
    analyseAgain(impl, found->damaged, modelHash);
    return std::move(found->table);
}

/// The tracks that have an embedding of a model, and fulfil a condition of ours besides.
Result<std::vector<TrackId>> tracksWith(Library::Impl& impl, const std::string& modelHash, const std::string& condition)
{
    return impl.read([&] {
        std::vector<TrackId> ids;
        Statement rows(impl.database,
                       "SELECT track FROM embedding WHERE model = (SELECT id FROM model WHERE hash = ?) " + condition +
                           " ORDER BY track");
        rows.bind(std::string_view(modelHash));
        while (rows.next())
            ids.push_back({rows.integer(0)});
        return ids;
    });
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
auto unpackFinding(Library::Impl& impl, TrackId id, FindingKind kind, const std::string& modelHash, Unpack&& unpack)
    -> Result<typename std::decay_t<decltype(unpack(PackedView()))>::value_type>
{
    using Value = typename std::decay_t<decltype(unpack(PackedView()))>::value_type;
    bool found = false;
    auto value = impl.read([&]() -> std::optional<Value> {
        const auto model = modelOf(impl.database, kind, modelHash);
        if (!model)
            return std::nullopt;
        Statement row(impl.database, "SELECT packed FROM finding WHERE track = ? AND kind = ? AND model = ?");
        row.bind(id.value).bind(static_cast<int>(kind)).bind(*model);
        found = row.next();
        return found ? unpack(row.blob(0)) : std::optional<Value>();
    });
    if (!value)
        return value.error();
    if (*value)
        return std::move(**value);
    if (found)
        analyseAgain(impl, {id}, modelHash);
    return notAnalysed();
}

} // namespace

void analyseAgain(Library::Impl& impl, const std::vector<TrackId>& ids, const std::string& modelHash)
{
    if (ids.empty() || impl.readOnly)
        return;
    const auto done = impl.write([&]() -> Status {
        for (const TrackId id : ids) {
            for (const char* table : {"embedding", "finding"}) {
                Statement remove(impl.database,
                                 "DELETE FROM " + std::string(table) +
                                     " WHERE track = ? AND model = (SELECT id FROM model WHERE hash = ?)");
                remove.bind(id.value).bind(std::string_view(modelHash));
                remove.run();
            }
            Statement requeue(impl.database, "UPDATE track SET state = 0, changed = ? WHERE id = ?");
            requeue.bind(impl.changeNumber()).bind(id.value);
            requeue.run();
        }
        return ok();
    });
    // The next reader will come upon the same rows and try again.
    static_cast<void>(done);
}

Result<EmbeddingTable> Library::embeddings(const std::string& modelHash) const
{
    return vectors(*m_impl, modelHash, -1);
}

Result<std::vector<TrackId>> Library::analysedWith(const std::string& modelHash) const
{
    return tracksWith(*m_impl, modelHash, {});
}

Result<std::vector<TrackId>> Library::lacking(FindingKind kind, const std::string& modelHash) const
{
    return m_impl->read([&] {
        std::vector<TrackId> ids;
        const auto model = modelOf(m_impl->database, kind, modelHash);
        Statement rows(m_impl->database,
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

Result<Finding> Library::finding(TrackId id, FindingKind kind, const std::string& modelHash) const
{
    auto found = m_impl->read([&]() -> std::optional<Finding> {
        const auto model = modelOf(m_impl->database, kind, modelHash);
        if (!model)
            return std::nullopt;
        Statement row(m_impl->database,
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

Result<EmbeddingTable> Library::embeddingsChangedSince(const std::string& modelHash, std::int64_t counter) const
{
    return vectors(*m_impl, modelHash, std::max<std::int64_t>(counter, 0));
}

Result<std::vector<Section>> Library::sections(TrackId id, const std::string& modelHash) const
{
    return unpackFinding(*m_impl, id, FindingKind::Sections, modelHash, unpackSections);
}

Result<std::vector<FilterResponse>> Library::filters(TrackId id, const std::string& modelHash) const
{
    return unpackFinding(*m_impl, id, FindingKind::FilterActivations, modelHash, unpackFilters);
}

Result<std::vector<float>> Library::hiddenUnits(TrackId id, const std::string& modelHash) const
{
    return unpackFinding(*m_impl, id, FindingKind::HiddenUnits, modelHash, unpackHidden);
}

Result<std::vector<std::vector<FilterPeak>>> Library::laterPeaks(TrackId id, const std::string& modelHash) const
{
    auto peaks = unpackFinding(*m_impl, id, FindingKind::LaterPeaks, modelHash, unpackPeaks);
    if (peaks || peaks.error().code != ErrorCode::NotFound)
        return peaks;
    // None are no fault where the rest is there.
    const auto filtersToo = filters(id, modelHash);
    return filtersToo ? Result<std::vector<std::vector<FilterPeak>>>(std::vector<std::vector<FilterPeak>>())
                      : Result<std::vector<std::vector<FilterPeak>>>(filtersToo.error());
}

Result<Waveform> Library::waveform(TrackId id) const
{
    auto found = unpackFinding(*m_impl, id, FindingKind::Waveform, {}, unpackWaveform);
    return found ? Result<Waveform>(std::move(found->waveform)) : Result<Waveform>(found.error());
}

Result<double> Library::loudness(TrackId id) const
{
    const auto found = unpackFinding(*m_impl, id, FindingKind::Waveform, {}, unpackWaveform);
    return found ? Result<double>(found->loudnessLufs) : Result<double>(found.error());
}

Result<std::string> Library::modelInUse() const
{
    return m_impl->read([&] {
        return m_impl->database.text("SELECT model.hash FROM embedding JOIN model ON model.id = embedding.model "
                                     "GROUP BY embedding.model ORDER BY count(*) DESC, model.id DESC LIMIT 1");
    });
}

} // namespace tonekin
