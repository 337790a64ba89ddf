// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/safetensors.h"

#include "model/halffloat.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <optional>
#include <set>
#include <string_view>

namespace tonekin {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t lengthBytes = 8;
constexpr std::size_t mostHeaderBytes = 100'000'000;
constexpr std::size_t mostTensors = 10'000;
constexpr std::size_t mostDimensions = 8;

Error damaged(const std::string& reason)
{
    return Error{ErrorCode::ModelDamaged, "weights file: " + reason};
}

struct TensorPlace {
    std::string name;
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape;
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::size_t bytesOf(TensorType type)
{
    return type == TensorType::F16 ? 2 : 4;
}

bool startsLike(std::span<const char> file, std::string_view magic)
{
    return file.size() >= magic.size() && std::equal(magic.begin(), magic.end(), file.begin());
}

/// Archives that other programs run code from are named as such: "damaged" alone would mislead.
std::optional<Error> refuseForeignFormats(std::span<const char> file)
{
    if (startsLike(file, "PK\x03\x04"))
        return damaged("this is a zip archive (TorchScript or a zipped pickle), which may run code; it is refused");
    if (startsLike(file, "\x80\x02") || startsLike(file, "\x80\x03") || startsLike(file, "\x80\x04"))
        return damaged("this is a pickle, which may run code; it is refused");
    return std::nullopt;
}

Result<std::string_view> headerOf(std::span<const char> file)
{
    if (auto foreign = refuseForeignFormats(file))
        return *foreign;
    if (file.size() < lengthBytes)
        return damaged("cut off before the header");
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < lengthBytes; ++i)
        length |= static_cast<std::uint64_t>(static_cast<unsigned char>(file[i])) << (8 * i);
    if (length > mostHeaderBytes || length > file.size() - lengthBytes)
        return damaged("its header claims " + std::to_string(length) + " bytes");
    const std::string_view header(file.data() + lengthBytes, static_cast<std::size_t>(length));
    if (!header.starts_with('{'))
        return damaged("its header is not a JSON object");
    return header;
}

/// JSON libraries keep one of two equal keys silently, so the names are collected while parsing.
struct DuplicateWatch {
    std::vector<std::set<std::string>> open;
    bool found = false;

    bool operator()(int /*depth*/, Json::parse_event_t event, Json& parsed)
    {
        if (event == Json::parse_event_t::object_start)
            open.emplace_back();
        else if (event == Json::parse_event_t::object_end && !open.empty())
            open.pop_back();
        else if (event == Json::parse_event_t::key && !open.empty())
            found = !open.back().insert(parsed.get<std::string>()).second || found;
        return true;
    }
};

Result<Json> parseHeader(std::string_view text)
{
    DuplicateWatch watch;
    Json header = Json::parse(text, std::ref(watch), false);
    if (header.is_discarded() || !header.is_object())
        return damaged("its header is not valid JSON");
    if (watch.found)
        return damaged("its header gives a name twice");
    if (header.size() > mostTensors)
        return damaged("its header names too many tensors");
    return header;
}

std::optional<TensorType> typeOf(const Json& entry)
{
    const auto type = entry.find("dtype");
    if (type == entry.end() || !type->is_string())
        return std::nullopt;
    if (*type == "F16")
        return TensorType::F16;
    if (*type == "F32")
        return TensorType::F32;
    return std::nullopt;
}

/// Bytes that a shape needs, or nothing if it is negative, too deep or overflows.
std::optional<std::size_t> bytesOfShape(const Json& shape, TensorType type)
{
    if (!shape.is_array() || shape.size() > mostDimensions)
        return std::nullopt;
    std::size_t bytes = bytesOf(type);
    for (const Json& extent : shape) {
        if (!extent.is_number_unsigned() || extent.get<std::uint64_t>() > std::numeric_limits<std::int32_t>::max())
            return std::nullopt;
        const auto count = extent.get<std::size_t>();
        if (count != 0 && bytes > std::numeric_limits<std::size_t>::max() / count)
            return std::nullopt;
        bytes *= count;
    }
    return bytes;
}

Result<TensorPlace> parsePlace(const std::string& name, const Json& entry)
{
    if (!entry.is_object() || !entry.contains("shape") || !entry.contains("data_offsets"))
        return damaged("the entry of \"" + name + "\" is incomplete");
    const auto type = typeOf(entry);
    if (!type)
        return damaged("\"" + name + "\" has a type other than F16 and F32");
    const auto bytes = bytesOfShape(entry["shape"], *type);
    if (!bytes)
        return damaged("\"" + name + "\" has an impossible shape");
    const Json& offsets = entry["data_offsets"];
    if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned() ||
        !offsets[1].is_number_unsigned())
        return damaged("\"" + name + "\" has no valid place");
    TensorPlace place{name, *type, entry["shape"].get<std::vector<std::int64_t>>(), offsets[0].get<std::size_t>(),
                      offsets[1].get<std::size_t>()};
    if (place.end < place.begin || place.end - place.begin != *bytes)
        return damaged("\"" + name + "\" has a place that does not fit its shape");
    return place;
}

Result<std::vector<TensorPlace>> parsePlaces(const Json& header)
{
    std::vector<TensorPlace> places;
    for (const auto& [name, entry] : header.items()) {
        if (name == "__metadata__")
            continue;
        auto place = parsePlace(name, entry);
        if (!place)
            return place.error();
        places.push_back(std::move(*place));
    }
    return places;
}

/// Every byte after the header must belong to exactly one tensor.
Status checkCoverage(std::vector<TensorPlace> places, std::size_t dataBytes)
{
    std::ranges::sort(places, {}, [](const TensorPlace& place) { return std::pair(place.begin, place.end); });
    std::size_t covered = 0;
    for (const TensorPlace& place : places) {
        if (place.begin != covered)
            return damaged("there is a gap or an overlap before \"" + place.name + "\"");
        covered = place.end;
    }
    if (covered != dataBytes)
        return damaged("it should hold " + std::to_string(covered) + " bytes of numbers but holds " +
                       std::to_string(dataBytes));
    return ok();
}

NamedTensor readTensor(const TensorPlace& place, std::span<const char> data)
{
    NamedTensor tensor{place.name, place.shape, {}};
    const std::size_t count = (place.end - place.begin) / bytesOf(place.type);
    tensor.values.resize(count);
    const char* source = data.data() + place.begin;
    for (std::size_t i = 0; i < count; ++i) {
        if (place.type == TensorType::F32) {
            std::memcpy(&tensor.values[i], source + 4 * i, 4);
        } else {
            std::uint16_t half = 0;
            std::memcpy(&half, source + 2 * i, 2);
            tensor.values[i] = floatFromHalf(half);
        }
    }
    return tensor;
}

void appendValues(std::vector<char>& bytes, const NamedTensor& tensor, TensorType type)
{
    const std::size_t begin = bytes.size();
    bytes.resize(begin + tensor.values.size() * bytesOf(type));
    char* target = bytes.data() + begin;
    for (const float value : tensor.values) {
        if (type == TensorType::F32) {
            std::memcpy(target, &value, 4);
        } else {
            const std::uint16_t half = halfFromFloat(value);
            std::memcpy(target, &half, 2);
        }
        target += bytesOf(type);
    }
}

} // namespace

Result<std::vector<NamedTensor>> parseSafetensors(std::span<const char> file)
{
    const auto text = headerOf(file);
    if (!text)
        return text.error();
    const auto header = parseHeader(*text);
    if (!header)
        return header.error();
    const auto places = parsePlaces(*header);
    if (!places)
        return places.error();
    const std::span<const char> data = file.subspan(lengthBytes + text->size());
    if (auto covered = checkCoverage(*places, data.size()); !covered)
        return covered.error();
    std::vector<NamedTensor> tensors;
    tensors.reserve(places->size());
    for (const TensorPlace& place : *places)
        tensors.push_back(readTensor(place, data));
    return tensors;
}

std::vector<char> printSafetensors(std::span<const NamedTensor> tensors, TensorType type)
{
    Json header = Json::object();
    std::size_t offset = 0;
    for (const NamedTensor& tensor : tensors) {
        const std::size_t end = offset + tensor.values.size() * bytesOf(type);
        header[tensor.name] = {{"dtype", type == TensorType::F16 ? "F16" : "F32"},
                               {"shape", tensor.shape},
                               {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' '); // the numbers start aligned
    std::vector<char> bytes(lengthBytes);
    for (std::size_t i = 0; i < lengthBytes; ++i)
        bytes[i] = static_cast<char>((text.size() >> (8 * i)) & 0xFFU);
    bytes.insert(bytes.end(), text.begin(), text.end());
    for (const NamedTensor& tensor : tensors)
        appendValues(bytes, tensor, type);
    return bytes;
}

} // namespace tonekin
