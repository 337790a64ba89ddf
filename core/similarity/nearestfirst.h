// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "similarity/vectorindex.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tonekin {

/// What a list is ordered by: the cosine, or mutual proximity. Each candidate has a `bound` that is quick to work out
/// and a `key` that is not; lower is nearer, and a key is never below leastKey() of its bound.
class Nearness {
public:
    /// `query`: what is usual for the query's distances; none: by the cosine.
    Nearness(const VectorIndex& index, std::optional<DistanceStatistics> query);
    float bound(std::size_t place, float cosine) const;
    double leastKey(float bound) const;
    double key(std::size_t place, float cosine) const;
    /// The highest bound whose leastKey() is still below a key.
    float highestBound(double key) const;
    float similarity(double key) const;

private:
    const HubCorrection& m_hubs;
    std::optional<DistanceStatistics> m_query;
};

/// How a list of tracks like one row is ordered: by the cosine where hubs are not corrected. Its keys are symmetric.
Nearness nearnessTo(const VectorIndex& index, std::size_t place);

/// How similar two rows are, by the same measure as lists of similar tracks. Symmetric.
float similarityBetween(const VectorIndex& index, std::size_t place, std::size_t other);

/// All tracks of an index, nearest first, sorted only as far as somebody asks. The index must outlive it, unchanged.
class NearestFirst {
public:
    struct Found {
        TrackId id;
        std::size_t place = 0;
        float cosine = 0.0F;
        float similarity = 0.0F;
    };

    /// `query`: see Nearness. `firstGuess`: how many will be asked for. `allowed`: by place, 0 for those that are not
    /// to come; empty: all are.
    NearestFirst(const VectorIndex& index, std::span<const float> vector, std::optional<DistanceStatistics> query,
                 std::size_t firstGuess, std::span<const std::uint8_t> allowed = {});
    std::optional<Found> next();
    /// Their places in the index, in no order.
    std::vector<std::size_t> notYetAskedFor() const;
    float cosineAt(std::size_t place) const { return m_cosines[place]; }

private:
    struct Candidate {
        std::uint32_t place = 0;
        float bound = 0.0F;
    };
    struct Pending {
        double key = 0.0;
        TrackId id;
        std::size_t place = 0;
    };
    static bool isFarther(const Pending& a, const Pending& b);
    bool mayComeFirst(const Candidate& candidate) const;
    void sortMore();

    const VectorIndex& m_index;
    Nearness m_nearness;
    std::vector<float> m_cosines;
    std::vector<Candidate> m_candidates; // from m_next on: not yet looked at
    std::vector<Pending> m_pending;      // a heap, the nearest on top: looked at, and maybe the next
    std::size_t m_chunk;
    std::size_t m_sorted = 0;
    std::size_t m_next = 0;
};

} // namespace tonekin
