// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tonekin {

/// Inside core/tags only. The charset (an iconv name) of a Latin text of Central Europe or Turkey that was declared to
/// be of the West: told by signs of the West that stand where only letters can ("m³ody"), and by letters that no
/// language of the West has together. Null where nothing speaks for another. Needs no more than a few words, as titles
/// are.
const char* otherLatinCharset(std::string_view bytes);

} // namespace tonekin
