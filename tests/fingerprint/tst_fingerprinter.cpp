// SPDX-License-Identifier: GPL-3.0-or-later
#include "fingerprint/fingerprinter.h"
#include "support/madesound.h"

#include <QTest>

#include <algorithm>
#include <bit>
#include <cmath>

using namespace tonekin;
using namespace tonekin::test;

namespace {

constexpr int sampleRate = 22'050;

Fingerprint fingerprintOf(std::span<const float> samples, std::size_t block = 4096)
{
    Fingerprinter fingerprinter(sampleRate);
    for (std::size_t start = 0; start < samples.size(); start += block)
        fingerprinter.add(samples.subspan(start, std::min(block, samples.size() - start)));
    return fingerprinter.finish();
}

/// The share of bits in which two runs of words differ, as far as both go.
double bitErrorRate(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other)
{
    const std::size_t count = std::min(one.size(), other.size());
    int errors = 0;
    for (std::size_t i = 0; i < count; ++i)
        errors += std::popcount(one[i] ^ other[i]);
    return static_cast<double>(errors) / (32.0 * static_cast<double>(count));
}

} // namespace

class TestFingerprinter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWordComesEveryEighthOfASecond();
    void blocksMayBeOfAnySize();
    void levelHardlyMatters();
    void otherMusicHasOtherWords();
    void silenceIsNamedAndNotGuessed();
    void shortSoundsHaveNoWords();
    void stretchesKeepTheirPlaces();
    void soundsTooLoudAreNoTrouble();
};

void TestFingerprinter::aWordComesEveryEighthOfASecond()
{
    const auto fingerprint = fingerprintOf(tune(60.0, sampleRate));
    QCOMPARE(fingerprint.stretches.size(), std::size_t{1});
    QCOMPARE(fingerprint.stretches.front().firstWord, 0U);
    const double seconds =
        static_cast<double>(fingerprint.stretches.front().words.size()) * Fingerprint::secondsPerWord;
    QVERIFY2(seconds > 57.0 && seconds <= 60.0, qPrintable(QString::number(seconds)));
}

void TestFingerprinter::blocksMayBeOfAnySize()
{
    const auto samples = tune(20.0, sampleRate);
    const auto whole = fingerprintOf(samples, samples.size());
    QVERIFY(whole == fingerprintOf(samples, 777));
    QVERIFY(!whole.stretches.empty());
}

void TestFingerprinter::levelHardlyMatters()
{
    auto samples = tune(30.0, sampleRate);
    const auto loud = fingerprintOf(samples);
    for (float& sample : samples)
        sample *= 0.1F;
    const auto quiet = fingerprintOf(samples);
    QVERIFY(bitErrorRate(loud.stretches.at(0).words, quiet.stretches.at(0).words) < 0.02);
    for (float& sample : samples)
        sample *= 0.01F; // 60 dB softer than at first, and still all there is to hear
    const auto faint = fingerprintOf(samples);
    QCOMPARE(std::ranges::count(faint.stretches.at(0).words, Fingerprint::inaudible), 0);
}

void TestFingerprinter::otherMusicHasOtherWords()
{
    const auto one = fingerprintOf(tune(30.0, sampleRate, 1));
    const auto other = fingerprintOf(tune(30.0, sampleRate, 2));
    QVERIFY(bitErrorRate(one.stretches.at(0).words, other.stretches.at(0).words) > 0.25);
}

void TestFingerprinter::silenceIsNamedAndNotGuessed()
{
    auto samples = silence(10.0, sampleRate);
    const auto music = tune(10.0, sampleRate);
    samples.insert(samples.end(), music.begin(), music.end());
    const auto hiss = noise(10.0, sampleRate, 1, 0.0001); // there in one copy and not in another
    samples.insert(samples.end(), hiss.begin(), hiss.end());
    const auto fingerprint = fingerprintOf(samples);
    const auto& words = fingerprint.stretches.at(0).words;
    const auto at = [&](double seconds) {
        return words.at(static_cast<std::size_t>(seconds / Fingerprint::secondsPerWord));
    };
    QCOMPARE(at(0.0), Fingerprint::inaudible);
    QCOMPARE(at(7.0), Fingerprint::inaudible);
    QVERIFY(at(10.0) != Fingerprint::inaudible);
    QVERIFY(at(17.0) != Fingerprint::inaudible);
    QCOMPARE(at(22.0), Fingerprint::inaudible);
    QCOMPARE(words.back(), Fingerprint::inaudible);
}

void TestFingerprinter::shortSoundsHaveNoWords()
{
    QVERIFY(fingerprintOf({}).stretches.empty());
    QVERIFY(fingerprintOf(tune(1.0, sampleRate)).stretches.empty());
    QVERIFY(!fingerprintOf(tune(4.0, sampleRate)).stretches.empty());
}

void TestFingerprinter::stretchesKeepTheirPlaces()
{
    const auto samples = tune(30.0, sampleRate);
    const std::span<const float> all(samples);
    Fingerprinter fingerprinter(sampleRate);
    fingerprinter.startStretch(0.0);
    fingerprinter.add(all.first(10 * sampleRate));
    fingerprinter.startStretch(20.0);
    fingerprinter.add(all.subspan(20 * sampleRate));
    const auto inParts = fingerprinter.finish();
    QCOMPARE(inParts.stretches.size(), std::size_t{2});
    QCOMPARE(inParts.stretches[0].firstWord, 0U);
    const std::uint32_t second = inParts.stretches[1].firstWord;
    QVERIFY(std::abs(second * Fingerprint::secondsPerWord - 20.0) <= Fingerprint::secondsPerWord);
    const auto whole = fingerprintOf(samples).stretches.at(0).words;
    QVERIFY(bitErrorRate(std::span(whole).subspan(second), inParts.stretches[1].words) < 0.1);
}

void TestFingerprinter::soundsTooLoudAreNoTrouble()
{
    auto samples = tune(10.0, sampleRate);
    for (float& sample : samples)
        sample *= 8.0F;
    QVERIFY(!fingerprintOf(samples).stretches.empty());
}

QTEST_GUILESS_MAIN(TestFingerprinter)
#include "tst_fingerprinter.moc"
