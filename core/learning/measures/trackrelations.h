// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/loadedtracks.h"

#include <string>
#include <vector>

namespace tonekin {

/// A made recording has exact labels; a real one has none.
bool isSynthetic(const LoadedTracks& tracks, std::size_t track);
bool hasSynthetic(const LoadedTracks& tracks);
bool hasReal(const LoadedTracks& tracks);

/// The made recordings, or the real ones.
LoadedTracks tracksOfKind(const LoadedTracks& tracks, bool made);

/// What a track shares with those that may lie closer to it than others: a real one its collection, a made one style
/// and kit.
std::string groupName(const LoadedTracks& tracks, std::size_t track);

/// Those names as numbers.
std::vector<int> groupsOf(const LoadedTracks& tracks);
/// Versions of one work have the same number; -1: no work.
std::vector<int> worksOf(const LoadedTracks& tracks);

/// Puts the tracks of another set behind those of the first.
void append(LoadedTracks& tracks, LoadedTracks&& more);

} // namespace tonekin
