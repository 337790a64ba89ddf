// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/similar.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace tonekin {

namespace {

/// The labels of tracks, made when first asked for.
class KnownLabels {
public:
    explicit KnownLabels(const Catalogue& catalogue)
        : m_catalogue(catalogue)
    {
    }

    const TrackLabels& of(TrackId id)
    {
        const auto [it, isNew] = m_known.try_emplace(id);
        if (const CatalogueTrack* track = isNew ? m_catalogue.find(id) : nullptr)
            it->second = track->labels();
        return it->second;
    }

private:
    const Catalogue& m_catalogue;
    std::unordered_map<TrackId, TrackLabels> m_known;
};

/// Why nothing was found though some seed can be used.
NoList whyEmpty(const SimilarQuery& query, const VectorIndex& index, const Catalogue& catalogue)
{
    const auto isAsked = [&](TrackId id) {
        return std::ranges::find(query.seeds, id) != query.seeds.end() ||
               std::ranges::find(query.notSeeds, id) != query.notSeeds.end();
    };
    const auto mayBeListed = [&](TrackId id) {
        const CatalogueTrack* track = catalogue.find(id);
        return track && takesPart(*track, Purpose::SimilarList) && !isAsked(id);
    };
    if (std::ranges::none_of(index.ids(), mayBeListed))
        return NoList::NothingElse;
    const bool keepsAway = std::ranges::any_of(query.notSeeds, [&](TrackId id) { return bool(index.vectorOf(id)); });
    return keepsAway && query.leftOut.empty() ? NoList::SeedsCancelOut : NoList::AllLeftOut;
}

} // namespace

std::optional<SeedFlaw> seedFlaw(TrackId seed, const VectorIndex& index, const Catalogue& catalogue)
{
    const CatalogueTrack* track = catalogue.find(seed);
    if (!track)
        return SeedFlaw::Unknown;
    if (!takesPart(*track, Purpose::Comparison))
        return SeedFlaw::Silent;
    if (index.vectorOf(seed))
        return {};
    return track->state == TrackState::Failed ? SeedFlaw::Failed : SeedFlaw::NotAnalysed;
}

SimilarResult findSimilar(const SimilarQuery& query, const LiveVectors& vectors, const Catalogue& catalogue)
{
    SimilarResult result;
    result.query = query;
    KnownLabels labels(catalogue);
    const std::unordered_set<TrackId> leftOut(query.leftOut.begin(), query.leftOut.end());
    const auto mayBeListed = [&](TrackId id) {
        const CatalogueTrack* track = catalogue.find(id);
        return track && takesPart(*track, Purpose::SimilarList) && !leftOut.contains(id);
    };
    vectors.read([&](const VectorIndex& index) {
        result.searched = index.size();
        result.correctsHubs = index.correctsHubs();
        std::vector<TrackId> usable;
        for (const TrackId seed : query.seeds) {
            if (const auto flaw = seedFlaw(seed, index, catalogue))
                result.unusable.push_back({seed, *flaw});
            else
                usable.push_back(seed);
        }
        if (usable.empty()) {
            result.why = NoList::NoSeed;
            return;
        }
        result.tracks = similarTracks(
            index, query.seeds, query.notSeeds, [&](TrackId id) -> const TrackLabels& { return labels.of(id); },
            query.options, mayBeListed);
        if (result.tracks.empty())
            result.why = whyEmpty(query, index, catalogue);
    });
    return result;
}

std::optional<SimilarityDistribution> distributionOf(const LiveVectors& vectors, int bins)
{
    return vectors.read([bins](const VectorIndex& index) -> std::optional<SimilarityDistribution> {
        if (index.size() < 3)
            return {};
        return similarityDistribution(index, bins);
    });
}

} // namespace tonekin
