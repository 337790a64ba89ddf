// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "askedlibrary.h"
#include "catalogue/buildplaylist.h"

#include <string>
#include <string_view>
#include <vector>

namespace tonekin::cli {

/// What is wrong with rules, in a sentence.
std::string_view sentenceOn(RulesFlaw flaw);

/// Why a list is empty; empty where it is not. One sentence, or several.
std::string sentenceOn(const PlaylistResult& result);

/// What is to be said of a list that was made, a line each: that it is short, how many are close, the steps of a path.
std::vector<std::string> remarksOn(const AskedLibrary& asked, const PlaylistQuery& query, const PlaylistResult& result,
                                   std::optional<float> closeEnds);

/// Why a row stands in the list, for people.
std::string reasonWords(const AskedLibrary& asked, const PlaylistRow& row);

} // namespace tonekin::cli
