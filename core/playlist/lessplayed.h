// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/playlisttracks.h"

#include <cstddef>
#include <span>
#include <vector>

namespace tonekin {

/// How much each track of a library was played, against all others of it: 0 the least, 1 the most. Three quarters of it
/// is how often, one quarter how lately, as far as the library knows that of any track. Tracks that are alike in it get
/// the same. By row.
std::vector<float> playednessOf(const PlaylistTracks& tracks);

/// Of a candidate for a list: its row, and how close it is to the seeds.
struct PlayedCandidate {
    std::size_t row = 0;
    float similarity = 0.0F;
};

/// What of a list's similarity the slider may cost at its end: less than a tenth, with room for rows that limits per
/// artist leave out.
inline constexpr float mostSimilarityGivenUp = 0.08F;

/// The least similarity that a candidate must have to be brought up: `usual` is the mean of the list without the
/// slider, `slider` as in PlaylistRules::lessPlayed.
float leastSimilarity(float usual, double slider);

/// The order in which candidates (nearest first) get into a list, as places among them: by closeness and by how much
/// they were played, mixed as the slider stands; -1: the most played first.
std::vector<std::size_t> lessPlayedFirst(std::span<const PlayedCandidate> candidates, std::span<const float> playedness,
                                         double slider);

} // namespace tonekin
