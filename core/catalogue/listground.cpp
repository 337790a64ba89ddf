// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/listground.h"

#include "playlist/energyorder.h"
#include "playlist/spacing.h"
#include "similarity/nearestfirst.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_set>

namespace tonekin {

namespace {

constexpr std::size_t longestTour = 400; // longer lists are put in order block by block

/// What stands before a block, if anything, and its rows, with the distances between them.
struct Block {
    std::vector<std::size_t> rows;
    std::size_t head = 0; // 1: the first row stands before the block
    DistanceMatrix distances{0};
};

Block blockOf(const ListGround& ground, std::span<const std::size_t> before, std::span<const std::size_t> rows)
{
    Block block;
    if (!before.empty()) {
        block.rows.push_back(before.back());
        block.head = 1;
    }
    block.rows.insert(block.rows.end(), rows.begin(), rows.end());
    block.distances = DistanceMatrix(block.rows.size());
    const PlaylistTracks& tracks = ground.tracks();
    for (std::size_t a = 0; a < block.rows.size(); ++a)
        for (std::size_t b = a + 1; b < block.rows.size(); ++b) {
            const auto similarity = ground.similarityOf(tracks[block.rows[a]].id, tracks[block.rows[b]].id);
            block.distances.set(a, b, 1.0F - similarity.value_or(0.0F));
        }
    return block;
}

using Places = std::vector<std::size_t>;

Places smooth(const Block& block)
{
    if (block.head == 0)
        return shortTour(block.distances);
    const std::array<std::size_t, 1> head{0};
    Places order = nearestNeighbourTour(block.distances, head);
    shorten(order, block.distances, {1, false, {}});
    return order;
}

/// The places of a block in the order asked for; energies and closeness are by place.
Places placesInOrder(const Block& block, ListOrder order, Energies energies, std::span<const float> closeness)
{
    const std::array<std::size_t, 1> first{0};
    const auto head = std::span(first).first(block.head);
    if (order == ListOrder::Energy)
        return energyCurve(energies, block.distances, head);
    if (order == ListOrder::Album)
        return albumLike(energies, closeness, block.distances, head);
    return smooth(block);
}

std::vector<std::optional<float>> energiesOf(const ListGround& ground, std::span<const std::size_t> rows)
{
    std::vector<std::optional<float>> energies(rows.size());
    if (ground.sources.energyOf)
        for (std::size_t place = 0; place < rows.size(); ++place)
            energies[place] = ground.sources.energyOf(ground.tracks()[rows[place]].id);
    return energies;
}

/// The spacing made right again with as little as possible of the order lost.
Places spaced(const Block& block, Places places, const Spacing& spacing, std::span<const std::size_t> before,
              ListOrder order)
{
    if (!spacing.asksForAnything())
        return places;
    const std::size_t looked = std::min(before.size(), spacing.reach());
    const std::vector<std::size_t> list(before.end() - static_cast<std::ptrdiff_t>(looked), before.end());
    const auto rowsOf = [&](std::span<const std::size_t> asked) {
        std::vector<std::size_t> rows = list;
        for (const std::size_t place : asked.subspan(block.head))
            rows.push_back(block.rows[place]);
        return rows;
    };
    const auto whole = spacing.spacedOut(rowsOf(places), list.size());
    Places right;
    if (block.head == 1)
        right.push_back(0);
    for (std::size_t at = list.size(); at < whole.size(); ++at)
        right.push_back(
            static_cast<std::size_t>(std::ranges::find(block.rows.begin() + static_cast<std::ptrdiff_t>(block.head),
                                                       block.rows.end(), whole[at]) -
                                     block.rows.begin()));
    if (order == ListOrder::Smooth && spacing.isRight(whole, list.size()))
        shorten(right, block.distances, {block.head, false, [&](std::span<const std::size_t> asked) {
                                             return spacing.isRight(rowsOf(asked), list.size());
                                         }});
    return right;
}

std::vector<std::size_t> byCloseness(std::span<const std::size_t> rows, std::span<const float> closeness)
{
    Places places(rows.size());
    for (std::size_t place = 0; place < places.size(); ++place)
        places[place] = place;
    std::ranges::stable_sort(places, std::greater<>(), [&](std::size_t place) { return closeness[place]; });
    std::vector<std::size_t> sorted;
    for (const std::size_t place : places)
        sorted.push_back(rows[place]);
    return sorted;
}

std::vector<std::size_t> blockByBlock(const ListGround& ground, const Spacing& spacing,
                                      std::span<const std::size_t> head, std::span<const std::size_t> rows,
                                      std::span<const float> closeness, ListOrder& order)
{
    auto known = energiesOf(ground, order == ListOrder::Smooth ? std::span<const std::size_t>() : rows);
    if (order != ListOrder::Smooth && !tellsEnergy(known))
        order = ListOrder::Smooth;
    known.resize(rows.size());
    std::vector<std::size_t> list(head.begin(), head.end());
    for (std::size_t first = 0; first < rows.size(); first += longestTour) {
        const std::size_t count = std::min(longestTour, rows.size() - first);
        const Block block = blockOf(ground, list, rows.subspan(first, count));
        std::vector<std::optional<float>> energies(block.head);
        std::vector<float> close(block.head, 1.0F);
        for (std::size_t place = first; place < first + count; ++place) {
            energies.push_back(known[place]);
            close.push_back(closeness[place]);
        }
        const auto places = spaced(block, placesInOrder(block, order, energies, close), spacing, list, order);
        for (const std::size_t place : std::span(places).subspan(block.head))
            list.push_back(block.rows[place]);
    }
    list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(head.size()));
    return list;
}

} // namespace

std::optional<float> ListGround::similarityOf(TrackId one, TrackId other) const
{
    const auto place = index.placeOf(one);
    const auto otherPlace = index.placeOf(other);
    if (!place || !otherPlace)
        return std::nullopt;
    return similarityBetween(index, *place, *otherPlace);
}

AllowedPlaces allowedPlaces(const ListGround& ground)
{
    const PlaylistTracks& tracks = ground.tracks();
    const RuleSieve sieve(ground.query.rules, tracks, ground.query.now);
    const std::unordered_set<TrackId> leftOut(ground.query.leftOut.begin(), ground.query.leftOut.end());
    std::unordered_set<TrackId> asked(ground.query.seeds.begin(), ground.query.seeds.end());
    asked.insert(ground.query.notSeeds.begin(), ground.query.notSeeds.end());
    AllowedPlaces places;
    const auto& ids = ground.index.ids();
    places.allowed.assign(ids.size(), 0);
    places.rows.assign(ids.size(), AllowedPlaces::noRow);
    std::size_t near = 0;
    for (std::size_t place = 0; place < ids.size(); ++place) {
        const auto row = tracks.rowOf(ids[place], near);
        if (!row)
            continue;
        near = *row + 1;
        places.rows[place] = static_cast<std::uint32_t>(*row);
        if (!tracks[*row].mayBeListed || (!leftOut.empty() && leftOut.contains(ids[place])) ||
            asked.contains(ids[place]))
            continue;
        ++places.listable;
        const unsigned failing = sieve.failing(*row);
        places.rules.count(failing);
        places.allowed[place] = failing == 0 ? 1 : 0;
    }
    return places;
}

std::vector<std::size_t> inOrder(const ListGround& ground, std::span<const std::size_t> head,
                                 std::span<const std::size_t> rows, std::span<const float> closeness, ListOrder& order)
{
    const PlaylistRules& rules = ground.query.rules;
    const Spacing spacing(ground.tracks(), {rules.artistApart, rules.albumApart});
    std::vector<std::size_t> list;
    if (order == ListOrder::Closeness)
        list = rules.lessPlayed == 0.0 ? std::vector(rows.begin(), rows.end()) : byCloseness(rows, closeness);
    else
        list = blockByBlock(ground, spacing, head, rows, closeness, order);
    if (!spacing.asksForAnything())
        return list;
    std::vector<std::size_t> whole(head.begin(), head.end());
    whole.insert(whole.end(), list.begin(), list.end());
    if (!spacing.isRight(whole, head.size()))
        whole = spacing.spacedOut(whole, head.size());
    // As they were picked is right in any case.
    if (!spacing.isRight(whole, head.size()))
        return {rows.begin(), rows.end()};
    return {whole.begin() + static_cast<std::ptrdiff_t>(head.size()), whole.end()};
}

} // namespace tonekin
