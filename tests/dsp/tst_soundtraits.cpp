// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/soundtraitsmeter.h"
#include "support/madesound.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace tonekin;
using namespace tonekin::test;

namespace {

constexpr int rate = 22'050;

SoundTraits traitsOf(const Samples& samples, std::size_t block = 4096)
{
    SoundTraitsMeter meter(rate);
    for (std::size_t at = 0; at < samples.size(); at += block)
        meter.add(std::span(samples).subspan(at, std::min(block, samples.size() - at)));
    return meter.finish();
}

/// Noise that comes and goes so often a second.
Samples swinging(double hertz, double seconds)
{
    Samples samples = noise(seconds, rate);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double at = static_cast<double>(i) / rate;
        samples[i] *= static_cast<float>(0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * hertz * at));
    }
    return samples;
}

Samples joined(Samples one, const Samples& other)
{
    one.insert(one.end(), other.begin(), other.end());
    return one;
}

} // namespace

class TestSoundTraits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void silenceHasNoTraits();
    void hardlyAnythingIsStillMeasured();
    void blocksMayBeOfAnySize();
    void aFadeIsASlope();
    void silenceInsideIsFound();
    void beatsAreCounted();
    void syllablesSwingFourTimesASecond();
    void aChordIsHarmonyAndNoiseIsNone();
    void anEndThatIsCutIsLoud();
    void stretchesKeepTheirPlaces();
};

void TestSoundTraits::silenceHasNoTraits()
{
    const SoundTraits traits = traitsOf(silence(10.0, rate));
    QCOMPARE(traits.audibleSeconds, 0.0F);
    QVERIFY(std::abs(traits.heardSeconds - 10.0F) < 1.0F);
    QVERIFY(traits.longestSilence > 9.0F);
    QCOMPARE(traits.onsets, 0.0F);
    QCOMPARE(traitsOf({}), SoundTraits());
}

void TestSoundTraits::hardlyAnythingIsStillMeasured()
{
    const SoundTraits traits = traitsOf(tone(440.0, 0.3, rate));
    QVERIFY(traits.audibleSeconds > 0.1F && traits.audibleSeconds < 0.5F);
    QVERIFY(std::abs(traits.level + 6.0F) < 1.0F);
}

void TestSoundTraits::blocksMayBeOfAnySize()
{
    const Samples music = tune(8.0, rate);
    const SoundTraits whole = traitsOf(music, music.size());
    QCOMPARE(traitsOf(music, 1000), whole);
    QCOMPARE(traitsOf(music, 77), whole);
}

void TestSoundTraits::aFadeIsASlope()
{
    Samples fading = tune(40.0, rate);
    const auto count = static_cast<double>(fading.size());
    for (std::size_t i = 0; i < fading.size(); ++i)
        fading[i] *= static_cast<float>(std::pow(10.0, -30.0 * static_cast<double>(i) / count / 20.0));
    QVERIFY(std::abs(traitsOf(fading).levelSlope + 30.0F) < 3.0F);
    QVERIFY(std::abs(traitsOf(tune(40.0, rate)).levelSlope) < 2.0F);
}

void TestSoundTraits::silenceInsideIsFound()
{
    const Samples hidden = joined(joined(tune(5.0, rate), silence(20.0, rate)), tune(5.0, rate));
    const SoundTraits traits = traitsOf(hidden);
    QVERIFY(std::abs(traits.longestSilence - 20.0F) < 2.0F);
    QVERIFY(std::abs(traits.afterSilence - 25.0F) < 2.0F);
    QCOMPARE(traits.firstSound, 0.0F);
    QVERIFY(std::abs(traits.audibleSeconds - 10.0F) < 2.0F);
    // What comes after the music is a silence, too, but nothing follows it.
    QCOMPARE(traitsOf(joined(tune(5.0, rate), silence(9.0, rate))).afterSilence, 0.0F);
}

void TestSoundTraits::beatsAreCounted()
{
    const SoundTraits beats = traitsOf(mix(kicks(120.0, 30.0, rate), noise(30.0, rate, 1, 0.001)));
    QVERIFY2(std::abs(beats.onsets - 2.0F) < 0.5F, qPrintable(QString::number(beats.onsets)));
    QVERIFY(traitsOf(tone(300.0, 30.0, rate)).onsets < 0.2F);
}

void TestSoundTraits::syllablesSwingFourTimesASecond()
{
    const SoundTraits syllables = traitsOf(swinging(4.0, 20.0));
    const SoundTraits slow = traitsOf(swinging(1.0, 20.0));
    QVERIFY(syllables.syllables > 0.8F);
    QVERIFY(syllables.quietFrames > 0.25F);
    QVERIFY(syllables.modulation > 3.0F * slow.modulation);
}

void TestSoundTraits::aChordIsHarmonyAndNoiseIsNone()
{
    const Samples chord =
        mix(tone(261.6, 20.0, rate, 0.2), mix(tone(329.6, 20.0, rate, 0.2), tone(392.0, 20.0, rate, 0.2)));
    const SoundTraits harmony = traitsOf(chord);
    const SoundTraits hiss = traitsOf(noise(20.0, rate));
    QVERIFY(harmony.tonality > 4.0F * hiss.tonality);
    QVERIFY(harmony.chordVariety < 0.01F);
    QVERIFY(harmony.chordChange < 0.01F);
    const SoundTraits changing = traitsOf(joined(chord, tone(277.2, 20.0, rate, 0.4)));
    QVERIFY(changing.chordVariety > harmony.chordVariety + 0.1F);
}

void TestSoundTraits::anEndThatIsCutIsLoud()
{
    const SoundTraits cut = traitsOf(tone(440.0, 5.0, rate));
    QVERIFY(std::abs(cut.endLevel) < 1.0F);
    QVERIFY(traitsOf(joined(tone(440.0, 5.0, rate), silence(0.5, rate))).endLevel < -60.0F);
}

void TestSoundTraits::stretchesKeepTheirPlaces()
{
    SoundTraitsMeter meter(rate);
    meter.add(silence(10.0, rate));
    meter.startStretch(100.0);
    meter.add(tune(10.0, rate));
    const SoundTraits traits = meter.finish();
    QCOMPARE(traits.firstSound, 100.0F);
    QVERIFY(std::abs(traits.lastSound - 110.0F) < 1.5F);
    QVERIFY(std::abs(traits.heardSeconds - 20.0F) < 1.5F);
}

QTEST_APPLESS_MAIN(TestSoundTraits)
#include "tst_soundtraits.moc"
