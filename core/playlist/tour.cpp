// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/tour.h"

#include <algorithm>
#include <array>
#include <limits>

namespace tonekin {

namespace {

constexpr double leastGain = 1e-6;        // less is rounding, and could go round in circles
constexpr std::size_t longestMove = 3;    // of Or-opt
constexpr std::size_t startsToTry = 16;   // of a tour that may start anywhere
constexpr std::size_t mostRounds = 1'000; // far more than are ever needed

/// Looks for moves that make an order shorter, and makes them.
class Shortener {
public:
    Shortener(std::vector<std::size_t>& order, const DistanceMatrix& distances, const TourRules& rules)
        : m_order(order)
        , m_distances(distances)
        , m_rules(rules)
        , m_first(std::min(rules.fixedHead, order.size()))
        , m_end(order.size() - (rules.fixedEnd && order.size() > m_first ? 1 : 0))
    {
    }

    void run()
    {
        for (std::size_t round = 0; round < mostRounds; ++round) {
            const bool turned = turnAll();
            const bool moved = moveAll();
            if (!turned && !moved)
                return;
        }
    }

private:
    using Order = std::vector<std::size_t>;

    /// The step into a place; none before the first and behind the last.
    double step(std::size_t before, std::size_t place) const
    {
        return before < m_order.size() && place < m_order.size() ? between(before, place) : 0.0;
    }
    double between(std::size_t a, std::size_t b) const
    {
        return static_cast<double>(m_distances(m_order[a], m_order[b]));
    }

    /// Makes a change to the order if the rules allow it; `undo` takes it back.
    template <typename Change, typename Undo>
    bool tryChange(Change change, Undo undo)
    {
        change();
        if (!m_rules.mayBe || m_rules.mayBe(m_order))
            return true;
        undo();
        return false;
    }

    bool turnAll()
    {
        bool any = false;
        for (std::size_t a = m_first; a < m_end; ++a)
            for (std::size_t b = a + 1; b < m_end; ++b)
                any = turn(a, b) || any;
        return any;
    }

    /// Turns round the stretch from a to b.
    bool turn(std::size_t a, std::size_t b)
    {
        const std::size_t before = a - 1; // beyond all for 0
        const double now = step(before, a) + step(b, b + 1);
        const double then = step(before, b) + step(a, b + 1);
        if (then > now - leastGain)
            return false;
        const auto reverse = [this, a, b] {
            std::reverse(m_order.begin() + static_cast<std::ptrdiff_t>(a),
                         m_order.begin() + static_cast<std::ptrdiff_t>(b) + 1);
        };
        return tryChange(reverse, reverse);
    }

    bool moveAll()
    {
        bool any = false;
        for (std::size_t count = 1; count <= longestMove; ++count)
            for (std::size_t a = m_first; a + count <= m_end; ++a)
                any = moveFrom(a, count) || any;
        return any;
    }

    /// Moves `count` in a row from a to where they fit best.
    bool moveFrom(std::size_t a, std::size_t count)
    {
        const std::size_t last = a + count - 1;
        const double freed = step(a - 1, a) + step(last, last + 1) - step(a - 1, last + 1);
        if (freed < leastGain)
            return false;
        for (std::size_t gap = m_first; gap <= m_end; ++gap) { // in front of which they would stand
            if (gap >= a && gap <= last + 1)
                continue;
            for (const bool turned : {false, true}) {
                const std::size_t head = turned ? last : a;
                const std::size_t tail = turned ? a : last;
                const double cost = step(gap - 1, head) + step(tail, gap) - step(gap - 1, gap);
                if (cost > freed - leastGain)
                    continue;
                const Order before = m_order;
                if (tryChange([&] { place(a, count, gap, turned); }, [&] { m_order = before; }))
                    return true;
            }
        }
        return false;
    }

    void place(std::size_t a, std::size_t count, std::size_t gap, bool turned)
    {
        const auto at = [this](std::size_t place) { return m_order.begin() + static_cast<std::ptrdiff_t>(place); };
        if (turned)
            std::reverse(at(a), at(a + count));
        if (gap < a)
            std::rotate(at(gap), at(a), at(a + count));
        else
            std::rotate(at(a), at(a + count), at(gap));
    }

    Order& m_order;
    const DistanceMatrix& m_distances;
    const TourRules& m_rules;
    std::size_t m_first;
    std::size_t m_end;
};

} // namespace

double lengthOf(std::span<const std::size_t> order, const DistanceMatrix& distances)
{
    double length = 0.0;
    for (std::size_t place = 1; place < order.size(); ++place)
        length += static_cast<double>(distances(order[place - 1], order[place]));
    return length;
}

std::vector<std::size_t> nearestNeighbourTour(const DistanceMatrix& distances, std::span<const std::size_t> head)
{
    std::vector<std::size_t> order(head.begin(), head.end());
    std::vector<bool> taken(distances.size(), false);
    for (const std::size_t place : order)
        taken[place] = true;
    while (order.size() < distances.size()) {
        std::size_t nearest = distances.size();
        float least = std::numeric_limits<float>::infinity();
        for (std::size_t place = 0; place < distances.size(); ++place) {
            const float distance = order.empty() ? 0.0F : distances(order.back(), place);
            if (!taken[place] && (nearest == distances.size() || distance < least)) {
                nearest = place;
                least = distance;
            }
        }
        taken[nearest] = true;
        order.push_back(nearest);
    }
    return order;
}

void shorten(std::vector<std::size_t>& order, const DistanceMatrix& distances, const TourRules& rules)
{
    if (order.size() > 2)
        Shortener(order, distances, rules).run();
}

std::vector<std::size_t> shortTour(const DistanceMatrix& distances)
{
    std::vector<std::size_t> best;
    double shortest = std::numeric_limits<double>::infinity();
    const std::size_t starts = distances.size() > 200 ? 1 : std::min(distances.size(), startsToTry);
    for (std::size_t start = 0; start < starts; ++start) {
        const std::array head{start * distances.size() / starts};
        auto order = nearestNeighbourTour(distances, head);
        shorten(order, distances, {});
        const double length = lengthOf(order, distances);
        if (length < shortest - leastGain) {
            shortest = length;
            best = std::move(order);
        }
    }
    return best;
}

} // namespace tonekin
