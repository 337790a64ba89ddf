// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/bytes.h"

namespace tonekin {

namespace {

constexpr std::size_t mostCharacters = 4096;

unsigned char byteAt(std::string_view text, std::size_t index)
{
    return index < text.size() ? static_cast<unsigned char>(text[index]) : 0;
}

bool continues(std::string_view text, std::size_t index)
{
    return (byteAt(text, index) & 0xC0U) == 0x80U;
}

/// The length of the well-formed character at the start, 0 when there is none. The ranges are those of table 3-7 of
/// the Unicode standard: no overlong forms, no surrogates, nothing above U+10FFFF.
std::size_t characterLength(std::string_view text)
{
    const unsigned char first = byteAt(text, 0);
    const unsigned char second = byteAt(text, 1);
    if (first > 0 && first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF && continues(text, 1))
        return 2;
    if (first >= 0xE0 && first <= 0xEF && continues(text, 1) && continues(text, 2)) {
        const bool overlong = first == 0xE0 && second < 0xA0;
        const bool surrogate = first == 0xED && second > 0x9F;
        return overlong || surrogate ? 0 : 3;
    }
    if (first >= 0xF0 && first <= 0xF4 && continues(text, 1) && continues(text, 2) && continues(text, 3)) {
        const bool overlong = first == 0xF0 && second < 0x90;
        const bool tooHigh = first == 0xF4 && second > 0x8F;
        return overlong || tooHigh ? 0 : 4;
    }
    return 0;
}

} // namespace

std::string soundText(std::string_view text)
{
    std::string sound;
    for (std::size_t characters = 0; !text.empty() && characters < mostCharacters; ++characters) {
        const std::size_t length = characterLength(text);
        if (length > 0)
            sound.append(text.substr(0, length));
        else if (text.front() != '\0')
            sound.append("\xEF\xBF\xBD");
        text.remove_prefix(length > 0 ? length : 1);
    }
    return sound;
}

} // namespace tonekin
