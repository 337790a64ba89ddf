// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/follow.h"
#include "catalogue/review.h"
#include "library/findingstore.h"
#include "library/librarytest.h"
#include "library/ordinarysound.h"
#include "library/rootstore.h"
#include "library/verdictstore.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace tonekin;
using namespace tonekin::test;

namespace {

struct Track {
    std::string path;
    TrackTags tags;
    double seconds = 200.0;
    SoundTraits traits = made::ordinarySound();
};

void add(Library& library, RootId root, const Track& track)
{
    const auto seed = static_cast<std::uint32_t>(std::hash<std::string>{}(track.path));
    DecodedTrack decoded = made::decoded(seed);
    decoded.tags = track.tags;
    decoded.audio.durationSeconds = track.seconds;
    decoded.findings = {made::soundTraitsFinding(track.traits)};
    const auto id = library.tracks().add(root, track.path, made::stamp(seed));
    if (!id ||
        !library.findings().saveAnalysis(*id, made::stamp(seed), decoded, made::analysed(seed, 1, 16), made::modelHash))
        qFatal("the library cannot be filled");
}

} // namespace

class TestReviewKinds : public LibraryTest {
    Q_OBJECT
private Q_SLOTS:
    void anIntroIsListedWithItsAlbum();
    void titlesCanBeLeftOut();
    void whatTheUserDecidedStands();
    void aHiddenTrackIsHeardAfterItsSilence();
    void whatCannotBeJudgedIsCounted();
    void thousandsOfOneArtistAreNoFlood();
    void anEmptyLibraryHasNone();

private:
    static RootId musicOf(Library& library) { return *library.roots().add("/music"); }
    static Track track(const std::string& album, int number);
    static Track intro(const std::string& album);
    static KindReview reviewOf(const Library& library, KindReviewOptions options = {});
    static void addAlbum(Library& library, RootId root, const std::string& album);
};

Track TestReviewKinds::track(const std::string& album, int number)
{
    Track made;
    made.path = album + "/" + std::to_string(number) + ".flac";
    made.tags.title = "Title " + std::to_string(number);
    made.tags.artist = "Kestrel";
    made.tags.album = album;
    made.tags.trackNumber = number;
    return made;
}

Track TestReviewKinds::intro(const std::string& album)
{
    Track made = track(album, 1);
    made.seconds = 35.0;
    made.traits.heardSeconds = made.traits.audibleSeconds = made.traits.lastSound = 35.0F;
    made.traits.firstSound = 1.0F;
    made.traits.levelSlope = 22.0F;
    made.traits.level = -22.0F;
    made.traits.endLevel = 0.0F;
    made.traits.onsets = 0.8F;
    return made;
}

void TestReviewKinds::addAlbum(Library& library, RootId root, const std::string& album)
{
    add(library, root, intro(album));
    for (int number = 2; number <= 9; ++number)
        add(library, root, track(album, number));
}

KindReview TestReviewKinds::reviewOf(const Library& library, KindReviewOptions options)
{
    CatalogueFollower follower(library, std::make_shared<LiveVectors>());
    if (!follower.follow())
        qFatal("the library cannot be read");
    auto review = reviewKinds(library, *follower.catalogue(), options);
    return review ? *std::move(review) : KindReview();
}

void TestReviewKinds::anIntroIsListedWithItsAlbum()
{
    auto library = openLibrary();
    addAlbum(library, musicOf(library), "Dawn");
    const auto review = reviewOf(library);
    QCOMPARE(review.judged, std::size_t{9});
    QCOMPARE(review.alone, std::size_t{0});
    QCOMPARE(review.rows.size(), std::size_t{1});
    const ReviewedKind& row = review.rows.front();
    QCOMPARE(row.kind, TrackKind::Intro);
    QCOMPARE(row.set, std::string("Dawn"));
    QCOMPARE(row.moment, 1.0);
    QVERIFY(row.isShortForItsSet());
    QVERIFY(row.probability > 0.5 && row.probability <= row.unusual);
    QVERIFY(!row.reasons.empty());
}

void TestReviewKinds::titlesCanBeLeftOut()
{
    auto library = openLibrary();
    const RootId root = musicOf(library);
    addAlbum(library, root, "Dawn");
    auto titled = track("Dawn", 10);
    titled.tags.title = "Outro";
    titled.seconds = 75.0;
    titled.traits.levelSlope = -8.0F;
    add(library, root, titled);
    const auto probabilityOf = [](const KindReview& review) {
        const auto row = std::ranges::find(review.rows, TrackKind::Outro, &ReviewedKind::kind);
        return row == review.rows.end() ? 0.0 : row->probability;
    };
    KindReviewOptions without;
    without.titles = TitleUse::Ignore;
    QVERIFY(probabilityOf(reviewOf(library)) > probabilityOf(reviewOf(library, without)));
}

void TestReviewKinds::whatTheUserDecidedStands()
{
    auto library = openLibrary();
    addAlbum(library, musicOf(library), "Dawn");
    auto verdict = reviewOf(library).rows.front().verdict;
    KindReviewOptions all;
    all.scope = ReviewScope::All;
    for (const Decision decision : {Decision::Rejected, Decision::Accepted}) {
        verdict.decision = decision;
        QVERIFY(library.verdicts().save({verdict}));
        QVERIFY(reviewOf(library).rows.empty());
        const auto told = reviewOf(library, all);
        QCOMPARE(told.rows.size(), std::size_t{1});
        QVERIFY(told.rows.front().decision == decision);
    }
    QVERIFY(library.verdicts().forget({verdict}));
    QCOMPARE(reviewOf(library).rows.size(), std::size_t{1});
    for (const char* about : {"kind of nothing", "odd"}) { // from another version of the program, damaged
        verdict.about = about;
        QVERIFY(library.verdicts().save({verdict}));
        QCOMPARE(reviewOf(library, all).rows.size(), std::size_t{1});
    }
}

void TestReviewKinds::aHiddenTrackIsHeardAfterItsSilence()
{
    auto library = openLibrary();
    const RootId root = musicOf(library);
    addAlbum(library, root, "Dawn");
    auto hidden = track("Dawn", 10);
    hidden.traits.audibleSeconds = 20.0F;
    hidden.traits.longestSilence = 180.0F;
    hidden.traits.afterSilence = 180.0F;
    add(library, root, hidden);
    const auto rows = reviewOf(library).rows;
    const auto row = std::ranges::find(rows, TrackKind::Ambience, &ReviewedKind::kind);
    QVERIFY(row != rows.end());
    QCOMPARE(row->moment, 180.0);
}

void TestReviewKinds::whatCannotBeJudgedIsCounted()
{
    auto library = openLibrary();
    const RootId root = musicOf(library);
    auto brief = track("Dawn", 1);
    brief.traits.heardSeconds = 0.5F;
    add(library, root, brief);
    QVERIFY(library.tracks().add(root, "waiting.flac", made::stamp(2)));
    const auto failed = library.tracks().add(root, "failed.flac", made::stamp(3));
    QVERIFY(failed && library.tracks().saveFailure(*failed, made::stamp(3), {ErrorCode::NotAudio, "open", "", 1, 0}));
    Track untagged;
    untagged.path = "untagged.flac";
    add(library, root, untagged);
    const auto review = reviewOf(library);
    QCOMPARE(review.cannotBeJudged.size(), std::size_t{1});
    QCOMPARE(review.withoutTraits, std::size_t{1});
    QCOMPARE(review.judged, std::size_t{1});
    QCOMPARE(review.alone, std::size_t{1});
    QVERIFY(review.rows.empty());
}

void TestReviewKinds::thousandsOfOneArtistAreNoFlood()
{
    auto library = openLibrary();
    const RootId root = musicOf(library);
    QVERIFY(library.begin());
    for (int number = 1; number <= 2000; ++number) {
        auto made = track("", number);
        made.tags.trackNumber.reset();
        made.seconds = 150.0 + number % 100;
        add(library, root, made);
    }
    QVERIFY(library.commit());
    const auto review = reviewOf(library);
    QCOMPARE(review.judged, std::size_t{2000});
    QVERIFY(review.rows.empty());
}

void TestReviewKinds::anEmptyLibraryHasNone()
{
    const auto review = reviewOf(openLibrary());
    QVERIFY(review.rows.empty());
    QCOMPARE(review.judged, std::size_t{0});
    QVERIFY(kindReviewJson(Catalogue(), review).empty());
}

QTEST_APPLESS_MAIN(TestReviewKinds)
#include "tst_reviewkinds.moc"
