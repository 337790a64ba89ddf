// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/fingerprint.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tonekin {

/// A fingerprint by place, with what comparing it needs. Points into the fingerprint, which must outlive it.
class FingerprintWords {
public:
    explicit FingerprintWords(const Fingerprint& fingerprint);

    /// Inaudible where nothing is known, too.
    std::uint32_t at(std::int64_t place) const
    {
        if (place >= m_first && place < m_last) // the stretch that was asked last
            return m_words[place - m_first];
        return inAnotherStretch(place);
    }
    std::int64_t begin() const { return m_begin; }
    std::int64_t end() const { return m_end; }
    std::size_t audible() const { return m_audible; }
    /// The mean share of bits in which the track differs from itself some seconds later: 0 a steady tone, 0.5 chance.
    double variety() const { return m_variety; }
    const Fingerprint& fingerprint() const { return *m_fingerprint; }

private:
    std::uint32_t inAnotherStretch(std::int64_t place) const;
    double measureVariety() const;

    const Fingerprint* m_fingerprint;
    std::int64_t m_begin = 0;
    std::int64_t m_end = 0;
    std::size_t m_audible = 0;
    double m_variety = 0.0;
    mutable std::int64_t m_first = 0; // of the stretch that was asked last
    mutable std::int64_t m_last = 0;
    mutable const std::uint32_t* m_words = nullptr;
};

/// Where two fingerprints are alike, laid over each other.
struct FingerprintMatch {
    std::size_t alignedWords = 0; // audible in both and alike
    double bitErrorRate = 0.0;    // over those
    std::int64_t placeInOne = 0;  // where the longest run that is alike starts
    std::int64_t placeInOther = 0;
};

/// Follows `other` block by block over `one`, each where it fits best near where the next to it did or near one of
/// `offsets` (place in one minus place in other), so that another speed and cuts are followed.
FingerprintMatch matchFingerprints(const FingerprintWords& one, const FingerprintWords& other,
                                   const std::vector<std::int64_t>& offsets);

} // namespace tonekin
