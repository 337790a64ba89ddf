// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/vectorindex.h"

#include "similarity/dotproducts.h"

#include <algorithm>
#include <array>

namespace tonekin {
namespace {

constexpr std::size_t blockRows = 1024; // their products stay in the first-level cache

bool nearer(const Neighbour& a, const Neighbour& b)
{
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.id < b.id;
}

/// The best so far, as a heap with the farthest on top.
class Nearest {
public:
    explicit Nearest(std::size_t count)
        : m_count(count)
    {
        m_heap.reserve(count);
    }

    void offer(const Neighbour& candidate)
    {
        if (m_heap.size() == m_count) {
            if (!nearer(candidate, m_heap.front()))
                return;
            std::ranges::pop_heap(m_heap, nearer);
            m_heap.pop_back();
        }
        m_heap.push_back(candidate);
        std::ranges::push_heap(m_heap, nearer);
    }

    std::vector<Neighbour> takeSorted()
    {
        std::ranges::sort_heap(m_heap, nearer);
        return std::move(m_heap);
    }

private:
    std::size_t m_count;
    std::vector<Neighbour> m_heap;
};

} // namespace

VectorIndex::VectorIndex(int dimensions, std::vector<TrackId> ids, std::vector<float> values)
    : m_dimensions(dimensions)
{
    const auto width = static_cast<std::size_t>(std::max(dimensions, 0));
    m_ids = std::move(ids);
    m_values = std::move(values);
    m_ids.resize(std::min(m_ids.size(), width > 0 ? m_values.size() / width : 0));
    m_values.resize(m_ids.size() * width);
    m_places.reserve(m_ids.size());
    for (std::size_t place = 0; place < m_ids.size(); ++place)
        m_places.emplace(m_ids[place], place);
}

std::span<const float> VectorIndex::row(std::size_t place) const
{
    const auto width = static_cast<std::size_t>(m_dimensions);
    return std::span(m_values).subspan(place * width, width);
}

std::optional<std::size_t> VectorIndex::placeOf(TrackId id) const
{
    const auto found = m_places.find(id);
    return found == m_places.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::span<const float>> VectorIndex::vectorOf(TrackId id) const
{
    const auto place = placeOf(id);
    return place ? std::optional(row(*place)) : std::nullopt;
}

void VectorIndex::correctHubs()
{
    if (!hubsAreCovered())
        take(nextCorrection(size()));
}

void VectorIndex::put(TrackId id, std::span<const float> vector)
{
    if (vector.empty() || vector.size() != static_cast<std::size_t>(m_dimensions))
        return;
    const auto [found, isNew] = m_places.try_emplace(id, m_ids.size());
    if (isNew) {
        m_ids.push_back(id);
        m_values.insert(m_values.end(), vector.begin(), vector.end());
        m_hubs.added(rows());
        return;
    }
    const auto old = row(found->second);
    const Embedding before(old.begin(), old.end());
    std::ranges::copy(vector, m_values.begin() + static_cast<std::ptrdiff_t>(found->second * vector.size()));
    m_hubs.replaced(rows(), found->second, before);
}

void VectorIndex::remove(TrackId id)
{
    const auto found = m_places.find(id);
    if (found == m_places.end())
        return;
    const std::size_t place = found->second;
    const std::size_t last = m_ids.size() - 1;
    const Embedding before(row(place).begin(), row(place).end());
    m_places.erase(found);
    if (place != last) {
        std::ranges::copy(row(last), m_values.begin() + static_cast<std::ptrdiff_t>(place * row(last).size()));
        m_ids[place] = m_ids[last];
        m_places[m_ids[place]] = place;
    }
    m_ids.pop_back();
    m_values.resize(m_ids.size() * static_cast<std::size_t>(m_dimensions));
    m_hubs.removed(rows(), place, id, before);
}

std::vector<Neighbour> VectorIndex::nearest(std::span<const float> query, std::size_t count) const
{
    count = std::min(count, m_ids.size());
    if (count == 0 || query.size() != static_cast<std::size_t>(m_dimensions))
        return {};

    Nearest best(count);
    std::array<float, blockRows> products;
    for (std::size_t first = 0; first < m_ids.size(); first += blockRows) {
        const std::size_t rows = std::min(blockRows, m_ids.size() - first);
        dotProducts(row(first).data(), rows, query.size(), query.data(), products.data());
        for (std::size_t place = 0; place < rows; ++place)
            best.offer({m_ids[first + place], products[place]});
    }
    return best.takeSorted();
}

std::vector<float> VectorIndex::similarities(std::span<const float> query) const
{
    std::vector<float> products(m_ids.size(), -1.0F);
    if (!m_ids.empty() && query.size() == static_cast<std::size_t>(m_dimensions))
        dotProducts(m_values.data(), m_ids.size(), query.size(), query.data(), products.data());
    return products;
}

} // namespace tonekin
