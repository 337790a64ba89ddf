// SPDX-License-Identifier: GPL-3.0-or-later
#include "factors/factorfile.h"

#include "model/safetensors.h"
#include "model/sha256.h"
#include "model/wholefile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view formatName = "tonekin-factors-1";
constexpr std::uintmax_t mostJsonBytes = 2'000'000'000;
constexpr std::uintmax_t mostNumberBytes = 16'000'000'000;
constexpr float directionTolerance = 1e-3F;

Json recipeJson(const FactorisationOptions& recipe)
{
    return {{"dimensions", recipe.dimensions},         {"alpha", recipe.alpha},   {"epsilon", recipe.epsilon},
            {"regularisation", recipe.regularisation}, {"sweeps", recipe.sweeps}, {"seed", recipe.seed}};
}

FactorisationOptions recipeOf(const Json& json)
{
    return {json.at("dimensions").get<int>(), json.at("alpha").get<double>(),
            json.at("epsilon").get<double>(), json.at("regularisation").get<double>(),
            json.at("sweeps").get<int>(),     json.at("seed").get<std::uint64_t>()};
}

NamedTensor columnOf(const std::string& name, const std::vector<Play>& plays, auto Play::*member)
{
    NamedTensor column{name, {static_cast<std::int64_t>(plays.size())}, {}};
    column.values.reserve(plays.size());
    for (const Play& play : plays)
        column.values.push_back(static_cast<float>(play.*member));
    return column;
}

std::vector<NamedTensor> tensorsOf(const LatentFactors& factors)
{
    const auto dimensions = static_cast<std::int64_t>(factors.dimensions());
    const auto tracks = static_cast<std::int64_t>(factors.tracks.size());
    const auto users = static_cast<std::int64_t>(factors.userCount());
    return {{"track.direction", {tracks, dimensions}, factors.directions},
            {"track.length", {tracks}, factors.lengths},
            {"user.factor", {users, dimensions}, factors.users},
            columnOf("play.user", factors.plays, &Play::user),
            columnOf("play.track", factors.plays, &Play::track),
            columnOf("play.count", factors.plays, &Play::count)};
}

Error wrong(const std::filesystem::path& file, const std::string& reason)
{
    return {ErrorCode::InvalidArgument, file.string() + ": " + reason};
}

bool isIndex(float value, std::size_t count)
{
    return value >= 0.0F && value < static_cast<float>(count) && value == std::floor(value);
}

/// Takes a tensor out of the list when it has the shape. An empty reason: it had.
std::string take(std::vector<NamedTensor>& tensors, const std::string& name, const std::vector<std::int64_t>& shape,
                 std::vector<float>& values)
{
    const auto found = std::ranges::find(tensors, name, &NamedTensor::name);
    if (found == tensors.end())
        return "\"" + name + "\" is missing";
    if (found->shape != shape)
        return "\"" + name + "\" has another shape than the recipe and the names ask for";
    if (!std::ranges::all_of(found->values, [](float value) { return std::isfinite(value); }))
        return "\"" + name + "\" holds values that are not numbers";
    values = std::move(found->values);
    tensors.erase(found);
    return {};
}

/// Plays from their three columns; what is wrong with them, if anything is.
std::string takePlays(std::vector<NamedTensor>& tensors, std::int64_t count, std::size_t users, LatentFactors& factors)
{
    std::vector<float> userColumn;
    std::vector<float> trackColumn;
    std::vector<float> countColumn;
    for (const auto& [name, column] : {std::pair("play.user", &userColumn), std::pair("play.track", &trackColumn),
                                       std::pair("play.count", &countColumn)})
        if (auto reason = take(tensors, name, {count}, *column); !reason.empty())
            return reason;
    factors.plays.reserve(userColumn.size());
    for (std::size_t i = 0; i < userColumn.size(); ++i) {
        if (!isIndex(userColumn[i], users) || !isIndex(trackColumn[i], factors.tracks.size()) || countColumn[i] <= 0.0F)
            return "a play is of nobody, of no track or not counted";
        factors.plays.push_back(
            {static_cast<std::uint32_t>(userColumn[i]), static_cast<std::uint32_t>(trackColumn[i]), countColumn[i]});
    }
    const auto notRising = [](const Play& one, const Play& two) {
        return std::tie(one.user, one.track) >= std::tie(two.user, two.track);
    };
    return std::ranges::adjacent_find(factors.plays, notRising) == factors.plays.end() ? std::string()
                                                                                       : "the plays are out of order";
}

std::string whyNoDirections(const LatentFactors& factors)
{
    for (std::size_t track = 0; track < factors.tracks.size(); ++track) {
        const auto row = factors.direction(track);
        const float length = std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.0F));
        const float expected = factors.lengths[track] > 0.0F ? 1.0F : 0.0F;
        if (factors.lengths[track] < 0.0F || std::fabs(length - expected) > directionTolerance)
            return "a direction is not of length 1";
    }
    return {};
}

std::string fill(LatentFactors& factors, std::vector<NamedTensor> tensors, std::size_t users)
{
    const auto dimensions = static_cast<std::int64_t>(factors.dimensions());
    const auto tracks = static_cast<std::int64_t>(factors.tracks.size());
    const auto play = std::ranges::find(tensors, "play.user", &NamedTensor::name);
    const std::int64_t plays = play == tensors.end() || play->shape.size() != 1 ? 0 : play->shape[0];
    std::string reason = take(tensors, "track.direction", {tracks, dimensions}, factors.directions);
    if (reason.empty())
        reason = take(tensors, "track.length", {tracks}, factors.lengths);
    if (reason.empty())
        reason = take(tensors, "user.factor", {static_cast<std::int64_t>(users), dimensions}, factors.users);
    if (reason.empty())
        reason = whyNoDirections(factors);
    if (reason.empty())
        reason = takePlays(tensors, plays, users, factors);
    if (reason.empty() && !tensors.empty())
        reason = "\"" + tensors.front().name + "\" does not belong here";
    return reason;
}

} // namespace

LatentFactors latentFactors(const PlayCounts& counts, const Factors& factors, const FactorisationOptions& recipe)
{
    LatentFactors result{recipe, counts.tracks, {}, {}, {factors.users.begin(), factors.users.end()}, counts.plays};
    for (std::size_t track = 0; track < counts.tracks.size(); ++track) {
        const auto row = factors.track(track);
        const double length = std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.0));
        const bool isThere = length > 1e-9; // shorter ones point nowhere
        result.lengths.push_back(isThere ? static_cast<float>(length) : 0.0F);
        for (const double value : row)
            result.directions.push_back(isThere ? static_cast<float>(value / length) : 0.0F);
    }
    return result;
}

Status writeFactors(const std::filesystem::path& file, const LatentFactors& factors)
{
    std::filesystem::path numbers = file;
    numbers.replace_extension(".safetensors");
    if (numbers == file)
        return Error{ErrorCode::InvalidArgument, file.string() + " must not end in .safetensors: the numbers do"};
    const std::vector<char> bytes = printSafetensors(tensorsOf(factors), TensorType::F32);
    const Json json = {{"format", formatName},
                       {"recipe", recipeJson(factors.recipe)},
                       {"numbers", numbers.filename().string()},
                       {"sha256", sha256Hex(std::string_view(bytes.data(), bytes.size()))},
                       {"users", factors.userCount()},
                       {"tracks", factors.tracks}};
    if (auto written = writeWholeFile(numbers, bytes); !written)
        return written;
    return writeWholeFile(file, json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

Result<LatentFactors> readFactors(const std::filesystem::path& file)
{
    const auto text = readWholeFile(file, mostJsonBytes);
    if (!text)
        return Error{ErrorCode::NotFound, text.error().detail};
    const Json json = Json::parse(text->begin(), text->end(), nullptr, false);
    try {
        if (!json.is_object() || json.at("format") != formatName)
            return wrong(file, "these are no factors that this program knows");
        LatentFactors factors{
            recipeOf(json.at("recipe")), json.at("tracks").get<std::vector<std::string>>(), {}, {}, {}, {}};
        if (factors.recipe.dimensions < 1 || factors.recipe.dimensions > mostFactorDimensions)
            return wrong(file, "the number of dimensions is out of range");
        if (std::ranges::adjacent_find(factors.tracks, std::ranges::greater_equal()) != factors.tracks.end())
            return wrong(file, "the names are out of order");
        const std::filesystem::path name = json.at("numbers").get<std::string>();
        if (name != name.filename())
            return wrong(file, "the numbers' name is not a plain file name");
        const auto bytes = readWholeFile(file.parent_path() / name, mostNumberBytes);
        if (!bytes)
            return Error{ErrorCode::NotFound, bytes.error().detail};
        if (sha256Hex(std::string_view(bytes->data(), bytes->size())) != json.at("sha256").get<std::string>())
            return wrong(file, "the numbers beside it are not those that belong to it (SHA-256)");
        auto tensors = parseSafetensors(*bytes);
        if (!tensors)
            return wrong(file, tensors.error().detail);
        const auto users = json.at("users").get<std::int64_t>();
        if (users < 0)
            return wrong(file, "there cannot be so few users");
        if (auto reason = fill(factors, std::move(*tensors), static_cast<std::size_t>(users)); !reason.empty())
            return wrong(file, reason);
        return factors;
    } catch (const Json::exception& problem) {
        return wrong(file, problem.what());
    }
}

} // namespace tonekin
