// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectorpart.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <sstream>

namespace tonekin {
namespace {

constexpr std::array<std::string_view, 3> sources{"filters", "pooled", "hidden"};
constexpr std::array<std::string_view, 2> statistics{"mean", "spread"};
constexpr std::array<std::string_view, 3> whitenings{"components", "within", "factors"};

std::vector<std::string> fieldsOf(const std::string& text)
{
    std::vector<std::string> fields;
    std::istringstream stream(text);
    for (std::string field; std::getline(stream, field, ',');)
        fields.push_back(field);
    return fields;
}

template <typename Value, std::size_t count>
std::optional<Value> wordOf(const std::array<std::string_view, count>& words, const std::string& field)
{
    const auto found = std::ranges::find(words, field);
    return found == words.end() ? std::nullopt : std::optional(static_cast<Value>(found - words.begin()));
}

template <typename Number>
std::optional<Number> numberOf(const std::string& field)
{
    Number number{};
    const auto [end, problem] = std::from_chars(field.data(), field.data() + field.size(), number);
    return problem == std::errc{} && end == field.data() + field.size() ? std::optional(number) : std::nullopt;
}

std::optional<VectorPart> partOf(const std::string& text)
{
    const std::vector<std::string> fields = fieldsOf(text);
    if (fields.size() != 6)
        return std::nullopt;
    const auto source = wordOf<VectorSource>(sources, fields[0]);
    const auto statistic = wordOf<VectorStatistic>(statistics, fields[1]);
    const auto dimensions = numberOf<int>(fields[2]);
    const auto weight = numberOf<double>(fields[3]);
    const auto whitening = wordOf<Whitening>(whitenings, fields[4]);
    const auto strength = numberOf<double>(fields[5]);
    if (!source || !statistic || !dimensions || !weight || !whitening || !strength)
        return std::nullopt;
    return VectorPart{*source, *statistic, *dimensions, *weight, *whitening, *strength};
}

} // namespace

Status setVectorParts(const std::vector<std::string>& texts, VectorShape& shape)
{
    if (texts.empty())
        return ok();
    VectorShape wanted;
    for (const std::string& text : texts) {
        const auto part = partOf(text);
        if (!part)
            return Error{ErrorCode::InvalidArgument, "\"" + text + "\" is no part of a vector"};
        wanted.parts.push_back(*part);
    }
    shape = std::move(wanted);
    return ok();
}

std::string describeVector(const VectorShape& shape)
{
    std::ostringstream text;
    for (const VectorPart& part : shape.parts)
        text << (text.tellp() > 0 ? "; " : "") << sources.at(static_cast<std::size_t>(part.source)) << ','
             << statistics.at(static_cast<std::size_t>(part.statistic)) << ',' << part.dimensions << ',' << part.weight
             << ',' << whitenings.at(static_cast<std::size_t>(part.whitening)) << ',' << part.strength;
    return text.str();
}

} // namespace tonekin
