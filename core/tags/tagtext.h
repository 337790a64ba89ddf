// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tonekin {

/// Valid UTF-8 of at most `mostCharacters`: what is not UTF-8 becomes U+FFFD, and the text ends at its first NUL.
std::string cleanText(std::string_view text, std::size_t mostCharacters);

/// The text but for the first bytes of a UTF-8 character that it ends in the middle of.
std::string_view withoutTornEnd(std::string_view text);

/// The charset (an iconv name) of texts that were declared to be Latin-1. Never empty: "WINDOWS-1252" where nothing
/// speaks for another. All of a file's texts together give a surer answer than each alone. One that fills a field of
/// ID3v1 may end in the middle of a character.
std::string guessCharset(std::span<const std::string> texts);

/// Reads in what the C library needs for these charsets and keeps it. Without it the files are opened when they are
/// first needed, which a process that may open nothing any more cannot do.
void loadCharsets();

/// Bytes of that charset as UTF-8, without a character that was cut off at the end of a field of ID3v1; bytes that do
/// not belong to the charset are taken for Latin-1.
std::string toUtf8(std::string_view bytes, const std::string& charset);

void appendUtf8(std::string& text, std::uint32_t character);

} // namespace tonekin
