// SPDX-License-Identifier: GPL-3.0-or-later
#include "tags/latinletters.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>

namespace tonekin {

namespace {

// By their bytes; what they are in Windows-1252 stands first, then in the other charset.
constexpr std::string_view caron = "\x8A\x8E\x9A\x9E"; // both Š Ž š ž, and no language of the West has them
constexpr std::string_view undefined = "\x8D\x8F\x9D"; // nothing; Ť Ź ť
constexpr std::string_view signsInWords = "\xA3\xA5\xB3\xB9\xBC\xBE\xBF"; // £ ¥ ³ ¹ ¼ ¾ ¿; Ł Ą ł ą Ľ ľ ż
constexpr std::string_view ordinals = "\xAA\xBA";                         // ª º; Ş ş
constexpr std::string_view signsAtStart = "\xA3\xAF\xAA\xBA";             // £ ¯ ª º; Ł Ż Ş ş
constexpr std::string_view signsAtEnd = "\xB3\xB9\xBF";                   // ³ ¹ ¿; ł ą ż
constexpr std::string_view isoInWords = "\xB1\xB6";                       // ± ¶; ą ś in ISO-8859-2
constexpr std::string_view isoAtStart = "\xA6";                           // ¦; Ś
constexpr std::string_view isoAtEnd = "\xB1\xB6";
constexpr std::string_view gravesInWords = "\xEC\xF9";           // ì ù; ě ů
constexpr std::string_view acutes = "\xE1\xED\xFD";              // á í ý in both
constexpr std::string_view turkish = "\xD0\xDD\xDE\xF0\xFD\xFE"; // Ð Ý Þ ð ý þ; Ğ İ Ş ğ ı ş
constexpr std::string_view alsoTurkish = "\xC2\xC7\xCE\xD6\xDB\xDC\xE2\xE7\xEE\xF6\xFB\xFC";
constexpr std::string_view notIcelandic = "\xC7\xDC\xE7\xFC"; // Ç Ü ç ü

bool isOneOf(char byte, std::string_view set)
{
    return set.find(byte) != std::string_view::npos;
}

bool hasAny(std::string_view text, std::string_view set)
{
    return text.find_first_of(set) != std::string_view::npos;
}

bool isLetter(char letter)
{
    const auto byte = static_cast<std::uint8_t>(letter);
    const bool sign = isOneOf(letter, signsInWords) && letter != '\xBF'; // for that one may stand twice
    return std::isalpha(byte) != 0 || (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7) || isOneOf(letter, caron) ||
           sign || isOneOf(letter, isoInWords);
}

/// One byte of a text and what stands around it.
struct Place {
    char byte;
    bool startsWord;
    bool letterBefore;
    bool lettersBefore; // two
    bool letterBehind;

    Place(std::string_view text, std::size_t at)
        : byte(text[at])
        , startsWord(at == 0 || (!isLetter(text[at - 1]) && std::isdigit(static_cast<std::uint8_t>(text[at - 1])) == 0))
        , letterBefore(at > 0 && isLetter(text[at - 1]))
        , lettersBefore(letterBefore && at > 1 && isLetter(text[at - 2]))
        , letterBehind(at + 1 < text.size() && isLetter(text[at + 1]))
    {
    }
    bool inWord(std::string_view set) const { return letterBefore && letterBehind && isOneOf(byte, set); }
    bool atStart(std::string_view set) const { return startsWord && letterBehind && isOneOf(byte, set); }
    bool atEnd(std::string_view set) const { return lettersBefore && !letterBehind && isOneOf(byte, set); }
};

bool isTurkish(std::string_view text)
{
    const bool allOfIt = std::ranges::all_of(text, [](char byte) {
        return static_cast<std::uint8_t>(byte) < 0x80 || isOneOf(byte, turkish) || isOneOf(byte, alsoTurkish);
    });
    const bool dotlessAndCedilla = hasAny(text, "\xFD") && hasAny(text, "\xFE");
    return allOfIt && hasAny(text, turkish) && (hasAny(text, notIcelandic) || dotlessAndCedilla);
}

} // namespace

const char* otherLatinCharset(std::string_view bytes)
{
    bool central = false;
    bool iso = false;
    bool carons = hasAny(bytes, "\xE8") && hasAny(bytes, "\xF8"); // è ø; č ř
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (static_cast<std::uint8_t>(bytes[at]) < 0x80)
            continue;
        const Place place(bytes, at);
        const bool beside = place.letterBefore || place.letterBehind;
        central |= beside && (isOneOf(place.byte, caron) || isOneOf(place.byte, undefined));
        central |= place.inWord(signsInWords) || place.inWord(ordinals) || place.atStart(signsAtStart) ||
                   place.atEnd(signsAtEnd);
        iso |= place.inWord(isoInWords) || place.atStart(isoAtStart) || place.atEnd(isoAtEnd);
        carons |= place.inWord(gravesInWords);
    }
    if (iso)
        return "ISO-8859-2";
    if (central || (carons && hasAny(bytes, acutes)))
        return "WINDOWS-1250";
    return isTurkish(bytes) ? "WINDOWS-1254" : nullptr;
}

} // namespace tonekin
