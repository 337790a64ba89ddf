// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tonekin {

enum class ListOrder {
    Closeness, // the nearest to the seeds first
    Smooth,    // short steps from each track to the next
    Energy,    // loudness rises, and falls again in the last third
    Album,     // loud first, rises and falls alternate, a strong match last
};

enum class SeedPlace {
    First,   // at the head of the list, in the order they were given
    Among,   // where the order puts them
    LeftOut, // not in the list
};

/// Whether seeds that stand in the list count in its length.
enum class SeedCount { Counted, Extra };

/// By what a playlist is made, besides its seeds. A plain value: saved as a recipe, sent to other threads. Numbers that
/// are 0 and empty lists say nothing, unless told otherwise.
struct PlaylistRules {
    // How long. With both, whichever is reached first; with neither, usualTracks.
    std::optional<std::size_t> tracks;
    double minutes = 0.0;
    SeedPlace seedPlace = SeedPlace::First;
    SeedCount seedCount = SeedCount::Counted;

    // How often the same comes again. "Apart": at least so many places from one to the next; 1 allows neighbours.
    int mostPerArtist = 0;
    int mostPerAlbum = 0;
    int artistApart = 0;
    int albumApart = 0;
    bool leaveOutCopies = true; // of one audio, all but the nearest

    // Which tracks take part
    std::vector<std::string> folders;       // absolute paths; what lies below any of them
    std::vector<std::string> notFolders;    // nothing that lies below one of these
    std::vector<std::string> genres;        // any of them, as whole words of the tag: "rock" takes "Progressive Rock"
    std::vector<std::string> notGenres;     // none of these
    std::optional<int> firstYear, lastYear; // of unknown year: left out by either
    double leastRating = 0.0;               // 0 to 1; unrated: left out where it is above 0
    double leastSeconds = 0.0;
    double mostSeconds = 0.0;
    int addedWithinDays = 0;
    bool closeOnly = false;

    /// 1: those first that were rarely, never or long not played, as far as similarity drops by less than a tenth;
    /// -1: those that were played most. 0: plays do not count.
    double lessPlayed = 0.0;

    ListOrder order = ListOrder::Closeness;

    static constexpr std::size_t usualTracks = 30;
    std::size_t mostTracks() const;
    bool operator==(const PlaylistRules&) const = default;
};

/// What is wrong with rules in themselves.
enum class RulesFlaw {
    NoLength,         // no track at all, or negative minutes
    YearsReversed,    // the first year is after the last
    LengthsReversed,  // the least length of a track is above the greatest
    LengthsNegative,  // of a track
    ListTooShort,     // fewer minutes than the least length of a track
    RatingOutOfRange, // not 0 to 1
    SliderOutOfRange, // lessPlayed: not -1 to 1
    NegativeLimit,    // most or apart below 0, or days
    GenreBothWays,    // a genre that is asked for and left out
    FolderBothWays,   // a folder that is asked for lies below one that is left out
};

/// Contradictions, and numbers that cannot be meant; empty: none.
std::vector<RulesFlaw> flawsOf(const PlaylistRules& rules);

/// Whether a folder is another, or lies below it. Both absolute, with '/'.
bool liesBelow(const std::string& folder, const std::string& other);

} // namespace tonekin
