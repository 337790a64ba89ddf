// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/tripletscores.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace tonekin {
namespace {

AttributeScores& scoresOfAttribute(std::vector<AttributeScores>& all, const std::string& attribute)
{
    const auto found = std::ranges::find(all, attribute, &AttributeScores::attribute);
    return found != all.end() ? *found : all.emplace_back(AttributeScores{attribute, {}});
}

} // namespace

Result<std::vector<AttributeScores>> scoreTriplets(std::span<const AttributeTriplet> triplets,
                                                   std::span<const CorpusTrack> tracks,
                                                   const SimilarityMatrix& similarities)
{
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < tracks.size(); ++i)
        places.emplace(tracks[i].path, i);
    std::vector<AttributeScores> all;
    for (const AttributeTriplet& triplet : triplets) {
        std::array<std::size_t, 3> found{};
        std::size_t next = 0;
        for (const std::string* path : {&triplet.anchor, &triplet.near, &triplet.far}) {
            const auto place = places.find(*path);
            if (place == places.end())
                return Error{ErrorCode::NotFound, "the corpus has no track " + *path};
            found[next++] = place->second;
        }
        const bool kept = similarities.at(found[0], found[1]) > similarities.at(found[0], found[2]);
        const double score = kept ? 1.0 : 0.0;
        scoresOfAttribute(all, triplet.attribute)
            .kept.push_back({triplet.work, score, score, score, triplet.attribute});
    }
    return all;
}

} // namespace tonekin
