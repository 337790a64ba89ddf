// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/embedding.h"
#include "base/trackid.h"
#include "similarity/hubcorrection.h"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tonekin {

/// A track and how close it is: cosine of the angle between the vectors, 1 = same. Not corrected for hubs.
struct Neighbour {
    TrackId id;
    float similarity = 0.0F;
};

/// All track vectors of a library in memory, for exact search by blocked dot products.
/// Built and changed by one thread; const calls may come from many.
///
/// Vectors and queries are expected to have unit length. A dot product that is not finite (a damaged vector) counts as
/// -1, the least similar; a query of another length than dimensions() finds nothing.
class VectorIndex {
public:
    VectorIndex(int dimensions, std::vector<TrackId> ids, std::vector<float> values); // values [ids x dimensions]
    int dimensions() const { return m_dimensions; }
    std::size_t size() const { return m_ids.size(); }
    std::optional<std::span<const float>> vectorOf(TrackId id) const;
    /// Adds or replaces; ignored if not of dimensions() values. Where hubs are being corrected, that is kept up to
    /// date.
    void put(TrackId id, std::span<const float> vector);
    void remove(TrackId id); // the last row takes its place

    /// Has all of hubs() worked out (see HubCorrection), about a second for 100,000 tracks. In portions of so many
    /// rows, the first without and the second with sole access: while (!hubsAreCovered()) take(nextCorrection(rows)).
    void correctHubs();
    bool hubsAreCovered() const { return m_hubs.covers(rows()); }
    HubCorrection::Portion nextCorrection(std::size_t mostRows) const { return m_hubs.next(rows(), mostRows); }
    void take(HubCorrection::Portion portion) { m_hubs.take(std::move(portion), rows()); }
    void forgetHubs() { m_hubs.forget(); } // before a great many changes: cheaper than to follow each
    bool correctsHubs() const { return m_hubs.isUsable(rows()); }
    const HubCorrection& hubs() const { return m_hubs; }

    /// The `count` nearest to a unit vector, nearest first, ties by id.
    std::vector<Neighbour> nearest(std::span<const float> query, std::size_t count) const;
    /// Every track's similarity, in the order of ids().
    std::vector<float> similarities(std::span<const float> query) const;
    const std::vector<TrackId>& ids() const { return m_ids; }
    std::span<const float> row(std::size_t place) const; // the vector of ids()[place]
    std::optional<std::size_t> placeOf(TrackId id) const;

private:
    VectorRows rows() const { return {m_ids, m_values, static_cast<std::size_t>(std::max(m_dimensions, 0))}; }

    int m_dimensions = 0;
    std::vector<TrackId> m_ids;
    std::vector<float> m_values;
    std::unordered_map<TrackId, std::size_t> m_places; // of ids in m_ids
    HubCorrection m_hubs;
};

} // namespace tonekin
