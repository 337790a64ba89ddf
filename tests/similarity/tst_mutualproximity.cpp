// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/mutualproximity.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace tonekin;

namespace {

double fromTheTextbook(double z)
{
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

bool areNear(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

constexpr std::array shapes{DistanceShape::Normal, DistanceShape::LogNormal};

/// Points on a line, the first in the middle of all others: the nearest of each of them in one direction.
std::vector<float> distancesOnALine(const std::vector<float>& places)
{
    std::vector<float> distances;
    for (const float from : places) {
        for (const float to : places)
            distances.push_back(std::abs(from - to));
    }
    return distances;
}

} // namespace

class TestMutualProximity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFormulaIsThatOfThePaper();
    void itIsSymmetricAndFallsWithDistance();
    void logarithmsOfTailsReachWhereTailsVanish();
    void tailsLeadBackToTheirPoints();
    void theMutualTailIsThatOfTheFormula();
    void theMutualTailLiesBetweenBothAndRisesWithEach();
    void theLogNormalFitHasTheMeanAndDeviationThatWereMeasured();
    void noDistanceAndNoDeviationAreNoTrouble();
    void matricesAreOrderedAsByTheFormula();
    void matricesDoNotCareForTheUnitOfDistance();
    void aHubInAMatrixIsPulledDown();
    void matricesWithDamageOrOfNoSizeWork();
};

void TestMutualProximity::theFormulaIsThatOfThePaper()
{
    const DistanceStatistics a{10.0F, 2.0F};
    const DistanceStatistics b{6.0F, 4.0F};
    // z are -1 and 0.5: P(Z > -1) = 0.841345, P(Z > 0.5) = 0.308538
    QVERIFY(areNear(mutualProximity(8.0, a, b), 0.841345 * 0.308538, 1e-5));
    QVERIFY(areNear(mutualProximity(-100.0, a, b), 1.0, 1e-9));
    QVERIFY(mutualProximity(100.0, a, b) < 1e-9);
}

void TestMutualProximity::itIsSymmetricAndFallsWithDistance()
{
    const DistanceStatistics a{1.2F, 0.2F};
    const DistanceStatistics b{1.4F, 0.1F};
    for (const DistanceShape shape : shapes) {
        double last = 2.0;
        for (double distance = 0.4; distance < 2.0; distance += 0.01) {
            const double proximity = mutualProximity(distance, a, b, shape);
            QCOMPARE(proximity, mutualProximity(distance, b, a, shape));
            QVERIFY(proximity < last);
            last = proximity;
        }
    }
}

void TestMutualProximity::logarithmsOfTailsReachWhereTailsVanish()
{
    for (double z = -29.0; z < 8.0; z += 0.1)
        QVERIFY(areNear(std::exp(logNormalTail(z)), fromTheTextbook(z), 1e-12));
    QVERIFY(
        areNear(logNormalTail(-29.999999), logNormalTail(-30.000001), 1e-6)); // where one way ends and another begins
    double last = -std::numeric_limits<double>::infinity();
    for (double z = -1e6; z < -20.0; z *= 0.97) {
        QVERIFY(std::isfinite(logNormalTail(z)));
        QVERIFY(logNormalTail(z) > last);
        last = logNormalTail(z);
    }
    // ln of the density at -100 over 100, less the first term of the series
    QVERIFY(areNear(logNormalTail(-100.0), -5000.0 - 0.9189385332 - std::log(100.0) - 1e-4, 1e-9));
}

void TestMutualProximity::tailsLeadBackToTheirPoints()
{
    for (double z = -1000.0; z < 6.0; z += 0.37)
        QVERIFY(areNear(normalTailPoint(logNormalTail(z)), z, 1e-8));
    QVERIFY(areNear(normalTailPoint(std::log(0.5)), 0.0, 1e-9));
    QVERIFY(areNear(normalTailPoint(std::log(0.975)), 1.959963985, 1e-8));
    QCOMPARE(normalTailPoint(0.0), std::numeric_limits<double>::infinity());
}

void TestMutualProximity::theMutualTailIsThatOfTheFormula()
{
    for (double a = -7.0; a < 3.0; a += 0.7) {
        for (double b = -7.0; b < 3.0; b += 0.9) {
            const double both = std::log1p(-fromTheTextbook(a)) + std::log1p(-fromTheTextbook(b));
            QVERIFY(areNear(logMutualTail(a, b), std::log(-std::expm1(0.5 * both)), 1e-6));
        }
    }
}

void TestMutualProximity::theMutualTailLiesBetweenBothAndRisesWithEach()
{
    for (double a = -60.0; a < 5.0; a += 0.31) {
        double last = -std::numeric_limits<double>::infinity();
        for (double b = -60.0; b < 5.0; b += 0.013) {
            const double mutual = logMutualTail(a, b);
            QCOMPARE(mutual, logMutualTail(b, a));
            QVERIFY(mutual >= last);
            QVERIFY(mutual <= logNormalTail(std::max(a, b)) + 1e-9);
            QVERIFY(mutual >= logNormalTail(std::max(a, b)) - std::log(2.0)); // what lists are cut short by
            last = mutual;
        }
    }
}

void TestMutualProximity::theLogNormalFitHasTheMeanAndDeviationThatWereMeasured()
{
    const DistanceStatistics fit = fitted({1.38F, 0.21F}, DistanceShape::LogNormal);
    const double mean = static_cast<double>(fit.mean);
    const double variance = static_cast<double>(fit.deviation) * static_cast<double>(fit.deviation);
    const double itsMean = std::exp(mean + variance / 2.0);
    QVERIFY(areNear(itsMean, 1.38, 1e-5));
    QVERIFY(areNear(itsMean * std::sqrt(std::expm1(variance)), 0.21, 1e-5));
    QCOMPARE(fitted({1.38F, 0.21F}, DistanceShape::Normal).mean, 1.38F);
}

void TestMutualProximity::noDistanceAndNoDeviationAreNoTrouble()
{
    for (const DistanceShape shape : shapes) {
        const DistanceStatistics fit = fitted({0.0F, 0.0F}, shape);
        QVERIFY(std::isfinite(fit.mean) && fit.deviation > 0.0F);
        for (const double distance : {0.0, 1e-12, 1.0, 2.0}) {
            const double proximity = mutualProximity(distance, {0.0F, 0.0F}, {1.0F, 0.0F}, shape);
            QVERIFY(proximity >= 0.0 && proximity <= 1.0);
        }
    }
    // Nothing is nearer than the same, however close a track's distances are to 0 as a rule.
    QVERIFY(areNear(mutualProximity(0.0, {0.3F, 0.3F}, {0.3F, 0.3F}, DistanceShape::LogNormal), 1.0, 1e-9));
    QVERIFY(mutualProximity(0.0, {0.3F, 0.3F}, {0.3F, 0.3F}, DistanceShape::Normal) < 0.75);
}

void TestMutualProximity::matricesAreOrderedAsByTheFormula()
{
    const std::vector<float> places{0.0F, 1.0F, 1.5F, 4.0F, 4.2F, 9.0F, 9.1F, 12.0F};
    const std::size_t count = places.size();
    const auto distances = distancesOnALine(places);
    std::vector<DistanceStatistics> statistics;
    for (std::size_t row = 0; row < count; ++row) {
        double sum = 0.0;
        double squares = 0.0;
        for (std::size_t column = 0; column < count; ++column) {
            const auto distance = static_cast<double>(distances[row * count + column]);
            sum += distance;
            squares += distance * distance;
        }
        const double mean = sum / 7.0; // the row itself adds nothing, and is not counted
        statistics.push_back({static_cast<float>(mean), static_cast<float>(std::sqrt(squares / 7.0 - mean * mean))});
    }
    for (const DistanceShape shape : shapes) {
        const auto corrected = mutualDistances(distances, count, shape);
        QCOMPARE(corrected.size(), count * count);
        for (std::size_t row = 0; row < count; ++row) {
            QCOMPARE(corrected[row * count + row], std::numeric_limits<float>::lowest());
            for (std::size_t column = 0; column < count; ++column) {
                if (row == column)
                    continue;
                QCOMPARE(corrected[row * count + column], corrected[column * count + row]);
                const double proximity = mutualProximity(static_cast<double>(distances[row * count + column]),
                                                         statistics[row], statistics[column], shape);
                const double tail = 1.0 - std::sqrt(proximity); // of the mutual mean
                QVERIFY(areNear(fromTheTextbook(static_cast<double>(corrected[row * count + column])), tail, 1e-4));
            }
        }
    }
}

void TestMutualProximity::matricesDoNotCareForTheUnitOfDistance()
{
    const std::vector<float> places{0.0F, 1.0F, 1.5F, 4.0F, 4.2F, 9.0F, 9.1F, 12.0F};
    auto distances = distancesOnALine(places);
    for (const DistanceShape shape : shapes) {
        const auto before = mutualDistances(distances, places.size(), shape);
        auto others = distances;
        for (float& distance : others)
            distance *= 1000.0F;
        const auto after = mutualDistances(others, places.size(), shape);
        for (std::size_t place = 0; place < before.size(); ++place)
            QVERIFY(areNear(static_cast<double>(before[place]), static_cast<double>(after[place]), 1e-3));
    }
}

void TestMutualProximity::aHubInAMatrixIsPulledDown()
{
    // Pairs far from one another, and one point that is a little nearer to every one than its own partner is.
    constexpr std::size_t pairs = 10;
    constexpr std::size_t count = 2 * pairs + 1;
    std::vector<float> distances(count * count, 10.0F);
    for (std::size_t row = 0; row < count; ++row) {
        distances[row * count + row] = 0.0F;
        distances[row * count + count - 1] = distances[(count - 1) * count + row] = row + 1 == count ? 0.0F : 4.9F;
        if (row + 1 < count)
            distances[row * count + (row ^ 1U)] = 5.0F;
    }
    const auto nearestOf = [&](const std::vector<float>& matrix, std::size_t row) {
        std::size_t nearest = row == 0 ? 1 : 0;
        for (std::size_t column = 0; column < count; ++column)
            nearest = column != row && matrix[row * count + column] < matrix[row * count + nearest] ? column : nearest;
        return nearest;
    };
    for (const DistanceShape shape : shapes) {
        const auto corrected = mutualDistances(distances, count, shape);
        for (std::size_t row = 0; row + 1 < count; ++row) {
            QCOMPARE(nearestOf(distances, row), count - 1);
            QCOMPARE(nearestOf(corrected, row), row ^ 1U);
        }
    }
}

void TestMutualProximity::matricesWithDamageOrOfNoSizeWork()
{
    QVERIFY(mutualDistances({}, 0, DistanceShape::Normal).empty());
    QVERIFY(mutualDistances(std::vector<float>(8, 1.0F), 3, DistanceShape::Normal).empty());
    QCOMPARE(mutualDistances(std::vector<float>(1, 0.0F), 1, DistanceShape::Normal).size(), std::size_t{1});
    auto distances = distancesOnALine({0.0F, 1.0F, 3.0F, 7.0F});
    distances[1] = distances[4] = std::numeric_limits<float>::quiet_NaN();
    for (const DistanceShape shape : shapes) {
        const auto corrected = mutualDistances(distances, 4, shape);
        QCOMPARE(corrected[1], std::numeric_limits<float>::max());
        QVERIFY(std::ranges::all_of(corrected, [](float value) { return std::isfinite(value); }));
        QVERIFY(corrected[2] < corrected[3]);
    }
}

QTEST_APPLESS_MAIN(TestMutualProximity)
#include "tst_mutualproximity.moc"
