// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/embedding.h"
#include "base/result.h"
#include "base/trackid.h"
#include "similarity/hubcorrection.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
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

/// What the rules below need to know of a track.
struct TrackLabels {
    std::string artist;   // folded for comparison; empty: counts as no artist
    std::string album;    // folded, with whatever tells apart albums of one name; empty: counts as no album
    std::string audioKey; // same key = same audio; empty: unknown
};

struct SimilarOptions {
    std::size_t count = 20;
    int mostPerArtist = 0; // 0: no limit
    int mostPerAlbum = 0;
    bool collapseSameAudio = true;
    bool correctHubs = true; // as far as the index has that worked out; false: plain cosines
};

struct SimilarTrack {
    TrackId id;
    float similarity = 0.0F;        // never higher than that of the row before
    std::vector<TrackId> sameAudio; // collapsed into this row, by id
};

/// The tracks that sound like the seeds (their unit mean, minus the `not` seeds' at half weight), nearest first,
/// without any of the seeds and their copies. Seeds that have no vector are passed over; where none has one, or the
/// seeds cancel each other out, the list is empty.
///
/// Near is what is near by mutual proximity (see HubCorrection), so that tracks which lie close to everything do not
/// crowd into every list. A row's similarity is by the same measure: the cosine that two usual tracks of this library
/// have when they are as near to one another as this track and the seeds; 1 = same, and most pairs keep about the
/// cosine they have. With correctHubs false, before that is worked out, and in libraries of fewer than
/// HubCorrection::fewestTracks tracks it is the cosine itself.
///
/// labelsOf is asked about the seeds and, nearest first, about as many tracks as it
/// takes to fill the list; its answer need only last until the next question.
std::vector<SimilarTrack> similarTracks(const VectorIndex& index, std::span<const TrackId> seeds,
                                        std::span<const TrackId> notSeeds,
                                        const std::function<const TrackLabels&(TrackId)>& labelsOf,
                                        const SimilarOptions& options);

/// How similarities between tracks of this library lie, by the measure that similarTracks() uses: from a fixed random
/// sample of pairs, so that the same library always gives the same picture. With fewer than two tracks there are no
/// pairs: the histogram is all zeros.
struct SimilarityDistribution {
    std::vector<int> histogram; // equal bins over lowest..highest
    float lowest = -1.0F;       // tenths; at or below the lowest similarity seen
    float highest = 1.0F;
    float closeEnds = 0.0F;    // "close" ends here: the similarity that the median track's 10th neighbour has
    bool correctsHubs = false; // VectorIndex::correctsHubs() when it was measured
};
SimilarityDistribution similarityDistribution(const VectorIndex& index, int bins);

} // namespace tonekin
