// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/tracktags.h"

#include <string>
#include <string_view>

namespace tonekin {

/// What a track is called: its title, or the name of its file without folders and ending when it has none. Names like
/// "Artist - Title" are left whole: guessing goes wrong too often. Bytes as found; not always UTF-8.
std::string trackTitle(const TrackTags& tags, std::string_view relativePath);

} // namespace tonekin
