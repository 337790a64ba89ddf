// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tonekin {

/// A text for comparing and searching: without case, diacritics and differences of form (full width, ligatures), by
/// Unicode's compatibility decomposition; white space at the ends is gone and each run of it inside is one space.
/// "Beyoncé", "BEYONCE" and "beyoncé " are one. Bytes that are no UTF-8 stand for themselves, so that two broken texts
/// are equal only where their bytes are.
std::string foldText(std::string_view utf8);

} // namespace tonekin
