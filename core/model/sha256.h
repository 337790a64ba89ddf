// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tonekin {

/// SHA-256 as 64 lower-case hexadecimal digits.
std::string sha256Hex(std::span<const char> bytes);
bool isSha256Hex(std::string_view text);

} // namespace tonekin
