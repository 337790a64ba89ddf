// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/duplicates.h"

#include "curation/fingerprintwords.h"
#include "curation/wordindex.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <unordered_map>

namespace tonekin {
namespace {

constexpr double leastVariety = 0.15; // of a track that is unlike others at all (see FingerprintWords::variety)
constexpr double mostOfVariety =
    0.6; // of it that copies may differ by: else a track would be a copy of itself later on
constexpr double coveringBitErrors = 0.05;
constexpr double coveringShare = 0.9; // of both lengths

double secondsOf(std::size_t words)
{
    return static_cast<double>(words) * Fingerprint::secondsPerWord;
}

double secondsAt(std::int64_t place)
{
    return static_cast<double>(place) * Fingerprint::secondsPerWord;
}

/// Which tracks belong together (Galler and Fischer's trees).
class Groups {
public:
    explicit Groups(std::size_t size)
        : m_parent(size)
    {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t{0});
    }

    std::size_t of(std::size_t track)
    {
        while (m_parent[track] != track)
            track = m_parent[track] = m_parent[m_parent[track]];
        return track;
    }
    void join(std::size_t one, std::size_t other) { m_parent[of(other)] = of(one); }

private:
    std::vector<std::size_t> m_parent;
};

std::uint64_t hashOf(const Fingerprint& fingerprint)
{
    std::uint64_t hash = 14695981039346656037U; // Fowler, Noll, Vo
    for (const FingerprintStretch& stretch : fingerprint.stretches)
        for (const std::uint32_t word : stretch.words)
            hash = (hash ^ word) * 1099511628211U;
    return hash;
}

class CopySearch {
public:
    CopySearch(std::span<const Fingerprint> tracks, const CopyRule& rule,
               const std::function<bool(std::size_t, std::size_t)>& mayNotBe)
        : m_tracks(tracks)
        , m_rule(rule)
        , m_mayNotBe(mayNotBe)
        , m_groups(tracks.size())
        , m_words(tracks.begin(), tracks.end())
    {
    }

    CopyFamilies run()
    {
        CopyFamilies result;
        for (const std::size_t track : theLongestFirst()) {
            if (m_words[track].variety() < leastVariety || secondsOf(m_words[track].audible()) < m_rule.leastSeconds)
                result.cannotBeJudged.push_back(track);
            else if (!isTheSameToTheLastBit(track) && !isCovered(track))
                m_index.add(track, m_tracks[track]);
        }
        std::ranges::sort(result.cannotBeJudged);
        result.families = families();
        return result;
    }

private:
    std::vector<std::size_t> theLongestFirst() const
    {
        std::vector<std::size_t> order(m_tracks.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, std::greater(), [&](std::size_t track) { return m_words[track].audible(); });
        return order;
    }

    bool isForbidden(std::size_t one, std::size_t other) const { return m_mayNotBe && m_mayNotBe(one, other); }

    void link(const CopyEvidence& evidence)
    {
        m_groups.join(evidence.one, evidence.other);
        m_evidence.push_back(evidence);
    }

    bool isTheSameToTheLastBit(std::size_t track)
    {
        std::vector<std::size_t>& alike = m_byHash[hashOf(m_tracks[track])];
        for (const std::size_t other : alike) {
            if (m_tracks[other] != m_tracks[track] || isForbidden(other, track))
                continue;
            const double start = secondsAt(m_words[track].begin());
            link({other, track, CopyKind::SameMaster, secondsOf(m_words[track].audible()), 0.0, start, start});
            return true;
        }
        alike.push_back(track);
        return false;
    }

    /// Links the track with what it is a copy of. True if that stands for it from now on.
    bool isCovered(std::size_t track)
    {
        bool covered = false;
        for (const WordIndex::Candidate& candidate : m_index.candidates(m_tracks[track])) {
            if (m_groups.of(candidate.track) == m_groups.of(track) || isForbidden(candidate.track, track))
                continue;
            const FingerprintMatch match =
                matchFingerprints(m_words[candidate.track], m_words[track], candidate.offsets);
            const auto kind = judge(candidate.track, track, match);
            if (!kind)
                continue;
            link({candidate.track, track, *kind, secondsOf(match.alignedWords), match.bitErrorRate,
                  secondsAt(match.placeInOne), secondsAt(match.placeInOther)});
            const double longer = secondsOf(m_words[candidate.track].audible());
            covered = covered || (match.bitErrorRate <= coveringBitErrors &&
                                  secondsOf(match.alignedWords) >= coveringShare * longer);
        }
        return covered;
    }

    std::optional<CopyKind> judge(std::size_t one, std::size_t other, const FingerprintMatch& match) const
    {
        const double aligned = secondsOf(match.alignedWords);
        const double longer = secondsOf(m_words[one].audible());
        const double shorter = secondsOf(m_words[other].audible());
        const double variety = std::min(m_words[one].variety(), m_words[other].variety());
        if (aligned < m_rule.leastSeconds || aligned < m_rule.leastOfShorter * shorter ||
            match.bitErrorRate > mostOfVariety * variety)
            return {};
        if (aligned < m_rule.leastOfLonger * longer && longer - aligned > m_rule.trimmedSeconds)
            return {};
        if (match.bitErrorRate <= m_rule.sameBitErrors)
            return CopyKind::SameMaster;
        if (match.bitErrorRate <= m_rule.editedBitErrors && aligned >= m_rule.editedSeconds)
            return CopyKind::Edited;
        return {};
    }

    std::vector<CopyFamily> families()
    {
        std::map<std::size_t, CopyFamily> byFirst; // by the group, then by the first track
        std::unordered_map<std::size_t, std::size_t> firstOf;
        for (const CopyEvidence& evidence : m_evidence)
            for (const std::size_t track : {evidence.one, evidence.other}) {
                const auto [first, isNew] = firstOf.try_emplace(m_groups.of(track), track);
                first->second = std::min(first->second, track);
            }
        for (const CopyEvidence& evidence : m_evidence) {
            CopyFamily& family = byFirst[firstOf[m_groups.of(evidence.one)]];
            family.evidence.push_back(evidence);
            family.tracks.insert(family.tracks.end(), {evidence.one, evidence.other});
        }
        std::vector<CopyFamily> all;
        for (auto& [first, family] : byFirst) {
            std::ranges::sort(family.tracks);
            const auto rest = std::ranges::unique(family.tracks);
            family.tracks.erase(rest.begin(), rest.end());
            all.push_back(std::move(family));
        }
        return all;
    }

    std::span<const Fingerprint> m_tracks;
    const CopyRule& m_rule;
    const std::function<bool(std::size_t, std::size_t)>& m_mayNotBe;
    Groups m_groups;
    std::vector<FingerprintWords> m_words;
    WordIndex m_index;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> m_byHash;
    std::vector<CopyEvidence> m_evidence;
};

/// Negative: `a` is worse.
double compare(const CopyQuality& a, const CopyQuality& b, CopyMerit merit)
{
    switch (merit) {
    case CopyMerit::Lossless:
        return static_cast<double>(a.lossless) - static_cast<double>(b.lossless);
    case CopyMerit::BitRate: {
        const double difference = static_cast<double>(a.bitRate) - b.bitRate;
        return std::abs(difference) * 20.0 < std::max(a.bitRate, b.bitRate) ? 0.0 : difference;
    }
    case CopyMerit::Completeness: {
        const double difference = a.audibleSeconds - b.audibleSeconds;
        return std::abs(difference) < 1.0 ? 0.0 : difference;
    }
    case CopyMerit::Tags:
        return static_cast<double>(a.tags) - b.tags;
    }
    return 0.0;
}

} // namespace

CopyFamilies findCopies(std::span<const Fingerprint> tracks, const CopyRule& rule,
                        const std::function<bool(std::size_t, std::size_t)>& mayNotBe)
{
    return CopySearch(tracks, rule, mayNotBe).run();
}

std::size_t bestCopy(std::span<const CopyQuality> copies, std::span<const CopyMerit> merits)
{
    std::size_t best = 0;
    for (std::size_t i = 1; i < copies.size(); ++i)
        for (const CopyMerit merit : merits) {
            const double better = compare(copies[i], copies[best], merit);
            if (better > 0.0)
                best = i;
            if (better != 0.0)
                break;
        }
    return best;
}

double audibleSeconds(const Fingerprint& fingerprint)
{
    return secondsOf(FingerprintWords(fingerprint).audible());
}

} // namespace tonekin
