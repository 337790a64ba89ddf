// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/tripletset.h"

#include "corpus/framerate.h"

#include <algorithm>
#include <set>

namespace tonekin {

Result<TripletSet> readTripletSet(const std::filesystem::path& folder, const MelFrontEnd& frontEnd,
                                  const std::function<bool(const AttributeTriplet&)>& wanted)
{
    const auto corpus = readCorpus(folder);
    if (!corpus)
        return corpus.error();
    auto triplets = readAttributeTriplets(folder / attributeTripletsFile);
    if (!triplets)
        return triplets.error();
    std::erase_if(*triplets, std::not_fn(wanted));
    std::set<std::string> named;
    for (const AttributeTriplet& triplet : *triplets)
        named.insert({triplet.anchor, triplet.near, triplet.far});
    auto loaded =
        loadThinned(*corpus, frontEnd, 1, [&named](const CorpusTrack& track) { return named.contains(track.path); });
    if (!loaded)
        return loaded.error();
    return TripletSet{std::move(*loaded), std::move(*triplets)};
}

} // namespace tonekin
