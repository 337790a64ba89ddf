// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/similaritydistribution.h"
#include "similarity/similartracks.h"
#include "similarity/vectors.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>

using namespace tonekin;
using namespace tonekin::testing;

namespace {

/// A library placed by hand: track n lies at the angle given, with labels of its own.
struct SmallLibrary {
    VectorIndex index{2, {}, {}};
    std::map<std::int64_t, TrackLabels> labels;

    void add(std::int64_t track, double degrees, TrackLabels itsLabels = {})
    {
        index.put({track}, atDegrees(degrees));
        labels[track] = std::move(itsLabels);
    }

    std::vector<SimilarTrack> similar(std::vector<TrackId> seeds, const SimilarOptions& options = {},
                                      std::vector<TrackId> notSeeds = {}) const
    {
        static const TrackLabels none;
        return similarTracks(
            index, seeds, notSeeds,
            [this](TrackId id) -> const TrackLabels& {
                const auto found = labels.find(id.value);
                return found != labels.end() ? found->second : none;
            },
            options);
    }
};

std::vector<std::int64_t> idsOf(const std::vector<SimilarTrack>& rows)
{
    std::vector<std::int64_t> ids;
    for (const auto& row : rows)
        ids.push_back(row.id.value);
    return ids;
}

using Ids = std::vector<std::int64_t>;

} // namespace

class TestSimilarTracks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNearestComeFirstAndTheSeedDoesNot();
    void severalSeedsAskForTheirMiddle();
    void aNotSeedPushesAway();
    void atMostSoManyPerArtistAndAlbum();
    void noArtistIsNoLimit();
    void sameAudioIsOneRow();
    void sameAudioStaysApartOnRequest();
    void copiesOfTheSeedAreLeftOut();
    void aCopyOfTheLastRowIsFoundPastTheEnd();
    void limitsReachFarIntoALargeLibrary();
    void emptyTinyAndUniformLibrariesWork();
    void seedsThatCancelOutFindNothing();
    void theHistogramCountsEveryPairOfASmallLibrary();
    void closeEndsAtTheMedianTenthNeighbour();
    void theSampleOfALargeLibraryIsAlwaysTheSame();
    void distributionsOfEmptyTinyAndUniformLibrariesAreFinite();
};

void TestSimilarTracks::theNearestComeFirstAndTheSeedDoesNot()
{
    SmallLibrary library;
    library.add(1, 0);
    library.add(2, 50);
    library.add(3, 10);
    library.add(4, -20);
    library.add(5, 180);
    const auto rows = library.similar({{1}});
    QCOMPARE(idsOf(rows), (Ids{3, 4, 2, 5}));
    QVERIFY(std::abs(rows[0].similarity - std::cos(10.0F * 3.14159265F / 180.0F)) < 1e-5F);
    QVERIFY(std::abs(rows[3].similarity + 1.0F) < 1e-5F);
    QCOMPARE(idsOf(library.similar({{1}}, {.count = 2})), (Ids{3, 4}));
    QVERIFY(library.similar({{1}}, {.count = 0}).empty());
}

void TestSimilarTracks::severalSeedsAskForTheirMiddle()
{
    SmallLibrary library;
    library.add(1, 0);
    library.add(2, 60);
    library.add(3, 30); // the middle
    library.add(4, 2);  // nearest to one seed only
    library.add(5, 70);
    const auto rows = library.similar({{1}, {2}, {77}}); // 77 was never analysed
    QCOMPARE(idsOf(rows), (Ids{3, 4, 5}));
    QVERIFY(std::abs(rows[0].similarity - 1.0F) < 1e-5F);
}

void TestSimilarTracks::aNotSeedPushesAway()
{
    SmallLibrary library;
    library.add(1, 0);
    library.add(2, 20);
    library.add(3, -20);
    library.add(4, 30);
    QCOMPARE(idsOf(library.similar({{1}})).front(), 2); // a tie, by id
    const auto rows = library.similar({{1}}, {}, {{4}});
    QCOMPARE(idsOf(rows), (Ids{3, 2})); // neither the seed nor the unwanted track

    // (1, 0) - (cos 30, sin 30) / 2 = (0.567, -0.25): at -23.8 degrees
    QVERIFY(std::abs(rows[0].similarity - std::cos(3.79F * 3.14159265F / 180.0F)) < 1e-4F);
}

void TestSimilarTracks::atMostSoManyPerArtistAndAlbum()
{
    SmallLibrary library;
    library.add(1, 0, {{"coltrane"}, "blue train", ""});
    library.add(2, 1, {{"davis"}, "kind of blue", ""});
    library.add(3, 2, {{"davis"}, "kind of blue", ""});
    library.add(4, 3, {{"davis"}, "milestones", ""});
    library.add(5, 4, {{"davis"}, "milestones", ""});
    library.add(6, 5, {{"monk"}, "monk's music", ""});
    library.add(7, 6, {{"evans"}, "kind of blue", ""});
    QCOMPARE(idsOf(library.similar({{1}}, {.mostPerArtist = 1})), (Ids{2, 6, 7}));
    QCOMPARE(idsOf(library.similar({{1}}, {.mostPerArtist = 2})), (Ids{2, 3, 6, 7}));
    QCOMPARE(idsOf(library.similar({{1}}, {.mostPerAlbum = 1})), (Ids{2, 4, 6}));
    QCOMPARE(idsOf(library.similar({{1}}, {.mostPerArtist = 3, .mostPerAlbum = 1})), (Ids{2, 4, 6}));
    QCOMPARE(idsOf(library.similar({{1}})), (Ids{2, 3, 4, 5, 6, 7}));
}

void TestSimilarTracks::noArtistIsNoLimit()
{
    SmallLibrary library;
    for (int track = 1; track <= 6; ++track)
        library.add(track, track);
    QCOMPARE(idsOf(library.similar({{1}}, {.mostPerArtist = 1, .mostPerAlbum = 1})), (Ids{2, 3, 4, 5, 6}));
}

void TestSimilarTracks::sameAudioIsOneRow()
{
    SmallLibrary library;
    library.add(1, 0);
    library.add(2, 10, {{"a"}, "single", "same"});
    library.add(3, 10, {{"a"}, "album", "same"});
    library.add(4, 20, {{"b"}, "", "other"});
    library.add(5, 10, {{"a"}, "best of", "same"});
    const auto rows = library.similar({{1}}, {.count = 2, .mostPerArtist = 1});
    QCOMPARE(idsOf(rows), (Ids{2, 4})); // copies count once towards the artist's share
    QCOMPARE(rows[0].sameAudio, (std::vector<TrackId>{{3}, {5}}));
    QVERIFY(rows[1].sameAudio.empty());
}

void TestSimilarTracks::sameAudioStaysApartOnRequest()
{
    SmallLibrary library;
    library.add(1, 0);
    library.add(2, 10, {{}, "", "same"});
    library.add(3, 10, {{}, "", "same"});
    const auto rows = library.similar({{1}}, {.collapseSameAudio = false});
    QCOMPARE(idsOf(rows), (Ids{2, 3}));
    QVERIFY(rows[0].sameAudio.empty());
}

void TestSimilarTracks::copiesOfTheSeedAreLeftOut()
{
    SmallLibrary library;
    library.add(1, 0, {{}, "", "seed's audio"});
    library.add(2, 0, {{}, "", "seed's audio"});
    library.add(3, 5, {{}, "", "another"});
    library.add(4, 6); // audio unknown, as the next one's: that does not make them copies
    library.add(5, 7);
    QCOMPARE(idsOf(library.similar({{1}})), (Ids{3, 4, 5}));
    QCOMPARE(idsOf(library.similar({{1}}, {.collapseSameAudio = false})), (Ids{3, 4, 5}));
    QCOMPARE(idsOf(library.similar({{5}}, {}, {{1}})), (Ids{4, 3})); // nor copies of a not-seed
}

void TestSimilarTracks::aCopyOfTheLastRowIsFoundPastTheEnd()
{
    SmallLibrary library;
    library.add(1, 0);
    library.add(2, 10, {{}, "", "same"});
    library.add(3, 10.005, {{}, "", "between"});
    library.add(4, 10.01, {{}, "", "same"}); // the same audio, but for rounding
    const auto rows = library.similar({{1}}, {.count = 1});
    QCOMPARE(idsOf(rows), (Ids{2}));
    QCOMPARE(rows[0].sameAudio, (std::vector<TrackId>{{4}}));
}

void TestSimilarTracks::limitsReachFarIntoALargeLibrary()
{
    SmallLibrary library;
    library.add(1, 0);
    for (int track = 2; track <= 3000; ++track)
        library.add(track, track * 0.01, {{"one and the same"}, "", ""});
    library.add(3001, 90, {{"another"}, "", ""});
    QCOMPARE(idsOf(library.similar({{1}}, {.count = 5, .mostPerArtist = 1})), (Ids{2, 3001}));
}

void TestSimilarTracks::emptyTinyAndUniformLibrariesWork()
{
    SmallLibrary library;
    QVERIFY(library.similar({{1}}).empty());
    QVERIFY(library.similar({}).empty());
    library.add(1, 0);
    QVERIFY(library.similar({{1}}).empty());
    QVERIFY(library.similar({}).empty());
    library.add(2, 0);
    QCOMPARE(idsOf(library.similar({{1}})), (Ids{2}));
    for (int track = 3; track <= 200; ++track)
        library.add(track, 0);
    const auto rows = library.similar({{7}}, {.count = 3});
    QCOMPARE(idsOf(rows), (Ids{1, 2, 3}));
    QVERIFY(std::abs(rows[2].similarity - 1.0F) < 1e-6F);
}

void TestSimilarTracks::seedsThatCancelOutFindNothing()
{
    VectorIndex index(2, {{1}, {2}, {3}}, {1.0F, 0.0F, -1.0F, 0.0F, 0.0F, 1.0F});
    const std::vector<TrackId> seeds{{1}, {2}};
    const TrackLabels none;
    const auto labelsOf = [&](TrackId) -> const TrackLabels& { return none; };
    QVERIFY(similarTracks(index, seeds, {}, labelsOf, {}).empty());
    index.put({2}, std::vector{0.0F, 0.0F}); // a vector without a direction
    QVERIFY(similarTracks(index, std::span(seeds).subspan(1), {}, labelsOf, {}).empty());
}

void TestSimilarTracks::theHistogramCountsEveryPairOfASmallLibrary()
{
    SmallLibrary library;
    library.add(1, 0);
    library.add(2, 0);  // 1-2: 1.0
    library.add(3, 90); // 1-3, 2-3: 0.0
    const auto distribution = similarityDistribution(library.index, 4);
    QCOMPARE(distribution.highest, 1.0F);
    QVERIFY(distribution.lowest <= 0.0F && distribution.lowest >= -0.1F);
    QCOMPARE(distribution.histogram, (std::vector{2, 0, 0, 1}));
}

void TestSimilarTracks::closeEndsAtTheMedianTenthNeighbour()
{
    // Ten tight circles of eleven tracks: everyone's tenth neighbour is the last of the own circle, 2 degrees away at
    // the rims and less in the middle; the other circles are 30 degrees away.
    SmallLibrary library;
    std::int64_t track = 1;
    for (int circle = 0; circle < 10; ++circle) {
        for (int member = 0; member < 11; ++member)
            library.add(track++, circle * 30.0 + member * 0.2);
    }
    const auto distribution = similarityDistribution(library.index, 20);
    const auto cosine = [](double degrees) { return static_cast<float>(std::cos(degrees * 3.14159265358979 / 180.0)); };
    QVERIFY(distribution.closeEnds >= cosine(2.01));
    QVERIFY(distribution.closeEnds <= cosine(0.99));
}

void TestSimilarTracks::theSampleOfALargeLibraryIsAlwaysTheSame()
{
    const auto index = randomIndex(3000, 32);
    const auto first = similarityDistribution(index, 40);
    const auto second = similarityDistribution(index, 40);
    QCOMPARE(first.histogram, second.histogram);
    QCOMPARE(first.closeEnds, second.closeEnds);
    QCOMPARE(std::accumulate(first.histogram.begin(), first.histogram.end(), 0), 20'000);

    // Random directions in 32 dimensions: products have mean 0 and standard deviation 1/sqrt(32) = 0.177.
    double mean = 0.0;
    const float width = (first.highest - first.lowest) / 40.0F;
    for (int bin = 0; bin < 40; ++bin)
        mean += static_cast<double>(first.histogram[static_cast<std::size_t>(bin)]) *
                static_cast<double>(first.lowest + (static_cast<float>(bin) + 0.5F) * width) / 20'000.0;
    QVERIFY(std::abs(mean) < 0.01);

    // The tenth of 2999 neighbours: the 0.33 % tail of that bell, about 2.7 standard deviations up.
    QVERIFY(first.closeEnds > 0.42F && first.closeEnds < 0.54F);
}

void TestSimilarTracks::distributionsOfEmptyTinyAndUniformLibrariesAreFinite()
{
    SmallLibrary library;
    for (int tracks = 0; tracks <= 12; ++tracks) {
        const auto distribution = similarityDistribution(library.index, 10);
        QCOMPARE(distribution.histogram.size(), std::size_t{10});
        QVERIFY(std::isfinite(distribution.closeEnds));
        QVERIFY(distribution.lowest < distribution.highest);
        QCOMPARE(std::accumulate(distribution.histogram.begin(), distribution.histogram.end(), 0),
                 tracks * (tracks - 1) / 2);
        if (tracks >= 2)
            QVERIFY(std::abs(distribution.closeEnds - 1.0F) < 1e-6F);
        library.add(tracks + 1, 45);
    }
    QCOMPARE(similarityDistribution(library.index, 0).histogram.size(), std::size_t{1});
}

QTEST_APPLESS_MAIN(TestSimilarTracks)
#include "tst_similartracks.moc"
