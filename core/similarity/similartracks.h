// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/trackid.h"
#include "similarity/vectorindex.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

/// What the rules below need to know of a track.
struct TrackLabels {
    std::vector<std::string> artists; // folded for comparison; a limit per artist counts each of them
    std::string album;                // folded, with whatever tells apart albums of one name; empty: of no album
    std::string audioKey;             // same key = same audio; empty: unknown
};

struct SimilarOptions {
    std::size_t count = 20;
    int mostPerArtist = 0; // 0: no limit
    int mostPerAlbum = 0;
    bool collapseSameAudio = true;
    bool correctHubs = true; // as far as the index has that worked out; false: plain cosines
};

struct SimilarTrack {
    TrackId id;
    float similarity = 0.0F;        // never higher than that of the row before
    std::vector<TrackId> sameAudio; // collapsed into this row, by id
};

/// The tracks that sound like the seeds (their unit mean, minus the `not` seeds' at half weight), nearest first,
/// without any of the seeds and their copies. Seeds that have no vector are passed over; where none has one, or the
/// seeds cancel each other out, the list is empty.
///
/// Near is what is near by mutual proximity (see HubCorrection), so that tracks which lie close to everything do not
/// crowd into every list. A row's similarity is by the same measure: the cosine that two usual tracks of this library
/// have when they are as near to one another as this track and the seeds; 1 = same, and most pairs keep about the
/// cosine they have. With correctHubs false, before that is worked out, and in libraries of fewer than
/// HubCorrection::fewestTracks tracks it is the cosine itself.
///
/// labelsOf is asked about the seeds and, nearest first, about as many tracks as it
/// takes to fill the list; its result need only last until the next question. Tracks of which mayBeListed says no
/// (empty: all may) are in no row, not even as a copy.
std::vector<SimilarTrack> similarTracks(const VectorIndex& index, std::span<const TrackId> seeds,
                                        std::span<const TrackId> notSeeds,
                                        const std::function<const TrackLabels&(TrackId)>& labelsOf,
                                        const SimilarOptions& options,
                                        const std::function<bool(TrackId)>& mayBeListed = {});

} // namespace tonekin
