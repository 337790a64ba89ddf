// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tonekin {

/// Valid UTF-8 of at most `mostCharacters`: what is not UTF-8 becomes U+FFFD, and the text ends at its first NUL.
std::string cleanText(std::string_view text, std::size_t mostCharacters);

/// The charset (an iconv name) of bytes that were declared to be Latin-1. Never empty: "WINDOWS-1252" where nothing
/// speaks for another. More text gives a surer answer, so put all of a file's texts together, parted by spaces.
std::string guessCharset(std::string_view bytes);

/// Reads in what the C library needs for these charsets and keeps it. Without it the files are opened when they are
/// first needed, which a process that may open nothing any more cannot do.
void loadCharsets();

/// Bytes of that charset as UTF-8; bytes that do not belong to it are taken for Latin-1.
std::string toUtf8(std::string_view bytes, const std::string& charset);

void appendUtf8(std::string& text, std::uint32_t character);

} // namespace tonekin
