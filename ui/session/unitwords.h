// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/liverankings.h"
#include "session/tracksnapshot.h"

#include <QString>

#include <cstddef>
#include <vector>

namespace tonekin {

/// A word of the tags that a unit's strongest tracks share more than chance explains: a hint at what it listens for.
struct UnitWord {
    enum class Kind { Genre, Artist, Decade };
    Kind kind = Kind::Genre;
    QString text;           // "Gospel", "Anna Lindqvist", "1990s"
    std::size_t found = 0;  // among its strongest tracks
    std::size_t drawn = 0;  // how many those are
    std::size_t marked = 0; // in the whole library
    double chance = 0.0;    // of that by chance alone, corrected for the number of words tested
};

/// The telling words of each unit of a layer, by index, the least likely by chance first. Plain work on plain values: a
/// second for 2,048 units, any thread.
std::vector<std::vector<UnitWord>> wordsOfUnits(const LiveRankings& rankings, const TrackSnapshot& tracks,
                                                NetworkLayer layer, RankBy by);

/// "Gospel, 1990s": for one line; empty where nothing tells.
QString unitWordsText(const std::vector<UnitWord>& words, std::size_t most);
/// "Genre “Gospel”: 9 of its 20 strongest tracks, 31 of all 2,000. By chance less than once in 10,000 (p = 1.2e-7)."
QString unitWordExplained(const UnitWord& word);

} // namespace tonekin
