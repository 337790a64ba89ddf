// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/tracktitle.h"

namespace tonekin {

std::string trackTitle(const TrackTags& tags, std::string_view relativePath)
{
    if (!tags.title.empty())
        return tags.title;
    const auto name = relativePath.substr(relativePath.rfind('/') + 1); // npos + 1 is 0
    const auto dot = name.rfind('.');
    return std::string(dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot));
}

} // namespace tonekin
