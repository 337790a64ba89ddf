// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "library/trackplays.h"
#include "playlist/playlisttracks.h"

#include <memory>
#include <span>
#include <vector>

namespace tonekin {

/// A catalogue as rules of playlists need it. Never changed once made: any thread may ask, about many lists.
struct PlaylistTable {
    PlaylistTracks tracks;
    std::vector<float> playedness; // by row: see playednessOf()
};
using PlaylistTableRef = std::shared_ptr<const PlaylistTable>;

/// `plays`: what the library has been told, ascending by track; where it knows nothing of a track, its tags count.
/// About half a second for a million tracks: made once for a catalogue.
PlaylistTableRef playlistTable(const Catalogue& catalogue, std::span<const TrackPlays> plays);

} // namespace tonekin
