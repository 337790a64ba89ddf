// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tonekin {

/// True for well-formed UTF-8 as the Unicode standard has it: no overlong forms, no surrogates, nothing past U+10FFFF.
bool isUtf8(std::string_view text);

/// True if the text holds control characters (line breaks and tabs among them): U+0000 to U+001F, U+007F, and U+0080 to
/// U+009F where the text is UTF-8.
bool hasControlCharacters(std::string_view text);

/// One line of well-formed UTF-8 that XML allows too: control characters become spaces, what is not UTF-8 or no
/// character at all becomes U+FFFD.
std::string plainLine(std::string_view text);

} // namespace tonekin
