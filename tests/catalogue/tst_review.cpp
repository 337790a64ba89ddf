// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/follow.h"
#include "catalogue/review.h"
#include "library/database.h"
#include "library/findingstore.h"
#include "library/librarytest.h"
#include "library/rootstore.h"
#include "library/verdictstore.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace tonekin;
using namespace tonekin::test;

namespace {

DecodedTrack decodedAs(std::uint32_t sound, const char* codec, int bitRate)
{
    DecodedTrack track = made::decoded(sound);
    track.audio.codec = codec;
    track.audio.bitRate = bitRate;
    return track;
}

/// The same sound as another encoder left it: another audio hash, and some bits of the fingerprint are others.
DecodedTrack transcodeOf(std::uint32_t sound, const char* codec, int bitRate, std::uint32_t seed)
{
    DecodedTrack track = decodedAs(sound, codec, bitRate);
    track.audioHash = made::decoded(sound + 100'000 * seed).audioHash;
    Fingerprint fingerprint = made::fingerprint(sound);
    std::mt19937 random(seed);
    for (std::uint32_t& word : fingerprint.stretches.front().words)
        if (random() % 2 == 0)
            word ^= 1U << (random() % 32);
    track.findings = {made::fingerprintFinding(fingerprint)};
    return track;
}

/// A vector around that of its artist.
TrackAnalysis analysedNear(std::uint32_t artist, std::uint32_t track)
{
    TrackAnalysis analysed = made::analysed(track, 1, 16);
    const Embedding centre = made::unitVector(artist, 16);
    double squares = 0.0;
    for (std::size_t i = 0; i < centre.size(); ++i) {
        analysed.embedding[i] = centre[i] + 0.4F * analysed.embedding[i];
        squares += std::pow(analysed.embedding[i], 2.0F);
    }
    for (float& value : analysed.embedding)
        value /= static_cast<float>(std::sqrt(squares));
    return analysed;
}

} // namespace

class TestReview : public LibraryTest {
    Q_OBJECT
private Q_SLOTS:
    void copiesAreListedWithTheBestFirst();
    void theSameAudioIsACopyWithoutFurtherQuestion();
    void whoTakesNoPartIsNoCopy();
    void decisionsOnCopiesAreKeptByWhatTheAudioIs();
    void tracksWithoutFingerprintAreCounted();
    void anOddTrackIsListedWithReasons();
    void decisionsOnOddTracksAreKeptToo();
    void aSelectionIsJudgedAlone();
    void anEmptyLibraryHasNothingToReview();

private:
    TrackId add(Library& library, const std::string& path, const DecodedTrack& decoded,
                const TrackAnalysis& analysed = made::analysed(1, 1, 16)) const;
    void addArtists(Library& library) const;
    static CopyReview copiesOf(const Library& library, CopyReviewOptions options = {});
    static OutlierReview oddOf(const Library& library, OutlierReviewOptions options = {});
};

TrackId TestReview::add(Library& library, const std::string& path, const DecodedTrack& decoded,
                        const TrackAnalysis& analysed) const
{
    const auto root = library.roots().add("/music");
    const FileStamp stamp = made::stamp(static_cast<std::uint32_t>(std::hash<std::string>{}(path)));
    const auto id = library.tracks().add(*root, path, stamp);
    if (!id || !library.findings().saveAnalysis(*id, stamp, decoded, analysed, made::modelHash))
        qFatal("the library cannot be filled");
    return *id;
}

/// Twenty artists with ten tracks each; one of the first artist's is by its sound another's.
void TestReview::addArtists(Library& library) const
{
    for (std::uint32_t artist = 1; artist <= 20; ++artist)
        for (std::uint32_t track = 1; track <= 10; ++track) {
            const std::uint32_t number = 1000 + artist * 20 + track;
            DecodedTrack decoded = made::decoded(number);
            decoded.tags = {};
            decoded.tags.artist = "Artist " + std::to_string(artist);
            decoded.tags.title = std::to_string(track);
            const bool isStranger = artist == 1 && track == 7;
            TrackAnalysis analysed = analysedNear(isStranger ? 77 : artist, number);
            if (isStranger) {
                analysed.filters[5].mean = 40.0F;
                decoded.loudnessLufs = -14.25;
            } else {
                decoded.loudnessLufs = -14.0 - 0.1 * (number % 7);
            }
            add(library, std::to_string(artist) + "/" + std::to_string(track) + ".flac", decoded, analysed);
        }
}

CopyReview TestReview::copiesOf(const Library& library, CopyReviewOptions options)
{
    const auto review = reviewCopies(library, **readCatalogue(library), options);
    if (!review)
        qFatal("%s", review.error().detail.c_str());
    return *review;
}

OutlierReview TestReview::oddOf(const Library& library, OutlierReviewOptions options)
{
    const auto review = reviewOutliers(library, **readCatalogue(library), options);
    if (!review)
        qFatal("%s", review.error().detail.c_str());
    return *review;
}

void TestReview::copiesAreListedWithTheBestFirst()
{
    auto library = openLibrary();
    const TrackId mp3 = add(library, "a.mp3", transcodeOf(5, "mp3", 64'000, 1));
    const TrackId flac = add(library, "a.flac", decodedAs(5, "flac", 900'000));
    const TrackId opus = add(library, "a.opus", transcodeOf(5, "opus", 128'000, 2));
    add(library, "other.flac", made::decoded(6));
    const auto review = copiesOf(library);
    QCOMPARE(review.families.size(), std::size_t{1});
    const ReviewedFamily& family = review.families.front();
    QCOMPARE(family.copies.size(), std::size_t{3});
    QCOMPARE(family.copies[0].id, flac);
    QVERIFY(family.copies[0].quality.lossless && !family.copies[1].quality.lossless);
    QCOMPARE(family.copies[1].id, mp3);
    QCOMPARE(family.copies[2].id, opus);
    QCOMPARE(family.links.size(), std::size_t{2});
    QVERIFY(family.links.front().bitErrorRate > 0.005 && family.links.front().bitErrorRate < 0.05);
    QVERIFY(family.links.front().alignedSeconds > 200.0);

    CopyReviewOptions byTags;
    byTags.merits = {CopyMerit::Tags, CopyMerit::BitRate};
    QCOMPARE(copiesOf(library, byTags).families.front().copies[0].id, flac);
    const auto json = copyReviewJson(**readCatalogue(library), review);
    QCOMPARE(json.size(), std::size_t{1});
    QCOMPARE(json[0]["tracks"][0]["path"].get<std::string>(), std::string("/music/a.flac"));
    QCOMPARE(json[0]["tracks"][0]["best"].get<bool>(), true);
    QCOMPARE(json[0]["evidence"].size(), std::size_t{2});
    QCOMPARE(json[0]["id"].get<std::string>().size(), std::size_t{12});
    QVERIFY(json[0]["decision"].is_null());
}

void TestReview::theSameAudioIsACopyWithoutFurtherQuestion()
{
    auto library = openLibrary();
    DecodedTrack brief = made::decoded(7);
    brief.findings = {made::fingerprintFinding({})}; // too short for any word
    const TrackId one = add(library, "one.flac", brief);
    const TrackId other = add(library, "other.flac", brief);
    const auto review = copiesOf(library);
    QCOMPARE(review.families.size(), std::size_t{1});
    QCOMPARE(review.families.front().copies.size(), std::size_t{2});
    QCOMPARE(review.families.front().links.front().kind, CopyKind::SameAudio);
    QCOMPARE(review.cannotBeJudged, (std::vector{one, other}));
}

void TestReview::whoTakesNoPartIsNoCopy()
{
    auto library = openLibrary();
    add(library, "a.flac", made::decoded(8));
    const TrackId missing = add(library, "b.flac", made::decoded(8));
    const TrackId excluded = add(library, "c.mp3", transcodeOf(8, "mp3", 64'000, 1));
    WORKS(library.tracks().markMissing(missing));
    WORKS(library.tracks().markExcluded(excluded));
    QVERIFY(copiesOf(library).families.empty());
    WORKS(library.tracks().markIncluded(excluded));
    QCOMPARE(copiesOf(library).families.size(), std::size_t{1});
}

void TestReview::decisionsOnCopiesAreKeptByWhatTheAudioIs()
{
    auto library = openLibrary();
    add(library, "a.flac", made::decoded(9));
    add(library, "a.mp3", transcodeOf(9, "mp3", 64'000, 1));
    auto family = copiesOf(library).families.at(0);
    for (Verdict& verdict : family.verdicts)
        verdict.decision = Decision::Rejected;
    WORKS(library.verdicts().save(family.verdicts));
    QVERIFY(copiesOf(library).families.empty());
    // Forgotten and found again, elsewhere and with other ids.
    WORKS(library.roots().remove(library.roots().all()->front().id));
    add(library, "moved/b.mp3", transcodeOf(9, "mp3", 64'000, 1));
    add(library, "moved/b.flac", made::decoded(9));
    QVERIFY(copiesOf(library).families.empty());
    CopyReviewOptions all;
    all.scope = ReviewScope::All;
    const auto everything = copiesOf(library, all);
    QCOMPARE(everything.families.size(), std::size_t{1});
    QCOMPARE(everything.families.front().id, family.id);
    QCOMPARE(everything.families.front().decision, std::optional(Decision::Rejected));
    WORKS(library.verdicts().forget(family.verdicts));
    QCOMPARE(copiesOf(library).families.size(), std::size_t{1});
    for (Verdict& verdict : family.verdicts)
        verdict.decision = Decision::Accepted;
    WORKS(library.verdicts().save(family.verdicts));
    QVERIFY(copiesOf(library).families.empty()); // decided, too
    QCOMPARE(copiesOf(library, all).families.front().decision, std::optional(Decision::Accepted));
    // A copy that comes later is news.
    add(library, "a.opus", transcodeOf(9, "opus", 96'000, 2));
    QCOMPARE(copiesOf(library).families.size(), std::size_t{1});
}

void TestReview::tracksWithoutFingerprintAreCounted()
{
    auto library = openLibrary();
    DecodedTrack old = made::decoded(10);
    old.findings.clear();
    add(library, "old.flac", old);
    add(library, "new.flac", made::decoded(11));
    const auto review = copiesOf(library);
    QCOMPARE(review.withoutFingerprint, std::size_t{1});
    QVERIFY(review.families.empty());
}

void TestReview::anOddTrackIsListedWithReasons()
{
    auto library = openLibrary();
    addArtists(library);
    const auto review = oddOf(library);
    QCOMPARE(review.judgedSets, std::size_t{20});
    QVERIFY(!review.rows.empty());
    const ReviewedOutlier& row = review.rows.front();
    const auto catalogue = *readCatalogue(library);
    QCOMPARE(catalogue->find(row.track)->relativePath, std::string("1/7.flac"));
    QCOMPARE(row.kind, ReviewedSetKind::Artist);
    QCOMPARE(row.set, std::string("Artist 1"));
    QVERIFY(row.odd && row.p < 0.02 && row.distance > 1.5);
    QVERIFY(row.typical != row.track);
    QVERIFY(std::ranges::any_of(row.reasons, [](const OutlierReason& reason) {
        return reason.trait == OutlierReason::Trait::Filter && reason.filter == 5 && reason.deviations > 0.0;
    }));
    const auto json = outlierReviewJson(*catalogue, review);
    QCOMPARE(json[0]["path"].get<std::string>(), std::string("/music/1/7.flac"));
    QCOMPARE(json[0]["kind"].get<std::string>(), std::string("artist"));
    QVERIFY(json[0]["p"].is_number() && json[0]["reasons"].is_array());
    OutlierReviewOptions all;
    all.scope = ReviewScope::All;
    QCOMPARE(oddOf(library, all).rows.size(), std::size_t{200});
}

void TestReview::decisionsOnOddTracksAreKeptToo()
{
    auto library = openLibrary();
    addArtists(library);
    const auto before = oddOf(library);
    Verdict verdict = before.rows.front().verdict;
    verdict.decision = Decision::Rejected;
    WORKS(library.verdicts().save({verdict}));
    const auto after = oddOf(library);
    QCOMPARE(after.rows.size(), before.rows.size() - 1);
    QVERIFY(std::ranges::find(after.rows, before.rows.front().id, &ReviewedOutlier::id) == after.rows.end());
    OutlierReviewOptions all;
    all.scope = ReviewScope::All;
    QCOMPARE(oddOf(library, all).rows.front().decision, std::optional(Decision::Rejected));
}

void TestReview::aSelectionIsJudgedAlone()
{
    auto library = openLibrary();
    addArtists(library);
    OutlierReviewOptions options;
    const auto rows = library.tracks().all();
    QVERIFY(rows);
    for (const TrackRow& row : *rows)
        if (row.tags.artist == "Artist 2" || row.relativePath == "3/1.flac")
            options.selection.push_back(row.id);
    options.scope = ReviewScope::All;
    const auto review = oddOf(library, options);
    QCOMPARE(review.judgedSets, std::size_t{1});
    QCOMPARE(review.rows.size(), std::size_t{11});
    QCOMPARE((*readCatalogue(library))->find(review.rows.front().track)->relativePath, std::string("3/1.flac"));
    options.selection.resize(3);
    options.scope = ReviewScope::Open;
    const auto few = oddOf(library, options);
    QVERIFY(few.rows.empty());
    QCOMPARE(few.cannotBeJudged.size(), std::size_t{1});
    QCOMPARE(few.cannotBeJudged.front().why, SetJudgement::TooFewTracks);
}

void TestReview::anEmptyLibraryHasNothingToReview()
{
    const auto library = openLibrary();
    QVERIFY(copiesOf(library).families.empty());
    QVERIFY(oddOf(library).rows.empty());
    QCOMPARE(oddOf(library).judgedSets, std::size_t{0});
}

QTEST_GUILESS_MAIN(TestReview)
#include "tst_review.moc"
