// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curation/fingerprintwords.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tonekin {

/// Which tracks share words with another, and at what offset: an inverted index over parts of words. Built and asked by
/// one thread.
///
/// Only words that differ from the one before are kept (a long tone says nothing), of those a half that the words
/// themselves choose (so that both tracks of a pair keep the same), each by its upper and by its lower bits: where
/// copies differ in some bits, one of the two is often left. Parts of words that very many tracks have are passed over.
class WordIndex {
public:
    /// A track that shares words, and the offsets (place in it minus place in the asked one) that most of them have,
    /// the commonest first.
    struct Candidate {
        std::size_t track = 0;
        std::size_t votes = 0; // for the commonest offset
        std::vector<std::int64_t> offsets;
    };

    WordIndex();
    void add(std::size_t track, const Fingerprint& fingerprint);
    /// The most votes first. Any track's fingerprint may be asked about.
    std::vector<Candidate> candidates(const Fingerprint& fingerprint);

private:
    struct Posting {
        std::uint32_t track;
        std::uint32_t place;
    };
    struct Vote {
        std::uint32_t track;
        std::int64_t offset;
    };

    std::size_t mostPostings() const;
    void countVotes(const Fingerprint& fingerprint);
    void collectVotes(const Fingerprint& fingerprint);

    std::vector<std::vector<Posting>> m_postings; // by part of a word
    std::size_t m_tracks = 0;
    std::vector<std::uint32_t> m_counts; // votes of each track for the one that is asked about
    std::vector<Vote> m_votes;
};

} // namespace tonekin
