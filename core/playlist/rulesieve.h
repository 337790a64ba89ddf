// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/playlistrules.h"
#include "playlist/playlisttracks.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace tonekin {

/// The rules that tell of each track by itself whether it takes part.
enum class TrackRule { Folder, Genre, Year, Rating, Length, Added, Close };
inline constexpr std::size_t trackRules = 7;

/// How many tracks a rule leaves out.
struct RuleCount {
    TrackRule rule = TrackRule::Folder;
    std::size_t removed = 0; // that it leaves out
    std::size_t alone = 0;   // of these, tracks that no other rule leaves out: they come back without it
};

/// Rules made ready to be asked about every track of a library. Not Close, which is known only once a track was
/// compared. The tracks must outlive it. Any thread.
class RuleSieve {
public:
    /// `now`: seconds since 1970.
    RuleSieve(const PlaylistRules& rules, const PlaylistTracks& tracks, std::int64_t now);

    /// Whether no rule leaves the track out.
    bool passes(std::size_t row) const { return failing(row) == 0; }
    /// One bit a TrackRule that leaves it out.
    unsigned failing(std::size_t row) const;

private:
    const PlaylistRules& m_rules;
    const PlaylistTracks& m_tracks;
    std::vector<std::uint8_t> m_folderPasses; // by folder; empty: all
    std::vector<std::uint8_t> m_genrePasses;  // by genre; empty: all
    std::int64_t m_addedFrom = 0;
};

constexpr unsigned bitOf(TrackRule rule)
{
    return 1U << static_cast<unsigned>(rule);
}

/// Adds up what rules leave out, track by track.
class RuleCounter {
public:
    void count(unsigned failing);
    std::size_t passed() const { return m_passed; }
    /// Of those that left anything out; the one whose end brings most tracks back first.
    std::vector<RuleCount> counts() const;

private:
    std::array<RuleCount, trackRules> m_counts;
    std::size_t m_passed = 0;
};

/// Whether a text stands in another as whole words. Both folded.
bool hasWords(std::string_view text, std::string_view words);

} // namespace tonekin
