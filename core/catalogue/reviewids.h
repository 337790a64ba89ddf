// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decodedtrack.h"

#include <string>
#include <string_view>

namespace tonekin {

/// Bytes in hexadecimal.
std::string hexText(const AudioHash& hash);

/// A short name for what a text tells, to be typed: 12 hexadecimal digits (the first of an FNV-1a hash). Two of ten
/// thousand share one with a chance of less than one in five million.
std::string shortId(std::string_view text);

} // namespace tonekin
