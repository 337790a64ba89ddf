// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/reasons.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <random>

using namespace tonekin;

namespace {

Embedding unitVector(std::mt19937& random, std::size_t dimensions)
{
    std::normal_distribution<float> normal;
    Embedding vector(dimensions);
    float squares = 0.0F;
    for (float& value : vector) {
        value = normal(random);
        squares += value * value;
    }
    for (float& value : vector)
        value /= std::sqrt(squares);
    return vector;
}

/// Three-second hops of five-second sections.
std::vector<Section> sectionsOf(std::mt19937& random, int count)
{
    std::vector<Section> sections;
    for (int i = 0; i < count; ++i)
        sections.push_back({3.0F * static_cast<float>(i), 5.0F, unitVector(random, 32)});
    return sections;
}

UnitPair unit(int index, double one, double other)
{
    return {{{1}, index}, one, other};
}

std::vector<int> indicesOf(const auto& units, auto indexOf)
{
    std::vector<int> indices;
    for (const auto& one : units)
        indices.push_back(indexOf(one));
    return indices;
}

} // namespace

class TestReasons : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sharesOfThePartsAreTheCosine()
    {
        std::mt19937 random(5);
        const auto one = unitVector(random, 60);
        const auto other = unitVector(random, 60);
        const std::array slices{VectorSlice{0, 10}, VectorSlice{10, 30}, VectorSlice{40, 20}};
        const auto shares = partShares(one, other, slices);
        QCOMPARE(shares.size(), std::size_t{3});
        float cosine = 0.0F;
        for (std::size_t axis = 0; axis < 60; ++axis)
            cosine += one[axis] * other[axis];
        float sum = 0.0F;
        float weights = 0.0F;
        for (const PartShare& part : shares) {
            sum += part.share;
            weights += part.weight;
            QVERIFY(std::abs(part.weight * part.similarity - part.share) < 1e-5F);
            QVERIFY(std::abs(part.similarity) <= 1.0F);
        }
        QVERIFY(std::abs(sum - cosine) < 1e-5F);
        QVERIFY(weights <= 1.0F + 1e-5F);
    }

    void aPartThatOnlyOneHasGivesNothing()
    {
        const Embedding one{0.6F, 0.8F, 0.0F, 0.0F};
        const Embedding other{0.6F, 0.0F, 0.8F, 0.0F};
        const std::array slices{VectorSlice{0, 2}, VectorSlice{2, 2}};
        const auto shares = partShares(one, other, slices);
        QVERIFY(std::abs(shares[0].share - 0.36F) < 1e-6F);
        QVERIFY(std::abs(shares[0].similarity - 0.6F) < 1e-6F);
        QCOMPARE(shares[1].share, 0.0F);
        QCOMPARE(shares[1].similarity, 0.0F);
        const std::array beyond{VectorSlice{0, 2}, VectorSlice{2, 3}};
        QVERIFY(partShares(one, other, beyond).empty()); // of another network
    }

    void sharedIsWhatBothDrive()
    {
        const std::array units{unit(0, 5.0, 0.5), unit(1, 2.0, 3.0), unit(2, 4.0, 4.0), unit(3, -3.0, -3.0),
                               unit(4, 1.0, 9.0)};
        const auto shared = sharedUnits(units, 2);
        QCOMPARE(indicesOf(shared, [](const SharedUnit& one) { return one.pair.unit.index; }),
                 (std::vector<int>{2, 1}));
        QCOMPARE(shared[0].share, 4.0 / 7.0); // of 2, 4 and 1
        QVERIFY(sharedUnits(std::span(units).first(1), 5).empty());
    }

    void differingIsWhatOneDrivesAndTheOtherDoesNot()
    {
        const std::array units{unit(0, 5.0, 0.5), unit(1, 2.0, 3.0), unit(2, 4.0, 4.0), unit(3, -3.0, 3.0)};
        const auto differing = differingUnits(units, 9);
        QCOMPARE(indicesOf(differing, [](const UnitPair& one) { return one.unit.index; }), (std::vector<int>{3, 0, 1}));
    }

    void theMomentThatTwoTracksShareIsFound()
    {
        int found = 0;
        for (std::uint32_t seed = 0; seed < 50; ++seed) {
            std::mt19937 random(seed);
            auto one = sectionsOf(random, 80);
            auto other = sectionsOf(random, 60);
            const std::size_t at = seed % 80;
            const std::size_t otherAt = (seed * 7) % 60;
            other[otherAt].embedding = one[at].embedding;
            other[otherAt].embedding[0] += 0.2F; // not quite
            const auto moments = bestMoments(one, other, 3);
            QCOMPARE(moments.size(), std::size_t{3});
            found +=
                moments[0].seconds == one[at].startSeconds && moments[0].otherSeconds == other[otherAt].startSeconds
                    ? 1
                    : 0;
        }
        QCOMPARE(found, 50);
    }

    void momentsDoNotOverlap()
    {
        std::mt19937 random(3);
        const auto one = sectionsOf(random, 40);
        const auto moments = bestMoments(one, one, 100); // each is most like itself
        QVERIFY(moments.size() >= 13);
        for (std::size_t a = 0; a < moments.size(); ++a)
            for (std::size_t b = 0; b < a; ++b) {
                QVERIFY(std::abs(moments[a].seconds - moments[b].seconds) >= 5.0F);
                QVERIFY(std::abs(moments[a].otherSeconds - moments[b].otherSeconds) >= 5.0F);
            }
        QVERIFY(std::ranges::is_sorted(moments, std::greater<>(), &MomentPair::similarity));
    }

    void tracksWithoutSectionsHaveNoMoments()
    {
        std::mt19937 random(1);
        QVERIFY(bestMoments({}, sectionsOf(random, 3), 5).empty());
        QVERIFY(bestMoments(sectionsOf(random, 3), {}, 5).empty());
        auto ofAnotherNetwork = sectionsOf(random, 3);
        for (Section& section : ofAnotherNetwork)
            section.embedding.resize(7);
        QVERIFY(bestMoments(sectionsOf(random, 3), ofAnotherNetwork, 5).empty());
    }

    void tenHoursOfSectionsAreComparedAsWell()
    {
        std::mt19937 random(2);
        const auto longOne = sectionsOf(random, 12'000);
        QVERIFY(!bestMoments(longOne, longOne, 1).empty());
    }
};

QTEST_APPLESS_MAIN(TestReasons)
#include "tst_reasons.moc"
