// SPDX-License-Identifier: GPL-3.0-or-later
#include "playcounts/playcounts.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace tonekin {
namespace {

/// Sorts the names; for each old index the new one.
std::vector<std::uint32_t> sortNames(std::vector<std::string>& names)
{
    std::vector<std::uint32_t> order(names.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t index) -> const std::string& { return names[index]; });
    std::vector<std::uint32_t> place(names.size());
    std::vector<std::string> sorted;
    for (const std::uint32_t index : order) {
        if (sorted.empty() || sorted.back() != names[index])
            sorted.push_back(names[index]);
        place[index] = static_cast<std::uint32_t>(sorted.size() - 1);
    }
    names = std::move(sorted);
    return place;
}

/// Sorts the plays and makes one of those that are about the same pair.
void sortPlays(std::vector<Play>& plays)
{
    std::ranges::sort(plays, [](const Play& one, const Play& two) {
        return std::tie(one.user, one.track, one.count) < std::tie(two.user, two.track, two.count);
    });
    std::size_t kept = 0;
    for (std::size_t next = 0; next < plays.size();) {
        const Play first = plays[next];
        double sum = 0.0;
        for (; next < plays.size() && plays[next].user == first.user && plays[next].track == first.track; ++next)
            sum += plays[next].count;
        plays[kept++] = {first.user, first.track, static_cast<float>(sum)};
    }
    plays.resize(kept);
    plays.shrink_to_fit();
}

} // namespace

PlayCounts sortedPlayCounts(PlayCounts told)
{
    const auto userPlace = sortNames(told.users);
    const auto trackPlace = sortNames(told.tracks);
    for (Play& play : told.plays) {
        play.user = userPlace[play.user];
        play.track = trackPlace[play.track];
    }
    sortPlays(told.plays);
    return told;
}

PlayCounts renamedTracks(PlayCounts counts, const std::map<std::string, std::string>& names)
{
    for (std::string& track : counts.tracks)
        if (const auto found = names.find(track); found != names.end())
            track = found->second;
    return sortedPlayCounts(std::move(counts));
}

} // namespace tonekin
