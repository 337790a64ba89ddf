// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/buildplaylist.h"

#include "catalogue/listground.h"
#include "playlist/lessplayed.h"
#include "playlist/picklist.h"
#include "similarity/nearestfirst.h"
#include "similarity/seedquery.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace tonekin {

namespace {

constexpr std::size_t leastToRankByPlays = 2'000;
constexpr std::size_t mostToRankByPlays = 50'000;

/// Those that can be used; the others are told.
std::vector<TrackId> usable(const ListGround& ground, std::span<const TrackId> seeds, PlaylistResult& result)
{
    std::vector<TrackId> good;
    std::unordered_set<TrackId> known;
    for (const TrackId seed : seeds) {
        if (!known.insert(seed).second)
            continue;
        if (const auto flaw = seedFlaw(seed, ground.index, ground.sources.catalogue))
            result.unusable.push_back({seed, *flaw});
        else
            good.push_back(seed);
    }
    return good;
}

/// A list without a path, in steps: the seeds that stand in it, the candidates, the pick, the order, the rows.
class ListMaker {
public:
    ListMaker(const ListGround& ground, std::vector<TrackId> seeds, PlaylistResult& result)
        : m_ground(ground)
        , m_tracks(ground.tracks())
        , m_rules(ground.query.rules)
        , m_seeds(std::move(seeds))
        , m_result(result)
        , m_places(allowedPlaces(ground))
        , m_spacing(m_tracks, {m_rules.artistApart, m_rules.albumApart})
        , m_room(roomOf(m_rules))
        , m_limits(m_rules, m_tracks)
    {
        result.matching = m_places.rules.passed();
        result.removed = m_places.rules.counts();
    }

    void make()
    {
        const auto vector = seedQuery(m_ground.index, m_seeds, m_ground.query.notSeeds);
        if (!vector) {
            m_result.why = NoPlaylist::SeedsCancelOut;
            return;
        }
        placeSeeds();
        NearestFirst nearest(m_ground.index, *vector, usualDistances(m_ground.index, *vector, m_seeds),
                             2 * std::min(m_room.tracks, m_ground.index.size()), m_places.allowed);
        const auto picked = pick(nearest);
        m_result.isShorter = m_sawAll && !m_room.isFull();
        if (picked.empty() && !m_room.isFull())
            m_result.why = whyEmpty();
        if (m_result.why != NoPlaylist::RulesLeaveNothing)
            arrange(picked);
    }

private:
    const std::vector<TrackId>& askedSeeds() const { return m_ground.query.seeds; }

    /// Seeds that stand in the list, as long as there is room; all of them are no candidates.
    void placeSeeds()
    {
        for (const auto* asked : {&m_ground.query.seeds, &m_ground.query.notSeeds})
            for (const TrackId id : *asked)
                if (const auto row = m_tracks.rowOf(id))
                    m_limits.addSeed(*row);
        std::unordered_set<TrackId> known;
        for (const TrackId id : askedSeeds()) {
            const auto row = m_tracks.rowOf(id);
            if (!row || !known.insert(id).second)
                continue;
            if (m_ground.sources.catalogue.find(id)->state == TrackState::Missing) {
                m_result.vanished.push_back(id);
                continue;
            }
            if (m_rules.seedPlace == SeedPlace::LeftOut)
                continue;
            const auto seconds = static_cast<double>(m_tracks[*row].seconds);
            if (m_rules.seedCount == SeedCount::Counted && m_room.tracks == 0)
                continue;
            if (m_rules.seedCount == SeedCount::Counted)
                m_room.take(seconds);
            m_seedRows.push_back(*row);
        }
    }

    bool seedsComeFirst() const { return m_rules.seedPlace == SeedPlace::First; }
    std::span<const std::size_t> head() const
    {
        return seedsComeFirst() ? std::span<const std::size_t>(m_seedRows) : std::span<const std::size_t>();
    }

    /// The next that no rule leaves out; never more similar than the one before.
    std::optional<ListCandidate> nextOf(NearestFirst& nearest)
    {
        const auto found = nearest.next();
        if (!found) {
            m_sawAll = true;
            return std::nullopt;
        }
        m_lowest = std::min(m_lowest, found->similarity); // rounded results of an inversion; the order is not
        if (m_rules.closeOnly && m_ground.sources.closeEnds && m_lowest < *m_ground.sources.closeEnds) {
            m_sawAll = m_metTheEndOfClose = true;
            return std::nullopt;
        }
        ++m_seen;
        return ListCandidate{m_places.rows[found->place], m_lowest};
    }

    std::vector<ListCandidate> pick(NearestFirst& nearest)
    {
        const ListRoom room = m_room;
        const ListLimits limits = m_limits;
        std::vector<ListCandidate> seen;
        const auto next = [&] {
            const auto candidate = nextOf(nearest);
            if (candidate && m_rules.lessPlayed != 0.0)
                seen.push_back(*candidate);
            return candidate;
        };
        auto picked = pickList(next, m_tracks, m_spacing, head(), m_limits, m_room);
        if (m_rules.lessPlayed == 0.0 || picked.empty())
            return picked;
        m_room = room;
        m_limits = limits;
        return pickByPlays(nearest, picked, std::move(seen));
    }

    /// The list again, from all that are nearly as similar as it was.
    std::vector<ListCandidate> pickByPlays(NearestFirst& nearest, const std::vector<ListCandidate>& plain,
                                           std::vector<ListCandidate> seen)
    {
        double sum = 0.0;
        for (const ListCandidate& candidate : plain)
            sum += static_cast<double>(candidate.similarity);
        const float least =
            leastSimilarity(static_cast<float>(sum / static_cast<double>(plain.size())), m_rules.lessPlayed);
        const std::size_t most = std::clamp(50 * plain.size(), leastToRankByPlays, mostToRankByPlays);
        while (seen.size() < most) {
            const auto candidate = nextOf(nearest);
            if (!candidate)
                break;
            seen.push_back(*candidate);
            if (candidate->similarity < least)
                break;
        }
        std::vector<PlayedCandidate> ranked; // the others come after them, as they lie
        for (const ListCandidate& candidate : seen)
            if (candidate.similarity >= least)
                ranked.push_back({candidate.row, candidate.similarity});
        auto order = lessPlayedFirst(ranked, m_ground.sources.table.playedness, m_rules.lessPlayed);
        for (std::size_t place = ranked.size(); place < seen.size(); ++place)
            order.push_back(place);
        std::size_t at = 0;
        const auto next = [&]() -> std::optional<ListCandidate> {
            return at < order.size() ? std::optional(seen[order[at++]]) : nextOf(nearest);
        };
        return pickList(next, m_tracks, m_spacing, head(), m_limits, m_room);
    }

    NoPlaylist whyEmpty()
    {
        if (m_metTheEndOfClose && m_seen == 0) {
            const std::size_t all = m_places.rules.passed();
            m_result.removed.insert(m_result.removed.begin(), {TrackRule::Close, all, all});
            return NoPlaylist::RulesLeaveNothing;
        }
        if (m_places.listable == 0)
            return NoPlaylist::NothingElse;
        return m_places.rules.passed() == 0 ? NoPlaylist::RulesLeaveNothing : NoPlaylist::AllLeftOut;
    }

    void arrange(const std::vector<ListCandidate>& picked)
    {
        std::unordered_map<std::size_t, float> similarities;
        std::vector<std::size_t> rows;
        if (m_rules.seedPlace == SeedPlace::Among)
            rows = m_seedRows;
        for (const std::size_t row : m_seedRows)
            similarities.emplace(row, 1.0F);
        for (const ListCandidate& candidate : picked) {
            rows.push_back(candidate.row);
            similarities.emplace(candidate.row, candidate.similarity);
        }
        std::vector<float> closeness;
        for (const std::size_t row : rows)
            closeness.push_back(similarities.at(row));
        m_result.order = m_rules.order;
        auto ordered = inOrder(m_ground, head(), rows, closeness, m_result.order);
        ordered.insert(ordered.begin(), head().begin(), head().end());
        for (const std::size_t row : ordered)
            addRow(row, similarities.at(row));
    }

    void addRow(std::size_t row, float similarity)
    {
        PlaylistRow made;
        made.id = m_tracks[row].id;
        made.similarity = similarity;
        made.plays = m_tracks[row].plays;
        made.isClose = m_ground.isClose(similarity);
        if (std::ranges::find(m_seedRows, row) != m_seedRows.end()) {
            made.reason = RowReason::Seed;
            made.nearest = made.id;
        } else {
            made.reason = reasonOf(row, made.isClose);
            made.nearest = nearestSeed(made.id);
            ++(made.isClose ? m_result.close : m_result.further);
        }
        if (!m_result.rows.empty())
            made.step = m_ground.similarityOf(m_result.rows.back().id, made.id);
        m_result.rows.push_back(made);
    }

    RowReason reasonOf(std::size_t row, bool isClose) const
    {
        const float playedness = m_ground.sources.table.playedness[row];
        if (m_rules.lessPlayed > 0.0 && playedness < 0.5F)
            return RowReason::RarelyPlayed;
        if (m_rules.lessPlayed < 0.0 && playedness > 0.5F)
            return RowReason::OftenPlayed;
        return isClose ? RowReason::Close : RowReason::Further;
    }

    TrackId nearestSeed(TrackId id) const
    {
        if (m_seeds.size() == 1)
            return m_seeds.front();
        TrackId nearest = m_seeds.front();
        float most = -2.0F;
        for (const TrackId seed : m_seeds)
            if (const float similarity = m_ground.similarityOf(seed, id).value_or(-2.0F); similarity > most) {
                most = similarity;
                nearest = seed;
            }
        return nearest;
    }

    const ListGround& m_ground;
    const PlaylistTracks& m_tracks;
    const PlaylistRules& m_rules;
    std::vector<TrackId> m_seeds; // that can be used
    PlaylistResult& m_result;
    AllowedPlaces m_places;
    Spacing m_spacing;
    ListRoom m_room;
    ListLimits m_limits;
    std::vector<std::size_t> m_seedRows; // that stand in the list
    float m_lowest = 1.0F;
    std::size_t m_seen = 0; // candidates
    bool m_metTheEndOfClose = false;
    bool m_sawAll = false; // no candidate is left
};

bool sharesATrack(std::span<const TrackId> some, std::span<const TrackId> others)
{
    const std::unordered_set<TrackId> known(some.begin(), some.end());
    return std::ranges::any_of(others, [&](TrackId id) { return known.contains(id); });
}

/// The whole list for what can be told without the vectors.
bool isWrongInItself(const PlaylistQuery& query, PlaylistResult& result)
{
    result.flaws = flawsOf(query.rules);
    if (!result.flaws.empty())
        result.why = NoPlaylist::FlawedRules;
    else if (query.seeds.empty())
        result.why = NoPlaylist::NoSeed;
    else if (query.pathTo && query.seeds.size() > 1)
        result.why = NoPlaylist::SeveralStarts;
    else if (sharesATrack(query.notSeeds, query.seeds) || sharesATrack(query.notSeeds, query.via) ||
             (query.pathTo && sharesATrack(query.notSeeds, std::span(&*query.pathTo, 1))))
        result.why = NoPlaylist::SeedAndNot;
    return result.why != NoPlaylist::HasRows;
}

void makePath(const ListGround& ground, PlaylistResult& result)
{
    std::vector<TrackId> stops{ground.query.seeds.front()};
    stops.insert(stops.end(), ground.query.via.begin(), ground.query.via.end());
    stops.push_back(*ground.query.pathTo);
    usable(ground, stops, result);
    if (!result.unusable.empty()) {
        result.why = NoPlaylist::NoSeed;
        return;
    }
    const AllowedPlaces places = allowedPlaces(ground);
    result.matching = places.rules.passed();
    result.removed = places.rules.counts();
    buildPath(ground, places, result);
}

} // namespace

PlaylistResult buildPlaylist(const PlaylistQuery& query, const PlaylistSources& sources)
{
    PlaylistResult result;
    result.order = query.rules.order;
    if (isWrongInItself(query, result))
        return result;
    sources.vectors.read([&](const VectorIndex& index) {
        const ListGround ground{query, sources, index};
        result.searched = index.size();
        if (query.pathTo) {
            makePath(ground, result);
            return;
        }
        auto seeds = usable(ground, query.seeds, result);
        if (seeds.empty())
            result.why = NoPlaylist::NoSeed;
        else
            ListMaker(ground, std::move(seeds), result).make();
    });
    return result;
}

PlaylistResult countMatching(const PlaylistQuery& query, const PlaylistSources& sources)
{
    PlaylistResult result;
    result.flaws = flawsOf(query.rules);
    sources.vectors.read([&](const VectorIndex& index) {
        const AllowedPlaces places = allowedPlaces({query, sources, index});
        result.searched = index.size();
        result.matching = places.rules.passed();
        result.removed = places.rules.counts();
    });
    return result;
}

} // namespace tonekin
