// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/dotproducts.h"
#include "similarity/similartracks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
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

float similarityOf(const VectorIndex& index, std::size_t a, std::size_t b)
{
    float product = 0.0F;
    dotProducts(index.row(a).data(), 1, index.row(a).size(), index.row(b).data(), &product);
    return product;
}

std::vector<float> sampledSimilarities(const VectorIndex& index)
{
    const std::size_t tracks = index.size();
    std::vector<float> similarities;
    if (tracks < 2)
        return similarities;
    if (tracks * (tracks - 1) / 2 <= mostPairs) {
        for (std::size_t a = 0; a < tracks; ++a) {
            for (std::size_t b = a + 1; b < tracks; ++b)
                similarities.push_back(similarityOf(index, a, b));
        }
        return similarities;
    }
    FixedRandom random;
    similarities.reserve(mostPairs);
    while (similarities.size() < mostPairs) {
        const std::size_t a = random.below(tracks);
        const std::size_t b = (a + 1 + random.below(tracks - 1)) % tracks; // any but a
        similarities.push_back(similarityOf(index, a, b));
    }
    return similarities;
}

/// Tracks whose neighbours are looked up: fewer in a large library, so that the answer takes about as long.
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

/// The similarities of one probe's nearest, as a heap with the least similar on top.
class NearestSimilarities {
public:
    explicit NearestSimilarities(std::size_t count)
        : m_count(count)
    {
    }
    void offer(float similarity)
    {
        if (m_heap.size() == m_count) {
            if (similarity <= m_heap.front())
                return;
            std::ranges::pop_heap(m_heap, std::greater<>());
            m_heap.pop_back();
        }
        m_heap.push_back(similarity);
        std::ranges::push_heap(m_heap, std::greater<>());
    }
    float farthest() const { return m_heap.front(); }

private:
    std::size_t m_count;
    std::vector<float> m_heap;
};

float whereCloseEnds(const VectorIndex& index)
{
    const auto probes = probesOf(index);
    std::vector<NearestSimilarities> nearest(probes.size(),
                                             NearestSimilarities(std::min(neighbourThatEndsClose, index.size() - 1)));
    std::array<float, blockRows> products;
    for (std::size_t first = 0; first < index.size(); first += blockRows) {
        const std::size_t rows = std::min(blockRows, index.size() - first);
        for (std::size_t probe = 0; probe < probes.size(); ++probe) {
            const auto query = index.row(probes[probe]);
            dotProducts(index.row(first).data(), rows, query.size(), query.data(), products.data());
            for (std::size_t place = 0; place < rows; ++place) {
                if (first + place != probes[probe])
                    nearest[probe].offer(products[place]);
            }
        }
    }
    const auto middle = nearest.begin() + static_cast<std::ptrdiff_t>(nearest.size() / 2);
    std::ranges::nth_element(nearest, middle, {}, &NearestSimilarities::farthest);
    return middle->farthest();
}

} // namespace

SimilarityDistribution similarityDistribution(const VectorIndex& index, int bins)
{
    SimilarityDistribution distribution;
    distribution.histogram.assign(static_cast<std::size_t>(std::max(bins, 1)), 0);
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
