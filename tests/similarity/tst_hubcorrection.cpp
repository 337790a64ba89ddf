// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/similaritydistribution.h"
#include "similarity/similartracks.h"
#include "similarity/vectors.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

using namespace tonekin;
using namespace tonekin::testing;

namespace {

constexpr int dimensions = 64;

std::vector<float> unit(std::vector<float> vector)
{
    float squares = 0.0F;
    for (const float value : vector)
        squares += value * value;
    for (float& value : vector)
        value /= std::sqrt(squares);
    return vector;
}

/// Tracks of twelve groups, each along an axis of its own, with noise; all have the next axis in common. Track `hub`,
/// if it is not 0, has nothing but that axis, and so lies nearer to most tracks than their own group does.
VectorIndex groups(std::size_t tracks, std::int64_t hub, unsigned seed = 5)
{
    constexpr std::size_t groupCount = 12;
    const auto noise = randomIndex(tracks, dimensions, seed);
    VectorIndex index(dimensions, {}, {});
    for (std::size_t track = 0; track < tracks; ++track) {
        const TrackId id{static_cast<std::int64_t>(track) + 1};
        std::vector<float> vector(noise.row(track).begin(), noise.row(track).end());
        if (id.value == hub)
            std::ranges::fill(vector, 0.0F);
        else
            vector[track % groupCount] += 0.6F;
        vector[groupCount] += 0.9F;
        index.put(id, unit(std::move(vector)));
    }
    return index;
}

std::vector<SimilarTrack> similarTo(const VectorIndex& index, std::vector<TrackId> seeds, SimilarOptions options = {})
{
    static const TrackLabels none;
    return similarTracks(
        index, seeds, {}, [](TrackId) -> const TrackLabels& { return none; }, options);
}

/// In how many tracks' ten nearest each track is.
std::map<std::int64_t, int> occurrences(const VectorIndex& index, bool corrected)
{
    std::map<std::int64_t, int> counts;
    for (const TrackId id : index.ids()) {
        for (const SimilarTrack& near : similarTo(index, {id}, {.count = 10, .correctHubs = corrected}))
            ++counts[near.id.value];
    }
    return counts;
}

float similarityOfPair(const VectorIndex& index, TrackId from, TrackId to)
{
    for (const SimilarTrack& near : similarTo(index, {from}, {.count = index.size()})) {
        if (near.id == to)
            return near.similarity;
    }
    return std::numeric_limits<float>::quiet_NaN();
}

bool areSame(const DistanceStatistics& a, const DistanceStatistics& b)
{
    return a.mean == b.mean && a.deviation == b.deviation;
}

/// Whether what is known of every track is what would be worked out now, from nothing.
bool isAsBuiltAtOnce(const VectorIndex& index)
{
    std::vector<TrackId> ids = index.ids();
    std::ranges::reverse(ids); // the order in memory is another, too
    VectorIndex fresh(index.dimensions(), {}, {});
    for (const TrackId id : ids)
        fresh.put(id, *index.vectorOf(id));
    fresh.correctHubs();
    if (!index.hubsAreCovered() || index.correctsHubs() != fresh.correctsHubs() ||
        !std::ranges::equal(index.hubs().sample(), fresh.hubs().sample()))
        return false;
    return std::ranges::all_of(ids, [&](TrackId id) {
        return areSame(index.hubs().fitOf(*index.placeOf(id)), fresh.hubs().fitOf(*fresh.placeOf(id)));
    });
}

} // namespace

class TestHubCorrection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlantedHubIsPulledDown();
    void listsAreSortedByTheNumberTheyShow();
    void theOrderIsThatOfMutualProximityOfAllTracks();
    void similarityIsSymmetricAndOnTheScaleOfCosines();
    void theSameSoundIsOneAndComesFirst();
    void moreLikeTheSeedIsMoreSimilar();
    void nothingIsCorrectedUntilItIsWorkedOutOrOnRequest();
    void tooFewTracksAreNotCorrected();
    void inPortionsIsAsAtOnce();
    void addedOneByOneIsAsBuiltAtOnce();
    void replacedAndRemovedIsAsBuiltAtOnce();
    void changesInTheMiddleOfTheWorkAreNotLost();
    void theSampleOfALargeLibraryFollowsItsTracks();
    void severalSeedsAreCorrectedToo();
    void aSeedIsNotMeasuredByItself();
    void damagedVectorsAreLastAndDisturbNobody();
    void libraryOfEqualTracksWorks();
    void copiesStillCollapse();
    void copiesPastTheEndOfTheListCollapse();
    void theDistributionIsByTheMeasureOfTheLists();
};

void TestHubCorrection::aPlantedHubIsPulledDown()
{
    auto index = groups(240, 100);
    index.correctHubs();
    auto before = occurrences(index, false);
    auto after = occurrences(index, true);
    const auto most = [](const auto& counts) {
        return std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; })->second;
    };
    QVERIFY2(before[100] > 150, qPrintable(QString::number(before[100]))); // of 239 lists
    QVERIFY2(after[100] < before[100] / 4, qPrintable(QString::number(after[100])));
    QVERIFY(most(after) < most(before) / 3);
    // What it crowded out is there again: in ten nearest of one's own group of twenty.
    int own[2] = {0, 0};
    for (const TrackId id : index.ids()) {
        for (const bool corrected : {false, true}) {
            for (const SimilarTrack& near : similarTo(index, {id}, {.count = 10, .correctHubs = corrected}))
                own[corrected] += near.id.value % 12 == id.value % 12 ? 1 : 0;
        }
    }
    QVERIFY(own[true] > own[false]);
}

void TestHubCorrection::listsAreSortedByTheNumberTheyShow()
{
    auto index = groups(300, 7);
    index.correctHubs();
    bool ordersDiffer = false;
    for (const std::int64_t seed : {1, 7, 150}) {
        const auto rows = similarTo(index, {{seed}}, {.count = 299});
        QCOMPARE(rows.size(), std::size_t{299});
        for (std::size_t row = 1; row < rows.size(); ++row)
            QVERIFY(rows[row].similarity <= rows[row - 1].similarity);
        const auto plain = similarTo(index, {{seed}}, {.count = 299, .correctHubs = false});
        for (std::size_t row = 0; row < rows.size(); ++row)
            ordersDiffer = ordersDiffer || rows[row].id != plain[row].id;
        // Asking for fewer gives the beginning of the same list: what is far is passed over without being looked at.
        const auto few = similarTo(index, {{seed}}, {.count = 25});
        for (std::size_t row = 0; row < few.size(); ++row) {
            QCOMPARE(few[row].id, rows[row].id);
            QCOMPARE(few[row].similarity, rows[row].similarity);
        }
    }
    QVERIFY(ordersDiffer);
}

void TestHubCorrection::theOrderIsThatOfMutualProximityOfAllTracks()
{
    auto index = groups(200, 0);
    index.correctHubs();
    std::vector<float> distances;
    for (std::size_t row = 0; row < index.size(); ++row) {
        for (const float cosine : index.similarities(index.row(row)))
            distances.push_back(std::sqrt(std::max(0.0F, 2.0F - 2.0F * cosine)));
    }
    const auto mutual = mutualDistances(distances, index.size(), DistanceShape::LogNormal);
    for (const std::size_t row : {std::size_t{0}, std::size_t{77}, std::size_t{199}}) {
        std::vector<std::size_t> expected(index.size());
        std::iota(expected.begin(), expected.end(), 0);
        std::ranges::sort(expected, {}, [&](std::size_t column) { return mutual[row * index.size() + column]; });
        const auto rows = similarTo(index, {index.ids()[row]}, {.count = 199});
        for (std::size_t rank = 0; rank < rows.size(); ++rank) {
            const std::size_t found = *index.placeOf(rows[rank].id);
            const std::size_t wanted = expected[rank + 1]; // the first is the track itself
            QVERIFY(found == wanted ||
                    std::abs(mutual[row * index.size() + found] - mutual[row * index.size() + wanted]) < 1e-3F);
        }
    }
}

void TestHubCorrection::similarityIsSymmetricAndOnTheScaleOfCosines()
{
    auto index = groups(300, 0);
    index.correctHubs();
    for (const auto& [a, b] : {std::pair{1, 13}, {5, 6}, {44, 200}})
        QVERIFY(std::abs(similarityOfPair(index, {a}, {b}) - similarityOfPair(index, {b}, {a})) < 1e-4F);
    double sum = 0.0;
    double plainSum = 0.0;
    for (const std::int64_t seed : {3, 30, 90, 290}) {
        for (const SimilarTrack& track : similarTo(index, {{seed}}, {.count = 299})) {
            QVERIFY(track.similarity >= -1.0F && track.similarity <= 1.0F);
            sum += static_cast<double>(track.similarity);
        }
        for (const SimilarTrack& track : similarTo(index, {{seed}}, {.count = 299, .correctHubs = false}))
            plainSum += static_cast<double>(track.similarity);
    }
    QVERIFY2(std::abs(sum - plainSum) / (4 * 299) < 0.03, qPrintable(QString::number((sum - plainSum) / (4 * 299))));
}

void TestHubCorrection::theSameSoundIsOneAndComesFirst()
{
    auto index = groups(150, 9);
    const auto copy = *index.vectorOf({9}); // even of the hub
    index.put({1000}, std::vector<float>(copy.begin(), copy.end()));
    index.correctHubs();
    const auto rows = similarTo(index, {{9}}, {.count = 2});
    QCOMPARE(rows[0].id.value, 1000);
    QVERIFY(rows[0].similarity > 0.9999F);
    QVERIFY(rows[1].similarity < 0.99F);
}

void TestHubCorrection::moreLikeTheSeedIsMoreSimilar()
{
    // Between two tracks of equal standing nothing but their distances counts: the same track, moved towards the seed.
    auto index = groups(200, 0);
    const std::vector<float> seed(index.vectorOf({1})->begin(), index.vectorOf({1})->end());
    const std::vector<float> other(index.vectorOf({2})->begin(), index.vectorOf({2})->end());
    index.correctHubs();
    float last = -2.0F;
    for (int tenths = 0; tenths <= 10; ++tenths) {
        const float part = static_cast<float>(tenths) / 10.0F;
        std::vector<float> between(seed.size());
        for (std::size_t axis = 0; axis < seed.size(); ++axis)
            between[axis] = part * seed[axis] + (1.0F - part) * other[axis];
        index.put({2}, unit(between));
        const float similarity = similarityOfPair(index, {1}, {2});
        QVERIFY(similarity > last);
        last = similarity;
    }
    QVERIFY(last > 0.999F);
}

void TestHubCorrection::nothingIsCorrectedUntilItIsWorkedOutOrOnRequest()
{
    auto index = groups(100, 3);
    QVERIFY(!index.correctsHubs() && !index.hubsAreCovered());
    const auto plain = similarTo(index, {{1}});
    const auto nearest = index.nearest(*index.vectorOf({1}), 21);
    for (std::size_t row = 0; row < plain.size(); ++row) {
        QCOMPARE(plain[row].id, nearest[row + 1].id);
        QVERIFY(std::abs(plain[row].similarity - nearest[row + 1].similarity) < 1e-6F);
    }
    index.correctHubs();
    QVERIFY(index.correctsHubs());
    const auto onRequest = similarTo(index, {{1}}, {.correctHubs = false});
    for (std::size_t row = 0; row < plain.size(); ++row)
        QCOMPARE(onRequest[row].similarity, plain[row].similarity);
    QVERIFY(similarTo(index, {{1}})[0].similarity != plain[0].similarity);
    index.forgetHubs();
    QVERIFY(!index.correctsHubs());
    QCOMPARE(similarTo(index, {{1}})[0].similarity, plain[0].similarity);
}

void TestHubCorrection::tooFewTracksAreNotCorrected()
{
    VectorIndex index(dimensions, {}, {});
    index.correctHubs();
    const auto tracks = groups(HubCorrection::fewestTracks, 0);
    for (std::size_t size = 1; size <= tracks.size(); ++size) {
        index.put(tracks.ids()[size - 1], tracks.row(size - 1));
        QVERIFY(index.hubsAreCovered());
        QCOMPARE(index.correctsHubs(), size >= HubCorrection::fewestTracks);
        QCOMPARE(similarTo(index, {{1}}).size(), size - 1);
    }
}

void TestHubCorrection::inPortionsIsAsAtOnce()
{
    auto index = groups(333, 0);
    int portions = 0;
    for (; !index.hubsAreCovered(); ++portions) {
        QVERIFY(!index.correctsHubs());
        index.take(index.nextCorrection(50));
    }
    QCOMPARE(portions, 7);
    QVERIFY(index.correctsHubs());
    QVERIFY(isAsBuiltAtOnce(index));
}

void TestHubCorrection::addedOneByOneIsAsBuiltAtOnce()
{
    const auto all = groups(1300, 11);
    VectorIndex index(dimensions, {}, {});
    index.correctHubs();
    for (std::size_t place = 0; place < all.size(); ++place) {
        index.put(all.ids()[place], all.row(place));
        if (place % 433 == 20)
            QVERIFY(isAsBuiltAtOnce(index));
    }
    QVERIFY(index.correctsHubs());
    QCOMPARE(index.hubs().sample().size(), HubCorrection::sampleSize);
    QVERIFY(isAsBuiltAtOnce(index));
}

void TestHubCorrection::replacedAndRemovedIsAsBuiltAtOnce()
{
    auto index = groups(1100, 0);
    index.correctHubs();
    const auto others = groups(1100, 0, 77);
    for (std::int64_t track = 1; track <= 60; ++track) // most of them belong to the sample, some do not
        index.put({track * 17}, *others.vectorOf({track * 17}));
    QVERIFY(isAsBuiltAtOnce(index));
    for (std::int64_t track = 1; track <= 60; ++track)
        index.remove({track * 13});
    QVERIFY(isAsBuiltAtOnce(index));
    QCOMPARE(index.hubs().sample().size(), HubCorrection::sampleSize);
    for (std::int64_t track = 1; track <= 1092; ++track) // until two thirds of the sample are gone, and then all
        index.remove({track});
    QCOMPARE(index.size(), std::size_t{8});
    QVERIFY(index.hubsAreCovered() && !index.correctsHubs());
    for (std::int64_t track = 1; track <= 1100; ++track)
        index.remove({track});
    QVERIFY(similarTo(index, {{1}}).empty());
    index.put({5}, *others.vectorOf({5}));
    QVERIFY(isAsBuiltAtOnce(index));
}

void TestHubCorrection::changesInTheMiddleOfTheWorkAreNotLost()
{
    auto index = groups(1200, 0);
    const auto others = groups(1300, 0, 77);
    for (int portion = 0; portion < 4; ++portion)
        index.take(index.nextCorrection(150));
    for (std::int64_t track = 20; track <= 1160; track += 60) // of rows that are done and of rows that are not
        index.put({track}, *others.vectorOf({track}));
    for (std::int64_t track = 1201; track <= 1220; ++track)
        index.put({track}, *others.vectorOf({track}));
    for (std::int64_t track = 1; track <= 1220; track += 50)
        index.remove({track});
    QVERIFY(!index.correctsHubs());
    index.correctHubs();
    QVERIFY(isAsBuiltAtOnce(index));

    auto almost = groups(60, 0); // the last row that was not done goes away
    almost.take(almost.nextCorrection(59));
    almost.remove({60});
    QVERIFY(almost.correctsHubs());
    QVERIFY(isAsBuiltAtOnce(almost));
}

void TestHubCorrection::theSampleOfALargeLibraryFollowsItsTracks()
{
    auto index = groups(3000, 0);
    index.correctHubs();
    const std::vector<TrackId> sample(index.hubs().sample().begin(), index.hubs().sample().end());
    QCOMPARE(sample.size(), HubCorrection::sampleSize);
    // From all over: about a third of the sample in each third of the ids.
    const auto early = std::ranges::count_if(sample, [](TrackId id) { return id.value <= 1000; });
    QVERIFY(early > 250 && early < 420);
    index.remove(sample[500]);
    QCOMPARE(index.hubs().sample().size(), HubCorrection::sampleSize);
    QVERIFY(std::ranges::find(index.hubs().sample(), sample[500]) == index.hubs().sample().end());
    QVERIFY(isAsBuiltAtOnce(index));
}

void TestHubCorrection::severalSeedsAreCorrectedToo()
{
    auto index = groups(240, 100);
    index.correctHubs();
    const std::vector<TrackId> seeds{{1}, {13}, {25}}; // of one group
    const auto rankOfHub = [&](bool corrected) {
        const auto rows = similarTo(index, seeds, {.count = 240, .correctHubs = corrected});
        return std::ranges::find(rows, TrackId{100}, &SimilarTrack::id) - rows.begin();
    };
    QCOMPARE(rankOfHub(false), 0);
    QVERIFY(rankOfHub(true) > 0);

    // Nearly all the library as seeds: nothing would remain to measure by, so that they count after all.
    std::vector<TrackId> nearlyAll(index.ids().begin(), index.ids().end() - 3);
    const auto rest = similarTo(index, nearlyAll);
    QCOMPARE(rest.size(), std::size_t{3});
    QVERIFY(std::ranges::all_of(rest, [](const SimilarTrack& track) { return std::isfinite(track.similarity); }));
}

void TestHubCorrection::aSeedIsNotMeasuredByItself()
{
    auto index = groups(50, 0); // all of them are in the sample
    index.correctHubs();
    for (const TrackId id : index.ids()) {
        const auto asVector = index.hubs().fitOf(*index.vectorOf(id), std::vector{id});
        QVERIFY(areSame(asVector, index.hubs().fitOf(*index.placeOf(id))));
        QVERIFY(!areSame(asVector, index.hubs().fitOf(*index.vectorOf(id), {})));
    }
}

void TestHubCorrection::damagedVectorsAreLastAndDisturbNobody()
{
    auto index = groups(100, 0);
    index.correctHubs();
    const DistanceStatistics before = index.hubs().fitOf(*index.placeOf({1}));
    std::vector<float> damaged(dimensions, 0.1F);
    damaged[3] = std::numeric_limits<float>::quiet_NaN();
    index.put({500}, damaged);
    damaged[3] = std::numeric_limits<float>::infinity();
    index.put({501}, damaged);
    index.put({502}, std::vector<float>(dimensions, 0.0F));
    QVERIFY(areSame(index.hubs().fitOf(*index.placeOf({1})), before));
    QVERIFY(isAsBuiltAtOnce(index));
    const auto rows = similarTo(index, {{1}}, {.count = 200});
    QCOMPARE(rows.size(), std::size_t{102});
    QCOMPARE(rows[100].id.value, 500);
    QCOMPARE(rows[101].id.value, 501);
    QCOMPARE(rows[101].similarity, -1.0F);
    QVERIFY(similarTo(index, {{500}}).empty());

    index.put({2}, damaged); // a track of the sample is damaged, and heals
    QVERIFY(isAsBuiltAtOnce(index));
    index.put({2}, *groups(100, 0).vectorOf({2}));
    for (const std::int64_t track : {500, 501, 502})
        index.remove({track});
    QVERIFY(areSame(index.hubs().fitOf(*index.placeOf({1})), before));
}

void TestHubCorrection::libraryOfEqualTracksWorks()
{
    VectorIndex index(2, {}, {});
    for (std::int64_t track = 1; track <= 30; ++track)
        index.put({track}, atDegrees(30.0));
    index.correctHubs();
    QVERIFY(index.correctsHubs());
    const auto rows = similarTo(index, {{4}}, {.count = 3});
    QCOMPARE(rows[0].id.value, 1); // ties, by id
    QCOMPARE(rows[2].id.value, 3);
    QVERIFY(std::abs(rows[0].similarity - 1.0F) < 1e-6F);
    const auto distribution = similarityDistribution(index, 10);
    QVERIFY(std::isfinite(distribution.closeEnds) && std::abs(distribution.closeEnds - 1.0F) < 1e-6F);

    index.put({99}, atDegrees(40.0)); // and one that is not
    QCOMPARE(similarTo(index, {{4}}, {.count = 100}).back().id.value, 99);
    QVERIFY(similarTo(index, {{4}}, {.count = 100}).back().similarity < 0.9999F);
}

void TestHubCorrection::copiesStillCollapse()
{
    auto index = groups(120, 0);
    std::map<std::int64_t, TrackLabels> labels;
    for (std::int64_t copy = 0; copy < 40; ++copy) { // twenty tracks, each three times
        const std::int64_t original = 1 + copy % 20;
        const auto vector = *index.vectorOf({original});
        index.put({1000 + copy}, std::vector<float>(vector.begin(), vector.end()));
        labels[original].audioKey = labels[1000 + copy].audioKey = "audio " + std::to_string(original);
    }
    index.correctHubs();
    const auto labelsOf = [&](TrackId id) -> const TrackLabels& { return labels[id.value]; };
    const auto rows = similarTracks(index, std::vector<TrackId>{{1}}, {}, labelsOf, {.count = 500});
    QCOMPARE(rows.size(), std::size_t{119});
    for (const SimilarTrack& row : rows) {
        QVERIFY(row.id.value != 1000 && row.id.value != 1020); // copies of the seed
        const bool isOneOfThree = row.id.value <= 20 || row.id.value >= 1000;
        QCOMPARE(row.sameAudio.size(), std::size_t{isOneOfThree ? 2U : 0U});
    }
}

void TestHubCorrection::copiesPastTheEndOfTheListCollapse()
{
    auto index = groups(120, 0);
    index.correctHubs();
    std::map<std::int64_t, TrackLabels> labels;
    const auto labelsOf = [&](TrackId id) -> const TrackLabels& { return labels[id.value]; };
    const SimilarOptions options{.count = 5};
    for (const SimilarTrack& row : similarTracks(index, std::vector<TrackId>{{1}}, {}, labelsOf, options)) {
        const auto vector = *index.vectorOf(row.id);
        const std::int64_t copy = 1000 + row.id.value;
        index.put({copy}, std::vector<float>(vector.begin(), vector.end()));
        labels[row.id.value].audioKey = labels[copy].audioKey = "audio " + std::to_string(row.id.value);
    }
    const auto rows = similarTracks(index, std::vector<TrackId>{{1}}, {}, labelsOf, options);
    QCOMPARE(rows.size(), std::size_t{5});
    for (const SimilarTrack& row : rows)
        QCOMPARE(row.sameAudio.size(), labels[row.id.value].audioKey.empty() ? std::size_t{0} : std::size_t{1});
    QVERIFY(std::ranges::any_of(rows, [](const SimilarTrack& row) { return !row.sameAudio.empty(); }));
}

void TestHubCorrection::theDistributionIsByTheMeasureOfTheLists()
{
    auto index = groups(150, 0);
    QVERIFY(!similarityDistribution(index, 20).correctsHubs);
    index.correctHubs();
    const auto distribution = similarityDistribution(index, 20);
    QVERIFY(distribution.correctsHubs);
    QCOMPARE(std::accumulate(distribution.histogram.begin(), distribution.histogram.end(), 0), 150 * 149 / 2);
    std::vector<float> tenths;
    for (const TrackId id : index.ids())
        tenths.push_back(similarTo(index, {id}, {.count = 10}).back().similarity);
    std::ranges::sort(tenths);
    QVERIFY2(std::abs(distribution.closeEnds - tenths[75]) < 1e-3F,
             qPrintable(QString::number(distribution.closeEnds)));
}

QTEST_APPLESS_MAIN(TestHubCorrection)
#include "tst_hubcorrection.moc"
