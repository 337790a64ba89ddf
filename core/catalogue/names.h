// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/tracktags.h"

#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// Who made a track, as lists show it: its artist, else the artist of its album. Empty: not known.
const std::string& artistOf(const TrackTags& tags);

/// The artists that a limit per artist counts by, each folded (see foldText) and once. A tag with several values holds
/// them with "; " between; each counts. "feat." and "&" stand inside names too often to be taken apart. Empty: none.
std::vector<std::string> artistKeys(const TrackTags& tags);

/// Tracks of one album have one key; empty: of no album. The rule:
/// - albums are told apart by their folded title, without a disc's number at its end ("Live (Disc 2)", "Live [CD2]");
/// - and by the folded artist of the album, where the tags have one, so that an album may lie in several folders;
/// - else by the folder, where that of a disc ("CD1", "Disc 2") counts as the folder it lies in. So a compilation by
///   many artists is one album, and two artists' "Greatest Hits" are two.
/// `folder`: of the file, with whatever tells apart folders of one name in several music folders.
std::string albumKey(const TrackTags& tags, std::string_view folder);

} // namespace tonekin
