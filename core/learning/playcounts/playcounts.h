// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tonekin {

/// How often one listener played one track.
struct Play {
    std::uint32_t user = 0;  // index into PlayCounts::users
    std::uint32_t track = 0; // index into PlayCounts::tracks
    float count = 0.0F;      // > 0
    bool operator==(const Play&) const = default;
};

/// Who listened to what. Does not depend on the order in which it was told.
struct PlayCounts {
    std::vector<std::string> users;  // names, ascending, each once
    std::vector<std::string> tracks; // names, ascending, each once
    std::vector<Play> plays;         // by user, then track; each pair once
    bool operator==(const PlayCounts&) const = default;
};

/// Brings names and plays told in any order into the order above; counts of the same pair are summed, names that are
/// equal become one. Every index must be within its list of names.
PlayCounts sortedPlayCounts(PlayCounts told);

/// Gives tracks other names; those that get the same name become one. Unknown names in `names` do no harm.
PlayCounts renamedTracks(PlayCounts counts, const std::map<std::string, std::string>& names);

/// Only the plays for which `kept` holds, with all the names as before.
template <typename Condition>
PlayCounts onlyPlays(const PlayCounts& counts, const Condition& kept)
{
    PlayCounts part{counts.users, counts.tracks, {}};
    for (const Play& play : counts.plays)
        if (kept(play))
            part.plays.push_back(play);
    return part;
}

} // namespace tonekin
