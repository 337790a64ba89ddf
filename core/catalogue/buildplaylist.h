// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/livevectors.h"
#include "catalogue/playlisttable.h"
#include "catalogue/similar.h"
#include "playlist/playlistrules.h"
#include "playlist/rulesieve.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace tonekin {

/// A question for a playlist. A plain value, so that any thread may work on it.
struct PlaylistQuery {
    std::vector<TrackId> seeds; // for a path: one, its start
    std::vector<TrackId> notSeeds;
    std::vector<TrackId> via;      // what a path leads over, in this order
    std::optional<TrackId> pathTo; // its end; empty: no path
    std::vector<TrackId> leftOut;  // removed by hand
    PlaylistRules rules;
    std::uint64_t way = 0; // of a path: 0 the straightest, any other another one
    std::int64_t now = 0;  // seconds since 1970, for what was added lately
};

/// What a list is made from. Each may serve many lists.
struct PlaylistSources {
    const LiveVectors& vectors;
    const Catalogue& catalogue;
    const PlaylistTable& table; // of that catalogue
    /// The similarity at which "close" ends in this library (see SimilarityDistribution); empty: not known, and then no
    /// row counts as close and closeOnly leaves nothing out.
    std::optional<float> closeEnds;
    /// How energetic a track is, in any unit; asked of the list's tracks only, on the caller's thread. Empty: not
    /// known.
    std::function<std::optional<float>(TrackId)> energyOf;
};

/// Why a track stands in a list.
enum class RowReason {
    Seed,         // it was asked for
    Close,        // it sounds close to what was asked for
    Further,      // it is the nearest that is left, but not close
    RarelyPlayed, // the slider brought it up: it was played less than half of the library
    OftenPlayed,  // the same to the other side
    PathStop,     // the path was asked to lead over it
    PathStep,     // it lies between two of those
};

struct PlaylistRow {
    TrackId id;
    RowReason reason = RowReason::Close;
    float similarity = 1.0F;   // to what was asked for; on a path to the nearer stop
    bool isClose = false;      // similarity is above where "close" ends
    TrackId nearest;           // the seed or stop that it is nearest to; itself for one of those
    std::optional<float> step; // similarity to the row before; empty for the first and where one has no vector
    int plays = 0;             // as far as the library knows
};

/// Why a list is empty.
enum class NoPlaylist {
    HasRows,
    FlawedRules,       // they contradict themselves: see flaws
    NoSeed,            // none was given, or none of them can be used: see unusable
    SeedAndNot,        // the same tracks are asked for and to be kept away from
    SeedsCancelOut,    // what is asked for and what is to be kept away from leave nothing
    NothingElse,       // no track but the seeds can be listed
    RulesLeaveNothing, // see removed
    AllLeftOut,        // what could be listed is a copy of the seeds, or longer than the whole list shall be
    SeveralStarts,     // a path starts at one track
};

/// From one stop of a path to the next, as similarities.
struct PathLegFacts {
    TrackId from, to;
    float largestStep = 1.0F;     // the least similarity from one track of the leg to the next
    TrackId stepFrom, stepTo;     // where that is
    float bound = 1.0F;           // no path between the two in this library does with larger similarities all the way
    bool isProven = true;         // else larger ones might exist: the library is too large to look everywhere
    bool reachesBound = true;     // the list does: its largest step is no larger than it has to be
    std::size_t fewestTracks = 2; // that it would take
};

struct PlaylistResult {
    std::vector<PlaylistRow> rows;
    NoPlaylist why = NoPlaylist::HasRows;
    std::vector<UnusableSeed> unusable; // of seeds, stops and what to keep away from
    std::vector<TrackId> vanished;      // seeds whose file is gone: they count, and are not in the list
    std::vector<RulesFlaw> flaws;
    std::size_t searched = 0;               // tracks that were compared
    std::size_t matching = 0;               // of them, those that no rule leaves out
    std::vector<RuleCount> removed;         // by rule; the one whose end brings most back first
    std::size_t close = 0;                  // rows that are close, without seeds and stops
    std::size_t further = 0;                // and those that are not
    bool isShorter = false;                 // than asked for: the library has no more that the rules allow
    ListOrder order = ListOrder::Closeness; // that it came in: where energy is not known, Smooth instead
    std::vector<PathLegFacts> legs;         // of a path
};

/// A playlist by rules, each row with its reason. The same question about the same library always gives the same list.
/// With rules that say nothing it is the list of findSimilar() behind its seeds. Any thread.
PlaylistResult buildPlaylist(const PlaylistQuery& query, const PlaylistSources& sources);

/// How many tracks the rules leave, and what each takes away: for a count while rules are edited. Not closeOnly, which
/// takes a search. Any thread.
PlaylistResult countMatching(const PlaylistQuery& query, const PlaylistSources& sources);

} // namespace tonekin
