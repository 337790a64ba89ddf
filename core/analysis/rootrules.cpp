// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/rootrules.h"

namespace tonekin {

namespace {

constexpr std::int64_t fewLosses = 50;
constexpr std::int64_t oneIn = 5;

} // namespace

std::optional<std::string> seemsNotConnected(const RootWalk& walk)
{
    if (!walk.walked)
        return walk.whyNotWalked;
    if (walk.knownTracks == 0 || walk.wouldGoMissing == 0)
        return std::nullopt;
    if (walk.filesSeen == 0)
        return "it is empty, but held " + std::to_string(walk.knownTracks) + " tracks";
    if (walk.knownDevice != 0 && walk.device != walk.knownDevice)
        return "it lies on another device than before";
    if (walk.wouldGoMissing > fewLosses && walk.wouldGoMissing * oneIn > walk.knownTracks)
        return std::to_string(walk.wouldGoMissing) + " of its " + std::to_string(walk.knownTracks) +
               " tracks are not there";
    return std::nullopt;
}

} // namespace tonekin
