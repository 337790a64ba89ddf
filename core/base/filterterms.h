// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tonekin {

/// The fixed vocabulary that names of first-layer filters are made from, in English, with %1 and %2 where whole numbers
/// stand: all that a translation has to know. A name is one phrase, or several joined by "; ".
std::span<const std::string_view> filterTerms();

/// "notes around %1 Hz", {110} -> "notes around 110 Hz"
std::string filterText(std::string_view term, std::initializer_list<int> numbers = {});

/// One phrase of a name taken apart again.
struct FilterPhrase {
    std::string_view term;    // of filterTerms(); empty for words that are not in the vocabulary
    std::vector<int> numbers; // for %1, %2
    std::string text;         // as it was
};

std::vector<FilterPhrase> readFilterPhrases(std::string_view name);

} // namespace tonekin
