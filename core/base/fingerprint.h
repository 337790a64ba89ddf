// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace tonekin {

/// A run of a track's fingerprint without a gap.
struct FingerprintStretch {
    std::uint32_t firstWord = 0; // counted from the start of the track
    std::vector<std::uint32_t> words;

    bool operator==(const FingerprintStretch&) const = default;
};

/// What tells a recording from others whatever the file it is in: Chromaprint's words of 32 bits, one each
/// `secondsPerWord`, of which two copies of a recording share most bits. Each looks at about the 2.3 seconds from its
/// place on. In order of time; a track that was heard in excerpts has a stretch for each.
struct Fingerprint {
    static constexpr double secondsPerWord = 1365.0 / 11025.0;
    /// In place of a word where there is nothing to hear, 50 dB below the track's mean: noise is another in every copy.
    static constexpr std::uint32_t inaudible = 0;

    std::vector<FingerprintStretch> stretches;

    bool operator==(const Fingerprint&) const = default;
};

} // namespace tonekin
