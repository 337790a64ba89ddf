// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/nearestfirst.h"

#include "similarity/dotproducts.h"

#include <algorithm>
#include <limits>
#include <numbers>

namespace tonekin {

Nearness::Nearness(const VectorIndex& index, std::optional<DistanceStatistics> query)
    : m_hubs(index.hubs())
    , m_query(query)
{
}

// By mutual proximity the tail of a pair is a mean of both sides' tails: at least half of the larger one.
float Nearness::bound(std::size_t place, float cosine) const
{
    if (!m_query)
        return -cosine;
    if (cosine <= -1.0F)
        return std::numeric_limits<float>::infinity(); // a damaged vector, or the very opposite
    return std::max(deviationsFrom(*m_query, cosine), deviationsFrom(m_hubs.fitOf(place), cosine));
}

double Nearness::leastKey(float bound) const
{
    return m_query ? logNormalTail(static_cast<double>(bound)) - std::numbers::ln2 : static_cast<double>(bound);
}

double Nearness::key(std::size_t place, float cosine) const
{
    if (!m_query)
        return static_cast<double>(-cosine);
    if (cosine <= -1.0F)
        return 0.0;
    return logMutualTail(static_cast<double>(deviationsFrom(*m_query, cosine)),
                         static_cast<double>(deviationsFrom(m_hubs.fitOf(place), cosine)));
}

float Nearness::highestBound(double key) const
{
    return static_cast<float>(m_query ? normalTailPoint(key + std::numbers::ln2) : key);
}

float Nearness::similarity(double key) const
{
    return m_query ? similarityOf(key, m_hubs.usualFit()) : static_cast<float>(-key);
}

Nearness nearnessTo(const VectorIndex& index, std::size_t place)
{
    return Nearness(index, index.correctsHubs() ? std::optional(index.hubs().fitOf(place)) : std::nullopt);
}

float similarityBetween(const VectorIndex& index, std::size_t place, std::size_t other)
{
    float cosine = 0.0F;
    dotProducts(index.row(place).data(), 1, index.row(place).size(), index.row(other).data(), &cosine);
    const Nearness nearness = nearnessTo(index, place);
    return nearness.similarity(nearness.key(other, cosine));
}

NearestFirst::NearestFirst(const VectorIndex& index, std::span<const float> vector,
                           std::optional<DistanceStatistics> query, std::size_t firstGuess,
                           std::span<const std::uint8_t> allowed)
    : m_index(index)
    , m_nearness(index, query)
    , m_cosines(index.similarities(vector))
    , m_chunk(std::max<std::size_t>(firstGuess, 64))
{
    if (allowed.empty())
        m_candidates.reserve(m_cosines.size());
    for (std::size_t place = 0; place < m_cosines.size(); ++place)
        if (allowed.empty() || allowed[place] != 0)
            m_candidates.push_back({static_cast<std::uint32_t>(place), m_nearness.bound(place, m_cosines[place])});
}

bool NearestFirst::isFarther(const Pending& a, const Pending& b)
{
    return a.key != b.key ? a.key > b.key : b.id < a.id;
}

bool NearestFirst::mayComeFirst(const Candidate& candidate) const
{
    return m_pending.empty() || m_nearness.leastKey(candidate.bound) <= m_pending.front().key;
}

std::optional<NearestFirst::Found> NearestFirst::next()
{
    while (m_next < m_candidates.size()) {
        if (m_next == m_sorted)
            sortMore();
        if (!mayComeFirst(m_candidates[m_next]))
            break;
        const std::size_t place = m_candidates[m_next++].place;
        m_pending.push_back({m_nearness.key(place, m_cosines[place]), m_index.ids()[place], place});
        std::ranges::push_heap(m_pending, isFarther);
    }
    if (m_pending.empty())
        return std::nullopt;
    std::ranges::pop_heap(m_pending, isFarther);
    const Pending nearest = m_pending.back();
    m_pending.pop_back();
    return Found{nearest.id, nearest.place, m_cosines[nearest.place], m_nearness.similarity(nearest.key)};
}

std::vector<std::size_t> NearestFirst::notYetAskedFor() const
{
    std::vector<std::size_t> places;
    for (const Pending& pending : m_pending)
        places.push_back(pending.place);
    for (std::size_t next = m_next; next < m_candidates.size(); ++next)
        places.push_back(m_candidates[next].place);
    return places;
}

void NearestFirst::sortMore()
{
    const auto begin = m_candidates.begin() + static_cast<std::ptrdiff_t>(m_sorted);
    m_sorted = std::min(m_candidates.size(), m_sorted + m_chunk);
    m_chunk *= 4;
    std::ranges::partial_sort(begin, m_candidates.begin() + static_cast<std::ptrdiff_t>(m_sorted), m_candidates.end(),
                              {}, &Candidate::bound);
}

} // namespace tonekin
