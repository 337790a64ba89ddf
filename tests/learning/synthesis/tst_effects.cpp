// SPDX-License-Identifier: GPL-3.0-or-later
#include "soundmeasures.h"

#include "synthesis/effectchain.h"
#include "synthesis/noisemaker.h"

#include <QTest>

#include <array>
#include <set>

using namespace tonekin;
using namespace tonekin::test;

namespace {

Samples sine(double hertz, double seconds, double amplitude = 0.5)
{
    Samples samples(static_cast<std::size_t>(seconds * recordingRate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(
            amplitude * std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i) / recordingRate));
    return samples;
}

Samples noiseOf(NoiseKind kind, double seconds, std::uint64_t seed = 1)
{
    NoiseMaker noise(kind, RandomStream(seed, {}));
    Samples samples(static_cast<std::size_t>(seconds * recordingRate));
    for (float& sample : samples)
        sample = static_cast<float>(0.1 * noise.step());
    return samples;
}

Samples click(double seconds)
{
    Samples samples(static_cast<std::size_t>(seconds * recordingRate));
    samples[0] = 1.0F;
    return samples;
}

/// Level at a frequency after an effect over that before, in dB.
template <typename Effect>
double gainAt(double hertz, Effect effect)
{
    Samples samples = sine(hertz, 0.5);
    effect(samples);
    return inDecibels(loudness(cut(samples, 0.2, 0.5)) / loudness(cut(sine(hertz, 0.5), 0.2, 0.5)));
}

/// Harmonics 2 to 9 over the first.
double harmonicShare(const Samples& samples, double hertz)
{
    const auto sound = cut(samples, 0.1, 0.4);
    double sum = 0.0;
    for (int n = 2; n < 10; ++n)
        sum += std::pow(amplitudeAt(sound, n * hertz), 2.0);
    return std::sqrt(sum) / amplitudeAt(sound, hertz);
}

} // namespace

/// Each effect does what its name and its numbers say, measured in the sound.
class TestEffects : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reverbDiesAwayInItsTime_data();
    void reverbDiesAwayInItsTime();
    void theAmountOfReverbIsItsShare();
    void distortionAddsHarmonicsAndKeepsTheLevel_data();
    void distortionAddsHarmonicsAndKeepsTheLevel();
    void crushingLeavesFewLevels();
    void filtersTakeWhatTheySay();
    void aSweepOpensAndCloses();
    void anEchoComesBackInItsTime();
    void tremoloReachesItsDepth();
    void aSwingingCopyBendsThePitch();
    void aPhaserCutsNotches();
    void compressionEvensOut();
    void noiseHasItsLevel_data() { addNoises(); }
    void noiseHasItsLevel();
    void noiseHasItsColour();
    void humHasHarmonicsAndCrackleHasPeaks();
    void theChainSaysWhatItDid();
    void theChainLeavesAboutHalfNearlyClean();

private:
    static void addNoises();
};

void TestEffects::reverbDiesAwayInItsTime_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<double>("size");
    QTest::newRow("a room") << 0.4 << 0.1;
    QTest::newRow("a hall") << 1.5 << 0.5;
    QTest::newRow("a cathedral") << 4.0 << 1.0;
}

/// The decay at 1 kHz from -5 to -35 dB, drawn out to 60 dB, as room acoustics measure it.
void TestEffects::reverbDiesAwayInItsTime()
{
    QFETCH(double, seconds);
    QFETCH(double, size);
    for (const double damping : {0.1, 0.9}) {
        Samples samples = click(1.2 * seconds + 0.2);
        addReverb(samples, {1.0, seconds, size, damping});
        addBell(samples, 1000.0, 2.0, 24.0);
        highPass(samples, 700.0);
        lowPass(samples, 1400.0);
        std::vector<double> left(samples.size() + 1);
        for (std::size_t i = samples.size(); i-- > 0;)
            left[i] = left[i + 1] + static_cast<double>(samples[i]) * samples[i];
        const auto reaches = [&](double fall) {
            const auto at = std::ranges::find_if(
                left, [&](double energy) { return energy < left[0] * std::pow(10.0, fall / 10.0); });
            return static_cast<double>(at - left.begin()) / recordingRate;
        };
        const double measured = 2.0 * (reaches(-35.0) - reaches(-5.0));
        QVERIFY2(measured > 0.75 * seconds && measured < 1.3 * seconds, qPrintable(QString::number(measured)));
    }
}

void TestEffects::theAmountOfReverbIsItsShare()
{
    const Samples dry = noiseOf(NoiseKind::Pink, 3.0);
    Samples none = dry;
    addReverb(none, {0.0, 1.0, 0.5, 0.5});
    QVERIFY(none == dry);
    Samples all = dry;
    addReverb(all, {1.0, 1.0, 0.5, 0.5});
    // Nothing but the room: before the first wall answers there is silence.
    QCOMPARE(loudness(cut(all, 0.0, 0.02)), 0.0);
    QVERIFY(std::abs(inDecibels(loudness(all) / loudness(dry))) < 0.1);
    Samples some = dry;
    addReverb(some, {0.4, 1.0, 0.5, 0.5});
    QVERIFY(std::abs(loudness(cut(some, 0.0, 0.02)) / loudness(cut(dry, 0.0, 0.02)) - 0.6) < 0.01);
}

void TestEffects::distortionAddsHarmonicsAndKeepsTheLevel_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("soft") << static_cast<int>(DistortionKind::Soft);
    QTest::newRow("hard") << static_cast<int>(DistortionKind::Hard);
}

void TestEffects::distortionAddsHarmonicsAndKeepsTheLevel()
{
    QFETCH(int, kind);
    double before = 0.0005;
    for (const double amount : {0.0, 0.1, 0.4, 0.9}) {
        Samples samples = sine(440.0, 0.5);
        distort(samples, static_cast<DistortionKind>(kind), amount);
        QVERIFY(std::abs(inDecibels(loudness(samples) / loudness(sine(440.0, 0.5)))) < 0.01);
        const double share = harmonicShare(samples, 440.0);
        QVERIFY2(amount == 0.0 ? share < before : share > before, qPrintable(QString::number(share)));
        before = std::max(before, share);
    }
    // Nearly a square wave: a third, a fifth, a seventh, a ninth.
    QVERIFY(before > 0.35 && before < 0.45);
}

void TestEffects::crushingLeavesFewLevels()
{
    const auto levels = [](double amount) {
        Samples samples = sine(441.3, 0.5);
        distort(samples, DistortionKind::BitCrush, amount);
        return std::set<float>(samples.begin(), samples.end()).size();
    };
    QVERIFY(levels(0.1) > 1000);
    QVERIFY(levels(1.0) <= 9);
    QVERIFY(levels(0.7) < levels(0.4));
}

void TestEffects::filtersTakeWhatTheySay()
{
    QVERIFY(std::abs(gainAt(1000.0, [](Samples& s) { lowPass(s, 1000.0); }) + 3.0) < 0.2);
    QVERIFY(gainAt(8000.0, [](Samples& s) { lowPass(s, 1000.0); }) < -34.0);
    QVERIFY(gainAt(100.0, [](Samples& s) { lowPass(s, 1000.0); }) > -0.1);
    QVERIFY(std::abs(gainAt(500.0, [](Samples& s) { highPass(s, 500.0); }) + 3.0) < 0.2);
    QVERIFY(gainAt(60.0, [](Samples& s) { highPass(s, 500.0); }) < -34.0);
    QVERIFY(std::abs(gainAt(50.0, [](Samples& s) { addShelf(s, 500.0, 6.0, -4.0); }) - 6.0) < 0.3);
    QVERIFY(std::abs(gainAt(9000.0, [](Samples& s) { addShelf(s, 500.0, 6.0, -4.0); }) + 4.0) < 0.3);
    QVERIFY(std::abs(gainAt(2000.0, [](Samples& s) { addBell(s, 2000.0, 2.0, -9.0); }) + 9.0) < 0.1);
    QVERIFY(std::abs(gainAt(100.0, [](Samples& s) { addBell(s, 2000.0, 2.0, -9.0); })) < 0.2);
}

void TestEffects::aSweepOpensAndCloses()
{
    Samples samples = noiseOf(NoiseKind::White, 4.0);
    sweepFilter(samples, 0.25, 300.0, 8000.0, 1.0);
    const auto highs = [&](double at) { return powerBetween(cut(samples, at, at + 0.2), 3000.0, 6000.0); };
    QVERIFY(highs(1.9) > 1000.0 * highs(0.0));
    QVERIFY(highs(1.9) > 1000.0 * highs(3.8));
}

void TestEffects::anEchoComesBackInItsTime()
{
    Samples samples = click(1.0);
    addEcho(samples, 0.25, 0.5, 0.6);
    const auto at = [&](double seconds) { return samples[static_cast<std::size_t>(seconds * recordingRate)]; };
    QCOMPARE(at(0.0), 1.0F);
    QVERIFY(std::abs(at(0.25) - 0.6F) < 1e-3F);
    QVERIFY(std::abs(at(0.5) - 0.3F) < 1e-3F);
    QCOMPARE(loudness(cut(samples, 0.01, 0.24)), 0.0);
}

void TestEffects::tremoloReachesItsDepth()
{
    Samples samples = sine(500.0, 1.0);
    addTremolo(samples, 2.0, 0.75);
    const double loud = loudness(cut(samples, 0.49, 0.51));
    const double soft = loudness(cut(samples, 0.24, 0.26));
    QVERIFY(std::abs(soft / loud - 0.25) < 0.02);
}

void TestEffects::aSwingingCopyBendsThePitch()
{
    Samples samples = sine(440.0, 2.0);
    addSwing(samples, {0.02, 0.005, 1.0, 0.0, 1.0});
    double lowest = 200.0;
    double highest = 0.0;
    for (double at = 0.5; at < 1.5; at += 0.05) {
        const double pitch = heardPitch(cut(samples, at, at + 0.04), 65.0, 73.0);
        lowest = std::min(lowest, pitch);
        highest = std::max(highest, pitch);
    }
    // The delay changes by up to 2 pi * 5 ms a second: 3.1 % of the frequency up and down.
    const double expected = 12.0 * std::log2(1.0314 / 0.9686);
    QVERIFY2(std::abs(highest - lowest - expected) < 0.15, qPrintable(QString::number(highest - lowest)));
}

void TestEffects::aPhaserCutsNotches()
{
    const Samples before = noiseOf(NoiseKind::White, 2.0);
    Samples samples = before;
    addPhaser(samples, 0.0001, 800.0, 900.0); // as good as standing still
    double deepest = 0.0;
    for (double hertz = 200.0; hertz < 4000.0; hertz *= 1.1)
        deepest = std::min(
            deepest,
            inDecibels(powerBetween(samples, hertz, hertz * 1.1) / powerBetween(before, hertz, hertz * 1.1)) / 2.0);
    QVERIFY2(deepest < -10.0, qPrintable(QString::number(deepest)));
}

void TestEffects::compressionEvensOut()
{
    const auto span = [](double ratio) {
        Samples samples = sine(300.0, 2.0, 0.8);
        for (std::size_t i = 0; i < samples.size() / 2; ++i)
            samples[i] *= 0.05F;
        compress(samples, -30.0, ratio);
        return inDecibels(loudness(cut(samples, 1.5, 2.0)) / loudness(cut(samples, 0.5, 1.0)));
    };
    QVERIFY(std::abs(span(1.0) - 26.02) < 0.1);
    QVERIFY(span(4.0) < 10.0);
    QVERIFY(span(2.0) > span(4.0) + 3.0);
}

void TestEffects::addNoises()
{
    QTest::addColumn<int>("kind");
    for (const NoiseKind kind :
         {NoiseKind::White, NoiseKind::Pink, NoiseKind::Brown, NoiseKind::Hum, NoiseKind::Crackle})
        QTest::addRow("kind %d", static_cast<int>(kind)) << static_cast<int>(kind);
}

void TestEffects::noiseHasItsLevel()
{
    QFETCH(int, kind);
    const Samples before = sine(500.0, 8.0);
    for (const double level : {0.05, 0.5}) {
        // Crackle comes and goes: the mean over several records.
        double power = 0.0;
        for (std::uint64_t seed = 0; seed < 6; ++seed) {
            Samples samples = before;
            addNoise(samples, static_cast<NoiseKind>(kind), level, RandomStream(seed, {}));
            for (std::size_t i = 0; i < samples.size(); ++i)
                samples[i] -= before[i];
            power += std::pow(loudness(samples) / loudness(before), 2.0) / 6.0;
        }
        const double measured = std::sqrt(power) / level;
        QVERIFY2(std::abs(inDecibels(measured)) < 1.0, qPrintable(QString::number(measured)));
    }
}

void TestEffects::noiseHasItsColour()
{
    const auto slope = [](NoiseKind kind) {
        const Samples noise = noiseOf(kind, 10.0);
        // Power in equal bands, four octaves apart.
        return inDecibels(powerBetween(noise, 4800.0, 6400.0) / powerBetween(noise, 300.0, 400.0) / 16.0) / 2.0 / 4.0;
    };
    QVERIFY(std::abs(slope(NoiseKind::White)) < 0.5);
    QVERIFY(std::abs(slope(NoiseKind::Pink) + 3.0) < 0.5);
    QVERIFY(std::abs(slope(NoiseKind::Brown) + 6.0) < 0.7);
}

void TestEffects::humHasHarmonicsAndCrackleHasPeaks()
{
    const Samples hum = noiseOf(NoiseKind::Hum, 2.0);
    double onMains = 0.0;
    for (const double mains : {50.0, 60.0}) {
        double sum = 0.0;
        for (int n = 1; n <= 12; ++n)
            sum += 0.5 * std::pow(amplitudeAt(hum, n * mains), 2.0);
        onMains = std::max(onMains, sum);
    }
    QVERIFY(onMains > 0.95 * std::pow(loudness(hum), 2.0));
    const Samples crackle = noiseOf(NoiseKind::Crackle, 10.0);
    const float peak = std::abs(*std::ranges::max_element(crackle, {}, [](float sample) { return std::abs(sample); }));
    QVERIFY(peak > 8.0 * loudness(crackle));
}

/// A tone, then silence: what is heard in the silence must be what the labels say.
void TestEffects::theChainSaysWhatItDid()
{
    int noisy = 0;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        Recording recording;
        recording.samples = sine(700.0, 2.0);
        std::fill(recording.samples.begin() + recordingRate, recording.samples.end(), 0.0F);
        applyRandomEffects(recording, RandomStream(seed, {}));
        const SoundLabels& labels = recording.labels;
        float peak = 0.0F;
        for (const float sample : recording.samples)
            peak = std::max(peak, std::abs(sample));
        QVERIFY(peak > 0.15F && peak < 0.9F);
        QCOMPARE(labels.noise > 0.0, labels.noiseKind != NoiseKind::None);
        QVERIFY(labels.reverb >= 0.0 && labels.reverb <= 1.0 && labels.distortion >= 0.0 && labels.distortion <= 1.0);
        const double rest = loudness(cut(recording.samples, 1.9, 2.0));
        const double music = loudness(cut(recording.samples, 0.3, 0.9));
        if (labels.noise > 0.0 && labels.reverb == 0.0 && labels.noiseKind != NoiseKind::Crackle) {
            ++noisy;
            QVERIFY2(rest > 0.2 * labels.noise * music,
                     qPrintable(QString("%1 %2").arg(rest / music).arg(labels.noise)));
        }
        if (labels.noise == 0.0 && labels.reverb == 0.0 && labels.distortion == 0.0)
            QVERIFY2(rest < 0.3 * music, qPrintable(QString::number(rest / music)));
    }
    QVERIFY(noisy >= 3);
    Recording wind;
    wind.samples = noiseOf(NoiseKind::Pink, 0.5);
    wind.labels.noise = 1.0;
    wind.labels.noiseKind = NoiseKind::Pink;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Recording recording = wind;
        applyRandomEffects(recording, RandomStream(seed, {}));
        QCOMPARE(recording.labels.noise, 1.0);
        QCOMPARE(recording.labels.noiseKind, NoiseKind::Pink);
    }
}

void TestEffects::theChainLeavesAboutHalfNearlyClean()
{
    constexpr int recordings = 400;
    int clean = 0;
    std::set<int> noises;
    for (int i = 0; i < recordings; ++i) {
        Recording recording;
        recording.samples = sine(700.0, 0.05);
        applyRandomEffects(recording, RandomStream(9, {static_cast<std::uint64_t>(i)}));
        noises.insert(static_cast<int>(recording.labels.noiseKind));
        clean += recording.labels.noise == 0.0 && recording.labels.distortion == 0.0 && recording.labels.reverb <= 0.2
                     ? 1
                     : 0;
    }
    QVERIFY2(clean > 0.5 * recordings && clean < 0.75 * recordings, qPrintable(QString::number(clean)));
    QCOMPARE(noises.size(), static_cast<std::size_t>(noiseKinds));
}

QTEST_APPLESS_MAIN(TestEffects)
#include "tst_effects.moc"
