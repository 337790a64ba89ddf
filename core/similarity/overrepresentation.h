// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tonekin {

/// How likely a count as high as one found in a sample is by chance alone: the upper tail of the hypergeometric
/// distribution, which is Fisher's exact test to one side. Made once for a population, then asked often; any thread.
class ChanceOfSoMany {
public:
    explicit ChanceOfSoMany(std::size_t population);

    /// Of the population `marked` are marked, `drawn` were taken without putting back: the probability of `found`
    /// marked ones or more among them. 0..1.
    double operator()(std::size_t marked, std::size_t drawn, std::size_t found) const;

private:
    double logChoices(std::size_t of, std::size_t taken) const;

    std::vector<double> m_logFactorials; // of 0 .. population
};

/// A word of tracks (a genre, say) that is more frequent in a sample than chance explains.
struct TellingWord {
    std::size_t word = 0;
    std::size_t marked = 0; // tracks of the whole library that have it
    std::size_t found = 0;  // tracks of the sample
    double chance = 0.0;    // of that many or more, times the number of words that were tested (Bonferroni); at most 1
};

/// `marked` and `found` count, for every word, the tracks of the library and of a sample of `drawn` of them that have
/// it. Words that fewer than `fewest` tracks of the library have are not tested, since chance can never be ruled out
/// for them. Those whose corrected chance is at most `mostChance`, the least likely first.
class TellingWords {
public:
    static constexpr std::size_t fewest = 3;

    TellingWords(std::size_t population, std::vector<std::size_t> marked);
    std::vector<TellingWord> in(std::span<const std::size_t> found, std::size_t drawn, double mostChance) const;

private:
    ChanceOfSoMany m_chance;
    std::vector<std::size_t> m_marked;
    std::size_t m_tested = 0;
};

} // namespace tonekin
