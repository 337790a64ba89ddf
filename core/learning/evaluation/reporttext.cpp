// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/reporttext.h"

#include "evaluation/reportcolumns.h"

#include <algorithm>
#include <iomanip>
#include <sstream>

namespace tonekin {
namespace {

constexpr int nameWidth = 40;
constexpr int cellWidth = 26;

std::string number(double value, int digits = 3)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision(digits) << value;
    return text.str();
}

std::string signedNumber(double value)
{
    return (value < 0.0 ? "" : "+") + number(value);
}

std::string withInterval(const Figure& figure)
{
    return number(figure.value) + " [" + number(figure.low) + ", " + number(figure.high) + "]";
}

std::string gain(const Figure& figure)
{
    return signedNumber(figure.value) + " [" + signedNumber(figure.low) + ", " + signedNumber(figure.high) + "]";
}

std::string percent(double share)
{
    return number(100.0 * share, 1) + " %";
}

/// Text in a column of its own; longer text pushes the next one to the right.
std::string padded(const std::string& text, int width)
{
    return text + std::string(static_cast<std::size_t>(std::max(1, width - static_cast<int>(text.size()))), ' ');
}

void writeLine(std::ostream& out, const std::string& name, const std::vector<std::string>& cells)
{
    std::string line = "  " + padded(name, nameWidth);
    for (const std::string& cell : cells)
        line += padded(cell, cellWidth);
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
}

void writeColumn(std::ostream& out, const EvaluationReport& report, const ReportColumn& column)
{
    const std::size_t queries = column.queries(report.systems.front().scores);
    out << '\n' << column.name << " (" << queries << " queries)\n";
    if (queries == 0) {
        out << "  cannot be measured: no track has a right answer\n";
        return;
    }
    writeLine(out, "", {"value", "the network minus this", "the corrected one minus this"});
    for (std::size_t i = 0; i < report.systems.size(); ++i) {
        const SystemScores& system = report.systems[i].scores;
        std::vector<std::string> cells{withInterval(column.figure(system))};
        if (i >= ownSystems)
            for (std::size_t own = 0; own < ownSystems; ++own)
                cells.push_back(gain(column.difference(report.systems[own].scores, system)));
        writeLine(out, system.name, cells);
    }
    writeLine(out, report.chance.name, {number(column.figure(report.chance).value)});
}

void writeRemoved(std::ostream& out, const EvaluationReport& report)
{
    out << "\nNear duplicates left out: " << report.removed.size() << '\n';
    for (const RemovedTrack& track : report.removed)
        out << "  " << track.path << " (as " << track.sameAs << "; correlation " << number(track.correlation, 2)
            << " over " << percent(track.shared) << ")\n";
}

void writeChanges(std::ostream& out, const EvaluationReport& report)
{
    const auto& changes = report.systems.front().changes;
    if (changes.empty())
        return;
    for (std::size_t change = 0; change < changes.size(); ++change) {
        out << "\nChanged copies, " << changes[change].change << ": own original first (" << changes[change].own.size()
            << " copies)\n";
        writeLine(out, "", {"P@1", "mean cosine"});
        for (const SystemReport& system : report.systems) {
            std::vector<std::string> cells{withInterval(hitsOf(system.changes[change].own))};
            if (system.byCosine)
                cells.push_back(number(system.changes[change].meanSimilarity));
            writeLine(out, system.scores.name, cells);
        }
    }
}

void writeFactors(std::ostream& out, const EvaluationReport& report)
{
    const auto& attributes = report.systems.front().attributes;
    for (std::size_t attribute = 0; attribute < attributes.size(); ++attribute) {
        out << "\nTriplets of made recordings, " << attributes[attribute].attribute << ": intended order kept ("
            << attributes[attribute].kept.size() << " triplets)\n";
        for (const SystemReport& system : report.systems)
            writeLine(out, system.scores.name, {withInterval(hitsOf(system.attributes[attribute].kept))});
    }
}

void writeHubness(std::ostream& out, const EvaluationReport& report)
{
    std::string heading;
    for (const HubnessRow& row : report.hubness) {
        const std::string title =
            row.system + ", " + row.library + " (k = " + std::to_string(row.figures.neighbours) + ")";
        if (title != heading)
            out << "\nHubness: " << title << "\n  " << padded("", nameWidth)
                << "skewness  anti-hubs  largest N/k  Robin Hood  reachable\n";
        heading = title;
        out << "  " << padded(row.correction, nameWidth) << padded(number(row.figures.skewness, 2), 10)
            << padded(percent(row.figures.antiHubs), 11) << padded(number(row.figures.largest, 2), 13)
            << padded(number(row.figures.robinHood, 3), 12) << percent(row.figures.reachable) << '\n';
    }
}

void writeFilters(std::ostream& out, const EvaluationReport& report)
{
    out << "\nFirst layer\n  " << padded("", nameWidth) << "dead    near duplicates  structured  spread over frames\n";
    for (const FilterRow& row : report.filters)
        out << "  " << padded(row.system, nameWidth) << padded(percent(row.quality.dead), 8)
            << padded(percent(row.quality.nearDuplicates), 17) << padded(percent(row.quality.structured), 12)
            << percent(row.quality.spreadOut) << '\n';
}

} // namespace

std::string reportText(const EvaluationReport& report, const ReportContext& context)
{
    std::ostringstream out;
    out << context.model << " on " << report.tracks << ' ' << context.measured << " tracks of " << report.collections
        << " soundtracks; in brackets 95 % intervals (bootstrap over soundtracks; for triplets over works)\n";
    writeRemoved(out, report);
    for (const ReportColumn& column : reportColumns())
        writeColumn(out, report, column);
    writeChanges(out, report);
    writeFactors(out, report);
    writeHubness(out, report);
    writeFilters(out, report);
    return out.str();
}

} // namespace tonekin
