// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/overrepresentation.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace tonekin {

ChanceOfSoMany::ChanceOfSoMany(std::size_t population)
    : m_logFactorials(population + 1)
{
    for (std::size_t i = 1; i <= population; ++i)
        m_logFactorials[i] = m_logFactorials[i - 1] + std::log(static_cast<double>(i));
}

double ChanceOfSoMany::logChoices(std::size_t of, std::size_t taken) const
{
    return m_logFactorials[of] - m_logFactorials[taken] - m_logFactorials[of - taken];
}

double ChanceOfSoMany::operator()(std::size_t marked, std::size_t drawn, std::size_t found) const
{
    const std::size_t population = m_logFactorials.size() - 1;
    marked = std::min(marked, population);
    drawn = std::min(drawn, population);
    const std::size_t unmarked = population - marked;
    const std::size_t fewestPossible = drawn > unmarked ? drawn - unmarked : 0;
    if (found <= fewestPossible)
        return 1.0;
    double sum = 0.0;
    for (std::size_t count = std::min(marked, drawn); count >= found;
         --count) // the smallest first, so that none is lost
        sum +=
            std::exp(logChoices(marked, count) + logChoices(unmarked, drawn - count) - logChoices(population, drawn));
    return std::min(sum, 1.0);
}

TellingWords::TellingWords(std::size_t population, std::vector<std::size_t> marked)
    : m_chance(population)
    , m_marked(std::move(marked))
    , m_tested(
          static_cast<std::size_t>(std::ranges::count_if(m_marked, [](std::size_t count) { return count >= fewest; })))
{
}

std::vector<TellingWord> TellingWords::in(std::span<const std::size_t> found, std::size_t drawn,
                                          double mostChance) const
{
    std::vector<TellingWord> telling;
    for (std::size_t word = 0; word < std::min(found.size(), m_marked.size()); ++word) {
        if (m_marked[word] < fewest || found[word] == 0)
            continue;
        const double chance = m_chance(m_marked[word], drawn, found[word]) * static_cast<double>(m_tested);
        if (chance <= mostChance)
            telling.push_back({word, m_marked[word], found[word], std::min(chance, 1.0)});
    }
    std::ranges::sort(telling, {}, [](const TellingWord& word) { return std::tuple(word.chance, word.word); });
    return telling;
}

} // namespace tonekin
