// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/vectors.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <set>

using namespace tonekin;
using namespace tonekin::testing;

namespace {

/// The answer worked out the slow way, in double precision.
std::vector<Neighbour> bruteForce(const VectorIndex& index, std::span<const float> query, std::size_t count)
{
    std::vector<Neighbour> all;
    for (std::size_t place = 0; place < index.size(); ++place) {
        double product = 0.0;
        for (std::size_t axis = 0; axis < query.size(); ++axis)
            product += static_cast<double>(index.row(place)[axis]) * query[axis];
        all.push_back({index.ids()[place], static_cast<float>(product)});
    }
    std::ranges::sort(all, [](const auto& a, const auto& b) { return a.similarity > b.similarity; });
    all.resize(std::min(count, all.size()));
    return all;
}

} // namespace

class TestVectorIndex : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNearestAreThoseOfBruteForce_data();
    void theNearestAreThoseOfBruteForce();
    void similaritiesStandInTheOrderOfTheIds();
    void aTrackIsNearestToItself();
    void equalTracksAreOrderedById();
    void tracksCanBeAddedReplacedAndRemoved();
    void aDamagedVectorIsTheLeastSimilarOfAll();
    void emptyAndMismatchedQueriesFindNothing();
    void tooFewValuesMakeFewerRowsNotAWildRead();
};

void TestVectorIndex::theNearestAreThoseOfBruteForce_data()
{
    QTest::addColumn<int>("tracks");
    QTest::addColumn<int>("dimensions");
    QTest::addColumn<int>("count");
    QTest::newRow("several blocks") << 5000 << 128 << 25;
    QTest::newRow("a block and one row") << 1025 << 64 << 10;
    QTest::newRow("a length that fills no vector register") << 700 << 37 << 5;
    QTest::newRow("three dimensions") << 500 << 3 << 7;
    QTest::newRow("all of them") << 90 << 16 << 90;
    QTest::newRow("more than there are") << 20 << 16 << 1000;
    QTest::newRow("one track") << 1 << 128 << 10;
}

void TestVectorIndex::theNearestAreThoseOfBruteForce()
{
    QFETCH(int, tracks);
    QFETCH(int, dimensions);
    QFETCH(int, count);
    const auto index = randomIndex(static_cast<std::size_t>(tracks), dimensions);
    const auto queries = randomIndex(5, dimensions, 99);
    for (std::size_t query = 0; query < queries.size(); ++query) {
        const auto expected = bruteForce(index, queries.row(query), static_cast<std::size_t>(count));
        const auto found = index.nearest(queries.row(query), static_cast<std::size_t>(count));
        QCOMPARE(found.size(), expected.size());
        for (std::size_t place = 0; place < found.size(); ++place) {
            QVERIFY(std::abs(found[place].similarity - expected[place].similarity) < 1e-5F);
            QVERIFY(found[place].id == expected[place].id ||
                    std::abs(expected[place].similarity - found[place].similarity) < 1e-6F);
        }
    }
}

void TestVectorIndex::similaritiesStandInTheOrderOfTheIds()
{
    const auto index = randomIndex(3000, 100);
    const auto query = *index.vectorOf({1234});
    const auto similarities = index.similarities(query);
    QCOMPARE(similarities.size(), index.size());
    auto expected = bruteForce(index, query, index.size());
    std::ranges::sort(expected, {}, &Neighbour::id);
    for (std::size_t place = 0; place < index.size(); ++place)
        QVERIFY(std::abs(similarities[place] - expected[place].similarity) < 1e-5F);
}

void TestVectorIndex::aTrackIsNearestToItself()
{
    const auto index = randomIndex(2000, 128);
    for (const std::int64_t track : {1, 1024, 1025, 2000}) {
        const auto found = index.nearest(*index.vectorOf({track}), 1);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].id.value, track);
        QVERIFY(std::abs(found[0].similarity - 1.0F) < 1e-5F);
    }
}

void TestVectorIndex::equalTracksAreOrderedById()
{
    std::vector<TrackId> ids;
    std::vector<float> values;
    for (std::int64_t track = 3000; track > 0; --track) { // against the order in memory
        ids.push_back({track});
        values.insert(values.end(), {0.6F, 0.0F, 0.8F});
    }
    const VectorIndex index(3, ids, values);
    const auto found = index.nearest(std::vector{0.6F, 0.0F, 0.8F}, 4);
    QCOMPARE(found.size(), std::size_t{4});
    for (std::size_t place = 0; place < found.size(); ++place)
        QCOMPARE(found[place].id.value, static_cast<std::int64_t>(place) + 1);
}

void TestVectorIndex::tracksCanBeAddedReplacedAndRemoved()
{
    VectorIndex index(2, {}, {});
    QCOMPARE(index.size(), std::size_t{0});
    for (int track = 1; track <= 4; ++track)
        index.put({track}, atDegrees(10.0 * track));
    QCOMPARE(index.size(), std::size_t{4});
    QCOMPARE(index.nearest(atDegrees(0), 1)[0].id.value, 1);

    index.put({1}, atDegrees(170)); // replaced, not added
    QCOMPARE(index.size(), std::size_t{4});
    QCOMPARE(index.nearest(atDegrees(0), 1)[0].id.value, 2);

    index.remove({2});
    index.remove({2}); // no longer there: nothing happens
    QCOMPARE(index.size(), std::size_t{3});
    QVERIFY(!index.vectorOf({2}));
    QCOMPARE(index.nearest(atDegrees(0), 1)[0].id.value, 3);
    for (const int track : {1, 3, 4}) { // each id still leads to its own vector
        const double degrees = track == 1 ? 170 : 10.0 * track;
        QCOMPARE(index.nearest(atDegrees(degrees), 1)[0].id.value, track);
        QVERIFY(std::ranges::equal(*index.vectorOf({track}), atDegrees(degrees)));
    }

    index.put({5}, std::vector{1.0F, 0.0F, 0.0F}); // wrong length
    QVERIFY(!index.vectorOf({5}));
    for (const int track : {3, 1, 4})
        index.remove({track});
    QCOMPARE(index.size(), std::size_t{0});
    QVERIFY(index.nearest(atDegrees(0), 3).empty());
}

void TestVectorIndex::aDamagedVectorIsTheLeastSimilarOfAll()
{
    auto index = randomIndex(100, 8);
    std::vector<float> damaged(8, 0.1F);
    damaged[3] = std::numeric_limits<float>::quiet_NaN();
    index.put({50}, damaged);
    damaged[3] = std::numeric_limits<float>::infinity();
    index.put({51}, damaged);
    const auto found = index.nearest(*index.vectorOf({1}), index.size());
    QCOMPARE(found.size(), std::size_t{100});
    QCOMPARE(found[0].id.value, 1);
    const std::set<std::int64_t> last{found[98].id.value, found[99].id.value};
    QCOMPARE(last, (std::set<std::int64_t>{50, 51}));
    QCOMPARE(found[99].similarity, -1.0F);
}

void TestVectorIndex::emptyAndMismatchedQueriesFindNothing()
{
    const auto index = randomIndex(10, 4);
    QVERIFY(index.nearest(std::vector<float>{}, 5).empty());
    QVERIFY(index.nearest(std::vector<float>(5, 0.4F), 5).empty());
    QVERIFY(index.nearest(*index.vectorOf({1}), 0).empty());
    QVERIFY(!index.vectorOf({11}));
    QCOMPARE(index.similarities(std::vector<float>(5, 0.4F)), std::vector<float>(10, -1.0F));
    const VectorIndex nothing(128, {}, {});
    QVERIFY(nothing.nearest(std::vector<float>(128, 0.0F), 5).empty());
    QVERIFY(nothing.similarities(std::vector<float>(128, 0.0F)).empty());
}

void TestVectorIndex::tooFewValuesMakeFewerRowsNotAWildRead()
{
    const VectorIndex index(4, {{1}, {2}, {3}}, std::vector<float>(9, 0.5F));
    QCOMPARE(index.size(), std::size_t{2});
    QVERIFY(index.vectorOf({2}));
    QVERIFY(!index.vectorOf({3}));
    QCOMPARE(VectorIndex(0, {{1}}, {1.0F}).size(), std::size_t{0});
}

QTEST_APPLESS_MAIN(TestVectorIndex)
#include "tst_vectorindex.moc"
