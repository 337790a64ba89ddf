// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/tracksearch.h"
#include "session/tracksnapshot.h"

#include <Qt>

#include <vector>

namespace tonekin {

enum class TrackColumn { Title, Artist, Album, Year, Time, Genre, Plays, State, Path };
inline constexpr int trackColumnCount = static_cast<int>(TrackColumn::Path) + 1;

struct SortKey {
    TrackColumn column = TrackColumn::Artist;
    Qt::SortOrder order = Qt::AscendingOrder;
    bool operator==(const SortKey&) const = default;
};

/// The tracks that match, in order of the keys (the first counts most; ties by disc, number and path, so that albums
/// stay in their order). What is unknown comes last in either direction. Any thread.
std::vector<ListedTrackRef> orderedTracks(const TrackSnapshot& tracks, const TrackSearch& search,
                                          const std::vector<SortKey>& keys);

/// Whether they stand as orderedTracks() would put them.
bool areOrdered(const std::vector<ListedTrackRef>& tracks, const std::vector<SortKey>& keys);

} // namespace tonekin
