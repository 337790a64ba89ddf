// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/buildplaylist.h"
#include "playlist/tour.h"
#include "similarity/vectorindex.h"

#include <optional>
#include <span>
#include <vector>

namespace tonekin {

/// How a question, its sources and their vectors are seen while a list is made: all that the parts of buildPlaylist()
/// share.
struct ListGround {
    const PlaylistQuery& query;
    const PlaylistSources& sources;
    const VectorIndex& index;

    const PlaylistTracks& tracks() const { return sources.table.tracks; }
    bool isClose(float similarity) const { return sources.closeEnds && similarity >= *sources.closeEnds; }
    /// Of two tracks; empty where one has no vector.
    std::optional<float> similarityOf(TrackId one, TrackId other) const;
};

/// Which places of the index may come into a list, and what the rules take away.
struct AllowedPlaces {
    std::vector<std::uint8_t> allowed; // by place
    std::vector<std::uint32_t> rows;   // of the table, by place; noRow: it has none
    std::size_t listable = 0;          // before the rules
    RuleCounter rules;
    static constexpr std::uint32_t noRow = 0xFFFFFFFFU;
};
AllowedPlaces allowedPlaces(const ListGround& ground);

/// Puts rows of the table into the order that the rules ask for, such that the spacing is right. `head` stands before
/// them and stays. `closeness` is by place of `rows`. `order` becomes the one that it came to.
std::vector<std::size_t> inOrder(const ListGround& ground, std::span<const std::size_t> head,
                                 std::span<const std::size_t> rows, std::span<const float> closeness, ListOrder& order);

/// A path as query and rules ask for it; rows, legs and isShorter of the result. The seed, what it leads over and its
/// end have vectors.
void buildPath(const ListGround& ground, const AllowedPlaces& places, PlaylistResult& result);

} // namespace tonekin
