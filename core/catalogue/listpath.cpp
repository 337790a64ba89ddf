// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/listground.h"
#include "playlist/pathlist.h"
#include "similarity/nearestfirst.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace tonekin {

namespace {

/// So many distances are looked at for one path at most, about two seconds of work.
constexpr std::size_t mostDistances = 20'000'000;

/// The tracks that a path may lead over: those that no rule leaves out, of each audio one, and the stops.
class PathNodes {
public:
    PathNodes(const ListGround& ground, const AllowedPlaces& places)
        : m_ground(ground)
        , m_places(places)
    {
        addStop(ground.query.seeds.front());
        for (const TrackId id : ground.query.via)
            addStop(id);
        addStop(*ground.query.pathTo);
        for (std::size_t place = 0; place < places.allowed.size(); ++place)
            if (places.allowed[place] != 0 && !m_nodeOf.contains(place))
                add(place);
    }

    const std::vector<std::size_t>& stops() const { return m_stops; }
    const std::vector<std::size_t>& rows() const { return m_rows; }
    std::size_t size() const { return m_indexPlaces.size(); }
    TrackId idOf(std::size_t node) const { return m_ground.index.ids()[m_indexPlaces[node]]; }

    /// The keys by which lists are ordered: what is nearer has a lower one, and they are symmetric.
    void distancesFrom(std::size_t from, std::span<float> distances) const
    {
        const VectorIndex& index = m_ground.index;
        const auto cosines = index.similarities(index.row(m_indexPlaces[from]));
        const Nearness nearness = nearnessTo(index, m_indexPlaces[from]);
        for (std::size_t node = 0; node < distances.size(); ++node) {
            const std::size_t place = m_indexPlaces[node];
            distances[node] = static_cast<float>(nearness.key(place, cosines[place]));
        }
    }

    float between(std::size_t one, std::size_t other) const
    {
        return 1.0F - similarityBetween(m_ground.index, m_indexPlaces[one], m_indexPlaces[other]);
    }

private:
    void addStop(TrackId id)
    {
        const auto place = m_ground.index.placeOf(id); // has a vector: see buildPath()
        const auto known = m_nodeOf.find(*place);
        if (known != m_nodeOf.end()) {
            m_stops.push_back(known->second);
            return;
        }
        m_nodeOf.emplace(*place, m_indexPlaces.size());
        m_stops.push_back(m_indexPlaces.size());
        add(*place);
    }

    void add(std::size_t place)
    {
        const std::size_t row = m_places.rows[place];
        const std::uint64_t audio = m_ground.tracks()[row].audio;
        const bool isStop = m_nodeOf.contains(place);
        if (audio != 0 && !m_audio.insert(audio).second && m_ground.query.rules.leaveOutCopies && !isStop)
            return;
        m_indexPlaces.push_back(place);
        m_rows.push_back(row);
    }

    const ListGround& m_ground;
    const AllowedPlaces& m_places;
    std::vector<std::size_t> m_stops; // nodes
    std::vector<std::size_t> m_indexPlaces;
    std::vector<std::size_t> m_rows;
    std::unordered_map<std::size_t, std::size_t> m_nodeOf; // of the stops, by place
    std::unordered_set<std::uint64_t> m_audio;
};

std::vector<PathLegFacts> legFacts(const PathNodes& nodes, const PathList& list)
{
    std::vector<PathLegFacts> facts;
    for (const PathLeg& leg : list.legs) {
        PathLegFacts& one = facts.emplace_back();
        one.largestStep = 1.0F - leg.largestJump;
        one.bound = 1.0F - leg.bound;
        one.isProven = leg.isProven;
        one.reachesBound = leg.largestJump <= leg.bound + 1e-4F;
        one.fewestTracks = leg.fewestNodes;
    }
    std::vector<std::size_t> stops;
    for (const std::size_t stop : nodes.stops())
        if (stops.empty() || stops.back() != stop)
            stops.push_back(stop);
    for (std::size_t leg = 0; leg < facts.size(); ++leg) {
        facts[leg].from = nodes.idOf(stops[leg]);
        facts[leg].to = nodes.idOf(stops[leg + 1]);
    }
    return facts;
}

/// Where the largest step of each leg is.
void findLargestSteps(PlaylistResult& result)
{
    std::size_t leg = 0;
    float least = 2.0F;
    for (std::size_t at = 1; at < result.rows.size() && leg < result.legs.size(); ++at) {
        PathLegFacts& facts = result.legs[leg];
        if (result.rows[at].step.value_or(1.0F) < least) {
            least = *result.rows[at].step;
            facts.stepFrom = result.rows[at - 1].id;
            facts.stepTo = result.rows[at].id;
        }
        if (result.rows[at].id == facts.to && result.rows[at].reason == RowReason::PathStop) {
            ++leg;
            least = 2.0F;
        }
    }
}

class PathRows {
public:
    PathRows(const ListGround& ground, PlaylistResult& result)
        : m_ground(ground)
        , m_result(result)
    {
        m_stops.insert(ground.query.seeds.front());
        m_stops.insert(ground.query.via.begin(), ground.query.via.end());
        m_stops.insert(*ground.query.pathTo);
    }

    void add(TrackId id, int plays)
    {
        PlaylistRow row;
        row.id = row.nearest = id;
        row.plays = plays;
        row.isClose = true;
        row.reason = RowReason::PathStop;
        if (!m_result.rows.empty())
            row.step = m_ground.similarityOf(m_result.rows.back().id, id);
        if (!m_stops.contains(id)) {
            row.reason = RowReason::PathStep;
            findNearestStop(row);
            row.isClose = m_ground.isClose(row.similarity);
            ++(row.isClose ? m_result.close : m_result.further);
        }
        m_result.rows.push_back(row);
    }

private:
    void findNearestStop(PlaylistRow& row) const
    {
        row.similarity = -2.0F;
        for (const TrackId stop : m_stops)
            if (const auto similarity = m_ground.similarityOf(stop, row.id); similarity > row.similarity) {
                row.similarity = *similarity;
                row.nearest = stop;
            }
    }

    const ListGround& m_ground;
    PlaylistResult& m_result;
    std::set<TrackId> m_stops;
};

} // namespace

void buildPath(const ListGround& ground, const AllowedPlaces& places, PlaylistResult& result)
{
    const PathNodes nodes(ground, places);
    const PathGround pathGround{
        nodes.size(), [&nodes](std::size_t from, std::span<float> distances) { nodes.distancesFrom(from, distances); },
        [&nodes](std::size_t one, std::size_t other) { return nodes.between(one, other); }};
    const PlaylistTracks& tracks = ground.tracks();
    const PlaylistRules& rules = ground.query.rules;
    PathRequest request{nodes.stops(), nodes.rows(), ground.query.way};
    request.mostLooks = std::max<std::size_t>(50, mostDistances / std::max<std::size_t>(nodes.size(), 1));
    const ListRoom room = roomOf(rules);
    const auto list = pathList(pathGround, request, tracks, Spacing(tracks, {rules.artistApart, rules.albumApart}),
                               ListLimits(rules, tracks), room);
    PathRows rows(ground, result);
    ListRoom left = room;
    for (const std::size_t node : list.nodes) {
        const PlaylistTrack& track = tracks[nodes.rows()[node]];
        rows.add(track.id, track.plays);
        left.take(static_cast<double>(track.seconds));
    }
    result.isShorter = rules.minutes == 0.0 && !left.isFull();
    result.legs = legFacts(nodes, list);
    findLargestSteps(result);
}

} // namespace tonekin
