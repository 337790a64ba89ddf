// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedlibrary.h"
#include "catalogue/rows.h"
#include "catalogue/units.h"
#include "catalogue/why.h"
#include "commandline.h"
#include "errorwords.h"
#include "modelunits.h"
#include "textoutput.h"

#include <cmath>
#include <iostream>
#include <memory>

namespace tonekin::cli {

namespace {

struct WhyArguments {
    std::string one;
    std::string other;
    std::filesystem::path model;
};

/// Two tracks, why they are alike, and what names its units and parts.
struct WhyAnswer {
    TrackId one, other;
    ModelUnits units;
    Why why;
};

std::vector<VectorSlice> slicesOf(const ModelUnits& units)
{
    std::vector<VectorSlice> slices;
    if (!units.isOfLibrary())
        return slices;
    std::size_t first = 0;
    for (const VectorPart& part : units.manifest().vector.parts) {
        slices.push_back({first, static_cast<std::size_t>(part.dimensions)});
        first += slices.back().count;
    }
    return slices;
}

std::string partName(const VectorPart& part)
{
    const char* source = part.source == VectorSource::Filters  ? "first-layer filters"
                         : part.source == VectorSource::Pooled ? "last convolution"
                                                               : "hidden units";
    return std::string(source) + (part.statistic == VectorStatistic::Mean ? ", on average" : ", how they vary");
}

/// Errors: those of the library and the model, and InvalidArgument, a sentence, where one cannot be compared.
Result<WhyAnswer> answer(const WhyArguments& arguments, const AskedLibrary& asked)
{
    const auto ids = asked.findAll({arguments.one, arguments.other});
    if (!ids)
        return ids.error();
    const TrackId one = ids->front();
    const TrackId other = ids->back();
    if (one == other)
        return Error{ErrorCode::InvalidArgument, "That is one and the same track; name two."};
    const auto vectors = asked.vectors(AskedLibrary::Hubs::Corrected);
    if (!vectors)
        return vectors.error();
    auto units = ModelUnits::open(arguments.model, &asked.library());
    if (!units)
        return units.error();
    return (*vectors)->read([&](const VectorIndex& index) -> Result<WhyAnswer> {
        for (const TrackId id : {one, other})
            if (const auto flaw = seedFlaw(id, index, asked.catalogue()))
                return Error{ErrorCode::InvalidArgument, sentenceOn(*flaw, asked.pathOf(id))};
        const auto filters =
            readRankings(asked.library(), asked.catalogue(), units->hash(), NetworkLayer{1}, RankBy::Mean);
        if (!filters)
            return filters.error();
        const NetworkLayer hiddenLayer{NetworkLayer::lastHidden};
        const auto hidden = readRankings(asked.library(), asked.catalogue(), units->hash(), hiddenLayer, RankBy::Mean);
        if (!hidden)
            return hidden.error();
        const auto slices = slicesOf(*units);
        const auto unusualness = [&](NetworkUnit unit, float value) {
            return (unit.layer == hiddenLayer ? *hidden : *filters).rankings.unusualness(unit, RankBy::Mean, value);
        };
        auto why = whySimilar({one, other, units->hash(), slices, unusualness}, index, asked.library());
        if (!why)
            return why.error();
        return WhyAnswer{one, other, std::move(*units), std::move(*why)};
    });
}

std::string wordsOf(const WhyAnswer& answer, NetworkUnit unit)
{
    return unitWords(answer.units.noteOn(unit), answer.units.measuredName(unit));
}

nlohmann::ordered_json jsonOf(const WhyAnswer& answer, const UnitPair& pair)
{
    return {{"layer", answer.units.nameOf(pair.unit.layer)},
            {"unit", pair.unit.index},
            {"name", wordsOf(answer, pair.unit)},
            {"unusualness", {pair.one, pair.other}}};
}

nlohmann::ordered_json jsonOf(const WhyAnswer& answer)
{
    using Json = nlohmann::ordered_json;
    const Why& why = answer.why;
    Json json{{"similarity", why.similarity}, {"cosine", why.cosine}};
    json["moments"] = Json::array();
    for (const MomentPair& pair : why.moments)
        json["moments"].push_back(
            {{"seconds", {pair.seconds, pair.otherSeconds}}, {"length", pair.length}, {"similarity", pair.similarity}});
    json["filters"] = Json::array();
    for (const SharedUnit& unit : why.shared) {
        Json object = jsonOf(answer, unit.pair);
        object["share"] = unit.share;
        json["filters"].push_back(std::move(object));
    }
    json["parts"] = Json::array();
    for (std::size_t part = 0; part < why.parts.size(); ++part)
        json["parts"].push_back({{"name", partName(answer.units.manifest().vector.parts[part])},
                                 {"share", why.parts[part].share},
                                 {"weight", why.parts[part].weight},
                                 {"similarity", why.parts[part].similarity}});
    json["differs"] = Json::array();
    for (const UnitPair& pair : why.differing)
        json["differs"].push_back(jsonOf(answer, pair));
    json["loudness"] = {why.loudness ? Json(*why.loudness) : Json(),
                        why.otherLoudness ? Json(*why.otherLoudness) : Json()};
    return json;
}

std::string unitText(const WhyAnswer& answer, NetworkUnit unit)
{
    const std::string words = wordsOf(answer, unit);
    return answer.units.nameOf(unit.layer) + " " + std::to_string(unit.index) + (words.empty() ? "" : ": " + words);
}

/// "play the second 1.8 dB softer": what is equal as far as it is printed needs no change.
std::string loudnessText(double decibel)
{
    const std::string amount = decimal(std::abs(decibel), 1);
    if (amount == decimal(0.0, 1))
        return "Both are equally loud.";
    return "To be equally loud, play the second " + amount + (decibel > 0.0 ? " dB louder." : " dB softer.");
}

void printMoments(const Why& why)
{
    if (why.moments.empty())
        return;
    std::cout << "\nMoments that sound alike, to hear one after the other:\n";
    for (const MomentPair& pair : why.moments)
        std::cout << "  " << timeText(static_cast<double>(pair.seconds)) << " and "
                  << timeText(static_cast<double>(pair.otherSeconds)) << "  (similarity "
                  << decimal(static_cast<double>(pair.similarity), 3) << ")\n";
    if (why.loudness && why.otherLoudness)
        std::cout << "  " << loudnessText(*why.loudness - *why.otherLoudness) << '\n';
}

void printForPeople(const AskedLibrary& asked, const WhyAnswer& answer)
{
    const Why& why = answer.why;
    for (const TrackId id : {answer.one, answer.other})
        std::cout << plainText(asked.bylineOf(id)) << "  (" << plainText(asked.pathOf(id)) << ")\n";
    std::cout << "Similarity: " << decimal(static_cast<double>(why.similarity), 3)
              << "; cosine of the vectors: " << decimal(static_cast<double>(why.cosine), 3) << '\n';
    if (!why.parts.empty())
        std::cout << "\nWhat the parts of the vector give to the cosine:\n";
    for (std::size_t part = 0; part < why.parts.size(); ++part)
        std::cout << "  " << decimal(static_cast<double>(why.parts[part].share), 3) << "  "
                  << partName(answer.units.manifest().vector.parts[part]) << " (at most "
                  << decimal(static_cast<double>(why.parts[part].weight), 3) << ")\n";
    if (!why.shared.empty())
        std::cout << "\nBoth are unusually strong in:\n";
    for (const SharedUnit& unit : why.shared)
        std::cout << "  " << plainText(unitText(answer, unit.pair.unit)) << "  (" << decimal(100.0 * unit.share, 0)
                  << " % of what they share)\n";
    printMoments(why);
    if (!why.differing.empty())
        std::cout << "\nThey differ most in:\n";
    for (const UnitPair& pair : why.differing)
        std::cout << "  " << plainText(unitText(answer, pair.unit))
                  << "  (deviations above the usual: " << decimal(pair.one, 1) << " and " << decimal(pair.other, 1)
                  << ")\n";
}

int printWhy(const GeneralOptions& general, const WhyArguments& arguments)
{
    const auto asked = AskedLibrary::open(general);
    if (!asked)
        return complain(asked.error());
    const auto answered = answer(arguments, *asked);
    if (!answered)
        return complain(answered.error());
    answered->units.warnOfOther();
    if (general.json)
        printJson(jsonOf(*answered));
    else
        printForPeople(*asked, *answered);
    return done;
}

} // namespace

void addWhyCommand(CLI::App& app, const GeneralOptions& general, int& exitStatus)
{
    CLI::App* const command = app.add_subcommand("why", "Tell why two tracks sound alike, and in what they differ");
    command->footer(
        "Units are filters of the first layer and hidden units; \"unusually strong\" is at least one standard "
        "deviation above\nwhat is usual in this library.");
    const auto arguments = std::make_shared<WhyArguments>();
    command->add_option("A", arguments->one, "Path or id of a track")->required()->type_name("TRACK");
    command->add_option("B", arguments->other, "Path or id of another")->required()->type_name("TRACK");
    command
        ->add_option("--model", arguments->model, "The network's manifest; otherwise the one that comes with Tonekin")
        ->type_name("FILE");
    command->callback([&, arguments] { exitStatus = printWhy(general, *arguments); });
}

} // namespace tonekin::cli
