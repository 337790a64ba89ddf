// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/qualityfigures.h"

#include "evaluation/reportcolumns.h"

namespace tonekin {
namespace {

void add(std::vector<QualityFigure>& figures, const std::string& measure, const Figure& figure)
{
    figures.push_back({measure, figure.value, figure.low, figure.high});
}

void addPlain(std::vector<QualityFigure>& figures, const std::string& measure, double value)
{
    figures.push_back({measure, value, value, value});
}

void addSystem(std::vector<QualityFigure>& figures, const SystemReport& system)
{
    for (const ReportColumn& column : reportColumns())
        if (column.queries(system.scores) > 0)
            add(figures, system.scores.name + ": " + column.name, column.figure(system.scores));
}

void addDifferences(std::vector<QualityFigure>& figures, const SystemReport& ours, const SystemReport& theirs)
{
    for (const ReportColumn& column : reportColumns())
        if (column.queries(ours.scores) > 0)
            add(figures, ours.scores.name + " minus " + theirs.scores.name + ": " + column.name,
                column.difference(ours.scores, theirs.scores));
}

void addHubness(std::vector<QualityFigure>& figures, const HubnessRow& row)
{
    const std::string prefix = row.system + ", " + row.correction + ", " + row.library + ": ";
    addPlain(figures, prefix + "hubness, skewness", row.figures.skewness);
    addPlain(figures, prefix + "hubness, anti-hubs", row.figures.antiHubs);
}

void addFilters(std::vector<QualityFigure>& figures, const FilterRow& row)
{
    const std::string prefix = row.system + ": first layer, ";
    addPlain(figures, prefix + "dead", row.quality.dead);
    addPlain(figures, prefix + "near duplicates", row.quality.nearDuplicates);
    addPlain(figures, prefix + "structured", row.quality.structured);
    addPlain(figures, prefix + "spread over frames", row.quality.spreadOut);
}

} // namespace

std::vector<QualityFigure> qualityFigures(const EvaluationReport& report)
{
    std::vector<QualityFigure> figures;
    const SystemReport& ours = report.systems.front();
    for (const SystemReport& system : report.systems)
        addSystem(figures, system);
    for (std::size_t i = ownSystems; i < report.systems.size(); ++i)
        for (std::size_t own = 0; own < ownSystems; ++own)
            addDifferences(figures, report.systems[own], report.systems[i]);
    for (const ChangeScores& change : ours.changes)
        add(figures, ours.scores.name + ": own original first, " + change.change, hitsOf(change.own));
    for (const AttributeScores& attribute : ours.attributes)
        add(figures, ours.scores.name + ": intended order, " + attribute.attribute, hitsOf(attribute.kept));
    for (const HubnessRow& row : report.hubness)
        if (row.system == networkName)
            addHubness(figures, row);
    for (const FilterRow& row : report.filters)
        addFilters(figures, row);
    return figures;
}

} // namespace tonekin
