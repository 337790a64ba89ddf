// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "measures/figures.h"
#include "measures/retrieval.h"
#include "measures/systemscores.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace tonekin;

namespace {

/// A track whose vector is a unit vector at an angle, so that nearness is the difference of angles.
struct Placed {
    std::vector<float> vector;
    RetrievalItem item;
};

Placed at(double degrees, const std::string& label, const std::string& hidden = {})
{
    const double angle = degrees * std::numbers::pi / 180.0;
    return {{static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))}, {label, hidden, label}};
}

std::vector<std::vector<float>> vectorsOf(const std::vector<Placed>& tracks)
{
    std::vector<std::vector<float>> vectors;
    for (const Placed& track : tracks)
        vectors.push_back(track.vector);
    return vectors;
}

std::vector<RetrievalItem> itemsOf(const std::vector<Placed>& tracks)
{
    std::vector<RetrievalItem> items;
    for (const Placed& track : tracks)
        items.push_back(track.item);
    return items;
}

std::vector<QueryScore> scores(const std::vector<Placed>& tracks)
{
    return scoreRetrieval(cosineSimilarities(vectorsOf(tracks), vectorsOf(tracks)), itemsOf(tracks));
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
    void aLargeClassIsNotTheResult();
    void partsOfATrackDoNotOverlap();
};

void TestRetrieval::aListOfFourIsScoredAsByHand()
{
    // From 0 degrees: 10 wrong, 20 right, 30 wrong, 40 right.
    const std::vector<Placed> items{at(0, "a"), at(10, "b"), at(20, "a"), at(30, "b"), at(40, "a")};
    const auto found = scores(items);
    QCOMPARE(found.size(), std::size_t{5});
    QVERIFY(near(found[0].precisionAt1, 0.0));
    QVERIFY(near(found[0].precisionAt5, 1.0)); // both of two
    QVERIFY(near(found[0].averagePrecision, (1.0 / 2.0 + 2.0 / 4.0) / 2.0));
    // From 30 degrees: 20 and 40 are equally near and wrong, 10 is right, 0 is wrong.
    QVERIFY(near(found[3].averagePrecision, 1.0 / 3.0));
}

void TestRetrieval::neighboursOfTheSameAlbumAreLeftOut()
{
    const std::vector<Placed> items{at(0, "artist", "one"), at(1, "artist", "one"), at(20, "artist", "two"),
                                    at(10, "other", "three")};
    const auto found = scores(items);
    QCOMPARE(found.size(), std::size_t{3});
    QVERIFY(near(found[0].averagePrecision, 0.5)); // the one at 1 degree is hidden, the one at 10 is wrong
}

void TestRetrieval::whoHasNoRightAnswerAsksNothing()
{
    const std::vector<Placed> items{at(0, "alone"), at(5, ""), at(9, ""), at(12, "b"), at(30, "b")};
    const auto found = scores(items);
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(found[0].cluster, std::string("b"));
}

void TestRetrieval::lengthsOfVectorsSayNothing()
{
    std::vector<Placed> items{at(0, "a"), at(10, "b"), at(20, "a"), at(80, "b")};
    const auto before = scores(items);
    for (float& value : items[1].vector)
        value *= 100.0F;
    const auto after = scores(items);
    for (std::size_t i = 0; i < before.size(); ++i)
        QVERIFY(near(before[i].averagePrecision, after[i].averagePrecision));
}

void TestRetrieval::theOtherHalfIsFoundOrNot()
{
    const std::vector<Placed> first{at(0, "a"), at(30, "b"), at(60, "c"), at(90, "d")};
    const std::vector<Placed> second{at(3, "a"), at(33, "b"), at(88, "c"), at(64, "d")};
    const std::vector<std::string> clusters{"a", "b", "c", "d"};
    const auto found = scoreOwn(cosineSimilarities(vectorsOf(first), vectorsOf(second)), clusters);
    QVERIFY(near(figureOf(found, &QueryScore::precisionAt1).value, 0.5));
    QVERIFY(near(found[2].precisionAt1, 0.0));
    // What finds everything alike finds nothing.
    const std::vector<std::vector<float>> same(4, std::vector<float>{1.0F, 0.0F});
    QVERIFY(near(figureOf(scoreOwn(cosineSimilarities(same, same), clusters), &QueryScore::precisionAt1).value, 0.0));
}

void TestRetrieval::chanceIsWhatRandomOrdersReach()
{
    std::vector<Placed> items;
    for (int i = 0; i < 12; ++i)
        items.push_back(at(0, i < 5 ? "a" : "b"));
    const auto chance = chanceOf(itemsOf(items));
    QCOMPARE(chance.size(), std::size_t{12});
    RandomStream random(3, {});
    QueryScore mean;
    constexpr int rounds = 400;
    for (int round = 0; round < rounds; ++round) {
        for (Placed& item : items)
            item.vector = at(random.between(0.0, 180.0), "").vector;
        const auto found = scores(items);
        mean.precisionAt1 += figureOf(found, &QueryScore::precisionAt1).value / rounds;
        mean.precisionAt5 += figureOf(found, &QueryScore::precisionAt5).value / rounds;
        mean.averagePrecision += figureOf(found, &QueryScore::averagePrecision).value / rounds;
    }
    for (const auto measure : {&QueryScore::precisionAt1, &QueryScore::precisionAt5, &QueryScore::averagePrecision})
        QVERIFY(std::fabs(mean.*measure - figureOf(chance, measure).value) < 0.02);
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

void TestRetrieval::aLargeClassIsNotTheResult()
{
    std::vector<QueryScore> found;
    for (int i = 0; i < 9; ++i)
        found.push_back({"large", 1.0, 0.0, 0.0, "large"});
    found.push_back({"small", 0.0, 0.0, 0.0, "small"});
    QVERIFY(near(figureOf(found, &QueryScore::precisionAt1).value, 0.9));
    const Figure byClass = figureOf(found, &QueryScore::precisionAt1, Averaging::OverClasses);
    QVERIFY(near(byClass.value, 0.5));
    QVERIFY(near(byClass.low, 0.0) && near(byClass.high, 1.0)); // either of the two may be all that is drawn
}

void TestRetrieval::partsOfATrackDoNotOverlap()
{
    LoadedTracks loaded;
    loaded.tracks.resize(2);
    for (const int frames : {200, 41}) {
        MelSpectrogram mel;
        mel.bands = 1;
        mel.framesPerSecond = 2.0;
        for (int i = 0; i < frames; ++i)
            mel.values.push_back(static_cast<float>(i));
        mel.stretches = {{0, 0.0}};
        loaded.mels.push_back(mel);
    }
    // First frame, last frame: all there is to know of a piece.
    const Describe ends = [](const MelSpectrogram& mel) -> Result<Description> {
        return Description{mel.values.front(), mel.values.back()};
    };
    const auto parts = describeTracks(loaded, ends, TrackParts::HalvesAndClips);
    QVERIFY(parts);
    QCOMPARE(parts->whole[0], (Description{0.0F, 199.0F}));
    QCOMPARE(parts->firstHalves[0], (Description{0.0F, 99.0F}));
    QCOMPARE(parts->secondHalves[0], (Description{100.0F, 199.0F}));
    QCOMPARE(parts->firstClips[0], (Description{40.0F, 99.0F})); // 30 s are 60 frames
    QCOMPARE(parts->secondClips[0], (Description{100.0F, 159.0F}));
    QCOMPARE(parts->firstClips[1], (Description{0.0F, 19.0F})); // a short track gives what it has
    QCOMPARE(parts->secondClips[1], (Description{20.0F, 39.0F}));
}

QTEST_APPLESS_MAIN(TestRetrieval)
#include "tst_retrieval.moc"
