// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8text.h"
#include "playlist/playlistformats.h"

#include <cmath>
#include <string_view>

namespace tonekin {
namespace {

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char character : plainLine(text)) {
        switch (character) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            result += character;
        }
    }
    return result;
}

/// Nothing for an empty text: an empty element would claim that the track has an empty title.
std::string element(std::string_view indent, const std::string& name, std::string_view text)
{
    if (text.empty())
        return {};
    return std::string(indent) + '<' + name + '>' + escaped(text) + "</" + name + ">\n";
}

std::string milliseconds(double seconds)
{
    return seconds > 0.0 ? std::to_string(std::llround(seconds * 1000.0)) : std::string();
}

} // namespace

std::string xspfText(const std::string& name, const std::vector<PlaylistEntry>& entries, const PlaceStyle& style)
{
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\">\n";
    text += element("  ", "title", name);
    text += "  <trackList>\n";
    constexpr std::string_view indent = "      ";
    for (const PlaylistEntry& entry : entries) {
        text += "    <track>\n";
        text += element(indent, "location", placeAsUri(entry.path, style));
        text += element(indent, "identifier", musicBrainzUri(entry));
        text += element(indent, "title", displayTitle(entry));
        text += element(indent, "creator", entry.artist);
        text += element(indent, "album", entry.album);
        text += element(indent, "duration", milliseconds(entry.durationSeconds));
        text += "    </track>\n";
    }
    text += "  </trackList>\n</playlist>\n";
    return text;
}

} // namespace tonekin
