// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/melspectrogram.h"

#include <cstddef>
#include <span>
#include <vector>

namespace tonekin {

/// Two tracks that are mostly the same recording, or renderings that only a trained ear tells apart: loops, edits,
/// remasters.
struct NearDuplicate {
    std::size_t kept = 0;    // places in the list of tracks
    std::size_t removed = 0; // the shorter of the two
    double correlation = 0.0;
    double shared = 0.0; // of the shorter track's length
};

/// What counts as nearly the same.
struct NearDuplicateRule {
    double correlation = 0.9; // of the spectrograms without their bands' means, where they lie over each other
    double shared = 0.6;      // of the shorter track must lie over the other
};

/// Finds tracks to leave out so that no two that remain are nearly the same: spectrograms are laid over each other at
/// every offset (by Fourier transforms of 16 groups of bands, in steps of about 0.2 s) and correlated. Longer tracks
/// are kept first, then earlier ones. Level does not matter, since each band's mean is removed; speed does. All
/// spectrograms have the same bands and frame rate.
std::vector<NearDuplicate> findNearDuplicates(std::span<const MelSpectrogram> tracks, const NearDuplicateRule& rule);

} // namespace tonekin
