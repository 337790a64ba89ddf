// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/trackid.h"
#include "similarity/mutualproximity.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tonekin {

/// The rows of a VectorIndex: vectors of `dimensions` floats that lie one after the other, one an id.
struct VectorRows {
    std::span<const TrackId> ids;
    std::span<const float> values;
    std::size_t dimensions = 0;

    std::span<const float> row(std::size_t place) const { return values.subspan(place * dimensions, dimensions); }
};

/// How the tracks of a library lie to one another, so that a list of similar tracks can be made by mutual proximity
/// (see mutualproximity.h): each row's distances to a reference sample of up to 1,000 tracks, taken as log-normal. Part
/// of a VectorIndex, which tells it of every change; whoever owns that has it worked out (VectorIndex::correctHubs or,
/// in small portions, nextCorrection and take). Const calls may come from many threads.
///
/// The distance is that between the ends of the unit vectors, sqrt(2 - 2 cosine). The sample is made of the tracks
/// whose ids have the lowest hashes, and sums are whole numbers: the same set of tracks always gives the same
/// statistics, in whatever order it came together, and a track more or less changes one row and now and then one place
/// of the sample. Costs 24 bytes a track, and a thousand dot products for a row that is new.
class HubCorrection {
public:
    static constexpr std::size_t sampleSize = 1000;
    /// With fewer tracks than this nothing is corrected: too few distances to tell what is usual.
    static constexpr std::size_t fewestTracks = 10;

    /// Fixed-point sums of distances to the sample, without that to the row itself.
    struct Sums {
        std::int64_t distances = 0;
        std::int64_t squares = 0;
        bool operator==(const Sums&) const = default;
    };
    /// A part of the work, done without changing anything.
    struct Portion {
        std::optional<std::vector<TrackId>> sample; // where it had not been drawn yet
        std::vector<float> sampleValues;
        std::vector<Sums> sums; // of the next rows
    };

    Portion next(const VectorRows& rows, std::size_t most) const;
    void take(Portion portion, const VectorRows& rows);
    bool covers(const VectorRows& rows) const { return m_drawn && m_sums.size() == rows.ids.size(); }
    void forget() { *this = {}; }

    // Changes of rows, after they were made. Nothing to do where no work has begun.
    void added(const VectorRows& rows); // the last row
    void replaced(const VectorRows& rows, std::size_t place, std::span<const float> before);
    void removed(const VectorRows& rows, std::size_t place, TrackId id,
                 std::span<const float> vector); // the last row took its place

    /// Whether similarities can be corrected: all rows are covered and there are enough.
    bool isUsable(const VectorRows& rows) const;
    /// What z() needs to know of a row; only where isUsable().
    const DistanceStatistics& fitOf(std::size_t place) const { return m_fits[place]; }
    /// The same of a vector that is no row, its distances to `without` not counted while enough others remain.
    DistanceStatistics fitOf(std::span<const float> vector, std::span<const TrackId> without) const;
    /// What is usual in this library: the mean of the fits of the sample's tracks.
    const DistanceStatistics& usualFit() const { return m_usual; }
    std::span<const TrackId> sample() const { return m_sample; }

private:
    Sums sumsOf(std::span<const float> vector, std::span<const TrackId> without, std::size_t& counted) const;
    void enter(const VectorRows& rows, TrackId id, std::span<const float> vector);
    void leave(const VectorRows& rows, TrackId id, std::span<const float> vector);
    void addToAll(const VectorRows& rows, TrackId of, std::span<const float> vector, std::int64_t sign);
    void refill(const VectorRows& rows);
    bool offer(const VectorRows& rows, std::size_t place);
    void fitAfterChange(const VectorRows& rows, std::size_t place, bool sampleHasChanged);
    void fit(const VectorRows& rows, std::size_t place);
    void fitAll(const VectorRows& rows);
    bool isInSample(TrackId id) const;

    bool m_drawn = false;
    std::vector<TrackId> m_sample; // ascending by hash
    std::vector<float> m_sampleValues;
    std::vector<Sums> m_sums; // of the first rows; all of them when the work is done
    std::vector<DistanceStatistics> m_fits;
    DistanceStatistics m_usual;
};

/// How many deviations a cosine lies below what is usual for a track (negative: nearer than usual).
float deviationsFrom(const DistanceStatistics& fit, float cosine);
/// A value of logMutualTail() as a similarity: the cosine that two usual tracks of this library have when they are as
/// near to one another. 1 = same.
float similarityOf(double logMutualTail, const DistanceStatistics& usual);

} // namespace tonekin
