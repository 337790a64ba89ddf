// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/playlistrules.h"

#include "base/foldtext.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace tonekin {

namespace {

bool isWithin(double value, double low, double high)
{
    return value >= low && value <= high; // not a number: false
}

bool shareAText(const std::vector<std::string>& some, const std::vector<std::string>& others)
{
    return std::ranges::any_of(some, [&](const std::string& one) {
        return std::ranges::any_of(others, [&](const std::string& other) { return foldText(one) == foldText(other); });
    });
}

bool allLieBelow(const std::vector<std::string>& folders, const std::vector<std::string>& others)
{
    return !folders.empty() && std::ranges::all_of(folders, [&](const std::string& folder) {
        return std::ranges::any_of(others, [&](const std::string& other) { return liesBelow(folder, other); });
    });
}

void checkLength(const PlaylistRules& rules, std::vector<RulesFlaw>& flaws)
{
    if (rules.mostTracks() == 0 || !(rules.minutes >= 0.0) || std::isinf(rules.minutes))
        flaws.push_back(RulesFlaw::NoLength);
    if (!(rules.leastSeconds >= 0.0) || !(rules.mostSeconds >= 0.0))
        flaws.push_back(RulesFlaw::LengthsNegative);
    if (rules.mostSeconds > 0.0 && rules.leastSeconds > rules.mostSeconds)
        flaws.push_back(RulesFlaw::LengthsReversed);
    if (rules.minutes > 0.0 && rules.leastSeconds > rules.minutes * 60.0)
        flaws.push_back(RulesFlaw::ListTooShort);
}

} // namespace

std::size_t PlaylistRules::mostTracks() const
{
    if (tracks)
        return *tracks;
    return minutes > 0.0 ? std::numeric_limits<std::size_t>::max() : usualTracks;
}

bool liesBelow(const std::string& folder, const std::string& other)
{
    std::string_view outer = other;
    while (outer.size() > 1 && outer.ends_with('/'))
        outer.remove_suffix(1);
    return folder.starts_with(outer) && (folder.size() == outer.size() || outer == "/" || folder[outer.size()] == '/');
}

std::vector<RulesFlaw> flawsOf(const PlaylistRules& rules)
{
    std::vector<RulesFlaw> flaws;
    checkLength(rules, flaws);
    if (rules.firstYear && rules.lastYear && *rules.firstYear > *rules.lastYear)
        flaws.push_back(RulesFlaw::YearsReversed);
    if (!isWithin(rules.leastRating, 0.0, 1.0))
        flaws.push_back(RulesFlaw::RatingOutOfRange);
    if (!isWithin(rules.lessPlayed, -1.0, 1.0))
        flaws.push_back(RulesFlaw::SliderOutOfRange);
    if (std::min(
            {rules.mostPerArtist, rules.mostPerAlbum, rules.artistApart, rules.albumApart, rules.addedWithinDays}) < 0)
        flaws.push_back(RulesFlaw::NegativeLimit);
    if (shareAText(rules.genres, rules.notGenres))
        flaws.push_back(RulesFlaw::GenreBothWays);
    if (allLieBelow(rules.folders, rules.notFolders))
        flaws.push_back(RulesFlaw::FolderBothWays);
    return flaws;
}

} // namespace tonekin
