// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/similaritydistribution.h"

#include "similarity/dotproducts.h"
#include "similarity/nearestfirst.h"
#include "similarity/vectorindex.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <random>

namespace tonekin {
namespace {

constexpr std::size_t mostPairs = 20'000;
constexpr std::size_t neighbourThatEndsClose = 10;
constexpr std::size_t blockRows = 256; // 128 KiB of 128 floats: read from memory once, then used by every probe

/// The same numbers everywhere; the standard library's distributions differ from one implementation to the next.
class FixedRandom {
public:
    std::size_t below(std::size_t limit) { return m_engine() % limit; }

private:
    std::mt19937_64 m_engine{20'140'805};
};

std::vector<float> sampledSimilarities(const VectorIndex& index)
{
    const std::size_t tracks = index.size();
    std::vector<float> similarities;
    if (tracks < 2)
        return similarities;
    if (tracks * (tracks - 1) / 2 <= mostPairs) {
        for (std::size_t a = 0; a < tracks; ++a) {
            for (std::size_t b = a + 1; b < tracks; ++b)
                similarities.push_back(similarityBetween(index, a, b));
        }
        return similarities;
    }
    FixedRandom random;
    similarities.reserve(mostPairs);
    while (similarities.size() < mostPairs) {
        const std::size_t a = random.below(tracks);
        const std::size_t b = (a + 1 + random.below(tracks - 1)) % tracks; // any but a
        similarities.push_back(similarityBetween(index, a, b));
    }
    return similarities;
}

/// Tracks whose neighbours are looked up: fewer in a large library, so that it takes about as long.
std::vector<std::size_t> probesOf(const VectorIndex& index)
{
    const std::size_t count = std::clamp<std::size_t>(10'000'000 / index.size(), 31, 255);
    std::vector<std::size_t> probes;
    if (index.size() <= count) {
        for (std::size_t place = 0; place < index.size(); ++place)
            probes.push_back(place);
        return probes;
    }
    FixedRandom random;
    while (probes.size() < count)
        probes.push_back(random.below(index.size()));
    return probes;
}

/// A probe's nearest tracks, by their keys, as a heap with the farthest on top.
class NearestOfProbe {
public:
    NearestOfProbe(const VectorIndex& index, std::size_t probe, std::size_t count)
        : m_nearness(nearnessTo(index, probe))
        , m_probe(probe)
        , m_count(count)
    {
    }
    std::size_t probe() const { return m_probe; }
    void offer(std::size_t place, float cosine)
    {
        if (place == m_probe || m_nearness.bound(place, cosine) > m_highestBound)
            return;
        const double key = m_nearness.key(place, cosine);
        if (m_keys.size() == m_count) {
            if (key >= m_keys.front())
                return;
            std::ranges::pop_heap(m_keys);
            m_keys.pop_back();
        }
        m_keys.push_back(key);
        std::ranges::push_heap(m_keys);
        if (m_keys.size() == m_count)
            m_highestBound = m_nearness.highestBound(m_keys.front());
    }
    float farthest() const { return m_nearness.similarity(m_keys.front()); }

private:
    Nearness m_nearness;
    std::size_t m_probe;
    std::size_t m_count;
    std::vector<double> m_keys;
    float m_highestBound = std::numeric_limits<float>::infinity(); // of those that can still be among them
};

float whereCloseEnds(const VectorIndex& index)
{
    std::vector<NearestOfProbe> nearest;
    for (const std::size_t probe : probesOf(index))
        nearest.emplace_back(index, probe, std::min(neighbourThatEndsClose, index.size() - 1));
    std::array<float, blockRows> products;
    for (std::size_t first = 0; first < index.size(); first += blockRows) {
        const std::size_t rows = std::min(blockRows, index.size() - first);
        for (NearestOfProbe& nearestOfOne : nearest) {
            const auto query = index.row(nearestOfOne.probe());
            dotProducts(index.row(first).data(), rows, query.size(), query.data(), products.data());
            for (std::size_t place = 0; place < rows; ++place)
                nearestOfOne.offer(first + place, products[place]);
        }
    }
    std::vector<float> farthest;
    for (const NearestOfProbe& nearestOfOne : nearest)
        farthest.push_back(nearestOfOne.farthest());
    const auto middle = farthest.begin() + static_cast<std::ptrdiff_t>(farthest.size() / 2);
    std::ranges::nth_element(farthest, middle);
    return *middle;
}

} // namespace

SimilarityDistribution similarityDistribution(const VectorIndex& index, int bins)
{
    SimilarityDistribution distribution;
    distribution.histogram.assign(static_cast<std::size_t>(std::max(bins, 1)), 0);
    distribution.correctsHubs = index.correctsHubs();
    const auto similarities = sampledSimilarities(index);
    if (similarities.empty())
        return distribution;

    const float least = *std::ranges::min_element(similarities);
    distribution.lowest = std::clamp(std::floor(least * 10.0F) / 10.0F, -1.0F, 0.9F);
    const float width =
        (distribution.highest - distribution.lowest) / static_cast<float>(distribution.histogram.size());
    for (const float similarity : similarities) {
        const auto bin = static_cast<int>((similarity - distribution.lowest) / width);
        ++distribution.histogram[static_cast<std::size_t>(
            std::clamp(bin, 0, static_cast<int>(distribution.histogram.size()) - 1))];
    }
    distribution.closeEnds = whereCloseEnds(index);
    return distribution;
}

} // namespace tonekin
