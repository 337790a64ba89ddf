// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "training/retrieval.h"
#include "evaluation/timbrebaseline.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace tonekin;

namespace {

/// A unit vector at an angle, so that nearness is the difference of angles.
RetrievalItem at(double degrees, const std::string& label, const std::string& hidden = {})
{
    const double angle = degrees * std::numbers::pi / 180.0;
    return {{static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))}, label, hidden, label};
}

bool near(double value, double wanted)
{
    return std::fabs(value - wanted) < 1e-9;
}

} // namespace

class TestRetrieval : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aListOfFourIsScoredAsByHand();
    void neighboursOfTheSameAlbumAreLeftOut();
    void whoHasNoRightAnswerAsksNothing();
    void lengthsOfVectorsSayNothing();
    void theOtherHalfIsFoundOrNot();
    void chanceIsWhatRandomOrdersReach();
    void theIntervalHoldsTheMeanAndGrowsWithTheSpread();
    void twoSystemsAreComparedQueryByQuery();
    void timbreStatisticsKnowColourAndIgnoreLoudness();
};

void TestRetrieval::aListOfFourIsScoredAsByHand()
{
    // From 0 degrees: 10 wrong, 20 right, 30 wrong, 40 right.
    const std::vector<RetrievalItem> items{at(0, "a"), at(10, "b"), at(20, "a"), at(30, "b"), at(40, "a")};
    const auto scores = scoreRetrieval(items);
    QCOMPARE(scores.size(), std::size_t{5});
    QVERIFY(near(scores[0].precisionAt1, 0.0));
    QVERIFY(near(scores[0].precisionAt5, 1.0)); // both of two
    QVERIFY(near(scores[0].averagePrecision, (1.0 / 2.0 + 2.0 / 4.0) / 2.0));
    // From 30 degrees: 20 and 40 are equally near and wrong, 10 is right, 0 is wrong.
    QVERIFY(near(scores[3].averagePrecision, 1.0 / 3.0));
}

void TestRetrieval::neighboursOfTheSameAlbumAreLeftOut()
{
    const std::vector<RetrievalItem> items{at(0, "artist", "one"), at(1, "artist", "one"), at(20, "artist", "two"),
                                           at(10, "other", "three")};
    const auto scores = scoreRetrieval(items);
    QCOMPARE(scores.size(), std::size_t{3});
    QVERIFY(near(scores[0].averagePrecision, 0.5)); // the one at 1 degree is hidden, the one at 10 is wrong
}

void TestRetrieval::whoHasNoRightAnswerAsksNothing()
{
    const std::vector<RetrievalItem> items{at(0, "alone"), at(5, ""), at(9, ""), at(12, "b"), at(30, "b")};
    const auto scores = scoreRetrieval(items);
    QCOMPARE(scores.size(), std::size_t{2});
    QCOMPARE(scores[0].cluster, std::string("b"));
}

void TestRetrieval::lengthsOfVectorsSayNothing()
{
    std::vector<RetrievalItem> items{at(0, "a"), at(10, "b"), at(20, "a"), at(80, "b")};
    const auto before = scoreRetrieval(items);
    for (float& value : items[1].vector)
        value *= 100.0F;
    const auto after = scoreRetrieval(items);
    for (std::size_t i = 0; i < before.size(); ++i)
        QVERIFY(near(before[i].averagePrecision, after[i].averagePrecision));
}

void TestRetrieval::theOtherHalfIsFoundOrNot()
{
    const std::vector<RetrievalItem> first{at(0, "a"), at(30, "b"), at(60, "c"), at(90, "d")};
    const std::vector<RetrievalItem> second{at(3, "a"), at(33, "b"), at(88, "c"), at(64, "d")};
    const auto scores = scoreOtherHalf(first, second);
    QVERIFY(near(figureOf(scores, &QueryScore::precisionAt1).value, 0.5));
    QVERIFY(near(scores[2].precisionAt1, 0.0));
}

void TestRetrieval::chanceIsWhatRandomOrdersReach()
{
    std::vector<RetrievalItem> items;
    for (int i = 0; i < 12; ++i)
        items.push_back(at(0, i < 5 ? "a" : "b"));
    const QueryScore chance = chanceOf(items);
    RandomStream random(3, {});
    QueryScore mean;
    constexpr int rounds = 400;
    for (int round = 0; round < rounds; ++round) {
        for (RetrievalItem& item : items)
            item.vector = at(random.between(0.0, 180.0), "").vector;
        const auto scores = scoreRetrieval(items);
        mean.precisionAt1 += figureOf(scores, &QueryScore::precisionAt1).value / rounds;
        mean.precisionAt5 += figureOf(scores, &QueryScore::precisionAt5).value / rounds;
        mean.averagePrecision += figureOf(scores, &QueryScore::averagePrecision).value / rounds;
    }
    QVERIFY(std::fabs(mean.precisionAt1 - chance.precisionAt1) < 0.02);
    QVERIFY(std::fabs(mean.precisionAt5 - chance.precisionAt5) < 0.02);
    QVERIFY(std::fabs(mean.averagePrecision - chance.averagePrecision) < 0.02);
}

void TestRetrieval::theIntervalHoldsTheMeanAndGrowsWithTheSpread()
{
    std::vector<QueryScore> alike;
    std::vector<QueryScore> different;
    for (int i = 0; i < 60; ++i) {
        const std::string cluster(1, static_cast<char>('a' + i / 10));
        alike.push_back({cluster, i % 2 == 0 ? 1.0 : 0.0, 0.0, 0.0});
        different.push_back({cluster, i / 10 < 3 ? 1.0 : 0.0, 0.0, 0.0});
    }
    const Figure narrow = figureOf(alike, &QueryScore::precisionAt1);
    const Figure wide = figureOf(different, &QueryScore::precisionAt1);
    QVERIFY(near(narrow.value, 0.5) && near(wide.value, 0.5));
    QVERIFY(near(narrow.low, 0.5) && near(narrow.high, 0.5)); // every cluster says the same
    QVERIFY(wide.low < 0.25 && wide.high > 0.75);
}

void TestRetrieval::twoSystemsAreComparedQueryByQuery()
{
    std::vector<QueryScore> ours;
    std::vector<QueryScore> theirs;
    for (int i = 0; i < 40; ++i) {
        const std::string cluster(1, static_cast<char>('a' + i / 10));
        const double difficulty = i / 10 * 0.2;
        ours.push_back({cluster, 0.9 - difficulty, 0.0, 0.0});
        theirs.push_back({cluster, 0.8 - difficulty, 0.0, 0.0});
    }
    const Figure gain = differenceOf(ours, theirs, &QueryScore::precisionAt1);
    QVERIFY(std::fabs(gain.value - 0.1) < 1e-9);
    QVERIFY(gain.low > 0.0999 && gain.high < 0.1001); // however hard the clusters are
}

void TestRetrieval::timbreStatisticsKnowColourAndIgnoreLoudness()
{
    const auto spectrum = [](double tilt, double loudness) {
        MelSpectrogram mel;
        mel.bands = 64;
        mel.framesPerSecond = 20.0;
        for (int frame = 0; frame < 50; ++frame)
            for (int band = 0; band < 64; ++band)
                mel.values.push_back(static_cast<float>(loudness + tilt * band / 64.0 + (frame % 5) * 0.1));
        return timbreStatistics(mel);
    };
    const auto dull = spectrum(-3.0, 5.0);
    const auto dullAndLoud = spectrum(-3.0, 7.0);
    const auto bright = spectrum(3.0, 5.0);
    QCOMPARE(dull.size(), std::size_t{40});
    QVERIFY(std::fabs(dull[0] - dullAndLoud[0]) < 1e-3F);
    QVERIFY(std::fabs(dull[0] - bright[0]) > 10.0F);

    std::vector<std::vector<float>> rows{{1.0F, 10.0F}, {3.0F, 30.0F}};
    standardiseRows(rows);
    QCOMPARE(rows[0], (std::vector<float>{-1.0F, -1.0F}));
    QCOMPARE(rows[1], (std::vector<float>{1.0F, 1.0F}));
}

QTEST_APPLESS_MAIN(TestRetrieval)
#include "tst_retrieval.moc"
