// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tonekin {

/// What two names of the same artist, title or album have in common: without case, diacritics, punctuation, spaces and
/// the guests ("feat. ..."). "&" is "and". A name of punctuation only is kept as it is; empty for an empty name.
std::string nameKey(std::string_view name);

} // namespace tonekin
