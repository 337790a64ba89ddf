// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/tracksnapshot.h"

#include <QString>

namespace tonekin {

/// What stands, dimmed, where the tags of a track have no artist or album: the folders that it lies in, so that tracks
/// called alike can be told apart. Any thread.
QString folderOf(const ListedTrack& track, const TrackSnapshot& tracks); // the music folder's own name at its top
QString folderAbove(const ListedTrack& track);                           // the one around that; empty at the top

} // namespace tonekin
