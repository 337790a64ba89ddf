// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/attributetriplets.h"
#include "corpus/loadedtracks.h"

#include <functional>

namespace tonekin {

/// Made recordings and what is asked about them.
struct TripletSet {
    LoadedTracks loaded;
    std::vector<AttributeTriplet> triplets;
};

/// Reads the triplets that `wanted` accepts from a corpus that has some, and the recordings they name. Frames closer
/// together than those of `frontEnd` are thinned out. Errors: those of readCorpus and readAttributeTriplets;
/// InvalidArgument (another front end).
Result<TripletSet> readTripletSet(const std::filesystem::path& corpus, const MelFrontEnd& frontEnd,
                                  const std::function<bool(const AttributeTriplet&)>& wanted);

} // namespace tonekin
