// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/review.h"
#include "catalogue/reviewids.h"
#include "library/findingstore.h"
#include "library/library.h"
#include "library/trackstore.h"
#include "library/verdictstore.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tonekin {

namespace {

/// A decision about many copies is kept for each pair up to here, and beyond for pairs with the best.
constexpr std::size_t mostForAllPairs = 32;

using AudioPair = std::pair<AudioHash, AudioHash>; // the lower first

AudioPair pairOf(const AudioHash& one, const AudioHash& other)
{
    return {std::min(one, other), std::max(one, other)};
}

Verdict verdictOn(const AudioPair& pair)
{
    return {VerdictKind::Copies, pair.first, hexText(pair.second), {}, 0};
}

bool isLossless(const std::string& codec)
{
    constexpr std::array<std::string_view, 10> exact{"flac", "alac",    "wavpack", "ape",    "tta",
                                                     "tak",  "shorten", "mlp",     "truehd", "wmalossless"};
    return codec.starts_with("pcm_") || codec.starts_with("dsd_") ||
           std::ranges::find(exact, std::string_view(codec)) != exact.end();
}

int tagsOf(const TrackTags& tags)
{
    int count = 0;
    for (const std::string* text : {&tags.title, &tags.artist, &tags.albumArtist, &tags.album, &tags.genre,
                                    &tags.musicBrainzRecordingId, &tags.musicBrainzReleaseId})
        count += text->empty() ? 0 : 1;
    for (const std::optional<int>& number : {tags.trackNumber, tags.discNumber, tags.year})
        count += number ? 1 : 0;
    return count;
}

/// What was decided about pairs.
class Decisions {
public:
    static Result<Decisions> read(const Library& library)
    {
        const auto verdicts = library.verdicts().all(VerdictKind::Copies);
        if (!verdicts)
            return verdicts.error();
        Decisions decisions;
        for (const Verdict& verdict : *verdicts)
            decisions.m_decisions.emplace(std::pair(verdict.audio, verdict.about), verdict.decision);
        return decisions;
    }

    std::optional<Decision> on(const AudioPair& pair) const
    {
        const auto found = m_decisions.find(std::pair(pair.first, hexText(pair.second)));
        return found == m_decisions.end() ? std::nullopt : std::optional(found->second);
    }

private:
    std::map<std::pair<AudioHash, std::string>, Decision> m_decisions;
};

class Reviewing {
public:
    Reviewing(const Library& library, const Catalogue& catalogue, const CopyReviewOptions& options, Decisions decisions)
        : m_library(library)
        , m_catalogue(catalogue)
        , m_options(options)
        , m_decisions(std::move(decisions))
    {
    }

    Result<CopyReview> run()
    {
        if (const auto taken = takeTracks(); !taken)
            return taken.error();
        const CopyFamilies found =
            findCopies(m_fingerprints, m_options.rule, [this](std::size_t one, std::size_t other) {
                return isRejected(pairOf(m_audios[one], m_audios[other]));
            });
        for (const std::size_t place : found.cannotBeJudged)
            for (const TrackId id : m_tracks.at(m_audios[place]))
                m_review.cannotBeJudged.push_back(id);
        std::ranges::sort(m_review.cannotBeJudged);
        addFamilies(found);
        return std::move(m_review);
    }

private:
    bool isRejected(const AudioPair& pair) const
    {
        return m_options.scope == ReviewScope::Open && m_decisions.on(pair) == Decision::Rejected;
    }

    /// Each different audio once; tracks that share one are copies without further question.
    Status takeTracks()
    {
        auto rows = m_library.tracks().all();
        if (!rows)
            return rows.error();
        for (TrackRow& row : *rows) {
            const CatalogueTrack* track = m_catalogue.find(row.id);
            if (!track || !row.audioHash || !takesPart(*track, Purpose::SimilarList))
                continue;
            auto& sharing = m_tracks[*row.audioHash];
            if (sharing.empty()) {
                auto fingerprint = m_library.findings().fingerprint(row.id);
                if (!fingerprint && fingerprint.error().code != ErrorCode::NotFound)
                    return fingerprint.error();
                if (fingerprint) {
                    m_audios.push_back(*row.audioHash);
                    m_audible.emplace(*row.audioHash, audibleSeconds(*fingerprint));
                    m_fingerprints.push_back(std::move(*fingerprint));
                } else if (row.hasEmbedding) {
                    ++m_review.withoutFingerprint;
                }
            }
            sharing.push_back(row.id);
            m_rows.emplace(row.id, std::move(row));
        }
        return ok();
    }

    void addFamilies(const CopyFamilies& found)
    {
        std::set<AudioHash> inFamilies;
        for (const CopyFamily& family : found.families) {
            std::vector<AudioHash> audios;
            audios.reserve(family.tracks.size());
            for (const std::size_t place : family.tracks)
                audios.push_back(m_audios[place]);
            inFamilies.insert(audios.begin(), audios.end());
            std::vector<CopyLink> links;
            links.reserve(family.evidence.size());
            for (const CopyEvidence& evidence : family.evidence)
                links.push_back({m_tracks.at(m_audios[evidence.one]).front(),
                                 m_tracks.at(m_audios[evidence.other]).front(), evidence.kind, evidence.alignedSeconds,
                                 evidence.bitErrorRate, evidence.secondsInOne, evidence.secondsInOther});
            addFamily(audios, std::move(links));
        }
        for (const auto& [audio, tracks] : m_tracks)
            if (tracks.size() > 1 && !inFamilies.contains(audio) && !isRejected({audio, audio}))
                addFamily({audio}, {});
    }

    /// `links`: between tracks of different audio; those of the same are added here.
    void addFamily(const std::vector<AudioHash>& audios, std::vector<CopyLink> links)
    {
        ReviewedFamily family;
        std::string everyAudio = "copies";
        for (const AudioHash& audio : std::set<AudioHash>(audios.begin(), audios.end()))
            everyAudio += ' ' + hexText(audio);
        family.id = shortId(everyAudio);
        family.links = std::move(links);
        for (const AudioHash& audio : audios)
            addTracksOf(audio, family);
        putBestFirst(family);
        family.verdicts = verdictsOn(family);
        family.decision = decisionOn(family);
        if (m_options.scope == ReviewScope::All || !family.decision)
            m_review.families.push_back(std::move(family));
    }

    void addTracksOf(const AudioHash& audio, ReviewedFamily& family)
    {
        const std::vector<TrackId>& tracks = m_tracks.at(audio);
        const auto audible = m_audible.find(audio);
        const bool together = !isRejected({audio, audio});
        for (const TrackId id : tracks) {
            if (id != tracks.front() && !together)
                break;
            const TrackRow& row = m_rows.at(id);
            const double seconds = audible == m_audible.end() ? row.audio.durationSeconds : audible->second;
            family.copies.push_back(
                {id, row.audio.codec, {isLossless(row.audio.codec), row.audio.bitRate, seconds, tagsOf(row.tags)}});
            if (id != tracks.front())
                family.links.push_back({tracks.front(), id, CopyKind::SameAudio, seconds, 0.0, 0.0, 0.0});
        }
    }

    void putBestFirst(ReviewedFamily& family) const
    {
        std::ranges::sort(family.copies, {}, &ReviewedCopy::id);
        std::vector<CopyQuality> qualities;
        qualities.reserve(family.copies.size());
        for (const ReviewedCopy& copy : family.copies)
            qualities.push_back(copy.quality);
        const auto best = family.copies.begin() + static_cast<std::ptrdiff_t>(bestCopy(qualities, m_options.merits));
        std::rotate(family.copies.begin(), best, best + 1);
    }

    const AudioHash& audioOf(TrackId id) const { return *m_rows.at(id).audioHash; }

    std::vector<Verdict> verdictsOn(const ReviewedFamily& family) const
    {
        std::set<AudioPair> pairs;
        for (const CopyLink& link : family.links)
            pairs.insert(pairOf(audioOf(link.one), audioOf(link.other)));
        const std::size_t firsts = family.copies.size() <= mostForAllPairs ? family.copies.size() : 1;
        for (std::size_t one = 0; one < firsts; ++one)
            for (std::size_t other = one + 1; other < family.copies.size(); ++other)
                pairs.insert(pairOf(audioOf(family.copies[one].id), audioOf(family.copies[other].id)));
        std::vector<Verdict> verdicts;
        verdicts.reserve(pairs.size());
        for (const AudioPair& pair : pairs)
            verdicts.push_back(verdictOn(pair));
        return verdicts;
    }

    std::optional<Decision> decisionOn(const ReviewedFamily& family) const
    {
        std::optional<Decision> decision;
        for (const CopyLink& link : family.links) {
            const auto one = m_decisions.on(pairOf(audioOf(link.one), audioOf(link.other)));
            if (!one || (decision && decision != one))
                return {};
            decision = one;
        }
        return decision;
    }

    const Library& m_library;
    const Catalogue& m_catalogue;
    const CopyReviewOptions& m_options;
    Decisions m_decisions;
    CopyReview m_review;
    std::map<AudioHash, std::vector<TrackId>> m_tracks; // ascending
    std::unordered_map<TrackId, TrackRow> m_rows;
    std::map<AudioHash, double> m_audible; // seconds
    std::vector<AudioHash> m_audios;       // of m_fingerprints
    std::vector<Fingerprint> m_fingerprints;
};

} // namespace

Result<CopyReview> reviewCopies(const Library& library, const Catalogue& catalogue, const CopyReviewOptions& options)
{
    auto decisions = Decisions::read(library);
    if (!decisions)
        return decisions.error();
    return Reviewing(library, catalogue, options, std::move(*decisions)).run();
}

} // namespace tonekin
