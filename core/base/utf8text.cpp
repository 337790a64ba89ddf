// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8text.h"

#include <cstdint>
#include <optional>

namespace tonekin {
namespace {

struct CodePoint {
    char32_t value;
    std::size_t length; // bytes
};

/// The code point that a non-empty text begins with.
std::optional<CodePoint> firstCodePoint(std::string_view text)
{
    const auto byte = [&](std::size_t place) { return static_cast<unsigned char>(text[place]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return CodePoint{lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return std::nullopt;

    char32_t value = lead & (0x7FU >> length);
    for (std::size_t place = 1; place < length; ++place) {
        if ((byte(place) & 0xC0U) != 0x80U)
            return std::nullopt;
        value = (value << 6U) | (byte(place) & 0x3FU);
    }
    const bool overlong = value < (length == 4 ? 0x10000U : length == 3 ? 0x800U : 0x80U);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (overlong || surrogate || value > 0x10FFFF)
        return std::nullopt;
    return CodePoint{value, length};
}

bool isControl(char32_t value)
{
    return value < 0x20 || (value >= 0x7F && value <= 0x9F);
}

/// U+FFFE and its like are for a program's own use; XML 1.0 refuses the first two, and readers stumble over them all.
bool isNoCharacter(char32_t value)
{
    return (value & 0xFFFEU) == 0xFFFEU || (value >= 0xFDD0 && value <= 0xFDEF);
}

} // namespace

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const auto first = firstCodePoint(text);
        if (!first)
            return false;
        text.remove_prefix(first->length);
    }
    return true;
}

bool hasControlCharacters(std::string_view text)
{
    while (!text.empty()) {
        const auto first = firstCodePoint(text);
        if (first && isControl(first->value))
            return true;
        text.remove_prefix(first ? first->length : 1);
    }
    return false;
}

std::string plainLine(std::string_view text)
{
    std::string line;
    line.reserve(text.size());
    while (!text.empty()) {
        const auto first = firstCodePoint(text);
        const std::size_t length = first ? first->length : 1;
        if (!first || isNoCharacter(first->value))
            line += "\xEF\xBF\xBD";
        else if (isControl(first->value))
            line += ' ';
        else
            line += text.substr(0, length);
        text.remove_prefix(length);
    }
    return line;
}

} // namespace tonekin
