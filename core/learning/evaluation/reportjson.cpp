// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/reportjson.h"

#include "evaluation/reportcolumns.h"

#include <nlohmann/json.hpp>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;

Json figureJson(const Figure& figure, std::size_t queries)
{
    if (queries == 0)
        return nullptr;
    return {{"value", figure.value}, {"low", figure.low}, {"high", figure.high}, {"queries", queries}};
}

Json columnsJson(const SystemScores& system)
{
    Json json = Json::object();
    for (const ReportColumn& column : reportColumns())
        json[column.name] = figureJson(column.figure(system), column.queries(system));
    return json;
}

Json differencesJson(const SystemScores& ours, const SystemScores& theirs)
{
    Json json = Json::object();
    for (const ReportColumn& column : reportColumns())
        json[column.name] = figureJson(column.difference(ours, theirs), column.queries(ours));
    return json;
}

Json changesJson(const SystemReport& system)
{
    Json json = Json::object();
    for (const ChangeScores& change : system.changes) {
        Json& entry = json[change.change];
        entry["own original first P@1"] = figureJson(hitsOf(change.own), change.own.size());
        if (system.byCosine)
            entry["mean cosine"] = change.meanSimilarity;
    }
    return json;
}

Json attributesJson(const SystemReport& system)
{
    Json json = Json::object();
    for (const AttributeScores& attribute : system.attributes)
        json[attribute.attribute] = figureJson(hitsOf(attribute.kept), attribute.kept.size());
    return json;
}

Json systemsJson(const EvaluationReport& report)
{
    Json systems = Json::array();
    for (std::size_t i = 0; i < report.systems.size(); ++i) {
        const SystemReport& system = report.systems[i];
        Json entry = {{"system", system.scores.name},
                      {"figures", columnsJson(system.scores)},
                      {"robustness", changesJson(system)},
                      {"factors", attributesJson(system)}};
        if (i >= ownSystems)
            for (std::size_t own = 0; own < ownSystems; ++own)
                entry["differences"][report.systems[own].scores.name + " minus this"] =
                    differencesJson(report.systems[own].scores, system.scores);
        systems.push_back(std::move(entry));
    }
    return systems;
}

Json hubnessJson(const EvaluationReport& report)
{
    Json rows = Json::array();
    for (const HubnessRow& row : report.hubness)
        rows.push_back({{"library", row.library},
                        {"system", row.system},
                        {"correction", row.correction},
                        {"neighbours", row.figures.neighbours},
                        {"skewness", row.figures.skewness},
                        {"antiHubs", row.figures.antiHubs},
                        {"largestOverK", row.figures.largest},
                        {"robinHood", row.figures.robinHood},
                        {"reachable", row.figures.reachable}});
    return rows;
}

Json filtersJson(const EvaluationReport& report)
{
    Json rows = Json::array();
    for (const FilterRow& row : report.filters)
        rows.push_back({{"system", row.system},
                        {"filters", row.quality.filters},
                        {"dead", row.quality.dead},
                        {"nearDuplicates", row.quality.nearDuplicates},
                        {"structured", row.quality.structured},
                        {"spreadOverFrames", row.quality.spreadOut}});
    return rows;
}

Json removedJson(const EvaluationReport& report)
{
    Json rows = Json::array();
    for (const RemovedTrack& track : report.removed)
        rows.push_back({{"removed", track.path},
                        {"sameAs", track.sameAs},
                        {"correlation", track.correlation},
                        {"shared", track.shared}});
    return rows;
}

} // namespace

std::string reportJson(const EvaluationReport& report, const ReportContext& context)
{
    const Json json = {{"model", context.model},
                       {"modelHash", context.modelHash},
                       {"measured", context.measured},
                       {"tracks", report.tracks},
                       {"collections", report.collections},
                       {"nearDuplicatesRemoved", removedJson(report)},
                       {"systems", systemsJson(report)},
                       {"chance", columnsJson(report.chance)},
                       {"hubness", hubnessJson(report)},
                       {"firstLayer", filtersJson(report)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace tonekin
