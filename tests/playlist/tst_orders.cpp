// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/energyorder.h"
#include "playlist/madetracks.h"
#include "playlist/tour.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <numeric>

using namespace tonekin;

namespace {

std::vector<std::size_t> sorted(std::vector<std::size_t> order)
{
    std::ranges::sort(order);
    return order;
}

std::vector<std::size_t> counted(std::size_t count)
{
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

double shortestByTrying(const DistanceMatrix& distances)
{
    auto order = counted(distances.size());
    double shortest = lengthOf(order, distances);
    while (std::next_permutation(order.begin(), order.end()))
        shortest = std::min(shortest, lengthOf(order, distances));
    return shortest;
}

std::vector<std::optional<float>> energiesOf(std::size_t count, std::uint32_t seed)
{
    std::mt19937 random(seed);
    std::vector<std::optional<float>> energies;
    for (std::size_t i = 0; i < count; ++i)
        energies.push_back(static_cast<float>(random() % 1000));
    return energies;
}

} // namespace

class TestOrders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTourOfAFewIsNearlyTheShortestThereIs()
    {
        int shortest = 0;
        for (std::uint32_t seed = 0; seed < 20; ++seed) {
            const auto distances = made::Points(8, seed).distances();
            const double best = shortestByTrying(distances);
            const double length = lengthOf(shortTour(distances), distances);
            QVERIFY(length < 1.06 * best);
            shortest += length < best + 1e-6 ? 1 : 0;
        }
        QVERIFY2(shortest >= 16, qPrintable(QString::number(shortest)));
    }

    void aTourVisitsEachOnceAndIsFarShorterThanChance()
    {
        const auto distances = made::Points(120, 3).distances();
        const auto tour = shortTour(distances);
        QCOMPARE(sorted(tour), counted(120));
        const double chance = lengthOf(counted(120), distances); // the points are in no order
        QVERIFY(lengthOf(tour, distances) < 0.2 * chance);
        QCOMPARE(tour, shortTour(distances));
    }

    void anOrderWithACrossingIsTurnedStraight()
    {
        DistanceMatrix line(6);
        for (std::size_t a = 0; a < 6; ++a)
            for (std::size_t b = a + 1; b < 6; ++b)
                line.set(a, b, static_cast<float>(b - a));
        std::vector<std::size_t> order{0, 3, 2, 1, 4, 5};
        shorten(order, line, {1, true, {}});
        QCOMPARE(order, counted(6));
    }

    void whatIsFixedStaysAndWhatMayNotBeIsNot()
    {
        const auto distances = made::Points(40, 9).distances();
        auto order = counted(40);
        TourRules rules{3, true, [](std::span<const std::size_t> asked) { return asked[10] == 10; }};
        shorten(order, distances, rules);
        QCOMPARE(std::vector(order.begin(), order.begin() + 3), counted(3));
        QCOMPARE(order.back(), std::size_t{39});
        QCOMPARE(order[10], std::size_t{10});
        QCOMPARE(sorted(order), counted(40));
        QVERIFY(lengthOf(order, distances) < lengthOf(counted(40), distances));
    }

    void fewTracksNeedNoTour()
    {
        QVERIFY(shortTour(DistanceMatrix(0)).empty());
        QCOMPARE(shortTour(DistanceMatrix(1)), counted(1));
        QCOMPARE(shortTour(DistanceMatrix(2)).size(), std::size_t{2});
    }

    void energyRisesAndFallsAgain()
    {
        const auto energies = energiesOf(60, 4);
        const auto distances = made::Points(60, 5).distances();
        const auto order = energyCurve(energies, distances, {});
        QCOMPARE(sorted(order), counted(60));
        const auto meanOf = [&](std::size_t first, std::size_t end) {
            float sum = 0.0F;
            for (std::size_t at = first; at < end; ++at)
                sum += *energies[order[at]];
            return sum / static_cast<float>(end - first);
        };
        QVERIFY(meanOf(0, 10) < meanOf(15, 25));
        QVERIFY(meanOf(15, 25) < meanOf(35, 45));
        QVERIFY(meanOf(35, 45) > meanOf(52, 60));
    }

    void anAlbumBeginsLoudAlternatesAndEndsOnAStrongMatch()
    {
        const auto energies = energiesOf(31, 6);
        std::vector<float> closeness;
        for (std::size_t i = 0; i < 31; ++i)
            closeness.push_back(1.0F / static_cast<float>(i + 2));
        const auto distances = made::Points(31, 7).distances();
        const std::array<std::size_t, 1> seed{5};
        const auto order = albumLike(energies, closeness, distances, seed);
        QCOMPARE(sorted(order), counted(31));
        QCOMPARE(order.front(), std::size_t{5});
        for (std::size_t i = 0; i < 31; ++i)
            QVERIFY(i == 5 || *energies[order[1]] >= *energies[i]);
        QVERIFY(order.back() == 0 || (order[1] == 0 && order.back() == 1)); // the closest, if it is not the loudest
        QVERIFY(alternation(energies, std::span(order).subspan(1, 29)) > 0.9);
        QVERIFY(alternation(energies, counted(31)) < 0.9); // which chance does not give
    }

    void energyThatIsNotKnownOrAllAlikeTellsNothing()
    {
        using Values = std::vector<std::optional<float>>;
        QVERIFY(tellsEnergy(Values{1.0F, 2.0F, 3.0F, std::nullopt}));
        QVERIFY(!tellsEnergy(Values{1.0F, 2.0F, std::nullopt, std::nullopt}));
        QVERIFY(!tellsEnergy(Values{1.0F, 1.0F, 1.0F}));
        QVERIFY(!tellsEnergy(Values{}));
    }
};

QTEST_APPLESS_MAIN(TestOrders)
#include "tst_orders.moc"
