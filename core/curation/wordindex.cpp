// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/wordindex.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <span>

namespace tonekin {
namespace {

constexpr unsigned keyBits = 18;
constexpr std::uint32_t keys = 1U << keyBits;
constexpr std::uint32_t fewestVotes = 3;
constexpr std::int64_t nearby = 16; // words: votes so near one another count as for one offset (2 s: another speed)
constexpr std::size_t mostOffsets = 3;
constexpr std::size_t fewPostings = 100;

/// Whether a part of a word is kept; about half are (a multiplicative hash, Knuth).
bool isKept(std::uint32_t key)
{
    return (key * 2654435761U) >> 31U == 0;
}

template <typename Take>
void forEachKey(const Fingerprint& fingerprint, Take take)
{
    for (const FingerprintStretch& stretch : fingerprint.stretches) {
        std::uint32_t before = Fingerprint::inaudible;
        std::uint32_t place = stretch.firstWord;
        for (const std::uint32_t word : stretch.words) {
            if (word != before && word != Fingerprint::inaudible) {
                if (const std::uint32_t upper = word >> (32 - keyBits); isKept(upper))
                    take(upper, place);
                if (const std::uint32_t lower = word & (keys - 1); isKept(lower))
                    take(keys + lower, place);
            }
            before = word;
            ++place;
        }
    }
}

/// The offsets with the most votes around them, apart from one another; sorts the offsets.
std::vector<std::int64_t> commonest(std::vector<std::int64_t>& offsets, std::size_t& votes)
{
    std::ranges::sort(offsets);
    struct Peak {
        std::int64_t offset;
        std::size_t votes;
    };
    std::vector<Peak> peaks;
    std::size_t last = 0;
    for (std::size_t first = 0; first < offsets.size(); ++first) {
        while (last < offsets.size() && offsets[last] - offsets[first] <= nearby)
            ++last;
        const std::int64_t middle = offsets[first + (last - first) / 2];
        if (peaks.empty() || middle - peaks.back().offset > nearby)
            peaks.push_back({middle, last - first});
        else if (last - first > peaks.back().votes)
            peaks.back() = {middle, last - first};
    }
    std::ranges::stable_sort(peaks, std::greater(), &Peak::votes);
    votes = peaks.empty() ? 0 : peaks.front().votes;
    std::vector<std::int64_t> found;
    for (std::size_t i = 0; i < std::min(peaks.size(), mostOffsets); ++i)
        found.push_back(peaks[i].offset);
    return found;
}

} // namespace

WordIndex::WordIndex()
    : m_postings(std::size_t{2} * keys)
{
}

void WordIndex::add(std::size_t track, const Fingerprint& fingerprint)
{
    ++m_tracks;
    m_counts.resize(std::max(m_counts.size(), track + 1));
    forEachKey(fingerprint, [&](std::uint32_t key, std::uint32_t place) {
        m_postings[key].push_back({static_cast<std::uint32_t>(track), place});
    });
}

std::size_t WordIndex::mostPostings() const
{
    return fewPostings + m_tracks / 20;
}

void WordIndex::countVotes(const Fingerprint& fingerprint)
{
    std::ranges::fill(m_counts, 0U);
    const std::size_t most = mostPostings();
    forEachKey(fingerprint, [&](std::uint32_t key, std::uint32_t) {
        if (const auto& postings = m_postings[key]; postings.size() <= most)
            for (const Posting& posting : postings)
                ++m_counts[posting.track];
    });
}

void WordIndex::collectVotes(const Fingerprint& fingerprint)
{
    m_votes.clear();
    const std::size_t most = mostPostings();
    forEachKey(fingerprint, [&](std::uint32_t key, std::uint32_t place) {
        if (const auto& postings = m_postings[key]; postings.size() <= most)
            for (const Posting& posting : postings)
                if (m_counts[posting.track] >= fewestVotes)
                    m_votes.push_back({posting.track, std::int64_t{posting.place} - std::int64_t{place}});
    });
    std::ranges::sort(m_votes, {}, &Vote::track);
}

std::vector<WordIndex::Candidate> WordIndex::candidates(const Fingerprint& fingerprint)
{
    countVotes(fingerprint);
    collectVotes(fingerprint);
    std::vector<Candidate> found;
    std::vector<std::int64_t> offsets;
    for (auto vote = m_votes.begin(); vote != m_votes.end();) {
        const auto end = std::find_if(vote, m_votes.end(), [&](const Vote& v) { return v.track != vote->track; });
        offsets.clear();
        std::transform(vote, end, std::back_inserter(offsets), [](const Vote& v) { return v.offset; });
        Candidate candidate{vote->track, 0, {}};
        candidate.offsets = commonest(offsets, candidate.votes);
        if (candidate.votes >= fewestVotes)
            found.push_back(std::move(candidate));
        vote = end;
    }
    std::ranges::stable_sort(found, std::greater(), &Candidate::votes);
    return found;
}

} // namespace tonekin
