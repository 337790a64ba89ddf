// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/libraryimpl.h"
#include "library/packing.h"

#include <algorithm>

namespace tonekin {

namespace {

Error notAnalysed()
{
    return {ErrorCode::NotFound, "the track was not heard with that model yet"};
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

/// One packed column of what was heard in a track.
template <typename Unpack>
auto unpackAnalysed(Library::Impl& impl, TrackId id, const std::string& modelHash, const std::string& column,
                    Unpack&& unpack, const std::string& table = "heard")
    -> Result<typename std::decay_t<decltype(unpack(PackedView()))>::value_type>
{
    using Value = typename std::decay_t<decltype(unpack(PackedView()))>::value_type;
    bool found = false;
    auto value = impl.read([&] {
        Statement row(impl.database, "SELECT " + column + " FROM " + table +
                                         " WHERE track = ? AND model = (SELECT id FROM model WHERE hash = ?)");
        row.bind(id.value).bind(std::string_view(modelHash));
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
            for (const char* table : {"embedding", "heard", "peaks"}) {
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

Result<std::vector<TrackId>> Library::analysedWithoutPeaks(const std::string& modelHash) const
{
    return tracksWith(*m_impl, modelHash,
                      "AND NOT EXISTS (SELECT 1 FROM peaks WHERE peaks.track = embedding.track "
                      "AND peaks.model = embedding.model)");
}

Result<EmbeddingTable> Library::embeddingsChangedSince(const std::string& modelHash, std::int64_t counter) const
{
    return vectors(*m_impl, modelHash, std::max<std::int64_t>(counter, 0));
}

Result<std::vector<Section>> Library::sections(TrackId id, const std::string& modelHash) const
{
    return unpackAnalysed(*m_impl, id, modelHash, "sections", unpackSections);
}

Result<std::vector<FilterResponse>> Library::filters(TrackId id, const std::string& modelHash) const
{
    return unpackAnalysed(*m_impl, id, modelHash, "filters", unpackFilters);
}

Result<std::vector<float>> Library::hiddenUnits(TrackId id, const std::string& modelHash) const
{
    return unpackAnalysed(*m_impl, id, modelHash, "hidden", unpackHidden);
}

Result<std::vector<std::vector<FilterPeak>>> Library::laterPeaks(TrackId id, const std::string& modelHash) const
{
    auto peaks = unpackAnalysed(*m_impl, id, modelHash, "packed", unpackPeaks, "peaks");
    if (peaks || peaks.error().code != ErrorCode::NotFound)
        return peaks;
    // None are no fault where the rest was heard.
    const auto filtersToo = filters(id, modelHash);
    return filtersToo ? Result<std::vector<std::vector<FilterPeak>>>(std::vector<std::vector<FilterPeak>>())
                      : Result<std::vector<std::vector<FilterPeak>>>(filtersToo.error());
}

Result<Waveform> Library::waveform(TrackId id) const
{
    auto outline = m_impl->read([&] {
        Statement row(m_impl->database, "SELECT peak, rms FROM outline WHERE track = ?");
        row.bind(id.value);
        if (!row.next())
            return std::optional<Waveform>();
        const Bytes peak = row.blob(0);
        const Bytes rms = row.blob(1);
        return std::optional(Waveform{{peak.begin(), peak.end()}, {rms.begin(), rms.end()}});
    });
    if (!outline)
        return outline.error();
    if (!*outline)
        return Error{ErrorCode::NotFound, "the track was not analysed yet"};
    return std::move(**outline);
}

Result<double> Library::loudness(TrackId id) const
{
    const auto value = m_impl->read([&] {
        Statement row(m_impl->database, "SELECT loudness FROM outline WHERE track = ?");
        row.bind(id.value);
        return row.next() ? std::optional(row.real(0)) : std::nullopt;
    });
    if (!value)
        return value.error();
    if (!*value)
        return Error{ErrorCode::NotFound, "the track was not analysed yet"};
    return **value;
}

Result<std::string> Library::modelInUse() const
{
    return m_impl->read([&] {
        return m_impl->database.text("SELECT model.hash FROM embedding JOIN model ON model.id = embedding.model "
                                     "GROUP BY embedding.model ORDER BY count(*) DESC, model.id DESC LIMIT 1");
    });
}

} // namespace tonekin
