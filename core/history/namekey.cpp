// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/namekey.h"

#include "base/foldtext.h"

#include <array>

namespace tonekin {

namespace {

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// The folded name up to its guests: " feat. X", " (ft. X)", " [featuring X]" and what follows.
std::string_view withoutGuests(std::string_view folded)
{
    constexpr std::array<std::string_view, 5> words{"featuring ", "feat. ", "feat ", "ft. ", "ft "};
    for (std::size_t at = 1; at < folded.size(); ++at) {
        if (folded[at - 1] != ' ' && folded[at - 1] != '(' && folded[at - 1] != '[')
            continue;
        for (const auto word : words)
            if (folded.substr(at).starts_with(word)) {
                const auto name = folded.substr(0, folded.find_last_not_of(" ([", at - 1) + 1);
                return name.empty() ? folded : name;
            }
    }
    return folded;
}

/// Dashes, quotes and other marks from U+2000 to U+206F, which folding leaves as they are.
bool isGeneralPunctuation(std::string_view text)
{
    return text.size() >= 3 && text[0] == '\xE2' && (text[1] == '\x80' || text[1] == '\x81') &&
           (text[1] == '\x80' || static_cast<unsigned char>(text[2]) < 0xB0);
}

} // namespace

std::string nameKey(std::string_view name)
{
    const std::string folded = foldText(name);
    std::string_view rest = withoutGuests(folded);
    std::string key;
    while (!rest.empty()) {
        const bool isPunctuation = isGeneralPunctuation(rest);
        if (rest.front() == '&')
            key += "and";
        else if (!isPunctuation && isWordByte(rest.front()))
            key += rest.front();
        rest.remove_prefix(isPunctuation ? 3 : 1);
    }
    return key.empty() ? folded : key;
}

} // namespace tonekin
