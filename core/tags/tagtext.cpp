// SPDX-License-Identifier: GPL-3.0-or-later
#include "tags/tagtext.h"

#include "tags/latinletters.h"

#include <iconv.h>
#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace tonekin {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr const char* westEuropean = "WINDOWS-1252";
constexpr std::array otherLatin{"WINDOWS-1250", "ISO-8859-2", "WINDOWS-1254"};
constexpr std::array otherAlphabets{"WINDOWS-1251", "KOI8-R",       "ISO-8859-5", "IBM866",       "IBM855",
                                    "MAC-CYRILLIC", "WINDOWS-1253", "ISO-8859-7", "WINDOWS-1255", "ISO-8859-8"};
constexpr std::size_t id3v1Field = 30; // bytes
constexpr std::array eastAsians{"SHIFT_JIS", "EUC-JP", "GB18030", "BIG5", "EUC-KR", "UHC", "EUC-TW"};

std::uint8_t byteAt(std::string_view text, std::size_t index)
{
    return static_cast<std::uint8_t>(text[index]);
}

/// Length of the UTF-8 character that starts there, 0 when none does.
std::size_t characterLength(std::string_view text, std::size_t start)
{
    const std::uint8_t lead = byteAt(text, start);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || start + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byteAt(text, start + i) & 0xC0) != 0x80)
            return 0;
    const std::uint8_t second = byteAt(text, start + 1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool surrogate = lead == 0xED && second > 0x9F;
    const bool beyond = lead == 0xF4 && second > 0x8F;
    return overlong || surrogate || beyond ? 0 : length;
}

/// Bytes of a UTF-8 character that starts there and goes on behind the end of the text; 0 when none does.
std::size_t tornLength(std::string_view text, std::size_t start)
{
    const std::uint8_t lead = byteAt(text, start);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || start + length <= text.size())
        return 0;
    for (std::size_t i = start + 1; i < text.size(); ++i)
        if ((byteAt(text, i) & 0xC0) != 0x80)
            return 0;
    return text.size() - start;
}

/// Only what fills a field of ID3v1, or was copied from such a field, was cut without a look at its characters.
bool mayBeTorn(std::string_view text)
{
    return text.size() == id3v1Field;
}

/// Where the UTF-8 of a text ends: at its end, or before a character that is torn or none.
std::size_t endOfUtf8(std::string_view text)
{
    std::size_t end = 0;
    while (end < text.size()) {
        const std::size_t length = characterLength(text, end);
        if (length == 0)
            break;
        end += length;
    }
    return end;
}

/// A single byte at the end of a field may be a letter of another charset: it is no evidence.
bool areUtf8(std::span<const std::string> texts)
{
    bool evidence = false;
    for (const std::string& text : texts) {
        const std::size_t end = endOfUtf8(text);
        const std::size_t torn = end < text.size() && mayBeTorn(text) ? tornLength(text, end) : 0;
        if (end + torn < text.size())
            return false;
        const auto whole = std::string_view(text).substr(0, end);
        evidence |= torn >= 2 || std::ranges::any_of(whole, [](char byte) { return (byte & 0x80) != 0; });
    }
    return evidence;
}

struct IconvClose {
    void operator()(void* converter) const noexcept { iconv_close(converter); }
};
using Converter = std::unique_ptr<void, IconvClose>; // iconv_t is a void*

/// Null where the C library does not know the charset.
Converter openConverter(const char* charset)
{
    const iconv_t opened = iconv_open("UTF-8", charset);
    return Converter(opened == reinterpret_cast<iconv_t>(-1) ? nullptr : opened);
}

struct Converted {
    std::string text;
    std::size_t bytes; // that it was made of: all but a torn end
};

std::optional<Converted> convert(std::string_view bytes, const char* charset)
{
    const Converter converter = openConverter(charset);
    if (!converter)
        return std::nullopt;
    std::string output(bytes.size() * 4 + 8, '\0');
    std::string input(bytes);
    char* from = input.data();
    char* to = output.data();
    std::size_t fromLeft = input.size();
    std::size_t toLeft = output.size();
    const std::size_t code = iconv(converter.get(), &from, &fromLeft, &to, &toLeft);
    const bool torn = code == static_cast<std::size_t>(-1) && errno == EINVAL && mayBeTorn(bytes);
    if (code == static_cast<std::size_t>(-1) && !torn)
        return std::nullopt;
    output.resize(output.size() - toLeft);
    return Converted{std::move(output), bytes.size() - fromLeft};
}

std::string joined(std::span<const std::string> texts)
{
    std::string all;
    for (const std::string& text : texts)
        all.append(text).append(1, ' ');
    return all;
}

/// The texts without their torn ends, joined; nothing where one of them is not in that charset.
std::optional<std::string> wholeCharacters(std::span<const std::string> texts, const char* charset)
{
    std::string all;
    for (const std::string& text : texts) {
        const auto converted = convert(text, charset);
        if (!converted)
            return std::nullopt;
        all.append(text, 0, converted->bytes).append(1, ' ');
    }
    return all;
}

/// What the letters of a text look like, as far as it matters for guessing.
struct LetterCount {
    int letters = 0;   // of ASCII and all bytes from 0x80
    int high = 0;      // bytes from 0x80
    int cyrillic = 0;  // of them where both Cyrillic charsets have letters
    int lowerHalf = 0; // 0xC0..0xDF: capitals in Windows-1251, small in KOI8-R
    int upperHalf = 0; // 0xE0..0xFF: the other way round

    explicit LetterCount(std::string_view bytes)
    {
        for (const char letter : bytes) {
            const auto byte = static_cast<std::uint8_t>(letter);
            letters += std::isalpha(byte) != 0 || byte >= 0x80 ? 1 : 0;
            high += byte >= 0x80 ? 1 : 0;
            cyrillic += byte >= 0xC0 || byte == 0xA8 || byte == 0xB8 ? 1 : 0;
            lowerHalf += byte >= 0xC0 && byte < 0xE0 ? 1 : 0;
            upperHalf += byte >= 0xE0 ? 1 : 0;
        }
    }
};

std::string detected(std::string_view bytes)
{
    struct Delete {
        void operator()(uchardet_t detector) const { uchardet_delete(detector); }
    };
    const std::unique_ptr<std::remove_pointer_t<uchardet_t>, Delete> detector(uchardet_new());
    if (!detector || uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0)
        return {};
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

bool isOneOf(const std::string& charset, std::span<const char* const> list)
{
    return std::ranges::find(list, charset) != list.end();
}

} // namespace

std::string cleanText(std::string_view text, std::size_t mostCharacters)
{
    text = text.substr(0, text.find('\0'));
    std::string result;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size() && characters < mostCharacters; ++characters) {
        const std::size_t length = characterLength(text, i);
        result.append(length > 0 ? text.substr(i, length) : replacement);
        i += std::max<std::size_t>(length, 1);
    }
    return result;
}

void appendUtf8(std::string& text, std::uint32_t character)
{
    if (character < 0x80) {
        text.push_back(static_cast<char>(character));
        return;
    }
    const int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    text.push_back(static_cast<char>((0xFF00U >> (more + 1) & 0xFFU) | character >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        text.push_back(static_cast<char>(0x80U | (character >> (6 * i) & 0x3FU)));
}

void loadCharsets()
{
    static const std::vector<Converter> kept = [] { // kept open, so that the C library keeps its tables loaded
        std::vector<Converter> all;
        all.push_back(openConverter(westEuropean));
        all.push_back(openConverter("ISO-8859-1"));
        for (const char* charset : otherLatin)
            all.push_back(openConverter(charset));
        for (const char* charset : otherAlphabets)
            all.push_back(openConverter(charset));
        for (const char* charset : eastAsians)
            all.push_back(openConverter(charset));
        return all;
    }();
    static_cast<void>(kept);
}

std::string guessCharset(std::span<const std::string> texts)
{
    const std::string all = joined(texts);
    const LetterCount count(all);
    if (count.high == 0)
        return westEuropean;
    if (areUtf8(texts))
        return "UTF-8";
    // West European words have an accent here and there; other scripts have nearly nothing but high bytes.
    const char* const other = otherLatinCharset(all);
    std::string latin = other != nullptr && wholeCharacters(texts, other) ? other : westEuropean;
    if (count.high * 5 < count.letters * 2)
        return latin;
    for (const char* charset : eastAsians) { // half a character would make the detector rule them out
        const auto whole = wholeCharacters(texts, charset);
        if (whole && *whole != all && detected(*whole) == charset)
            return charset;
    }
    const std::string charset = detected(all);
    if (isOneOf(charset, otherAlphabets) && wholeCharacters(texts, charset.c_str()))
        return charset;
    // A short Russian title is too little for statistics, yet no other script keeps to these bytes alone.
    if (count.high >= 3 && count.cyrillic == count.high && count.high * 5 >= count.letters * 4)
        return count.upperHalf >= count.lowerHalf ? "WINDOWS-1251" : "KOI8-R";
    if (isOneOf(charset, eastAsians) && wholeCharacters(texts, charset.c_str()))
        return charset;
    if (wholeCharacters(texts, "SHIFT_JIS") && count.cyrillic < count.high)
        return "SHIFT_JIS";
    return latin;
}

std::string toUtf8(std::string_view bytes, const std::string& charset)
{
    for (const char* candidate : {charset.c_str(), westEuropean, "ISO-8859-1"})
        if (auto converted = convert(bytes, candidate))
            return std::move(converted->text);
    return std::string(bytes);
}

std::string_view withoutTornEnd(std::string_view text)
{
    const std::size_t end = endOfUtf8(text);
    return end < text.size() && tornLength(text, end) > 0 ? text.substr(0, end) : text;
}

} // namespace tonekin
