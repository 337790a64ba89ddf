// SPDX-License-Identifier: GPL-3.0-or-later
#include "factors/factortargets.h"

#include "base/randomstream.h"

#include <algorithm>
#include <optional>

namespace tonekin {
namespace {

constexpr std::size_t fewestTracks = 6; // two of each part

std::optional<std::size_t> indexOf(const LatentFactors& factors, const std::string& path)
{
    const auto found = std::ranges::lower_bound(factors.tracks, path);
    if (found == factors.tracks.end() || *found != path)
        return std::nullopt;
    return static_cast<std::size_t>(found - factors.tracks.begin());
}

struct Match {
    std::size_t track = 0;  // in the corpus
    std::size_t factor = 0; // in the listening
    std::uint64_t draw = 0;
};

/// Those in both, in a random order that depends on the paths and the seed alone.
std::vector<Match> matched(const LoadedTracks& loaded, const LatentFactors& factors, std::uint64_t seed)
{
    std::vector<Match> matches;
    for (std::size_t track = 0; track < loaded.tracks.size(); ++track)
        if (const auto factor = indexOf(factors, loaded.tracks[track].path); factor && factors.lengths[*factor] > 0.0F)
            matches.push_back({track, *factor, 0});
    const auto byPath = [&](const Match& match) -> const std::string& { return loaded.tracks[match.track].path; };
    std::ranges::sort(matches, {}, byPath);
    for (std::size_t place = 0; place < matches.size(); ++place)
        matches[place].draw = RandomStream(seed, {place}).next();
    std::ranges::sort(matches, {}, &Match::draw);
    return matches;
}

void move(LoadedTracks& from, const Match& match, const LatentFactors& factors, TargetTracks& to)
{
    to.loaded.tracks.push_back(std::move(from.tracks[match.track]));
    to.loaded.mels.push_back(std::move(from.mels[match.track]));
    if (!from.labels.empty())
        to.loaded.labels.push_back(std::move(from.labels[match.track]));
    to.factorIndex.push_back(match.factor);
    const auto direction = factors.direction(match.factor);
    to.directions.emplace_back(direction.begin(), direction.end());
}

} // namespace

Result<FactorSplit> splitByTrack(LoadedTracks loaded, const LatentFactors& factors, int validationOneIn,
                                 std::uint64_t seed)
{
    const std::vector<Match> matches = matched(loaded, factors, seed);
    if (matches.size() < fewestTracks)
        return Error{ErrorCode::InvalidArgument, "only " + std::to_string(matches.size()) +
                                                     " tracks of the corpus are in the listening, by their paths"};
    FactorSplit split;
    split.tracksWithoutPlays = loaded.tracks.size() - matches.size();
    split.playsWithoutTrack = factors.tracks.size() - matches.size();
    const std::size_t tests = matches.size() / 2;
    const std::size_t rest = matches.size() - tests;
    const std::size_t validations = std::max<std::size_t>(1, rest / static_cast<std::size_t>(validationOneIn));
    for (std::size_t i = 0; i < matches.size(); ++i) {
        TargetTracks& part = i < tests ? split.test : (i < tests + validations ? split.validation : split.training);
        move(loaded, matches[i], factors, part);
    }
    return split;
}

} // namespace tonekin
