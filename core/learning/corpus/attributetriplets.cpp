// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/attributetriplets.h"

#include "corpus/labellines.h"
#include "model/wholefile.h"

#include <nlohmann/json.hpp>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t mostBytes = 100'000'000;

Result<AttributeTriplet> parseLine(std::string_view line)
{
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object())
        return Error{ErrorCode::InvalidArgument, "not a triplet"};
    try {
        return AttributeTriplet{json.at("factor").get<std::string>(), json.at("work").get<std::string>(),
                                json.at("anchor").get<std::string>(), json.at("near").get<std::string>(),
                                json.at("far").get<std::string>()};
    } catch (const Json::exception& problem) {
        return Error{ErrorCode::InvalidArgument, problem.what()};
    }
}

std::string printAttributeTriplet(const AttributeTriplet& triplet)
{
    const Json json = {{"factor", triplet.attribute},
                       {"work", triplet.work},
                       {"anchor", triplet.anchor},
                       {"near", triplet.near},
                       {"far", triplet.far}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

Status writeAttributeTriplets(const std::filesystem::path& file, const std::vector<AttributeTriplet>& triplets)
{
    std::string lines;
    for (const AttributeTriplet& triplet : triplets)
        lines += printAttributeTriplet(triplet) + "\n";
    return writeWholeFile(file, lines);
}

Result<std::vector<AttributeTriplet>> readAttributeTriplets(const std::filesystem::path& file)
{
    return readLabelLines<AttributeTriplet>(file, mostBytes, parseLine);
}

} // namespace tonekin
