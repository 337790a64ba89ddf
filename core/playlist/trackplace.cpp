// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/trackplace.h"

#include "base/utf8text.h"

#include <algorithm>
#include <string_view>
#include <system_error>

namespace tonekin {
namespace {

constexpr std::string_view kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

std::string percentEncoded(std::string_view bytes)
{
    constexpr std::string_view hexDigits = "0123456789ABCDEF";
    std::string encoded;
    for (const char byte : bytes) {
        if (kept.find(byte) != std::string_view::npos) {
            encoded += byte;
            continue;
        }
        const auto value = static_cast<unsigned char>(byte);
        encoded += {'%', hexDigits[value >> 4U], hexDigits[value & 0x0FU]};
    }
    return encoded;
}

std::string fileUri(const std::filesystem::path& track)
{
    return "file://" + percentEncoded(track.native());
}

bool leadsOut(const std::filesystem::path& relative)
{
    return relative.empty() || *relative.begin() == "..";
}

std::filesystem::path styled(const std::filesystem::path& track, const PlaceStyle& style)
{
    if (style.paths == PathStyle::Absolute)
        return track;
    auto below = track.lexically_normal().lexically_relative(style.folder);
    if (!leadsOut(below))
        return below;
    std::error_code failure;
    const auto realFolder = std::filesystem::weakly_canonical(track.parent_path(), failure);
    auto across = (realFolder / track.filename()).lexically_relative(style.realFolder);
    return failure || across.empty() ? track : across;
}

bool couldBeMistaken(std::string_view path)
{
    const auto colon = path.find(':');
    return !isUtf8(path) || hasControlCharacters(path) || path.starts_with('#') || path.starts_with(' ') ||
           path.ends_with(' ') || colon < path.find('/');
}

} // namespace

std::string placeAsPath(const std::filesystem::path& track, const PlaceStyle& style)
{
    const std::string path = styled(track, style).native();
    return couldBeMistaken(path) ? fileUri(track) : path;
}

std::string placeAsUri(const std::filesystem::path& track, const PlaceStyle& style)
{
    const auto path = styled(track, style);
    return path.is_absolute() ? fileUri(path) : percentEncoded(path.native());
}

std::string displayTitle(const PlaylistEntry& entry)
{
    return plainLine(entry.title.empty() ? entry.path.stem().native() : entry.title);
}

std::string musicBrainzUri(const PlaylistEntry& entry)
{
    constexpr std::string_view pattern = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    const std::string& id = entry.musicBrainzRecordingId;
    const bool wellFormed = std::ranges::equal(id, pattern, [](char character, char wanted) {
        return wanted == '-' ? character == '-'
                             : std::string_view("0123456789abcdefABCDEF").find(character) != std::string_view::npos;
    });
    return wellFormed ? "https://musicbrainz.org/recording/" + id : std::string();
}

} // namespace tonekin
