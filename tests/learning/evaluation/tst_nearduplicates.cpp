// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "evaluation/nearduplicates.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tonekin;

namespace {

constexpr int bands = 64;

/// Something that never repeats: groups of bands rise and fall as a stream of random numbers says.
MelSpectrogram madeTrack(std::uint64_t seed, int frames)
{
    MelSpectrogram mel;
    mel.bands = bands;
    mel.framesPerSecond = 21.5;
    mel.stretches = {{0, 0.0}};
    RandomStream random(seed, {});
    std::vector<double> level(bands / 8, 2.0);
    for (int frame = 0; frame < frames; ++frame) {
        for (double& value : level)
            value = 0.8 * value + random.between(-0.6, 1.4);
        for (int band = 0; band < bands; ++band)
            mel.values.push_back(
                static_cast<float>(level[static_cast<std::size_t>(band / 8)] + random.between(0.0, 0.3)));
    }
    return mel;
}

MelSpectrogram cut(const MelSpectrogram& mel, int first, int frames)
{
    MelSpectrogram part = mel;
    const auto begin = mel.values.begin() + static_cast<std::ptrdiff_t>(first) * mel.bands;
    part.values.assign(begin, begin + static_cast<std::ptrdiff_t>(frames) * mel.bands);
    return part;
}

MelSpectrogram louder(MelSpectrogram mel, float by)
{
    for (float& value : mel.values)
        value += by;
    return mel;
}

MelSpectrogram joined(const MelSpectrogram& one, const MelSpectrogram& two)
{
    MelSpectrogram both = one;
    both.values.insert(both.values.end(), two.values.begin(), two.values.end());
    return both;
}

} // namespace

class TestNearDuplicates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void differentTracksStay();
    void copiesAreFoundWhereverTheyBegin_data();
    void copiesAreFoundWhereverTheyBegin();
    void aSharedQuarterIsNoCopy();
    void ofThreeAlikeOneIsKept();
    void stillTracksAreNotAlike();
};

void TestNearDuplicates::differentTracksStay()
{
    std::vector<MelSpectrogram> tracks;
    for (std::uint64_t seed = 1; seed <= 8; ++seed)
        tracks.push_back(madeTrack(seed, 400 + 50 * static_cast<int>(seed)));
    QVERIFY(findNearDuplicates(tracks, {}).empty());
}

void TestNearDuplicates::copiesAreFoundWhereverTheyBegin_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("frames");
    QTest::addColumn<float>("gain");
    QTest::newRow("the same") << 0 << 1000 << 0.0F;
    QTest::newRow("softer") << 0 << 1000 << -1.0F;
    QTest::newRow("begins later, between two steps") << 137 << 863 << 0.0F;
    QTest::newRow("faded early and louder") << 0 << 700 << 0.7F;
    QTest::newRow("the middle") << 203 << 500 << 0.2F;
}

void TestNearDuplicates::copiesAreFoundWhereverTheyBegin()
{
    QFETCH(int, first);
    QFETCH(int, frames);
    QFETCH(float, gain);
    const MelSpectrogram original = madeTrack(3, 1000);
    const std::vector<MelSpectrogram> tracks{madeTrack(1, 1200), louder(cut(original, first, frames), gain), original};
    const auto found = findNearDuplicates(tracks, {});
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].removed + found[0].kept, std::size_t{3}); // the two of them
    if (frames < 1000)
        QCOMPARE(found[0].removed, std::size_t{1}); // the shorter one goes
    QVERIFY2(found[0].correlation > 0.9, qPrintable(QString::number(found[0].correlation)));
    QVERIFY(found[0].shared > 0.95);
}

void TestNearDuplicates::aSharedQuarterIsNoCopy()
{
    const MelSpectrogram common = madeTrack(3, 200);
    const std::vector<MelSpectrogram> tracks{joined(madeTrack(4, 600), common), joined(common, madeTrack(5, 600))};
    QVERIFY(findNearDuplicates(tracks, {}).empty());
    // With the rule relaxed the same quarter is found.
    const auto found = findNearDuplicates(tracks, {0.9, 0.2});
    QCOMPARE(found.size(), std::size_t{1});
    QVERIFY(found[0].shared < 0.3);
}

void TestNearDuplicates::ofThreeAlikeOneIsKept()
{
    const MelSpectrogram original = madeTrack(3, 900);
    const std::vector<MelSpectrogram> tracks{cut(original, 0, 800), original, louder(original, 1.0F),
                                             madeTrack(9, 900)};
    const auto found = findNearDuplicates(tracks, {});
    QCOMPARE(found.size(), std::size_t{2});
    QVERIFY(std::ranges::all_of(found, [](const NearDuplicate& pair) { return pair.kept == 1; }));
    QCOMPARE(found[0].removed, std::size_t{0});
    QCOMPARE(found[1].removed, std::size_t{2});
}

void TestNearDuplicates::stillTracksAreNotAlike()
{
    MelSpectrogram silence = madeTrack(1, 300);
    std::ranges::fill(silence.values, 0.0F);
    MelSpectrogram veryShort = madeTrack(2, 2);
    const std::vector<MelSpectrogram> tracks{silence, silence, veryShort, madeTrack(3, 300)};
    QVERIFY(findNearDuplicates(tracks, {}).empty()); // nothing correlates with what never moves
}

QTEST_APPLESS_MAIN(TestNearDuplicates)
#include "tst_nearduplicates.moc"
