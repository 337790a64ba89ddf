// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/minimaxpath.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace tonekin {

namespace {

constexpr float farthest = std::numeric_limits<float>::infinity();
constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// What has been seen from one end.
class End {
public:
    End(const PathGround& ground, std::size_t start)
        : m_ground(ground)
        , m_nearest(ground.size, farthest)
        , m_from(ground.size, none)
        , m_looked(ground.size, 0)
        , m_distances(ground.size)
    {
        m_nearest[start] = -farthest;
    }

    float nearest(std::size_t node) const { return m_nearest[node]; }
    bool reaches(std::size_t node, float limit) const { return m_nearest[node] <= limit; }

    /// Takes the distances from a node that is reached.
    void lookFrom(std::size_t node)
    {
        m_ground.distancesFrom(node, m_distances);
        m_looked[node] = 1;
        for (std::size_t other = 0; other < m_distances.size(); ++other)
            if (m_distances[other] < m_nearest[other] && m_looked[other] == 0) {
                m_nearest[other] = m_distances[other];
                m_from[other] = node;
            }
    }

    /// Of those that are reached and not looked from the one that lies nearest to the other end; none: all were.
    std::size_t next(float limit, std::span<const float> toOtherEnd) const
    {
        std::size_t best = none;
        for (std::size_t node = 0; node < m_nearest.size(); ++node)
            if (m_looked[node] == 0 && m_nearest[node] <= limit &&
                (best == none || toOtherEnd[node] < toOtherEnd[best]))
                best = node;
        return best;
    }

    /// The shortest jump that leads out of what is reached.
    float wayOut(float limit) const
    {
        float least = farthest;
        for (std::size_t node = 0; node < m_nearest.size(); ++node)
            if (m_looked[node] == 0 && m_nearest[node] > limit)
                least = std::min(least, m_nearest[node]);
        return least;
    }

    /// From the start to a node that is reached.
    std::vector<std::size_t> wayTo(std::size_t node) const
    {
        std::vector<std::size_t> way;
        for (; node != none; node = m_from[node])
            way.push_back(node);
        std::ranges::reverse(way);
        return way;
    }

private:
    const PathGround& m_ground;
    std::vector<float> m_nearest; // the shortest jump to each node from any that was looked from
    std::vector<std::size_t> m_from;
    std::vector<std::uint8_t> m_looked;
    std::vector<float> m_distances;
};

/// A node that both ends reach under a limit; the one with the shortest jumps to it.
std::size_t meetingPoint(const End& one, const End& other, std::size_t size, float limit)
{
    std::size_t best = none;
    float least = farthest;
    for (std::size_t node = 0; node < size; ++node) {
        const float jump = std::max(one.nearest(node), other.nearest(node));
        if (jump <= limit && (best == none || jump < least)) {
            best = node;
            least = jump;
        }
    }
    return best;
}

/// Where the ways from both ends cross before they meet, what lies between is a round trip.
std::vector<std::size_t> joined(std::vector<std::size_t> way, const std::vector<std::size_t>& back)
{
    for (auto node = back.rbegin() + 1; node != back.rend(); ++node) {
        const auto crossing = std::ranges::find(way, *node);
        if (crossing != way.end())
            way.erase(crossing + 1, way.end());
        else
            way.push_back(*node);
    }
    return way;
}

float largestJumpOf(const PathGround& ground, const std::vector<std::size_t>& nodes)
{
    std::vector<float> distances(ground.size);
    float largest = -farthest;
    for (std::size_t place = 1; place < nodes.size(); ++place) {
        ground.distancesFrom(nodes[place - 1], distances);
        largest = std::max(largest, distances[nodes[place]]);
    }
    return largest;
}

} // namespace

MinimaxPath minimaxPath(const PathGround& ground, std::size_t from, std::size_t to, std::size_t mostLooks)
{
    MinimaxPath path;
    if (from == to) {
        path.nodes = {from};
        return path;
    }
    std::array<End, 2> ends{End(ground, from), End(ground, to)};
    std::array<std::vector<float>, 2> toOtherEnd{std::vector<float>(ground.size), std::vector<float>(ground.size)};
    ground.distancesFrom(to, toOtherEnd[0]);
    ground.distancesFrom(from, toOtherEnd[1]);
    ends[0].lookFrom(from);
    ends[1].lookFrom(to);
    // Every path leaves both ends.
    float limit = std::max(ends[0].wayOut(-farthest), ends[1].wayOut(-farthest));
    float bound = limit;
    bool proves = true;
    std::size_t looks = 2;
    std::size_t meeting = none;
    for (std::size_t turn = 0; (meeting = meetingPoint(ends[0], ends[1], ground.size, limit)) == none; turn ^= 1U) {
        const std::size_t node = ends[turn].next(limit, toOtherEnd[turn]);
        if (node == none) {
            limit = std::max(limit, ends[turn].wayOut(limit));
            bound = proves ? limit : bound;
        } else if (looks < mostLooks) {
            ends[turn].lookFrom(node);
            ++looks;
        } else {
            // Too much to see: the shortest jump that joins what was seen from both ends.
            float least = farthest;
            for (std::size_t other = 0; other < ground.size; ++other)
                least = std::min(least, std::max(ends[0].nearest(other), ends[1].nearest(other)));
            limit = least;
            proves = false;
        }
    }
    path.nodes = joined(ends[0].wayTo(meeting), ends[1].wayTo(meeting));
    path.largestJump = largestJumpOf(ground, path.nodes);
    path.bound = std::min(bound, path.largestJump);
    return path;
}

std::vector<float> minimaxJumpsFrom(const PathGround& ground, std::size_t from)
{
    std::vector<float> largest(ground.size, farthest); // on the way to each, through what is in the tree
    std::vector<float> nearest(ground.size, farthest); // to the tree
    std::vector<std::size_t> parent(ground.size, from);
    std::vector<std::uint8_t> inTree(ground.size, 0);
    std::vector<float> distances(ground.size);
    largest[from] = -farthest;
    for (std::size_t node = from; node != none;) {
        inTree[node] = 1;
        ground.distancesFrom(node, distances);
        std::size_t next = none;
        for (std::size_t other = 0; other < ground.size; ++other) {
            if (inTree[other] != 0)
                continue;
            if (distances[other] < nearest[other]) {
                nearest[other] = distances[other];
                parent[other] = node;
            }
            if (next == none || nearest[other] < nearest[next])
                next = other;
        }
        if (next != none)
            largest[next] = std::max(largest[parent[next]], nearest[next]);
        node = next;
    }
    return largest;
}

} // namespace tonekin
