// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csvfield.h"

#include "base/utf8text.h"

#include <array>
#include <charconv>

namespace tonekin {

namespace {

std::string quotedWhereNeeded(std::string_view text)
{
    if (text.find_first_of(",\"\r\n ") == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (const char character : text) {
        if (character == '"')
            quoted += '"';
        quoted += character;
    }
    return quoted + '"';
}

bool startsFormula(std::string_view text)
{
    return !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos;
}

} // namespace

std::string csvText(std::string_view text)
{
    const std::string line = plainLine(text);
    return quotedWhereNeeded(startsFormula(line) ? '\'' + line : line);
}

std::string csvPath(const std::string& path)
{
    return quotedWhereNeeded(startsFormula(path) ? "./" + path : path);
}

std::string csvNumber(double number, int decimals)
{
    std::array<char, 400> digits; // the largest double has 309 before the point
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed, decimals);
    return std::string(digits.data(), end.ptr);
}

} // namespace tonekin
