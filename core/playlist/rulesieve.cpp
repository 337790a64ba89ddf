// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/rulesieve.h"

#include "base/foldtext.h"

#include <algorithm>
#include <bit>
#include <cctype>

namespace tonekin {

namespace {

constexpr std::int64_t secondsADay = 86'400;

/// A byte beyond ASCII belongs to a word of another script.
bool isOfWord(char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80U || std::isalnum(value) != 0;
}

std::vector<std::string> folded(const std::vector<std::string>& texts)
{
    std::vector<std::string> all;
    for (const std::string& text : texts)
        all.push_back(foldText(text));
    return all;
}

/// Which of the texts any of `wanted` agrees to (all, when there is none) and none of `unwanted`. Empty: all of them.
template <typename Agrees>
std::vector<std::uint8_t> passing(const std::vector<std::string>& texts, const std::vector<std::string>& wanted,
                                  const std::vector<std::string>& unwanted, Agrees agrees)
{
    if (wanted.empty() && unwanted.empty())
        return {};
    std::vector<std::uint8_t> passes;
    for (const std::string& text : texts) {
        const auto fits = [&](const std::string& other) { return agrees(text, other); };
        const bool taken =
            (wanted.empty() || std::ranges::any_of(wanted, fits)) && std::ranges::none_of(unwanted, fits);
        passes.push_back(taken ? 1 : 0);
    }
    return passes;
}

bool isOut(const std::vector<std::uint8_t>& passes, std::uint32_t number)
{
    return !passes.empty() && (number >= passes.size() || passes[number] == 0);
}

} // namespace

bool hasWords(std::string_view text, std::string_view words)
{
    if (words.empty())
        return false;
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
        const std::size_t end = at + words.size();
        const bool begins = at == 0 || !isOfWord(text[at - 1]) || !isOfWord(words.front());
        const bool ends = end == text.size() || !isOfWord(text[end]) || !isOfWord(words.back());
        if (begins && ends)
            return true;
    }
    return false;
}

RuleSieve::RuleSieve(const PlaylistRules& rules, const PlaylistTracks& tracks, std::int64_t now)
    : m_rules(rules)
    , m_tracks(tracks)
    , m_folderPasses(passing(tracks.folders(), rules.folders, rules.notFolders, liesBelow))
    , m_genrePasses(passing(tracks.genres(), folded(rules.genres), folded(rules.notGenres), hasWords))
    , m_addedFrom(now - secondsADay * rules.addedWithinDays)
{
}

unsigned RuleSieve::failing(std::size_t row) const
{
    const PlaylistTrack& track = m_tracks[row];
    unsigned failing = 0;
    if (isOut(m_folderPasses, track.folder))
        failing |= bitOf(TrackRule::Folder);
    if (isOut(m_genrePasses, track.genre))
        failing |= bitOf(TrackRule::Genre);
    if ((m_rules.firstYear && (track.year == 0 || track.year < *m_rules.firstYear)) ||
        (m_rules.lastYear && (track.year == 0 || track.year > *m_rules.lastYear)))
        failing |= bitOf(TrackRule::Year);
    if (m_rules.leastRating > 0.0 && static_cast<double>(track.rating) < m_rules.leastRating - 1e-6)
        failing |= bitOf(TrackRule::Rating);
    if ((m_rules.leastSeconds > 0.0 && static_cast<double>(track.seconds) < m_rules.leastSeconds) ||
        (m_rules.mostSeconds > 0.0 && static_cast<double>(track.seconds) > m_rules.mostSeconds))
        failing |= bitOf(TrackRule::Length);
    if (m_rules.addedWithinDays > 0 && track.addedSeconds < m_addedFrom)
        failing |= bitOf(TrackRule::Added);
    return failing;
}

void RuleCounter::count(unsigned failing)
{
    if (failing == 0) {
        ++m_passed;
        return;
    }
    for (std::size_t rule = 0; rule < trackRules; ++rule)
        if ((failing & (1U << rule)) != 0)
            ++m_counts[rule].removed;
    if (std::has_single_bit(failing))
        ++m_counts[static_cast<std::size_t>(std::countr_zero(failing))].alone;
}

std::vector<RuleCount> RuleCounter::counts() const
{
    std::vector<RuleCount> counts;
    for (std::size_t rule = 0; rule < trackRules; ++rule)
        if (m_counts[rule].removed > 0)
            counts.push_back({static_cast<TrackRule>(rule), m_counts[rule].removed, m_counts[rule].alone});
    std::ranges::stable_sort(counts, [](const RuleCount& a, const RuleCount& b) {
        return a.alone != b.alone ? a.alone > b.alone : a.removed > b.removed;
    });
    return counts;
}

} // namespace tonekin
