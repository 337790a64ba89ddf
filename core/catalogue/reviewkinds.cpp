// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/foldtext.h"
#include "catalogue/kindground.h"
#include "catalogue/review.h"
#include "catalogue/reviewids.h"
#include "library/library.h"
#include "library/verdictstore.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace tonekin {

namespace {

constexpr double endingSeconds = 20.0;          // that are played of an outro
constexpr float longSilence = 5.0F;             // seconds, after which something hidden may come
constexpr std::string_view aboutKind = "kind "; // a decision is kept by this and the kind's name

/// Where it is heard what a track is.
double momentOf(TrackKind kind, const SoundTraits& traits)
{
    if (kind == TrackKind::Outro)
        return std::max<double>(traits.firstSound, traits.lastSound - endingSeconds);
    if (kind == TrackKind::Ambience && traits.longestSilence > longSilence && traits.afterSilence > 0.0F)
        return traits.afterSilence;
    return traits.firstSound;
}

class KindReviewing {
public:
    KindReviewing(const Library& library, const Catalogue& catalogue, const KindReviewOptions& options)
        : m_library(library)
        , m_catalogue(catalogue)
        , m_options(options)
    {
    }

    Result<KindReview> run()
    {
        const auto verdicts = m_library.verdicts().all(VerdictKind::KindOfTrack);
        if (!verdicts)
            return verdicts.error();
        for (const Verdict& verdict : *verdicts)
            m_decisions[verdict.audio].push_back(verdict);
        auto ground = kindGround(m_library, m_catalogue);
        if (!ground)
            return ground.error();
        m_review.withoutTraits = ground->withoutTraits;
        m_review.cannotBeJudged = std::move(ground->tooShort);
        m_review.judged = ground->subjects.size();
        for (const KindSubject& subject : ground->subjects) {
            m_review.alone += subject.usual ? 0U : 1U;
            take(subject);
        }
        std::ranges::stable_sort(m_review.rows, std::greater(), &ReviewedKind::probability);
        return std::move(m_review);
    }

private:
    void take(const KindSubject& subject)
    {
        const auto title =
            m_options.titles == TitleUse::Count ? kindOfTitle(foldText(subject.track->names.title)) : std::nullopt;
        const KindJudgement judged = judgeKind(subject.features, shippedKindModel(), m_options.rule, title);
        const TrackKind likeliest = judged.likeliestUnusual();
        bool isToldOf = false;
        if (const auto known = m_decisions.find(audioOf(subject)); known != m_decisions.end())
            for (const Verdict& verdict : known->second)
                isToldOf |= takeDecided(subject, judged, likeliest, verdict);
        if (!isToldOf && judged.isWorthListing())
            m_review.rows.push_back(rowOf(subject, judged, likeliest));
    }

    /// What the user decided stands, whatever is found now. True where it was about the likeliest kind.
    bool takeDecided(const KindSubject& subject, const KindJudgement& judged, TrackKind likeliest,
                     const Verdict& verdict)
    {
        const auto name = std::ranges::find(
            trackKindNames, std::string_view(verdict.about).substr(std::min(aboutKind.size(), verdict.about.size())));
        if (!verdict.about.starts_with(aboutKind) || name == trackKindNames.end())
            return false;
        const auto kind = static_cast<TrackKind>(name - trackKindNames.begin());
        if (m_options.scope == ReviewScope::All) {
            ReviewedKind row = rowOf(subject, judged, kind);
            row.decision = verdict.decision;
            m_review.rows.push_back(std::move(row));
        }
        return kind == likeliest || verdict.decision == Decision::Accepted;
    }

    AudioHash audioOf(const KindSubject& subject) const { return *subject.track->audioHash; }

    ReviewedKind rowOf(const KindSubject& subject, const KindJudgement& judged, TrackKind kind) const
    {
        ReviewedKind row;
        row.track = subject.track->id;
        row.kind = kind;
        row.probability = judged.probabilities.at(static_cast<std::size_t>(kind));
        row.unusual = judged.unusual();
        row.probabilities = judged.probabilities;
        row.reasons = judged.reasons;
        row.set = subject.set;
        row.usual = subject.usual;
        row.traits = subject.traits;
        row.seconds =
            subject.track->seconds > 0.0F ? subject.track->seconds : static_cast<double>(subject.traits.heardSeconds);
        row.moment = momentOf(kind, subject.traits);
        row.verdict = {
            VerdictKind::KindOfTrack, audioOf(subject), std::string(aboutKind) + std::string(nameOf(kind)), {}, 0};
        row.id = shortId("kind " + hexText(row.verdict.audio) + ' ' + row.verdict.about);
        return row;
    }

    const Library& m_library;
    const Catalogue& m_catalogue;
    const KindReviewOptions& m_options;
    std::map<AudioHash, std::vector<Verdict>> m_decisions;
    KindReview m_review;
};

} // namespace

Result<KindReview> reviewKinds(const Library& library, const Catalogue& catalogue, const KindReviewOptions& options)
{
    return KindReviewing(library, catalogue, options).run();
}

} // namespace tonekin
