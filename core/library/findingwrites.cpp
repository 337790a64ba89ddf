// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/findingstore.h"

#include "findings/packing.h"
#include "library/connection.h"
#include "library/trackchanges.h"
#include "library/trackrows.h"

#include <algorithm>
#include <cmath>

namespace tonekin {

namespace {

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

void saveFinding(Database& database, TrackId id, std::int64_t model, const Finding& finding)
{
    Statement save(database, "INSERT INTO finding (track, kind, version, model, packed) VALUES (?, ?, ?, ?, ?) "
                             "ON CONFLICT (track, kind, model) DO UPDATE SET version = excluded.version, "
                             "packed = excluded.packed");
    save.bind(id.value).bind(static_cast<int>(finding.kind)).bind(finding.version).bind(model);
    save.bind(Bytes(finding.packed));
    save.run();
}

void saveNetworkResults(Connection& connection, TrackId id, std::int64_t model, const TrackAnalysis& analysed)
{
    const PackedBytes vector = packEmbedding(analysed.embedding);
    Statement embedding(connection.database,
                        "INSERT INTO embedding (track, model, changed, spread, vector) "
                        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (track, model) DO UPDATE SET "
                        "changed = excluded.changed, spread = excluded.spread, vector = excluded.vector");
    embedding.bind(id.value)
        .bind(model)
        .bind(connection.changeNumber())
        .bind(double{analysed.spread})
        .bind(Bytes(vector));
    embedding.run();

    Statement before(connection.database, "DELETE FROM finding WHERE track = ? AND model = ?");
    before.bind(id.value).bind(model);
    before.run();
    const auto save = [&](FindingKind kind, PackedBytes packed) {
        saveFinding(connection.database, id, model, {kind, currentVersion(kind), std::move(packed)});
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

Status saveDecoderResults(Connection& connection, TrackId id, const FileStamp& stamp, const DecodedTrack& decoded)
{
    const int state = decoded.warnings.empty() ? storedDone : storedDoneWithWarning;
    const auto saved = updateTrack(connection, id,
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
    forgetProblems(connection.database, id);
    int place = 0;
    for (const TrackWarning& warning : decoded.warnings)
        saveProblem(connection.database, id, place++, {warning.code, "decode", warning.detail, 1, secondsNow()});
    saveDecoderFindings(connection.database, id, decoded);
    endInHand(connection.database, id);
    return ok();
}

} // namespace

Status FindingStore::saveAnalysis(TrackId id, const FileStamp& stamp, const DecodedTrack& decoded,
                                  const TrackAnalysis& analysed, const std::string& modelHash)
{
    if (!isSane(analysed))
        return Error{ErrorCode::NonFiniteOutput, "the network's output holds values that are no use"};
    return m_connection.write([&]() -> Status {
        if (!exists(m_connection, id))
            return noSuchTrack();
        const auto model = modelRow(m_connection.database, modelHash, analysed.embedding.size());
        if (!model)
            return Error{ErrorCode::ModelError, "the model's vectors have another size than before"};
        saveNetworkResults(m_connection, id, *model, analysed);
        return saveDecoderResults(m_connection, id, stamp, decoded);
    });
}

Status FindingStore::saveDecoded(TrackId id, const FileStamp& stamp, const DecodedTrack& decoded)
{
    return m_connection.write([&] { return saveDecoderResults(m_connection, id, stamp, decoded); });
}

} // namespace tonekin
