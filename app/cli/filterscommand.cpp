// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/units.h"
#include "commandline.h"
#include "errorwords.h"
#include "filternamefiles.h"
#include "filterpicture.h"
#include "modelunits.h"
#include "textoutput.h"

#include <algorithm>
#include <array>
#include <iomanip>
#include <iostream>
#include <memory>

namespace tonekin::cli {

namespace {

struct FiltersArguments {
    std::string layer = "conv1";
    std::filesystem::path model;
    std::filesystem::path picture;
    std::filesystem::path exportNames;
    std::filesystem::path importNames;
};

struct ListedUnit {
    NetworkUnit unit;
    std::optional<double> strength; // mean of its activations over the library; empty where there are none
};

void printForPrograms(const ModelUnits& units, const std::vector<ListedUnit>& list)
{
    auto json = nlohmann::ordered_json::array();
    for (const ListedUnit& listed : list) {
        const UnitNote* const note = units.noteOn(listed.unit);
        const FilterName* const name = units.measuredName(listed.unit);
        const bool measured = name != nullptr && name->kind == FilterNameKind::Measured;
        nlohmann::ordered_json object{{"number", listed.unit.index}, {"layer", units.nameOf(listed.unit.layer)}};
        object["your_name"] = note != nullptr ? note->name : std::string();
        object["stars"] = note != nullptr ? note->stars : 0;
        object["name"] = name != nullptr ? nlohmann::ordered_json(name->name) : nlohmann::ordered_json();
        object["kind"] = name == nullptr ? nlohmann::ordered_json() : measured ? "measured" : "descriptor";
        object["confidence"] = measured ? nlohmann::ordered_json(name->confidence) : nlohmann::ordered_json();
        object["runner_up"] = measured ? nlohmann::ordered_json(name->runnerUp) : nlohmann::ordered_json();
        object["strength"] = listed.strength ? nlohmann::ordered_json(*listed.strength) : nlohmann::ordered_json();
        json.push_back(std::move(object));
    }
    printJson(json);
}

void printForPeople(const ModelUnits& units, const std::vector<ListedUnit>& list)
{
    for (const ListedUnit& listed : list) {
        const UnitNote* const note = units.noteOn(listed.unit);
        const int stars = note != nullptr ? note->stars : 0;
        std::cout << std::setw(5) << listed.unit.index << "  " << std::setw(9)
                  << (listed.strength ? decimal(*listed.strength, 4) : "-") << "  "
                  << std::string(static_cast<std::size_t>(stars), '*')
                  << std::string(static_cast<std::size_t>(UnitNote::mostStars - stars), ' ') << "  "
                  << plainText(unitWords(note, units.measuredName(listed.unit))) << '\n';
    }
}

std::vector<ListedUnit> listOf(NetworkLayer layer, int count, const LayerRankings& rows)
{
    std::vector<ListedUnit> list;
    for (int index = 0; index < count; ++index) {
        const NetworkUnit unit{layer, index};
        const ActivationDistribution lie = rows.rankings.distribution(unit, usageMeasure(layer), 0);
        list.push_back({unit, lie.tracks > 0 ? std::optional(lie.mean) : std::nullopt});
    }
    return list;
}

int printUnits(const GeneralOptions& general, const FiltersArguments& arguments,
               const std::optional<AskedLibrary>& opened, const ModelUnits& units)
{
    const auto layer = units.layerOf(arguments.layer);
    if (!layer)
        return complainOfUsage("the network has no layer '" + arguments.layer + "'");
    LayerRankings rows;
    if (opened) {
        auto read = readRankings(opened->library(), opened->catalogue(), units.hash(), *layer, usageMeasure(*layer));
        if (!read)
            return complain(read.error());
        rows = std::move(*read);
    }
    const int count = units.unitsOf(*layer).value_or(rows.units);
    if (count == 0)
        return complain({ErrorCode::InvalidArgument,
                         "No track has answers of " + arguments.layer + " yet; 'tonekin-cli scan FOLDER' gets them."});
    units.warnOfOther();
    const auto list = listOf(*layer, count, rows);
    if (general.json)
        printForPrograms(units, list);
    else
        printForPeople(units, list);
    return done;
}

int runFilters(const GeneralOptions& general, const FiltersArguments& arguments)
{
    const std::array wanted{&arguments.picture, &arguments.exportNames, &arguments.importNames};
    if (std::ranges::count_if(wanted, [](const std::filesystem::path* file) { return !file->empty(); }) > 1)
        return complainOfUsage("--picture, --export-names and --import-names each want a call of their own");
    if (!arguments.importNames.empty())
        return importFilterNames(general, arguments.model, arguments.importNames);
    // Names and pictures are the network's own; they do not need a library.
    std::optional<AskedLibrary> opened;
    std::error_code failedToLook;
    if (std::filesystem::exists(general.library, failedToLook)) {
        auto library = AskedLibrary::open(general);
        if (!library)
            return complain(library.error());
        opened.emplace(std::move(*library));
    }
    const auto units = ModelUnits::open(arguments.model, opened ? &opened->library() : nullptr);
    if (!units)
        return complain(units.error());
    if (!arguments.picture.empty())
        return writeFilterPicture(general, *units, arguments.picture);
    if (!arguments.exportNames.empty())
        return exportFilterNames(general, *units, opened, arguments.exportNames);
    return printUnits(general, arguments, opened, *units);
}

} // namespace

void addFiltersCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus)
{
    CLI::App* const command =
        app.add_subcommand("filters", "List the network's filters, what they are called and how much the library uses "
                                      "them; or picture them");
    command->footer(
        "A line has the number, the mean of what the library's tracks make it answer, your stars, your name for\n"
        "it, and what it was measured to answer to. The picture has all filters of the first layer in one row,\n"
        "low bands on top, negative weights red, positive ones blue.");
    const auto arguments = std::make_shared<FiltersArguments>();
    command->add_option("--layer", arguments->layer, "conv1, conv2 ... or the last hidden layer, such as dense2")
        ->capture_default_str()
        ->type_name("LAYER");
    command->add_option("--model", arguments->model, "The manifest of a trained network")->type_name("FILE.json");
    command->add_option("--picture", arguments->picture, "Write the first layer's picture instead")
        ->check(CLI::Validator(
            [](std::string& text) {
                return isPictureFile(text) ? std::string() : "'" + text + "' ends neither in .png nor in .svg";
            },
            ""))
        ->type_name("FILE.png|.svg");
    command->add_option("--export-names", arguments->exportNames, "Write your names, notes and stars to a file instead")
        ->type_name("FILE.json");
    command
        ->add_option("--import-names", arguments->importNames,
                     "Take names, notes and stars from a file instead; those of the same filters are replaced")
        ->type_name("FILE.json");
    command->callback([&, arguments] { exitStatus = runFilters(general, *arguments); });
}

} // namespace tonekin::cli
