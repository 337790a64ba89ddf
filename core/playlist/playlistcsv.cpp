// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8text.h"
#include "playlist/playlistformats.h"

#include <array>
#include <charconv>
#include <string_view>

namespace tonekin {
namespace {

std::string field(std::string_view text)
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

std::string textField(const std::string& text)
{
    const std::string line = plainLine(text);
    return field(startsFormula(line) ? '\'' + line : line);
}

/// A path must stay one that can be opened, so it is made harmless in the way of paths.
std::string pathField(const std::string& path)
{
    return field(startsFormula(path) ? "./" + path : path);
}

/// With a point, whatever the user's language.
std::string numberField(double number, int decimals)
{
    std::array<char, 400> digits; // the largest double has 309 before the point
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed, decimals);
    return std::string(digits.data(), end.ptr);
}

} // namespace

std::string csvText(const std::vector<PlaylistEntry>& entries, const PlaceStyle& style)
{
    std::string text = "path,title,artist,album,seconds,musicbrainz_recording_id,similarity\r\n";
    for (const PlaylistEntry& entry : entries) {
        text += pathField(placeAsPath(entry.path, style)) + ',' + textField(displayTitle(entry)) + ',' +
                textField(entry.artist) + ',' + textField(entry.album) + ',';
        text += (entry.durationSeconds > 0.0 ? numberField(entry.durationSeconds, 3) : std::string()) + ',';
        text += textField(entry.musicBrainzRecordingId) + ',';
        text += (entry.similarity ? numberField(static_cast<double>(*entry.similarity), 6) : std::string()) + "\r\n";
    }
    return text;
}

} // namespace tonekin
