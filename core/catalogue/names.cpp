// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/names.h"

#include "base/foldtext.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace tonekin {

namespace {

constexpr std::string_view betweenValues = "; ";
constexpr std::array<std::string_view, 5> discWords{"cd", "disc", "disk", "dvd", "vinyl"};

/// "disc 2", "cd02", "cd-1": nothing but a disc's number. `text` is folded.
bool isDiscNumber(std::string_view text)
{
    for (const std::string_view word : discWords) {
        if (!text.starts_with(word))
            continue;
        std::string_view number = text.substr(word.size());
        while (!number.empty() && (number.front() == ' ' || number.front() == '-' || number.front() == '_' ||
                                   number.front() == '.' || number.front() == '#'))
            number.remove_prefix(1);
        return !number.empty() && number.size() <= 3 &&
               std::ranges::all_of(number, [](unsigned char digit) { return std::isdigit(digit) != 0; });
    }
    return false;
}

/// A folded title without "(disc 2)" or "[cd2]" at its end. A title that is nothing else stays.
std::string_view withoutDisc(std::string_view title)
{
    if (title.empty() || (title.back() != ')' && title.back() != ']'))
        return title;
    const auto open = title.find_last_of(title.back() == ')' ? '(' : '[');
    if (open == std::string_view::npos || open == 0)
        return title;
    if (!isDiscNumber(title.substr(open + 1, title.size() - open - 2)))
        return title;
    title = title.substr(0, open);
    while (!title.empty() && title.back() == ' ')
        title.remove_suffix(1);
    return title;
}

std::string_view withoutDiscFolder(std::string_view folder)
{
    const auto slash = folder.rfind('/');
    const std::string_view name = slash == std::string_view::npos ? folder : folder.substr(slash + 1);
    if (!isDiscNumber(foldText(name)))
        return folder;
    return slash == std::string_view::npos ? std::string_view() : folder.substr(0, slash);
}

} // namespace

const std::string& artistOf(const TrackTags& tags)
{
    return tags.artist.empty() ? tags.albumArtist : tags.artist;
}

std::vector<std::string> artistKeys(const TrackTags& tags)
{
    std::vector<std::string> keys;
    std::string_view rest = artistOf(tags);
    while (!rest.empty()) {
        const auto end = std::min(rest.find(betweenValues), rest.size());
        std::string key = foldText(rest.substr(0, end));
        if (!key.empty() && std::ranges::find(keys, key) == keys.end())
            keys.push_back(std::move(key));
        rest.remove_prefix(std::min(end + betweenValues.size(), rest.size()));
    }
    return keys;
}

std::string albumKey(const TrackTags& tags, std::string_view folder)
{
    const std::string title = foldText(tags.album);
    if (title.empty())
        return {};
    std::string key(withoutDisc(title));
    const std::string artist = foldText(tags.albumArtist);
    // What cannot stand in folded text keeps the kinds of key and their parts apart.
    if (!artist.empty())
        return key + '\n' + artist;
    return key + "\n\n" + std::string(withoutDiscFolder(folder));
}

} // namespace tonekin
