// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/corpus.h"

#include <string>

namespace tonekin {

/// A corpus of changed copies (made by `tonekin-train distort`) says in its paths what each is a copy of: a track's
/// collection is the name of the change, and its path is that name, '/', and the path of the original.
/// Empty where a track is no such copy.
std::string originalPathOf(const CorpusTrack& changed);
CorpusTrack changedCopyOf(const CorpusTrack& original, const std::string& change);

} // namespace tonekin
