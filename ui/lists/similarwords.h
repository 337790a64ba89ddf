// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/buildplaylist.h"
#include "catalogue/similar.h"
#include "session/tracksnapshot.h"

#include <QString>

namespace tonekin {

/// One sentence for each reason why seeds say nothing, with how many; one that cannot be read, with the reason. Empty:
/// all count.
QString unusableSeedsText(const PlaylistResult& result, const TrackSnapshot& tracks, bool scanning);

/// Why there is no list, in two words and in a sentence (but for rules, which have words of their own); for a result
/// without rows.
QString noListTitle(const PlaylistResult& result);
QString noListText(const PlaylistResult& result, const TrackSnapshot& tracks, bool scanning);
QString noListText(const SimilarResult& result, const TrackSnapshot& tracks, bool scanning);

} // namespace tonekin
