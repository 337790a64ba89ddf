// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "similarity/reasons.h"
#include "similarity/vectorindex.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

class Library;

/// Two tracks to compare, and what is known beyond the library.
struct WhyQuery {
    TrackId one, other;
    std::string modelHash;
    std::span<const VectorSlice> parts; // of the vector; empty: not known for this network
    /// How far above what is usual in this library a unit's answer is (see UnitRankings::unusualness).
    std::function<double(NetworkUnit unit, float value)> unusualness;
    std::size_t count = 5; // of units, and of moments at most
};

/// Why two tracks are alike, and in what they differ.
struct Why {
    float similarity = 0.0F; // as lists of similar tracks have it
    float cosine = 0.0F;     // of the vectors: the sum of the parts' shares
    std::vector<PartShare> parts;
    std::vector<SharedUnit> shared;
    std::vector<UnitPair> differing;
    std::vector<MomentPair> moments;
    std::optional<double> loudness, otherLoudness; // LUFS, so that moments can be heard equally loud
};

/// Both tracks have vectors in the index. Units are the filters of the first layer by their mean and the hidden ones.
/// What the library does not have of a track is left out. Errors: NotFound (no vector), those of the library.
Result<Why> whySimilar(const WhyQuery& query, const VectorIndex& index, const Library& library);

} // namespace tonekin
