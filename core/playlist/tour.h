// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace tonekin {

/// Distances between the tracks of a list, in no order: symmetric, 0 = same. Places count from 0.
class DistanceMatrix {
public:
    explicit DistanceMatrix(std::size_t size)
        : m_size(size)
        , m_values(size * size, 0.0F)
    {
    }
    std::size_t size() const { return m_size; }
    float operator()(std::size_t a, std::size_t b) const { return m_values[a * m_size + b]; }
    void set(std::size_t a, std::size_t b, float distance)
    {
        m_values[a * m_size + b] = distance;
        m_values[b * m_size + a] = distance;
    }

private:
    std::size_t m_size = 0;
    std::vector<float> m_values;
};

/// What of a tour must stay as it is, and what else it has to obey.
struct TourRules {
    std::size_t fixedHead = 0; // so many places at the head of the order that is handed in
    bool fixedEnd = false;     // and the last one
    /// Whether an order may be taken; empty: any. Asked only about orders that are shorter.
    std::function<bool(std::span<const std::size_t>)> mayBe;
};

/// A short open tour through all places: from each on to the nearest that is left, made shorter by turning stretches
/// round (2-opt) and by moving up to three in a row elsewhere (Or-opt) until neither helps (Croes 1958; Or 1976). With
/// nothing fixed it starts at the place that gives the shortest. The same distances always give the same tour.
std::vector<std::size_t> shortTour(const DistanceMatrix& distances);

/// An order made shorter in the same way, within rules.
void shorten(std::vector<std::size_t>& order, const DistanceMatrix& distances, const TourRules& rules);

/// From each on to the nearest that is left, from the last of `head`, which stays at the head.
std::vector<std::size_t> nearestNeighbourTour(const DistanceMatrix& distances, std::span<const std::size_t> head);

double lengthOf(std::span<const std::size_t> order, const DistanceMatrix& distances);

} // namespace tonekin
