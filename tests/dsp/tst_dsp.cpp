// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/loudnessmeter.h"
#include "dsp/melanalyser.h"
#include "dsp/waveformbuilder.h"
#include "support/madesound.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace tonekin;
using namespace tonekin::test;

namespace {

constexpr int rate = 22050;

int loudestBand(const MelSpectrogram& mel, int frame)
{
    const auto values = mel.frame(frame);
    return static_cast<int>(std::ranges::max_element(values) - values.begin());
}

/// The power of one frame, the logarithm undone, summed over all bands.
double powerOfFrame(const MelSpectrogram& mel, int frame, const MelFrontEnd& frontEnd)
{
    const auto values = mel.frame(frame);
    return std::accumulate(values.begin(), values.end(), 0.0, [&](double sum, float value) {
        return sum + std::expm1(static_cast<double>(value)) / frontEnd.logGain;
    });
}

bool near(double value, double expected, double tolerance)
{
    return std::abs(value - expected) <= tolerance;
}

} // namespace

class TestDsp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aToneIsLoudestInItsOwnBand_data();
    void aToneIsLoudestInItsOwnBand();
    void aFullScaleSineHasPowerOne_data();
    void aFullScaleSineHasPowerOne();
    void blocksOfAnySizeGiveTheSameFrames_data();
    void blocksOfAnySizeGiveTheSameFrames();
    void silenceGivesZero();
    void framesAreCountedAsPromised_data();
    void framesAreCountedAsPromised();
    void aStretchElsewhereDoesNotHearWhatCameBefore();
    void anAnalyserCanBeUsedAgain();
    void otherFrontEndsAreObeyed();
    void aLevelledTrackIsTheSameAtEveryLoudness();
    void theLevelIsThatOfTheLouderFrames();
    void silenceStaysSilentAtEveryLevel();
    void loudnessFollowsTheStandard();
    void monoIsAsLoudAsTheSameOnTwoSpeakers();
    void silenceHasTheLowestLoudness();
    void anOutlineShowsWhereItIsLoud();
    void anOutlineStaysSmallForAnyLength();
    void anOutlineOfWindowsKeepsTheirPlaces();
    void anOutlineOfNothingIsEmpty();
};

void TestDsp::aToneIsLoudestInItsOwnBand_data()
{
    QTest::addColumn<int>("band");
    for (const int band : {2, 10, 30, 64, 100, 127})
        QTest::addRow("band %d", band) << band;
}

void TestDsp::aToneIsLoudestInItsOwnBand()
{
    QFETCH(int, band);
    const MelFrontEnd frontEnd;
    const auto mel = computeMelSpectrogram(tone(melBandHertz(frontEnd, band), 1.0, rate), frontEnd);
    QVERIFY(mel.frames() > 10);
    for (int frame = 0; frame < mel.frames(); ++frame)
        QCOMPARE(loudestBand(mel, frame), band);
}

void TestDsp::aFullScaleSineHasPowerOne_data()
{
    QTest::addColumn<double>("hertz");
    QTest::addColumn<double>("amplitude");
    for (const double hertz : {100.0, 440.0, 1000.0, 3333.3, 9000.0}) {
        QTest::addRow("%g Hz full", hertz) << hertz << 1.0;
        QTest::addRow("%g Hz tenth", hertz) << hertz << 0.1;
    }
}

void TestDsp::aFullScaleSineHasPowerOne()
{
    QFETCH(double, hertz);
    QFETCH(double, amplitude);
    const MelFrontEnd frontEnd;
    const auto mel = computeMelSpectrogram(tone(hertz, 0.5, rate, amplitude), frontEnd);
    const double expected = amplitude * amplitude;
    QVERIFY(near(powerOfFrame(mel, 2, frontEnd), expected, 0.03 * expected));
}

void TestDsp::blocksOfAnySizeGiveTheSameFrames_data()
{
    QTest::addColumn<int>("blockSize");
    for (const int size : {1, 37, 1024, 2048, 5000})
        QTest::addRow("blocks of %d", size) << size;
}

void TestDsp::blocksOfAnySizeGiveTheSameFrames()
{
    QFETCH(int, blockSize);
    const MelFrontEnd frontEnd;
    const auto samples = tune(2.0, rate);
    const auto whole = computeMelSpectrogram(samples, frontEnd);
    MelAnalyser analyser(frontEnd);
    const auto step = static_cast<std::size_t>(blockSize);
    for (std::size_t i = 0; i < samples.size(); i += step)
        analyser.add(std::span(samples).subspan(i, std::min(step, samples.size() - i)));
    const auto pieces = analyser.finish();
    QCOMPARE(pieces.frames(), whole.frames());
    QVERIFY(pieces.values == whole.values);
}

void TestDsp::silenceGivesZero()
{
    const auto mel = computeMelSpectrogram(silence(1.0, rate), {});
    QVERIFY(mel.frames() > 0);
    QVERIFY(std::ranges::all_of(mel.values, [](float value) { return value == 0.0F; }));
}

void TestDsp::framesAreCountedAsPromised_data()
{
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("frames");
    QTest::addRow("nothing") << 0 << 0;
    QTest::addRow("less than a window") << 100 << 1;
    QTest::addRow("a window") << 2048 << 1;
    QTest::addRow("a window and most of a hop") << 2048 + 1023 << 1;
    QTest::addRow("a window and a hop") << 2048 + 1024 << 2;
    QTest::addRow("30 seconds") << 30 * rate << 644;
}

void TestDsp::framesAreCountedAsPromised()
{
    QFETCH(int, samples);
    QFETCH(int, frames);
    const Samples sound(static_cast<std::size_t>(samples), 0.1F);
    const auto mel = computeMelSpectrogram(sound, {});
    QCOMPARE(mel.frames(), frames);
    QCOMPARE(mel.bands, 128);
    QCOMPARE(mel.stretches.size(), std::size_t{1});
    QVERIFY(std::ranges::all_of(mel.values, [](float value) { return std::isfinite(value); }));
}

void TestDsp::aStretchElsewhereDoesNotHearWhatCameBefore()
{
    const MelFrontEnd frontEnd;
    const auto low = tone(200.0, 1.03, rate);
    const auto high = tone(4000.0, 1.0, rate);
    MelAnalyser analyser(frontEnd);
    analyser.startStretch(0.0);
    analyser.add(low);
    analyser.startStretch(100.0);
    analyser.add(high);
    analyser.startStretch(200.0); // nothing is heard there
    const auto mel = analyser.finish();

    const auto alone = computeMelSpectrogram(high, frontEnd);
    const int first = computeMelSpectrogram(low, frontEnd).frames();
    QCOMPARE(mel.stretches, (std::vector<MelStretch>{{0, 0.0}, {first, 100.0}}));
    QCOMPARE(mel.frames(), first + alone.frames());
    QVERIFY(std::ranges::equal(mel.frame(first), alone.frame(0)));
}

void TestDsp::anAnalyserCanBeUsedAgain()
{
    MelAnalyser analyser{MelFrontEnd{}};
    analyser.add(noise(0.7, rate));
    static_cast<void>(analyser.finish());
    const auto sound = tune(1.0, rate);
    analyser.add(sound);
    QVERIFY(analyser.finish().values == computeMelSpectrogram(sound, {}).values);
}

void TestDsp::otherFrontEndsAreObeyed()
{
    MelFrontEnd frontEnd;
    frontEnd.sampleRate = 16000;
    frontEnd.window = 512;
    frontEnd.hop = 640; // longer than the window: samples between are skipped
    frontEnd.bands = 40;
    frontEnd.highestHertz = 8000.0;
    const auto mel = computeMelSpectrogram(tone(melBandHertz(frontEnd, 20), 1.0, 16000), frontEnd);
    QCOMPARE(mel.bands, 40);
    QCOMPARE(mel.frames(), (16000 - 512) / 640 + 1);
    QCOMPARE(mel.framesPerSecond, 25.0);
    QCOMPARE(loudestBand(mel, 3), 20);
}

void TestDsp::aLevelledTrackIsTheSameAtEveryLoudness()
{
    MelFrontEnd frontEnd;
    frontEnd.level = 1.0;
    const auto loud = computeMelSpectrogram(tone(440.0, 2.0, rate, 0.8), frontEnd);
    const auto soft = computeMelSpectrogram(tone(440.0, 2.0, rate, 0.8 / 16.0), frontEnd);
    QCOMPARE(loud.frames(), soft.frames());
    for (std::size_t i = 0; i < loud.values.size(); ++i)
        QVERIFY(near(static_cast<double>(loud.values[i]), static_cast<double>(soft.values[i]), 1e-3));
    QVERIFY(near(powerOfFrame(soft, 5, frontEnd), 1.0, 0.03));
}

void TestDsp::theLevelIsThatOfTheLouderFrames()
{
    MelFrontEnd frontEnd;
    frontEnd.level = 1.0;
    // A minute of near silence must not make the second that sounds any louder.
    std::vector<float> samples = tone(440.0, 60.0, rate, 0.001);
    const std::vector<float> sounding = tone(440.0, 10.0, rate, 0.5);
    samples.insert(samples.end(), sounding.begin(), sounding.end());
    const auto mel = computeMelSpectrogram(samples, frontEnd);
    QVERIFY(near(powerOfFrame(mel, mel.frames() - 10, frontEnd), 1.0, 0.05));
}

void TestDsp::silenceStaysSilentAtEveryLevel()
{
    MelFrontEnd frontEnd;
    frontEnd.level = 1.0;
    const auto mel = computeMelSpectrogram(std::vector<float>(static_cast<std::size_t>(rate)), frontEnd);
    QVERIFY(mel.frames() > 0);
    QVERIFY(std::ranges::all_of(mel.values, [](float value) { return value == 0.0F; }));
}

void TestDsp::loudnessFollowsTheStandard()
{
    // EBU Tech 3341: a 1 kHz sine of -23 dBFS on both sides measures -23 LUFS.
    const double amplitude = std::pow(10.0, -23.0 / 20.0);
    LoudnessMeter meter(rate, 2);
    meter.add(spread(tone(1000.0, 20.0, rate, amplitude), 2));
    QVERIFY(near(meter.lufs(), -23.0, 0.15));
}

void TestDsp::monoIsAsLoudAsTheSameOnTwoSpeakers()
{
    const auto sound = tune(5.0, rate);
    LoudnessMeter mono(rate, 1);
    LoudnessMeter stereo(rate, 2);
    mono.add(sound);
    stereo.add(spread(sound, 2));
    QVERIFY(mono.lufs() > -60.0);
    QVERIFY(near(mono.lufs(), stereo.lufs(), 0.01));
}

void TestDsp::silenceHasTheLowestLoudness()
{
    LoudnessMeter meter(rate, 1);
    QCOMPARE(meter.lufs(), -70.0);
    meter.add(silence(2.0, rate));
    QCOMPARE(meter.lufs(), -70.0);
}

void TestDsp::anOutlineShowsWhereItIsLoud()
{
    auto sound = tone(440.0, 10.0, rate, 0.25);
    const auto loud = tone(440.0, 10.0, rate, 1.0);
    sound.insert(sound.end(), loud.begin(), loud.end());
    WaveformBuilder builder(rate);
    builder.add(sound);
    const auto outline = builder.finish(20.0, 100);
    QCOMPARE(outline.peak.size(), std::size_t{100});
    QCOMPARE(outline.rms.size(), std::size_t{100});
    QVERIFY(near(outline.peak[20], 0.25 * 255, 1.5));
    QVERIFY(near(outline.peak[80], 255, 1.5));
    QVERIFY(near(outline.rms[20], 0.25 * 255 / std::sqrt(2.0), 1.5));
    QVERIFY(near(outline.rms[80], 255 / std::sqrt(2.0), 1.5));
}

void TestDsp::anOutlineStaysSmallForAnyLength()
{
    WaveformBuilder builder(1000);
    const Samples hour(3'600'000, 0.5F);
    for (int i = 0; i < 10; ++i)
        builder.add(hour);
    const auto outline = builder.finish(36'000.0, 1000);
    QCOMPARE(outline.peak.size(), std::size_t{1000});
    QVERIFY(std::ranges::all_of(outline.peak, [](int value) { return value == 128; }));
    QVERIFY(std::ranges::all_of(outline.rms, [](int value) { return value == 128; }));
}

void TestDsp::anOutlineOfWindowsKeepsTheirPlaces()
{
    WaveformBuilder builder(1000);
    builder.moveTo(0.0);
    builder.add(Samples(10'000, 0.2F));
    builder.moveTo(90.0);
    builder.add(Samples(10'000, 0.8F));
    const auto outline = builder.finish(100.0, 100);
    QCOMPARE(outline.peak.size(), std::size_t{100});
    QCOMPARE(int{outline.peak[5]}, 51);
    QCOMPARE(int{outline.peak[50]}, 51); // not heard: as what was heard before it
    QCOMPARE(int{outline.peak[95]}, 204);
}

void TestDsp::anOutlineOfNothingIsEmpty()
{
    const WaveformBuilder builder(rate);
    QVERIFY(builder.finish(0.0, 1000).peak.empty());
}

QTEST_APPLESS_MAIN(TestDsp)
#include "tst_dsp.moc"
