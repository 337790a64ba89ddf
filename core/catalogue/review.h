// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "curation/duplicates.h"
#include "curation/outliers.h"
#include "curation/trackkinds.h"
#include "library/verdict.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tonekin {

class Library;

/// What a library holds for a collector to look at: copies of recordings, odd ones out, intros and their like, each
/// with its evidence and with what the user decided about it. Reads only, on the library's thread; work grows with the
/// library (seconds for ten thousand tracks).

/// What is shown of what was found.
enum class ReviewScope {
    Open, // what the user has not decided; what they rejected is not found again
    All,  // as if nothing had been decided, with the decisions told
};

struct CopyReviewOptions {
    CopyRule rule;
    std::vector<CopyMerit> merits{CopyMerit::Lossless, CopyMerit::BitRate, CopyMerit::Completeness, CopyMerit::Tags};
    ReviewScope scope = ReviewScope::Open;
};

struct ReviewedCopy {
    TrackId id;
    std::string codec; // FFmpeg's name
    CopyQuality quality;
};

/// Why two tracks are the same recording.
struct CopyLink {
    TrackId one;
    TrackId other;
    CopyKind kind = CopyKind::SameMaster;
    double alignedSeconds = 0.0;
    double bitErrorRate = 0.0;
    double secondsInOne = 0.0; // where both start to be alike, to be heard side by side
    double secondsInOther = 0.0;
};

struct ReviewedFamily {
    std::string id;                   // names it to the user; the same as long as the same audio is in it
    std::vector<ReviewedCopy> copies; // the best first, the others by id
    std::vector<CopyLink> links;
    std::optional<Decision> decision; // where all links have the same
    std::vector<Verdict> verdicts;    // what a decision about the family is kept as, without decision and time
};

struct CopyReview {
    std::vector<ReviewedFamily> families;
    std::vector<TrackId> cannotBeJudged; // too plain or too short, see CopyFamilies
    std::size_t withoutFingerprint = 0;  // waiting for a scan
};

/// Errors: those of the library.
Result<CopyReview> reviewCopies(const Library& library, const Catalogue& catalogue, const CopyReviewOptions& options);

enum class ReviewedSetKind { Artist, Album, Selection };

struct OutlierReviewOptions {
    OutlierOptions rule;
    ReviewScope scope = ReviewScope::Open;
    std::vector<TrackId> selection; // judged as a set of its own instead of artists and albums, where it is not empty
};

/// By what a track differs from its set.
struct OutlierReason {
    enum class Trait { Loudness, Length, Filter };
    Trait trait = Trait::Filter;
    int filter = 0;     // of the first layer, by its mean activation
    double value = 0.0; // LUFS, seconds, mean activation
    double usual = 0.0; // in the set
    double deviations = 0.0;
};

struct ReviewedOutlier {
    std::string id; // as of a family
    TrackId track;
    ReviewedSetKind kind = ReviewedSetKind::Artist;
    std::string set;       // the artist's or the album's name; empty for a selection
    double distance = 0.0; // 1: usual in the set
    double p = 1.0;
    double discoveryRate = 1.0;
    bool odd = false;
    TrackId typical; // of the set, to hear it against
    std::vector<OutlierReason> reasons;
    std::optional<Decision> decision;
    Verdict verdict; // as of a family
};

struct UnjudgedSet {
    ReviewedSetKind kind = ReviewedSetKind::Artist;
    std::string set;
    std::size_t tracks = 0;
    SetJudgement why = SetJudgement::TooFewTracks;
};

struct OutlierReview {
    std::vector<ReviewedOutlier>
        rows; // the least likely by chance first; with ReviewScope::All those that are not odd, too
    std::vector<UnjudgedSet> cannotBeJudged; // in scope Open only those with too little to compare with, which are few
    std::size_t judgedSets = 0;
};

/// Errors: those of the library. Nothing analysed yet: an empty review.
Result<OutlierReview> reviewOutliers(const Library& library, const Catalogue& catalogue,
                                     const OutlierReviewOptions& options);

/// Whether a title like "Intro" is evidence.
enum class TitleUse { Count, Ignore };

struct KindReviewOptions {
    KindOptions rule;
    TitleUse titles = TitleUse::Count;
    ReviewScope scope = ReviewScope::Open;
};

/// A track that is more likely an intro, outro, interlude, skit or ambience than an ordinary one, or that the user
/// decided to be one or not.
struct ReviewedKind {
    std::string id; // as of a family
    TrackId track;
    TrackKind kind = TrackKind::Intro; // never Ordinary
    double probability = 0.0;          // of that kind
    double unusual = 0.0;              // of any but ordinary
    KindProbabilities probabilities{};
    std::vector<KindReason> reasons;
    std::string set;                 // the album's or the artist's name that it was held against; empty: none
    std::optional<UsualInSet> usual; // there
    SoundTraits traits;
    double seconds = 0.0; // its length
    double moment = 0.0;  // where it is heard what it is, seconds
    bool isShortForItsSet() const { return usual && seconds < 0.8 * usual->seconds; }
    std::optional<Decision> decision;
    Verdict verdict; // as of a family
};

struct KindReview {
    std::vector<ReviewedKind> rows;      // the likeliest first
    std::vector<TrackId> cannotBeJudged; // less than two seconds were heard
    std::size_t withoutTraits = 0;       // waiting for a scan
    std::size_t judged = 0;
    std::size_t alone = 0; // of these, held against no others: neither album nor artist has four tracks
};

/// Errors: those of the library. Nothing analysed yet: an empty review.
Result<KindReview> reviewKinds(const Library& library, const Catalogue& catalogue, const KindReviewOptions& options);

/// Names as JSON and texts have them: "same audio", "artist", "accepted" ...
const char* nameOf(CopyKind kind);
const char* nameOf(ReviewedSetKind kind);
const char* nameOf(Decision decision);
const char* nameOf(KindTrait trait);
std::optional<CopyMerit> meritOf(const std::string& name); // "lossless", "bitrate", "completeness", "tags"

/// For programs: families, each with its tracks (path each) and the evidence.
nlohmann::ordered_json copyReviewJson(const Catalogue& catalogue, const CopyReview& review);
/// Each with path, kind, p and reasons.
nlohmann::ordered_json outlierReviewJson(const Catalogue& catalogue, const OutlierReview& review);
/// Each with path, kind, probability of every kind, reasons and the moment to listen to.
nlohmann::ordered_json kindReviewJson(const Catalogue& catalogue, const KindReview& review);

} // namespace tonekin
