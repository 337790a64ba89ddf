// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playlist/trackplace.h"

#include <string>
#include <vector>

namespace tonekin {

/// The whole text of a playlist file, in UTF-8 without a byte order mark. Lines end with LF, in CSV with CRLF.

/// #EXTM3U with #PLAYLIST and #EXTINF lines, as players agree on it.
std::string m3u8Text(const std::string& name, const std::vector<PlaylistEntry>& entries, const PlaceStyle& style);
/// XSPF version 1 (xspf.org/spec).
std::string xspfText(const std::string& name, const std::vector<PlaylistEntry>& entries, const PlaceStyle& style);
/// JSPF (xspf.org/jspf); ListenBrainz reads the recording from `identifier`.
std::string jspfText(const std::string& name, const std::vector<PlaylistEntry>& entries, const PlaceStyle& style);
/// RFC 4180 with a line of headings. A text that a spreadsheet would run as a formula gets an apostrophe in front.
std::string csvTable(const std::vector<PlaylistEntry>& entries, const PlaceStyle& style);

} // namespace tonekin
