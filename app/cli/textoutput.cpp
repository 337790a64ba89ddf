// SPDX-License-Identifier: GPL-3.0-or-later
#include "textoutput.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <unistd.h>

namespace tonekin::cli {

namespace {

std::string validUtf8(std::string_view bytes)
{
    // The JSON printer knows how to replace what is not UTF-8; its quotes and escapes are undone by its reader.
    const nlohmann::json text = std::string(bytes);
    return nlohmann::json::parse(text.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

bool isControl(char character)
{
    const auto byte = static_cast<unsigned char>(character);
    return byte < 0x20 || byte == 0x7F;
}

} // namespace

std::string plainText(std::string_view bytes)
{
    std::string text = validUtf8(bytes);
    std::ranges::replace_if(text, isControl, '?');
    return text;
}

std::string decimal(double value, int digits)
{
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, digits);
    return end.ec == std::errc{} ? std::string(text.data(), end.ptr) : "?";
}

std::string timeText(double seconds)
{
    if (!(seconds > 0.0))
        return "0:00";
    const long whole = std::lround(std::min(seconds, 1e9));
    std::array<char, 32> text{};
    if (whole >= 3600)
        std::snprintf(text.data(), text.size(), "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
    else
        std::snprintf(text.data(), text.size(), "%ld:%02ld", whole / 60, whole % 60);
    return text.data();
}

bool errorsGoToTerminal()
{
    return isatty(STDERR_FILENO) == 1;
}

bool errorsGoToColourTerminal()
{
    const char* const noColour = std::getenv("NO_COLOR");
    const char* const terminal = std::getenv("TERM");
    const bool plain = (noColour && *noColour) || !terminal || std::string_view(terminal) == "dumb";
    return errorsGoToTerminal() && !plain;
}

void printJson(const nlohmann::ordered_json& value)
{
    std::cout << value.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

} // namespace tonekin::cli
