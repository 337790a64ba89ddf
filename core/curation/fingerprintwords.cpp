// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/fingerprintwords.h"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>
#include <utility>

namespace tonekin {
namespace {

constexpr std::int64_t blockWords = 64; // 8 seconds
constexpr std::int64_t reach = 3;       // words that a block may lie off what is expected
constexpr double mostErrorsOfAlike = 0.32;
constexpr std::size_t fewestWordsOfBlock = 8; // audible in both, or nothing can be said
constexpr int bitsOfWord = 32;

struct Comparison {
    std::size_t words = 0; // audible in both
    std::int64_t errors = 0;

    double rate() const
    {
        return words < fewestWordsOfBlock ? 1.0 : static_cast<double>(errors) / static_cast<double>(words * bitsOfWord);
    }
};

Comparison compare(const FingerprintWords& one, const FingerprintWords& other, std::int64_t start, std::int64_t offset)
{
    Comparison sum;
    for (std::int64_t place = start; place < std::min(start + blockWords, other.end()); ++place) {
        const std::uint32_t a = one.at(place + offset);
        const std::uint32_t b = other.at(place);
        if (a == Fingerprint::inaudible || b == Fingerprint::inaudible)
            continue;
        ++sum.words;
        sum.errors += std::popcount(a ^ b);
    }
    return sum;
}

struct PlacedBlock {
    std::int64_t offset = 0;
    Comparison comparison;
};

bool isAlike(const PlacedBlock& block)
{
    return block.comparison.rate() <= mostErrorsOfAlike;
}

/// The best of all offsets within reach of the expected ones; of equals the first.
PlacedBlock placeBlock(const FingerprintWords& one, const FingerprintWords& other, std::int64_t start,
                       const std::vector<std::int64_t>& expected)
{
    PlacedBlock best;
    double lowest = 2.0;
    for (const std::int64_t offset : expected)
        for (std::int64_t step = -reach; step <= reach; ++step) {
            const Comparison comparison = compare(one, other, start, offset + step);
            if (comparison.rate() < lowest) {
                lowest = comparison.rate();
                best = {offset + step, comparison};
            }
        }
    return best;
}

/// Where each block lies that is alike, and the longest run of such.
class MatchSum {
public:
    void addAlike(std::int64_t start, const PlacedBlock& block)
    {
        m_match.alignedWords += block.comparison.words;
        m_errors += block.comparison.errors;
        if (m_run == 0)
            m_runStart = {start + block.offset, start};
        if (++m_run > m_longest) {
            m_longest = m_run;
            std::tie(m_match.placeInOne, m_match.placeInOther) = m_runStart;
        }
    }
    void addUnlike() { m_run = 0; }

    FingerprintMatch finish()
    {
        if (m_match.alignedWords > 0)
            m_match.bitErrorRate =
                static_cast<double>(m_errors) / static_cast<double>(m_match.alignedWords * bitsOfWord);
        return m_match;
    }

private:
    FingerprintMatch m_match;
    std::int64_t m_errors = 0;
    int m_run = 0;
    int m_longest = 0;
    std::pair<std::int64_t, std::int64_t> m_runStart;
};

} // namespace

FingerprintWords::FingerprintWords(const Fingerprint& fingerprint)
    : m_fingerprint(&fingerprint)
{
    if (fingerprint.stretches.empty())
        return;
    const FingerprintStretch& last = fingerprint.stretches.back();
    m_begin = fingerprint.stretches.front().firstWord;
    m_end = std::int64_t{last.firstWord} + static_cast<std::int64_t>(last.words.size());
    for (const FingerprintStretch& stretch : fingerprint.stretches)
        m_audible += static_cast<std::size_t>(
            std::ranges::count_if(stretch.words, [](std::uint32_t word) { return word != Fingerprint::inaudible; }));
    m_variety = measureVariety();
}

std::uint32_t FingerprintWords::inAnotherStretch(std::int64_t place) const
{
    const auto& stretches = m_fingerprint->stretches;
    auto after = std::ranges::upper_bound(
        stretches, place, {}, [](const FingerprintStretch& stretch) { return std::int64_t{stretch.firstWord}; });
    if (after == stretches.begin())
        return Fingerprint::inaudible;
    --after;
    const auto inside = static_cast<std::size_t>(place - after->firstWord);
    if (inside >= after->words.size())
        return Fingerprint::inaudible;
    m_first = after->firstWord;
    m_last = m_first + static_cast<std::int64_t>(after->words.size());
    m_words = after->words.data();
    return m_words[inside];
}

double FingerprintWords::measureVariety() const
{
    constexpr std::array shifts{29, 41, 67, 97}; // 4 to 12 seconds, no multiples of one another
    Comparison sum;
    for (const FingerprintStretch& stretch : m_fingerprint->stretches)
        for (const int shift : shifts)
            for (std::size_t i = 0; i + shift < stretch.words.size(); ++i) {
                const std::uint32_t a = stretch.words[i];
                const std::uint32_t b = stretch.words[i + shift];
                if (a == Fingerprint::inaudible || b == Fingerprint::inaudible)
                    continue;
                ++sum.words;
                sum.errors += std::popcount(a ^ b);
            }
    return sum.words < fewestWordsOfBlock ? 0.0 : sum.rate();
}

FingerprintMatch matchFingerprints(const FingerprintWords& one, const FingerprintWords& other,
                                   const std::vector<std::int64_t>& offsets)
{
    std::vector<std::int64_t> starts;
    for (std::int64_t start = other.begin(); start < other.end(); start += blockWords)
        starts.push_back(start);
    std::vector<PlacedBlock> blocks(starts.size());
    std::vector<std::int64_t> expected = offsets;
    expected.insert(expected.begin(), offsets.empty() ? 0 : offsets.front());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        blocks[i] = placeBlock(one, other, starts[i], expected);
        if (isAlike(blocks[i]))
            expected.front() = blocks[i].offset;
    }
    // Back again for those before a place that is known by now: at another speed they lie off all the offsets.
    for (std::size_t i = blocks.size(); i-- > 1;)
        if (isAlike(blocks[i]) && !isAlike(blocks[i - 1]))
            blocks[i - 1] = placeBlock(one, other, starts[i - 1], {blocks[i].offset});

    MatchSum sum;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (isAlike(blocks[i]))
            sum.addAlike(starts[i], blocks[i]);
        else
            sum.addUnlike();
    return sum.finish();
}

} // namespace tonekin
