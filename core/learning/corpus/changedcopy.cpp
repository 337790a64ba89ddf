// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/changedcopy.h"

namespace tonekin {

std::string originalPathOf(const CorpusTrack& changed)
{
    const std::string prefix = changed.collection + "/";
    return changed.path.starts_with(prefix) ? changed.path.substr(prefix.size()) : std::string();
}

CorpusTrack changedCopyOf(const CorpusTrack& original, const std::string& change)
{
    CorpusTrack copy = original;
    copy.collection = change;
    copy.path = change + "/" + original.path;
    copy.melFile = melFileName(copy.path);
    return copy;
}

} // namespace tonekin
