// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "kinds/kindfigures.h"
#include "kinds/kindlearning.h"

#include <QTest>

#include <cmath>

using namespace tonekin;

namespace {

/// Tracks of two kinds that differ in one feature by so many deviations.
std::vector<LabelledKind> apart(double deviations, std::size_t count = 400)
{
    RandomStream random(5, {1});
    std::vector<LabelledKind> tracks;
    for (std::size_t i = 0; i < count; ++i) {
        LabelledKind track;
        for (double& value : track.features)
            value = random.between(-1.0, 1.0);
        track.kind = i % 4 == 0 ? TrackKind::Skit : TrackKind::Ordinary;
        if (track.kind == TrackKind::Skit)
            track.features[static_cast<std::size_t>(KindFeature::Syllables)] += deviations;
        track.name = "track " + std::to_string(i);
        tracks.push_back(std::move(track));
    }
    return tracks;
}

constexpr KindLearningOptions quick{0.003, 400};

} // namespace

class TestKinds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatDiffersIsLearned();
    void whatDoesNotDifferIsNot();
    void probabilitiesAreCalibrated();
    void lessKnownIsLessSure();
    void separationCountsPairs();
    void hiddenTitlesAreCounted();
    void aModelIsPrintedAsSource();
};

void TestKinds::whatDiffersIsLearned()
{
    const auto tracks = apart(1.5);
    const KindModel model = learnKinds(tracks, quick);
    const auto figures = measureKinds(tracks, model);
    QVERIFY(figures.unusual.auroc > 0.95);
    QVERIFY(figures.unusual.precisionAtRecall > 0.9);
    QCOMPARE(figures.unusual.positives, std::size_t{100});
    QVERIFY(std::abs(model.unusualShare - 0.25) < 1e-9);
    const auto& weights = model.weights[static_cast<std::size_t>(TrackKind::Skit)];
    QVERIFY(std::ranges::max_element(weights) - weights.begin() == static_cast<int>(KindFeature::Syllables));
}

void TestKinds::whatDoesNotDifferIsNot()
{
    const KindModel model = learnKinds(apart(0.0), quick);
    const auto figures = measureKinds(apart(0.0, 4000), model);
    QVERIFY2(std::abs(figures.unusual.auroc - 0.5) < 0.12, qPrintable(QString::number(figures.unusual.auroc)));
}

void TestKinds::probabilitiesAreCalibrated()
{
    const KindModel model = learnKinds(apart(1.0), quick);
    QVERIFY(measureKinds(apart(1.0, 4000), model).calibrationError < 0.06);
}

void TestKinds::lessKnownIsLessSure()
{
    const auto tracks = apart(1.5);
    const auto alone = inContext(tracks, KindContext::Alone);
    const auto isUnknown = [](const LabelledKind& track, KindFeature feature) {
        return std::isnan(track.features[static_cast<std::size_t>(feature)]);
    };
    QVERIFY(isUnknown(alone.front(), KindFeature::First));
    QVERIFY(isUnknown(alone.front(), KindFeature::AlbumLevel));
    QVERIFY(!isUnknown(alone.front(), KindFeature::Shortness));
    QVERIFY(!isUnknown(inContext(tracks, KindContext::WithoutPlace).front(), KindFeature::AlbumLevel));
}

void TestKinds::separationCountsPairs()
{
    const std::vector<double> scores{0.9, 0.8, 0.7, 0.7, 0.1};
    const auto figures = separationOf(scores, {true, false, true, false, false});
    QVERIFY(std::abs(figures.auroc - (3.0 + 1.5) / 6.0) < 1e-9); // of 2 x 3 pairs
    QVERIFY(std::abs(figures.precisionAtRecall - 0.5) < 1e-9);
    QCOMPARE(separationOf(scores, {false, false, false, false, false}).auroc, 0.0);
}

void TestKinds::hiddenTitlesAreCounted()
{
    const auto tracks = apart(3.0);
    const auto figures = measureHiddenTitles(tracks, learnKinds(tracks, quick));
    QCOMPARE(figures.titled, std::size_t{100});
    QCOMPARE(figures.flagged, std::size_t{8}); // 2 % of 400
    QCOMPARE(figures.titledFlagged, figures.flagged);
    QCOMPARE(figures.names.size(), figures.flagged);
}

void TestKinds::aModelIsPrintedAsSource()
{
    const std::string text = printKindModel(learnKinds(apart(1.0), quick), "a test");
    QVERIFY(text.find("// Made by: a test") != std::string::npos);
    QVERIFY(text.find("const KindModel& shippedKindModel()") != std::string::npos);
    QVERIFY(text.find("nan") == std::string::npos);
}

QTEST_APPLESS_MAIN(TestKinds)
#include "tst_kinds.moc"
