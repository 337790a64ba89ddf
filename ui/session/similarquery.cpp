// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/similarquery.h"

#include <algorithm>
#include <unordered_map>

namespace tonekin {

TrackLabels labelsOf(const ListedTrack& track)
{
    TrackLabels labels;
    labels.artist = track.artist->folded.toStdString();
    // Albums of one name are told apart by the folder they lie in: compilations have many artists.
    if (!track.album->shown.isEmpty()) {
        const auto slash = track.relativePath.rfind('/');
        labels.album = track.album->folded.toStdString() + '\n' +
                       (slash == std::string::npos ? std::string() : track.relativePath.substr(0, slash));
    }
    if (track.audioHash)
        labels.audioKey.assign(track.audioHash->bytes.begin(), track.audioHash->bytes.end());
    return labels;
}

SimilarResult findSimilar(const SimilarQuery& query, const LiveVectors& vectors, const TrackSnapshot& tracks)
{
    SimilarResult result;
    result.query = query;
    std::unordered_map<TrackId, TrackLabels> known;
    const auto labels = [&](TrackId id) -> const TrackLabels& {
        const auto [it, isNew] = known.try_emplace(id);
        if (const ListedTrack* track = isNew ? tracks.find(id) : nullptr)
            it->second = labelsOf(*track);
        return it->second;
    };
    const auto unwanted = [&](TrackId id) {
        const ListedTrack* track = tracks.find(id);
        return !track || track->state == TrackState::Excluded || track->problem == ErrorCode::Silent ||
               std::ranges::find(query.leftOut, id) != query.leftOut.end();
    };
    vectors.read([&](const VectorIndex& index) {
        result.searched = index.size();
        result.correctsHubs = index.correctsHubs();
        for (const TrackId seed : query.seeds)
            result.unanalysedSeeds += index.vectorOf(seed) ? 0 : 1;
        if (result.unanalysedSeeds == query.seeds.size())
            return;
        // A few more than wanted, for those that are taken out afterwards; their number is not known before.
        SimilarOptions options = query.options;
        while (true) {
            result.tracks = similarTracks(index, query.seeds, query.notSeeds, labels, options);
            const bool thatIsAll = result.tracks.size() < options.count;
            std::erase_if(result.tracks, [&](const SimilarTrack& track) { return unwanted(track.id); });
            if (thatIsAll || result.tracks.size() >= query.options.count)
                break;
            options.count *= 2;
        }
    });
    if (result.tracks.size() > query.options.count)
        result.tracks.resize(query.options.count);
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
