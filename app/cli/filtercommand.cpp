// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedlibrary.h"
#include "catalogue/rows.h"
#include "catalogue/units.h"
#include "commandline.h"
#include "errorwords.h"
#include "modelunits.h"
#include "textoutput.h"

#include <iomanip>
#include <iostream>
#include <memory>

namespace tonekin::cli {

namespace {

struct FilterArguments {
    int number = 0;
    std::string layer = "conv1";
    std::string by; // empty: what the layer keeps
    RankOptions options;
    std::filesystem::path model;
};

struct Asked {
    NetworkUnit unit;
    RankBy by = RankBy::Maximum;
};

/// What is wrong with the question; empty when the network has such a unit and such a measure of it.
std::string flawOf(const FilterArguments& arguments, const ModelUnits& units, Asked& asked)
{
    const auto layer = units.layerOf(arguments.layer);
    if (!layer)
        return "the network has no layer '" + arguments.layer + "'";
    asked.unit = {*layer, arguments.number};
    if (const auto count = units.unitsOf(*layer); count && arguments.number >= *count)
        return arguments.layer + " has units 0 to " + std::to_string(*count - 1);
    asked.by = usualMeasure(*layer);
    if (!arguments.by.empty())
        asked.by = arguments.by == "max" ? RankBy::Maximum : RankBy::Mean;
    if (keeps(*layer, asked.by))
        return {};
    return layer->isConvolution() ? "of " + arguments.layer + " only maxima are kept; leave --by out"
                                  : "units of " + arguments.layer + " have one value a track; leave --by out";
}

void printHead(const ModelUnits& units, const Asked& asked)
{
    const UnitNote* const note = units.noteOn(asked.unit);
    const FilterName* const name = units.measuredName(asked.unit);
    const std::string words = plainText(unitWords(note, name));
    std::cout << (asked.unit.layer == NetworkLayer{1} ? "Filter " : units.nameOf(asked.unit.layer) + ", unit ")
              << asked.unit.index << (words.empty() ? "" : ": ") << words << '\n';
    if (name != nullptr && !name->runnerUp.empty())
        std::cout << "  next best: " << plainText(name->runnerUp) << '\n';
    if (note != nullptr && note->stars > 0)
        std::cout << "  " << note->stars << " of " << UnitNote::mostStars << " stars\n";
    if (note != nullptr && !note->notes.empty())
        std::cout << "  " << plainText(note->notes) << '\n';
    std::cout << (asked.by == RankBy::Maximum ? "Largest answers:\n" : "Largest mean answers:\n");
}

void printForPeople(const AskedLibrary& library, const ModelUnits& units, const Asked& asked, const UnitList& list)
{
    printHead(units, asked);
    for (const UnitListRow& row : list.rows) {
        const CatalogueTrack* const track = library.catalogue().find(row.id);
        std::cout << std::setw(9) << decimal(row.value, 3) << "  "
                  << (row.seconds ? "at " + timeText(*row.seconds) + "  " : std::string())
                  << plainText(library.bylineOf(row.id)) << "  (" << plainText(library.pathOf(row.id)) << ")"
                  << (track && track->state == TrackState::Missing ? "  the file is missing" : "") << '\n';
    }
    if (list.rows.empty())
        std::cout << "  No track of this library makes it answer.\n";
}

int printFilter(const GeneralOptions& general, const FilterArguments& arguments)
{
    const auto library = AskedLibrary::open(general);
    if (!library)
        return complain(library.error());
    const auto units = ModelUnits::open(arguments.model, &library->library());
    if (!units)
        return complain(units.error());
    Asked asked;
    if (const std::string flaw = flawOf(arguments, *units, asked); !flaw.empty())
        return complainOfUsage(flaw);
    const auto read = readRankings(library->library(), library->catalogue(), units->hash(), asked.unit.layer, asked.by);
    if (!read)
        return complain(read.error());
    if (read->units == 0)
        return complain({ErrorCode::InvalidArgument,
                         "No track has answers of " + arguments.layer + " yet; 'tonekin-cli scan FOLDER' gets them."});
    if (asked.unit.index >= read->units)
        return complainOfUsage(arguments.layer + " has units 0 to " + std::to_string(read->units - 1));
    const auto list =
        unitList(read->rankings, library->library(), units->hash(), {asked.unit, asked.by, arguments.options.count});
    if (!list)
        return complain(list.error());
    units->warnOfOther();
    if (general.json)
        printJson(unitListJson(library->catalogue(), *list));
    else
        printForPeople(*library, *units, asked, *list);
    return done;
}

} // namespace

void addFilterCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus)
{
    CLI::App* const command =
        app.add_subcommand("filter", "List the tracks that one filter of the network answers to most");
    command->footer(
        "The largest answer finds moments, and the time says where; the mean finds what goes through a whole\n"
        "track. Of one album at most two tracks are listed, and copies of a recording once.");
    const auto arguments = std::make_shared<FilterArguments>();
    command->add_option("NUMBER", arguments->number, "The filter or unit, counted from 0")
        ->required()
        ->check(CLI::Validator(CLI::NonNegativeNumber).description(""))
        ->type_name("");
    command->add_option("--layer", arguments->layer, "conv1, conv2 ... or the last hidden layer, such as dense2")
        ->capture_default_str()
        ->type_name("LAYER");
    command->add_option("--by", arguments->by, "By their largest answer or their mean: max or mean")
        ->check(CLI::IsMember({"max", "mean"}, CLI::ignore_case))
        ->type_name("MEASURE");
    command->add_option("-n,--count", arguments->options.count, "How many tracks")
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{1}, UnitRankings::kept))
        ->type_name("N");
    command->add_option("--model", arguments->model, "The manifest of a trained network")->type_name("FILE.json");
    command->callback([&, arguments] { exitStatus = printFilter(general, *arguments); });
}

} // namespace tonekin::cli
