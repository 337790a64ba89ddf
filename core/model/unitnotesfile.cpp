// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/unitnotesfile.h"

#include "files/replacefile.h"
#include "model/sha256.h"
#include "model/wholefile.h"

#include <nlohmann/json.hpp>

#include <set>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view formatName = "tonekin-unit-notes";
constexpr int formatVersion = 1;
constexpr std::uintmax_t mostBytes = 4'000'000;
constexpr std::size_t longestModelName = 200; // bytes

Error refused(const std::string& reason)
{
    return Error{ErrorCode::InvalidArgument, "names file: " + reason};
}

Json noteJson(const UnitNote& note)
{
    return {{"layer", note.unit.layer.number},
            {"unit", note.unit.index},
            {"name", note.name},
            {"notes", note.notes},
            {"stars", note.stars}};
}

UnitNote noteFrom(const Json& json)
{
    return {{{json.at("layer").get<int>()}, json.at("unit").get<int>()},
            json.at("name").get<std::string>(),
            json.value("notes", std::string()),
            json.value("stars", 0)};
}

Status check(const UnitNotes& notes)
{
    if (!isSha256Hex(notes.modelHash))
        return refused("it does not say which model its names belong to");
    if (notes.modelName.size() > longestModelName)
        return refused("the model's name is too long");
    std::set<NetworkUnit> units;
    for (const UnitNote& note : notes.notes) {
        if (const std::string flaw = flawOf(note); !flaw.empty())
            return refused(flaw);
        if (!units.insert(note.unit).second)
            return refused("a unit is in it twice");
    }
    return ok();
}

/// Throws what the JSON library throws.
Result<UnitNotes> notesFrom(const Json& json)
{
    if (!json.is_object() || json.value("format", std::string()) != formatName)
        return refused("it is no file of names for a network's units");
    if (json.at("version").get<int>() != formatVersion)
        return refused("it was written by another version of the program");
    UnitNotes notes;
    json.at("model").at("hash").get_to(notes.modelHash);
    notes.modelName = json.at("model").value("name", std::string());
    for (const Json& note : json.at("units"))
        notes.notes.push_back(noteFrom(note));
    return notes;
}

} // namespace

Status writeUnitNotes(const std::filesystem::path& file, const UnitNotes& notes)
{
    if (auto checked = check(notes); !checked)
        return checked;
    Json units = Json::array();
    for (const UnitNote& note : notes.notes)
        units.push_back(noteJson(note));
    const Json json{{"format", formatName},
                    {"version", formatVersion},
                    {"model", {{"hash", notes.modelHash}, {"name", notes.modelName}}},
                    {"units", units}};
    const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
    if (text.size() > mostBytes)
        return refused("there are too many notes for one file");
    return replaceFile(file, text);
}

Result<UnitNotes> readUnitNotes(const std::filesystem::path& file)
{
    const auto bytes = readWholeFile(file, mostBytes);
    if (!bytes)
        return bytes.error().code == ErrorCode::ModelMissing ? Error{ErrorCode::NotFound, bytes.error().detail}
                                                             : refused(bytes.error().detail);
    try {
        auto notes = notesFrom(Json::parse(bytes->begin(), bytes->end()));
        if (!notes)
            return notes;
        if (auto checked = check(*notes); !checked)
            return checked.error();
        return notes;
    } catch (const Json::exception& problem) {
        return refused(problem.what());
    }
}

} // namespace tonekin
