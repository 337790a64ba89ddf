// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/playlistfile.h"

#include "files/replacefile.h"
#include "playlist/playlistformats.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

namespace tonekin {
namespace {

constexpr std::array endings{
    std::pair{std::string_view(".m3u8"), PlaylistFormat::M3u8},
    std::pair{std::string_view(".xspf"), PlaylistFormat::Xspf},
    std::pair{std::string_view(".jspf"), PlaylistFormat::Jspf},
    std::pair{std::string_view(".csv"), PlaylistFormat::Csv},
};

char lowerCase(char character)
{
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

std::string textOf(PlaylistFormat format, const std::string& name, const std::vector<PlaylistEntry>& entries,
                   const PlaceStyle& style)
{
    switch (format) {
    case PlaylistFormat::M3u8:
        return m3u8Text(name, entries, style);
    case PlaylistFormat::Xspf:
        return xspfText(name, entries, style);
    case PlaylistFormat::Jspf:
        return jspfText(name, entries, style);
    case PlaylistFormat::Csv:
        return csvTable(entries, style);
    }
    return {};
}

} // namespace

std::optional<PlaylistFormat> playlistFormatOf(const std::filesystem::path& file)
{
    std::string ending = file.extension().native();
    std::ranges::transform(ending, ending.begin(), lowerCase);
    const auto found = std::ranges::find(endings, ending, &std::pair<std::string_view, PlaylistFormat>::first);
    if (found == endings.end())
        return std::nullopt;
    return found->second;
}

Status writePlaylist(const std::filesystem::path& file, PlaylistFormat format, PathStyle style, const std::string& name,
                     const std::vector<PlaylistEntry>& entries)
{
    for (const PlaylistEntry& entry : entries) {
        if (!entry.path.is_absolute())
            return Error{ErrorCode::InvalidArgument, "not an absolute path: " + entry.path.native()};
    }
    std::error_code failure;
    const auto absolute = std::filesystem::absolute(file, failure);
    if (failure || !absolute.has_filename())
        return Error{ErrorCode::InvalidArgument, "not a name for a file: " + file.native()};
    const auto folder = absolute.parent_path().lexically_normal();
    const auto realFolder = std::filesystem::weakly_canonical(folder, failure);
    const PlaceStyle places{style, folder, failure ? folder : realFolder};
    return replaceFile(absolute, textOf(format, name, entries, places));
}

} // namespace tonekin
