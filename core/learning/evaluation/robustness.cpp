// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/robustness.h"

#include "corpus/changedcopy.h"

#include <map>
#include <set>
#include <string_view>

namespace tonekin {

std::vector<std::string> changesIn(const Corpus& variants)
{
    std::set<std::string> names;
    for (const CorpusTrack& track : variants.tracks)
        if (!originalPathOf(track).empty())
            names.insert(track.collection);
    return {names.begin(), names.end()};
}

ChangeScores scoreChange(const std::string& change, std::span<const CorpusTrack> copies,
                         std::span<const CorpusTrack> tracks, const SimilarityMatrix& similarities)
{
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < tracks.size(); ++i)
        places.emplace(tracks[i].path, i);
    SimilarityMatrix asked{0, similarities.candidates, {}};
    std::vector<std::size_t> own;
    std::vector<std::string> clusters;
    ChangeScores scores{change, {}, 0.0};
    for (std::size_t i = 0; i < copies.size(); ++i) {
        const std::string original = originalPathOf(copies[i]);
        const auto place = places.find(original);
        if (place == places.end())
            continue;
        const auto row = similarities.row(i);
        asked.values.insert(asked.values.end(), row.begin(), row.end());
        ++asked.queries;
        own.push_back(place->second);
        clusters.push_back(tracks[place->second].collection);
        scores.meanSimilarity += row[place->second];
    }
    if (asked.queries > 0)
        scores.meanSimilarity /= static_cast<double>(asked.queries);
    scores.own = scoreOwn(asked, own, clusters);
    return scores;
}

} // namespace tonekin
