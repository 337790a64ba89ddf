// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/livevectors.h"
#include "similarity/similaritydistribution.h"
#include "similarity/similartracks.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace tonekin {

/// A question for the tracks that sound like some others. A plain value, so that any thread may work on it.
struct SimilarQuery {
    std::vector<TrackId> seeds;
    std::vector<TrackId> notSeeds;
    std::vector<TrackId> leftOut; // removed by hand from the list
    SimilarOptions options;
};

/// Why a seed says nothing.
enum class SeedFlaw {
    Unknown,     // not in the library any more
    Silent,      // there is nothing to hear in it
    Failed,      // it cannot be read, and that has been tried
    NotAnalysed, // not yet
};
struct UnusableSeed {
    TrackId id;
    SeedFlaw flaw = SeedFlaw::NotAnalysed;
};

/// Nothing where the seed can be used.
std::optional<SeedFlaw> seedFlaw(TrackId seed, const VectorIndex& index, const Catalogue& catalogue);

/// Why a list is empty.
enum class NoList {
    HasRows,        // it is not
    NoSeed,         // none was given, or none of them can be used: see unusable
    NothingElse,    // no track but the seeds can be listed
    SeedsCancelOut, // what is asked for and what is to be kept away from leave nothing
    AllLeftOut,     // by hand, or as copies of the seeds
};

struct SimilarResult {
    SimilarQuery query;
    std::vector<SimilarTrack> tracks;   // nearest first
    std::vector<UnusableSeed> unusable; // of the seeds, in their order
    NoList why = NoList::HasRows;
    std::size_t searched = 0;  // tracks that were compared
    bool correctsHubs = false; // else by the plain cosines: too few tracks, or what is usual is still being worked out
};

/// The tracks that sound like the seeds, by the rules of similarTracks() and takesPart(). Seeds that cannot be used are
/// passed over and told. Any thread.
SimilarResult findSimilar(const SimilarQuery& query, const LiveVectors& vectors, const Catalogue& catalogue);

/// How the similarities of this library lie; empty below three tracks, where there is nothing to draw.
std::optional<SimilarityDistribution> distributionOf(const LiveVectors& vectors, int bins);

} // namespace tonekin
