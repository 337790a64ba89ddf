// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "evaluation/filterdescription.h"
#include "evaluation/naming.h"
#include "model/modelfiles.h"
#include "model/wholefile.h"
#include "nn/randommodel.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;
using Names = std::vector<std::optional<FoundName>>;

constexpr std::uint64_t randomCopySeed = 4242;

struct NameChoices {
    std::string model;
    std::vector<std::filesystem::path> probes;
    std::vector<std::filesystem::path> confirm;
    std::string json;
    bool record = false;
};

/// Sounds with all that is known of them.
struct KnownSounds {
    ProbeSet probes;
    AttributeStates states;
};

Result<KnownSounds> loadSounds(const std::vector<std::filesystem::path>& corpora, const MelFrontEnd& frontEnd)
{
    auto probes = loadProbes(corpora, frontEnd);
    if (!probes)
        return probes.error();
    AttributeStates states = attributeStates(probes->labels, ProbeAttributes::all());
    return KnownSounds{std::move(*probes), std::move(states)};
}

Result<Names> namesOf(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors, const KnownSounds& naming,
                      const KnownSounds& confirming)
{
    const auto activations = activationsOnProbes(manifest, tensors, naming.probes);
    if (!activations)
        return activations.error();
    const auto confirmingActivations = activationsOnProbes(manifest, tensors, confirming.probes);
    if (!confirmingActivations)
        return confirmingActivations.error();
    return findNames(*activations, naming.states, *confirmingActivations, confirming.states, ProbeAttributes::all());
}

std::size_t confirmedOf(const Names& names)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(names, [](const auto& name) { return name && name->confirmed; }));
}

std::size_t foundOf(const Names& names)
{
    return static_cast<std::size_t>(std::ranges::count_if(names, [](const auto& name) { return name.has_value(); }));
}

double shareOf(std::size_t count, const Names& names)
{
    return names.empty() ? 0.0 : static_cast<double>(count) / static_cast<double>(names.size());
}

/// The names of one network, counted.
Json summaryJson(const Names& names)
{
    const ProbeAttributes& attributes = ProbeAttributes::all();
    Json found = Json::object();
    for (const Landmark& landmark : landmarks())
        found[std::string(landmark.name)] = filtersAt(landmark, names, attributes);
    return {{"filters", names.size()},
            {"found", foundOf(names)},
            {"confirmed", confirmedOf(names)},
            {"confirmedShare", shareOf(confirmedOf(names), names)},
            {"landmarks", std::move(found)}};
}

Json filtersJson(const Names& names, const std::vector<std::string>& descriptions)
{
    const ProbeAttributes& attributes = ProbeAttributes::all();
    Json all = Json::array();
    for (std::size_t filter = 0; filter < names.size(); ++filter) {
        Json entry = {{"filter", filter}, {"description", descriptions[filter]}};
        if (const auto& name = names[filter])
            entry.update({{"name", attributes.name(name->attribute)},
                          {"mode", name->mode == ActivationMode::Mean ? "mean" : "maximum"},
                          {"area", name->area},
                          {"selectivity", name->selectivity},
                          {"runnerUp", attributes.name(name->runnerUp)},
                          {"confirmingArea", name->confirmingArea},
                          {"confirmed", name->confirmed}});
        all.push_back(std::move(entry));
    }
    return all;
}

void printSummary(const std::string& who, const Names& names)
{
    std::cout << std::left << std::setw(20) << who << std::right << std::setw(4) << confirmedOf(names) << " of "
              << names.size() << " filters have a confirmed name (" << std::fixed << std::setprecision(1)
              << 100.0 * shareOf(confirmedOf(names), names) << " %), " << foundOf(names) - confirmedOf(names)
              << " more were not confirmed\n";
}

void printNames(const Names& names)
{
    const ProbeAttributes& attributes = ProbeAttributes::all();
    std::map<std::string, std::vector<std::size_t>> byName;
    for (std::size_t filter = 0; filter < names.size(); ++filter)
        if (names[filter] && names[filter]->confirmed)
            byName[attributes.name(names[filter]->attribute)].push_back(filter);
    std::cout << "\nConfirmed names of this network, with the best filter of each: area under the ROC curve on the "
                 "confirming sounds, selectivity, runner-up\n";
    for (const auto& [text, filters] : byName) {
        const std::size_t best =
            *std::ranges::max_element(filters, {}, [&](std::size_t filter) { return names[filter]->confirmingArea; });
        const FoundName& name = *names[best];
        std::cout << "  " << std::left << std::setw(30) << text << std::right << std::setw(4) << filters.size()
                  << "   filter " << std::setw(3) << best << "  " << std::setprecision(3) << name.confirmingArea << "  "
                  << name.selectivity << "  " << attributes.name(name.runnerUp) << '\n';
    }
}

void printLandmarks(const Names& ours, const Names& random)
{
    std::cout << "\nFilters with a confirmed name of that kind   this network   random copy\n";
    for (const Landmark& landmark : landmarks())
        std::cout << "  " << std::left << std::setw(43) << landmark.name << std::right << std::setw(12)
                  << filtersAt(landmark, ours, ProbeAttributes::all()) << std::setw(14)
                  << filtersAt(landmark, random, ProbeAttributes::all()) << '\n';
}

Status writeReport(const std::string& file, const Json& report)
{
    return writeWholeFile(file, report.dump(1) + "\n");
}

ExitStatus runName(const NameChoices& choices)
{
    auto model = readModel(choices.model);
    if (!model)
        return tellError(model.error());
    const auto naming = loadSounds(choices.probes, model->manifest.frontEnd);
    if (!naming)
        return tellError(naming.error());
    const auto confirming = loadSounds(choices.confirm, model->manifest.frontEnd);
    if (!confirming)
        return tellError(confirming.error());
    const auto descriptions = describeFilters(model->manifest, model->tensors);
    if (!descriptions)
        return tellError(descriptions.error());
    const auto ours = namesOf(model->manifest, model->tensors, *naming, *confirming);
    if (!ours)
        return tellError(ours.error());
    const auto random = namesOf(model->manifest, randomTensors(model->manifest, randomCopySeed), *naming, *confirming);
    if (!random)
        return tellError(random.error());

    std::cout << naming->states.clips << " sounds to name by, " << confirming->states.clips << " to confirm by\n";
    printSummary("this network", *ours);
    printSummary("random copy of it", *random);
    printLandmarks(*ours, *random);
    printNames(*ours);
    if (!choices.json.empty()) {
        const Json report = {{"clips", {{"naming", naming->states.clips}, {"confirming", confirming->states.clips}}},
                             {"network", summaryJson(*ours)},
                             {"randomCopy", summaryJson(*random)},
                             {"filters", filtersJson(*ours, *descriptions)}};
        if (auto written = writeReport(choices.json, report); !written)
            return tellError(written.error());
    }
    if (!choices.record)
        return ExitStatus::Done;
    model->manifest.filterNames = manifestNames(*ours, *descriptions, ProbeAttributes::all());
    const auto written = writeModel(choices.model, model->manifest, model->tensors);
    return written ? ExitStatus::Done : tellError(written.error());
}

} // namespace

void addNameCommand(CLI::App& app, CommandContext& context)
{
    auto choices = std::make_shared<NameChoices>();
    CLI::App* command =
        app.add_subcommand("name", "Name the filters of the first layer by what they answer to, beside a random copy");
    command->add_option("--model", choices->model, "The manifest (.json)")->required();
    command
        ->add_option("--probes", choices->probes,
                     "Corpora of probe sounds to name by, from \"tonekin-synth probes\" by way of \"corpus\"")
        ->required();
    command->add_option("--confirm", choices->confirm, "Corpora of another soundfont's, to confirm the names by")
        ->required();
    command->add_option("--json", choices->json, "Write every filter's name and figures into this file");
    command->add_flag("--record", choices->record,
                      "Put confirmed names, and descriptions of the other filters, into the manifest");
    command->callback([choices, &context] { context.status = runName(*choices); });
}

} // namespace tonekin
