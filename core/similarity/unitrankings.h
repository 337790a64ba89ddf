// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/networkunit.h"
#include "base/trackid.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace tonekin {

/// By which of its activations to a track a unit ranks tracks: the largest, which finds moments, or the mean over the
/// track, which finds textures. Later convolutions have maxima only; units of the hidden layer one value, counted as
/// Mean.
enum class RankBy { Maximum, Mean };

/// A track in a unit's list.
struct RankedTrack {
    TrackId id;
    float value = 0.0F;
    std::vector<TrackId> sameAudio; // copies that were collapsed into this row
};

struct RankOptions {
    std::size_t count = 10;
    int mostPerAlbum = 2; // 0: no limit
    bool collapseSameAudio = true;
};

/// How a unit's values lie over the library: equal bins from 0 to `highest`.
struct ActivationDistribution {
    std::vector<std::int64_t> histogram;
    float highest = 0.0F;
    std::size_t tracks = 0;
    double mean = 0.0;
    double deviation = 0.0;
};

/// What a unit of the network said of a track, of all units of one layer by one measure.
struct LayerActivations {
    NetworkLayer layer;
    RankBy by = RankBy::Maximum;
    std::span<const float> values; // [units], >= 0
};

/// For every unit of the network the tracks in which it was most active, and how its activations lie over the library,
/// from one pass over all tracks: memory hardly grows with the library, by one id a track. Built and changed by one
/// thread; const calls may come from many while nothing changes.
///
/// Each list keeps the strongest `kept` tracks, and at most `keptPerAlbum` of one album and of one recording, so that a
/// record of noise cannot fill it; a question for more than that, or with looser rules, gets what was kept. Tracks that
/// a unit was not active in at all are in no list of it.
class UnitRankings {
public:
    static constexpr std::size_t kept = 256;
    static constexpr int keptPerAlbum = 8;

    struct Labels {
        std::uint64_t album = 0; // a hash; 0: no album
        std::uint64_t audio = 0; // same hash = same audio; 0: unknown
        /// From keys as TrackLabels has them; empty ones become 0.
        static Labels of(std::string_view albumKey, std::string_view audioKey);
    };

    UnitRankings();
    UnitRankings(UnitRankings&&) noexcept;
    UnitRankings& operator=(UnitRankings&&) noexcept;
    ~UnitRankings();

    /// One more track. A track that is there already must not be added again: activations cannot be taken back, so
    /// after tracks were changed or removed the rankings are made anew. A layer has as many units as its first
    /// activations; those of another number are passed over. What is not a number counts as no activation.
    void add(TrackId id, const Labels& labels, std::span<const LayerActivations> activations);
    std::size_t tracks() const;
    /// How many units of a layer have activations by that measure; 0: none were added.
    int units(NetworkLayer layer, RankBy by) const;

    /// The strongest first; ties by id. Units and measures that were never added: none.
    std::vector<RankedTrack> top(NetworkUnit unit, RankBy by, const RankOptions& options) const;
    ActivationDistribution distribution(NetworkUnit unit, RankBy by, int bins) const;
    /// How far above what is usual in this library a value is, in standard deviations; 0 where nothing varies.
    double unusualness(NetworkUnit unit, RankBy by, float value) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tonekin
