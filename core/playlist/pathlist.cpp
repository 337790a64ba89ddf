// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/pathlist.h"

#include "base/randomstream.h"
#include "playlist/tour.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <unordered_map>
#include <utility>

namespace tonekin {

namespace {

constexpr float farthest = std::numeric_limits<float>::infinity();
constexpr float rounding = 1e-5F; // of similarities
constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
constexpr std::size_t leastPool = 800; // tracks around a path that it may lead over
constexpr std::size_t mostPool = 2000;
constexpr std::size_t nearSkeleton = 20; // of each of its nodes
constexpr std::size_t skeletonNodesToLookFrom = 40;

/// The tracks around a path, with all distances between them. What follows counts in its places.
struct Pool {
    std::vector<std::size_t> nodes; // of the ground, the stops among them
    DistanceMatrix distances{0};
};

/// Collects nodes of the ground, each once.
class PoolNodes {
public:
    explicit PoolNodes(std::function<bool(std::size_t)> mayJoin)
        : m_mayJoin(std::move(mayJoin))
    {
    }
    std::size_t add(std::size_t node)
    {
        const auto [known, isNew] = m_places.try_emplace(node, m_nodes.size());
        if (isNew)
            m_nodes.push_back(node);
        return known->second;
    }
    /// The `count` nearest by `distances` that may join.
    void addNearest(std::span<const float> distances, std::size_t count)
    {
        std::vector<std::size_t> order;
        for (std::size_t node = 0; node < distances.size(); ++node)
            if (m_mayJoin(node))
                order.push_back(node);
        count = std::min(count, order.size());
        std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(count),
                                  [&](std::size_t a, std::size_t b) {
                                      return distances[a] != distances[b] ? distances[a] < distances[b] : a < b;
                                  });
        for (std::size_t place = 0; place < count; ++place)
            add(order[place]);
    }
    const std::vector<std::size_t>& nodes() const { return m_nodes; }

private:
    std::function<bool(std::size_t)> m_mayJoin;
    std::vector<std::size_t> m_nodes;
    std::unordered_map<std::size_t, std::size_t> m_places;
};

struct Item {
    std::size_t place = 0; // of the pool
    bool isStop = false;
};

class PathMaker {
public:
    PathMaker(const PathGround& ground, const PathRequest& request, const PlaylistTracks& tracks,
              const Spacing& spacing, ListLimits limits, const ListRoom& room)
        : m_ground(ground)
        , m_request(request)
        , m_tracks(tracks)
        , m_spacing(spacing)
        , m_limits(std::move(limits))
        , m_room(room)
    {
    }

    PathList make()
    {
        findStops();
        findLegs();
        drawWays();
        thin();
        holdRules();
        fill();
        return result();
    }

private:
    std::size_t rowAt(std::size_t place) const { return m_request.rows[m_pool.nodes[place]]; }
    double secondsAt(std::size_t place) const { return static_cast<double>(m_tracks[rowAt(place)].seconds); }
    float jump(std::size_t a, std::size_t b) const { return m_pool.distances(a, b); }

    void findStops()
    {
        for (const std::size_t stop : m_request.stops)
            if (m_stops.empty() || m_stops.back() != stop)
                m_stops.push_back(stop);
        for (const std::size_t stop : m_stops)
            m_limits.addSeed(m_request.rows[stop]);
    }

    /// The minimax path of each leg, and what lies around it.
    void findLegs()
    {
        PoolNodes nodes([this](std::size_t node) { return m_limits.mayTake(m_request.rows[node]); });
        for (const std::size_t stop : m_stops)
            m_stopPlaces.push_back(nodes.add(stop));
        const std::size_t size = std::clamp(3 * std::min(m_room.tracks, mostPool), leastPool, mostPool);
        for (std::size_t leg = 0; leg + 1 < m_stops.size(); ++leg) {
            const auto path = minimaxPath(m_ground, m_stops[leg], m_stops[leg + 1], m_request.mostLooks);
            PathLeg& facts = m_legs.emplace_back();
            facts.isProven = path.isProven();
            for (std::size_t step = 1; step < path.nodes.size(); ++step)
                facts.bound = std::max(facts.bound, m_ground.between(path.nodes[step - 1], path.nodes[step]));
            auto& skeleton = m_skeletons.emplace_back();
            for (const std::size_t node : path.nodes)
                skeleton.push_back(nodes.add(node));
            addAround(path.nodes, size / (m_stops.size() - 1), nodes);
        }
        m_pool.nodes = nodes.nodes();
        m_pool.distances = DistanceMatrix(m_pool.nodes.size());
        for (std::size_t a = 0; a < m_pool.nodes.size(); ++a)
            for (std::size_t b = a + 1; b < m_pool.nodes.size(); ++b)
                m_pool.distances.set(a, b, m_ground.between(m_pool.nodes[a], m_pool.nodes[b]));
        m_used.assign(m_pool.nodes.size(), 0);
        for (const std::size_t stop : m_stopPlaces)
            m_used[stop] = 1;
    }

    void addAround(const std::vector<std::size_t>& skeleton, std::size_t count, PoolNodes& nodes)
    {
        std::vector<float> fromStart(m_ground.size);
        std::vector<float> fromEnd(m_ground.size);
        m_ground.distancesFrom(skeleton.front(), fromStart);
        m_ground.distancesFrom(skeleton.back(), fromEnd);
        for (std::size_t node = 0; node < m_ground.size; ++node)
            fromStart[node] = std::max(fromStart[node], fromEnd[node]);
        nodes.addNearest(fromStart, count);
        const std::size_t looks = std::min(skeletonNodesToLookFrom, skeleton.size());
        for (std::size_t look = 0; look < looks; ++look) {
            m_ground.distancesFrom(skeleton[look * skeleton.size() / looks], fromEnd);
            nodes.addNearest(fromEnd, nearSkeleton);
        }
    }

    /// How much a node is liked on this way: 1 on the straightest.
    float costOf(std::size_t place) const
    {
        if (m_request.way == 0)
            return 1.0F;
        RandomStream random(m_request.way, {static_cast<std::uint64_t>(m_tracks[rowAt(place)].id.value)});
        return static_cast<float>(random.between(0.3, 3.0));
    }

    /// The list of all legs, each the way of the smallest steps under its bound.
    void drawWays()
    {
        m_list.push_back({m_stopPlaces.front(), true});
        for (std::size_t leg = 0; leg < m_legs.size(); ++leg) {
            const auto fewest = wayOf(leg, [](float, std::size_t) { return 1.0F; });
            m_legs[leg].fewestNodes = fewest.size() + 2;
            m_fewest.push_back({m_stopPlaces[leg], true});
            for (const std::size_t place : fewest)
                m_fewest.push_back({place, false});
            const auto way = wayOf(leg, [this](float step, std::size_t place) { return step * step * costOf(place); });
            for (const std::size_t place : way) {
                m_list.push_back({place, false});
                m_used[place] = 1;
            }
            m_list.push_back({m_stopPlaces[leg + 1], true});
        }
        if (!m_legs.empty())
            m_fewest.push_back({m_stopPlaces.back(), true});
    }

    /// What lies between two stops on the cheapest way under the bound (Dijkstra, over places that are not used).
    template <typename Cost>
    std::vector<std::size_t> wayOf(std::size_t leg, Cost costOfStep) const
    {
        const std::size_t from = m_stopPlaces[leg];
        const std::size_t to = m_stopPlaces[leg + 1];
        const std::size_t size = m_pool.nodes.size();
        std::vector<float> costs(size, farthest);
        std::vector<std::size_t> before(size, none);
        std::vector<std::uint8_t> settled(size, 0);
        costs[from] = 0.0F;
        while (true) {
            std::size_t next = none;
            for (std::size_t place = 0; place < size; ++place)
                if (settled[place] == 0 && costs[place] < farthest && (next == none || costs[place] < costs[next]))
                    next = place;
            if (next == none)
                return withoutUsed(m_skeletons[leg]);
            if (next == to)
                break;
            settled[next] = 1;
            for (std::size_t place = 0; place < size; ++place) {
                const float step = jump(next, place);
                if (settled[place] != 0 || step > m_legs[leg].bound + rounding || (m_used[place] != 0 && place != to))
                    continue;
                const float cost = costs[next] + costOfStep(step, place);
                if (cost < costs[place]) {
                    costs[place] = cost;
                    before[place] = next;
                }
            }
        }
        std::vector<std::size_t> way;
        for (std::size_t place = before[to]; place != from; place = before[place])
            way.push_back(place);
        std::ranges::reverse(way);
        return way;
    }

    std::vector<std::size_t> withoutUsed(const std::vector<std::size_t>& places) const
    {
        std::vector<std::size_t> left;
        std::ranges::copy_if(places, std::back_inserter(left),
                             [this](std::size_t place) { return m_used[place] == 0; });
        return left;
    }

    double secondsOf(const std::vector<Item>& items) const
    {
        double seconds = 0.0;
        for (const Item& item : items)
            seconds += secondsAt(item.place);
        return seconds;
    }
    bool hasRoomFor(const std::vector<Item>& items) const
    {
        return items.size() <= m_room.tracks && secondsOf(items) <= m_room.seconds;
    }
    bool staysUnderBounds(const std::vector<Item>& items) const
    {
        std::size_t leg = 0;
        for (std::size_t at = 1; at < items.size(); ++at) {
            if (jump(items[at - 1].place, items[at].place) > m_legs[leg].bound + rounding)
                return false;
            leg += items[at].isStop ? 1U : 0U;
        }
        return true;
    }

    void thin()
    {
        if (hasRoomFor(m_list))
            return;
        const std::vector<Item> whole = std::move(m_list);
        std::size_t count = std::max(std::min(whole.size(), m_room.tracks), m_stops.size());
        for (m_list = thinnedTo(whole, count); count > m_stops.size() && !hasRoomFor(m_list);)
            m_list = thinnedTo(whole, --count);
        if (!staysUnderBounds(m_list) && hasRoomFor(m_fewest) && staysUnderBounds(m_fewest))
            m_list = m_fewest;
        std::ranges::fill(m_used, std::uint8_t{0});
        for (const Item& item : m_list)
            m_used[item.place] = 1;
    }

    /// So many of a list, every stop among them, such that the largest jump is as small as possible, and then the sum
    /// of their squares.
    std::vector<Item> thinnedTo(const std::vector<Item>& items, std::size_t count) const
    {
        const auto largest = chosen(items, count, farthest, [](float so, float step) { return std::max(so, step); });
        float limit = 0.0F;
        for (std::size_t at = 1; at < largest.size(); ++at)
            limit = std::max(limit, jump(largest[at - 1].place, largest[at].place));
        return chosen(items, count, limit, [](float so, float step) { return so + step * step; });
    }

    /// By dynamic programming over how many were chosen and which was the last.
    template <typename Join>
    std::vector<Item> chosen(const std::vector<Item>& items, std::size_t count, float limit, Join join) const
    {
        const std::size_t size = items.size();
        std::vector<std::vector<float>> costs(count, std::vector<float>(size, farthest));
        std::vector<std::vector<std::size_t>> before(count, std::vector<std::size_t>(size, none));
        costs[0][0] = 0.0F;
        for (std::size_t taken = 1; taken < count; ++taken)
            for (std::size_t at = taken; at < size; ++at)
                for (std::size_t last = at; last-- > 0;) {
                    const float step = jump(items[last].place, items[at].place);
                    if (costs[taken - 1][last] < farthest && step <= limit) {
                        const float cost = join(costs[taken - 1][last], step);
                        if (cost < costs[taken][at]) {
                            costs[taken][at] = cost;
                            before[taken][at] = last;
                        }
                    }
                    if (items[last].isStop)
                        break; // no stop is passed over
                }
        std::vector<Item> picked;
        std::size_t at = size - 1;
        for (std::size_t taken = count; taken-- > 0 && at != none; at = before[taken][at])
            picked.push_back(items[at]);
        std::ranges::reverse(picked);
        return picked;
    }

    /// Whether a track may stand at a place of the list, as far as those before it and the stops behind it go.
    bool agrees(std::size_t place, std::size_t at) const
    {
        for (std::size_t other = 0; other < m_list.size(); ++other) {
            if (other == at || (other > at && !m_list[other].isStop))
                continue;
            if (!m_spacing.mayStandApart(rowAt(place), rowAt(m_list[other].place),
                                         other > at ? other - at : at - other))
                return false;
        }
        return true;
    }

    /// Exchanges or takes out what the limits and the spacing do not let stand. What is taken out moves others nearer
    /// to the stops behind it, so that all is looked at again.
    void holdRules()
    {
        const ListLimits empty = m_limits;
        while (!holdRulesOnce())
            m_limits = empty;
    }

    /// True when there was nothing to do.
    bool holdRulesOnce()
    {
        bool wasRight = true;
        for (std::size_t at = 0; at < m_list.size();) {
            const std::size_t place = m_list[at].place;
            if (m_list[at].isStop) {
                ++at;
            } else if (m_limits.mayTake(rowAt(place)) && agrees(place, at)) {
                m_limits.take(rowAt(place));
                ++at;
            } else {
                m_used[place] = 0;
                wasRight = false;
                exchange(at);
            }
        }
        return wasRight;
    }

    void exchange(std::size_t at)
    {
        const std::size_t before = m_list[at - 1].place;
        const std::size_t behind = m_list[at + 1].place; // a stop is last
        std::size_t best = none;
        float least = jump(before, behind);
        for (std::size_t place = 0; place < m_pool.nodes.size(); ++place) {
            const float largest = std::max(jump(before, place), jump(place, behind));
            if (m_used[place] == 0 && largest < least && place != m_list[at].place && m_limits.mayTake(rowAt(place)) &&
                agrees(place, at)) {
                best = place;
                least = largest;
            }
        }
        if (best == none) {
            m_list.erase(m_list.begin() + static_cast<std::ptrdiff_t>(at));
            return;
        }
        m_list[at].place = best; // and is looked at again, and then taken
        m_used[best] = 1;
    }

    /// Whether a track may be put in front of a place: it agrees with all, and what it moves away from each other was
    /// right before.
    bool mayBeInserted(std::size_t place, std::size_t at) const
    {
        for (std::size_t other = 0; other < m_list.size(); ++other) {
            const std::size_t distance = other < at ? at - other : other - at + 1;
            if (!m_spacing.mayStandApart(rowAt(place), rowAt(m_list[other].place), distance))
                return false;
        }
        return true;
    }

    /// Puts tracks into the largest gaps as long as there is room.
    void fill()
    {
        double seconds = m_room.seconds - secondsOf(m_list);
        std::vector<float> costs;
        for (std::size_t place = 0; place < m_pool.nodes.size(); ++place)
            costs.push_back(1.0F + (costOf(place) - 1.0F) / 4.0F);
        while (m_list.size() < m_room.tracks && insertOne(seconds, costs)) {
        }
    }

    bool insertOne(double& seconds, const std::vector<float>& costs)
    {
        std::vector<std::size_t> gaps; // in front of the place, the largest first
        std::vector<float> bounds;
        std::size_t leg = 0;
        for (std::size_t at = 1; at < m_list.size(); ++at) {
            gaps.push_back(at);
            bounds.push_back(std::max(m_legs[leg].bound + rounding, jumpInto(at)));
            leg += m_list[at].isStop ? 1U : 0U;
        }
        std::ranges::stable_sort(gaps, std::greater<>(), [this](std::size_t at) { return jumpInto(at); });
        for (const std::size_t at : gaps) {
            const std::size_t best = bestBetween(at, bounds[at - 1], seconds, costs);
            if (best == none)
                continue;
            m_list.insert(m_list.begin() + static_cast<std::ptrdiff_t>(at), {best, false});
            m_used[best] = 1;
            m_limits.take(rowAt(best));
            seconds -= secondsAt(best);
            return true;
        }
        return false;
    }

    float jumpInto(std::size_t at) const { return jump(m_list[at - 1].place, m_list[at].place); }

    std::size_t bestBetween(std::size_t at, float bound, double seconds, const std::vector<float>& costs) const
    {
        std::size_t best = none;
        float least = farthest;
        for (std::size_t place = 0; place < m_pool.nodes.size(); ++place) {
            const float largest = std::max(jump(m_list[at - 1].place, place), jump(place, m_list[at].place));
            if (m_used[place] == 0 && largest <= bound && largest * costs[place] < least &&
                secondsAt(place) <= seconds && m_limits.mayTake(rowAt(place)) && mayBeInserted(place, at)) {
                best = place;
                least = largest * costs[place];
            }
        }
        return best;
    }

    PathList result()
    {
        PathList list;
        std::size_t leg = 0;
        for (std::size_t at = 0; at < m_list.size(); ++at) {
            list.nodes.push_back(m_pool.nodes[m_list[at].place]);
            if (at == 0)
                continue;
            m_legs[leg].largestJump = std::max(m_legs[leg].largestJump, jumpInto(at));
            leg += m_list[at].isStop ? 1U : 0U;
        }
        list.legs = std::move(m_legs);
        return list;
    }

    const PathGround& m_ground;
    const PathRequest& m_request;
    const PlaylistTracks& m_tracks;
    const Spacing& m_spacing;
    ListLimits m_limits;
    ListRoom m_room;
    std::vector<std::size_t> m_stops;
    std::vector<std::size_t> m_stopPlaces;
    std::vector<PathLeg> m_legs;
    std::vector<std::vector<std::size_t>> m_skeletons;
    Pool m_pool;
    std::vector<std::uint8_t> m_used; // of the pool: stands in the list
    std::vector<Item> m_list;
    std::vector<Item> m_fewest; // the list of the fewest tracks under the bounds
};

} // namespace

PathList pathList(const PathGround& ground, const PathRequest& request, const PlaylistTracks& tracks,
                  const Spacing& spacing, ListLimits limits, const ListRoom& room)
{
    if (request.stops.empty())
        return {};
    return PathMaker(ground, request, tracks, spacing, std::move(limits), room).make();
}

} // namespace tonekin
