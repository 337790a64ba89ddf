// SPDX-License-Identifier: GPL-3.0-or-later
#include "factortable.h"

#include <nlohmann/json.hpp>

#include <array>
#include <iomanip>
#include <sstream>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;

struct Column {
    const char* name;
    double ListenerScore::*measure;
};
constexpr std::array<Column, 2> columns{{
    {"mAP", &ListenerScore::averagePrecision},
    {"AUC", &ListenerScore::areaUnderCurve},
}};

Json figureJson(const Figure& figure)
{
    return {{"value", figure.value}, {"low", figure.low}, {"high", figure.high}};
}

void addLine(std::ostream& text, const std::string& name, const Figure& figure)
{
    text << "  " << std::left << std::setw(50) << name << std::right << std::setw(8) << figure.value << "  ["
         << figure.low << ", " << figure.high << "]\n";
}

} // namespace

std::string factorTable(const FactorReport& report)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision(4) << report.listeners << " listeners of " << report.testTracks
         << " tracks that nothing was fitted to (" << report.trainingTracks << " trained on, "
         << report.validationTracks << " for validation); in brackets 95 % intervals (bootstrap over listeners)\n";
    const FactorSystem& ours = report.systems.front();
    for (const Column& column : columns) {
        text << '\n' << column.name << " of who listens to which of them\n";
        for (const FactorSystem& system : report.systems)
            addLine(text, system.name, figureOf(system.listeners, column.measure));
        for (const FactorSystem& system : report.systems)
            if (&system != &ours)
                addLine(text, "this network minus " + system.name,
                        differenceOf(ours.listeners, system.listeners, column.measure));
    }
    text << "\nExplained share of the directions (0: their mean)\n";
    for (const FactorSystem& system : report.systems)
        text << "  " << std::left << std::setw(50) << system.name << std::right << std::setw(8) << system.explained
             << '\n';
    return text.str();
}

std::string factorJson(const FactorReport& report)
{
    Json systems = Json::array();
    const FactorSystem& ours = report.systems.front();
    for (const FactorSystem& system : report.systems) {
        Json figures = Json::object();
        Json gains = Json::object();
        for (const Column& column : columns) {
            figures[column.name] = figureJson(figureOf(system.listeners, column.measure));
            if (&system != &ours)
                gains[column.name] = figureJson(differenceOf(ours.listeners, system.listeners, column.measure));
        }
        systems.push_back({{"system", system.name},
                           {"figures", figures},
                           {"explainedShare", system.explained},
                           {"networkMinusThis", gains}});
    }
    const Json json = {{"trainingTracks", report.trainingTracks},
                       {"validationTracks", report.validationTracks},
                       {"testTracks", report.testTracks},
                       {"listeners", report.listeners},
                       {"systems", systems}};
    return json.dump(1) + "\n";
}

std::vector<QualityFigure> factorQuality(const FactorReport& report)
{
    std::vector<QualityFigure> quality;
    for (const FactorSystem& system : report.systems)
        for (const Column& column : columns) {
            const Figure figure = figureOf(system.listeners, column.measure);
            quality.push_back({system.name + ": " + column.name, figure.value, figure.low, figure.high});
        }
    return quality;
}

} // namespace tonekin
