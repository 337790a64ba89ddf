// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/foldtext.h"

#include <algorithm>
#include <array>
#include <utf8proc.h>

namespace tonekin {

namespace {

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

bool isSpace(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

std::string withoutCase(std::string_view ascii)
{
    std::string folded(ascii);
    for (char& letter : folded)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return folded;
}

void appendDecomposed(utf8proc_int32_t character, std::string& folded)
{
    constexpr auto options =
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
    std::array<utf8proc_int32_t, 32> parts{}; // the longest decomposition has 18
    int boundary = 0;
    const auto count = utf8proc_decompose_char(character, parts.data(), parts.size(), options, &boundary);
    for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, parts.size()); ++i) {
        const utf8proc_int32_t part = parts[static_cast<std::size_t>(i)];
        const auto category = utf8proc_category(part);
        if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME)
            continue;
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto length = utf8proc_encode_char(part, bytes.data());
        folded.append(bytes.begin(), bytes.begin() + length);
    }
}

std::string decomposed(std::string_view utf8)
{
    std::string folded;
    folded.reserve(utf8.size());
    while (!utf8.empty()) {
        utf8proc_int32_t character = 0;
        const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
        const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(utf8.size()), &character);
        if (length <= 0) {
            folded += utf8.front();
            utf8.remove_prefix(1);
            continue;
        }
        appendDecomposed(character, folded);
        utf8.remove_prefix(static_cast<std::size_t>(length));
    }
    return folded;
}

std::string withSingleSpaces(const std::string& text)
{
    std::string result;
    result.reserve(text.size());
    for (const char byte : text) {
        if (!isSpace(byte))
            result += byte;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (!result.empty() && result.back() == ' ')
        result.pop_back();
    return result;
}

} // namespace

std::string foldText(std::string_view utf8)
{
    return withSingleSpaces(isAscii(utf8) ? withoutCase(utf8) : decomposed(utf8));
}

} // namespace tonekin
