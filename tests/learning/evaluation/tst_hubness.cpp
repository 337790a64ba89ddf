// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "evaluation/hubcorrections.h"
#include "evaluation/hubness.h"
#include "measures/systemscores.h"

#include <QTest>

#include <cmath>

using namespace tonekin;

namespace {

SimilarityMatrix square(std::size_t size, const std::vector<float>& values)
{
    return {size, size, values, true};
}

/// Points around a centre in many dimensions, and a few near the centre itself, which are near to all: hubs.
SimilarityMatrix libraryWithHubs()
{
    RandomStream random(5, {});
    std::vector<std::vector<float>> vectors;
    for (int i = 0; i < 120; ++i) {
        std::vector<float> vector{6.0F};
        for (int d = 0; d < 60; ++d)
            vector.push_back(static_cast<float>((i < 4 ? 0.05 : 1.0) * random.between(-1.0, 1.0) * 3.0));
        vectors.push_back(vector);
    }
    return similaritiesAmong({}, vectors);
}

} // namespace

class TestHubness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHubIsCountedAsByHand();
    void anEvenLibraryHasNoHubs();
    void reachIsFollowedAlongLists();
    void theDiagonalSaysNothing();
    void everyCorrectionEvensOutHubs_data();
    void everyCorrectionEvensOutHubs();
    void correctedValuesAreThoseOfTheFormulas();
    void theNearestStayToldApart();
};

void TestHubness::aHubIsCountedAsByHand()
{
    // Everybody's nearest is track 0; its own nearest is track 1. N = 3, 1, 0, 0 with k = 1.
    const auto matrix = square(4, {1.0F, 0.9F, 0.8F, 0.7F, //
                                   0.9F, 1.0F, 0.1F, 0.1F, //
                                   0.8F, 0.1F, 1.0F, 0.1F, //
                                   0.7F, 0.1F, 0.1F, 1.0F});
    const HubnessFigures figures = hubnessOf(matrix, 1);
    QCOMPARE(figures.neighbours, std::size_t{1});
    QCOMPARE(figures.antiHubs, 0.5);
    QCOMPARE(figures.largest, 3.0);
    QCOMPARE(figures.robinHood, 0.5); // two of four places are too many at one track
    // Deviations 2, 0, -1, -1: cubes 6 / 4, squares 6 / 4.
    QVERIFY(std::fabs(figures.skewness - 1.5 / std::pow(1.5, 1.5)) < 1e-9);
    // From 0: 1. From 1: 0. From 2 and 3: 0 and 1. Six of twelve.
    QCOMPARE(figures.reachable, 0.5);
}

void TestHubness::anEvenLibraryHasNoHubs()
{
    std::vector<std::vector<float>> ring;
    for (int i = 0; i < 24; ++i)
        ring.push_back({static_cast<float>(std::cos(i * 0.2618)), static_cast<float>(std::sin(i * 0.2618))});
    const HubnessFigures figures = hubnessOf(similaritiesAmong({}, ring), 10);
    QCOMPARE(figures.antiHubs, 0.0);
    QVERIFY(figures.largest < 1.15);
    QCOMPARE(figures.reachable, 1.0);
    QCOMPARE(hubnessOf(square(1, {1.0F})).neighbours, std::size_t{0});
}

void TestHubness::reachIsFollowedAlongLists()
{
    // Two pairs that know only each other.
    const auto matrix = square(4, {1.0F, 0.9F, 0.0F, 0.0F, 0.9F, 1.0F, 0.0F, 0.0F, //
                                   0.0F, 0.0F, 1.0F, 0.9F, 0.0F, 0.0F, 0.9F, 1.0F});
    QVERIFY(std::fabs(hubnessOf(matrix, 1).reachable - 1.0 / 3.0) < 1e-9);
}

void TestHubness::theDiagonalSaysNothing()
{
    auto plain = libraryWithHubs();
    auto strange = plain;
    for (std::size_t i = 0; i < strange.queries; ++i)
        strange.values[i * strange.candidates + i] = -1.0F;
    for (SimilarityMatrix* matrix : {&plain, &strange})
        correctByMutualProximity(*matrix, SimilarityUnit::Cosine, DistanceShape::LogNormal);
    QCOMPARE(strange.at(3, 7), plain.at(3, 7));
    QCOMPARE(neighbourLists(strange, 10), neighbourLists(plain, 10));
}

void TestHubness::everyCorrectionEvensOutHubs_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("mutual proximity, log-normal") << 0;
    QTest::newRow("mutual proximity, normal") << 1;
    QTest::newRow("nearest means") << 2;
    QTest::newRow("local scaling") << 3;
}

void TestHubness::everyCorrectionEvensOutHubs()
{
    QFETCH(int, which);
    SimilarityMatrix matrix = libraryWithHubs();
    const HubnessFigures before = hubnessOf(matrix);
    QVERIFY2(before.largest > 4.0 && before.skewness > 1.5, qPrintable(QString::number(before.largest)));
    if (which == 2)
        correctByNearestMeans(matrix);
    else if (which == 3)
        correctByLocalScaling(matrix);
    else
        correctByMutualProximity(matrix, SimilarityUnit::Cosine,
                                 which == 0 ? DistanceShape::LogNormal : DistanceShape::Normal);
    const HubnessFigures after = hubnessOf(matrix);
    QVERIFY2(after.skewness < 0.6 * before.skewness,
             qPrintable(QString("%1 -> %2").arg(before.skewness).arg(after.skewness)));
    QVERIFY(after.largest < before.largest && after.robinHood < before.robinHood);
}

void TestHubness::correctedValuesAreThoseOfTheFormulas()
{
    // Fewer than ten others: all of them are the nearest.
    auto means = square(3, {1.0F, 0.6F, 0.2F, 0.6F, 1.0F, 0.4F, 0.2F, 0.4F, 1.0F});
    auto scaled = means;
    correctByNearestMeans(means);
    QVERIFY(std::fabs(means.at(0, 1) - (1.2F - 0.4F - 0.5F)) < 1e-6F);
    correctByLocalScaling(scaled);
    QVERIFY(std::fabs(scaled.at(0, 1) + 0.4 / std::sqrt(0.6 * 0.5)) < 1e-6);
}

void TestHubness::theNearestStayToldApart()
{
    // Far below all other distances mutual proximity itself is 1 to the last digit.
    SimilarityMatrix matrix = libraryWithHubs();
    matrix.values[1] = 0.99999F;
    matrix.values[2] = 0.9999F;
    correctByMutualProximity(matrix, SimilarityUnit::Cosine, DistanceShape::LogNormal);
    QVERIFY(matrix.at(0, 1) > matrix.at(0, 2));
    QVERIFY(matrix.at(0, 2) > matrix.at(0, 3));
}

QTEST_APPLESS_MAIN(TestHubness)
#include "tst_hubness.moc"
