// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "evaluation/standardise.h"
#include "evaluation/timbrebaseline.h"
#include "evaluation/timbregaussian.h"

#include <QTest>

#include <cmath>

using namespace tonekin;

namespace {

/// Log-mel values as the front end gives them, of noise in the shape of a spectrum.
MelSpectrogram madeTimbre(double tilt, double decibels, std::uint64_t seed, int frames = 400)
{
    MelSpectrogram mel;
    mel.bands = 128;
    mel.framesPerSecond = 21.5;
    mel.stretches = {{0, 0.0}};
    RandomStream random(seed, {});
    for (int frame = 0; frame < frames; ++frame)
        for (int band = 0; band < 128; ++band) {
            const double power = std::pow(10.0, decibels / 10.0) * std::exp(tilt * band / 128.0) *
                                 random.between(0.3, 1.0) * (frame % 7 == 0 ? 2.0 : 1.0);
            mel.values.push_back(static_cast<float>(std::log1p(1e4 * power)));
        }
    return mel;
}

} // namespace

/// The simpler systems that a network is set against.
class TestOpponents : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsAreStandardisedByTheLibrary();
    void timbreStatisticsKnowColourAndIgnoreLoudness();
    void theGaussianTellsTimbresApart();
    void theGaussianIgnoresLevel();
    void theDivergenceIsThatOfTheFormula();
    void onlyTheMiddleMinuteCounts();
    void silenceHasAGaussian();
    void principalComponentsDropWhatDoesNotVary();
    void lengthAndLoudnessAreAllThatIsKnown();
};

void TestOpponents::columnsAreStandardisedByTheLibrary()
{
    const std::vector<Description> library{{1.0F, 10.0F, 5.0F}, {3.0F, 30.0F, 5.0F}};
    const std::vector<Description> query{{5.0F, 20.0F, 9.0F}};
    QCOMPARE(standardised(library, library), (std::vector<Description>{{-1.0F, -1.0F, 0.0F}, {1.0F, 1.0F, 0.0F}}));
    QCOMPARE(standardised(query, library), (std::vector<Description>{{3.0F, 0.0F, 0.0F}}));
}

void TestOpponents::timbreStatisticsKnowColourAndIgnoreLoudness()
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
    QCOMPARE(dull.size(), std::size_t{40});
    QVERIFY(std::fabs(dull[0] - spectrum(-3.0, 7.0)[0]) < 1e-3F);
    QVERIFY(std::fabs(dull[0] - spectrum(3.0, 5.0)[0]) > 10.0F);
}

void TestOpponents::theGaussianTellsTimbresApart()
{
    const std::vector<Description> dull{timbreGaussian(madeTimbre(-6.0, -20.0, 1)),
                                        timbreGaussian(madeTimbre(-6.0, -20.0, 2))};
    const std::vector<Description> bright{timbreGaussian(madeTimbre(2.0, -20.0, 3)),
                                          timbreGaussian(madeTimbre(2.0, -20.0, 4))};
    const auto among = gaussianSimilarities(dull, dull);
    const auto between = gaussianSimilarities(dull, bright);
    QVERIFY(std::fabs(among.at(0, 0)) < 1e-3F); // minus the distance to itself
    QVERIFY2(among.at(0, 1) > 0.5F * between.at(0, 0),
             qPrintable(QString("%1 %2").arg(among.at(0, 1)).arg(between.at(0, 0))));
    QVERIFY(std::fabs(among.at(0, 1) - among.at(1, 0)) < 1e-4F);
}

void TestOpponents::theGaussianIgnoresLevel()
{
    const std::vector<Description> plain{timbreGaussian(madeTimbre(-2.0, -20.0, 1))};
    const std::vector<Description> louder{timbreGaussian(madeTimbre(-2.0, -8.0, 1))};
    QVERIFY(std::fabs(gaussianSimilarities(plain, louder).at(0, 0)) < 0.02F);
}

void TestOpponents::theDivergenceIsThatOfTheFormula()
{
    // Unit covariances and means two apart in one direction: the mixture's variance there is 1 + 1, its determinant 2.
    Description one(25 + 325 + 1, 0.0F);
    for (std::size_t i = 0, place = 25; i < 25; place += ++i + 1)
        one[place] = 1.0F;
    Description two = one;
    two[3] = 2.0F;
    const std::vector<Description> both{one, two};
    const double wanted = -std::sqrt(0.5 * std::log(2.0));
    QVERIFY(std::fabs(gaussianSimilarities(both, both).at(0, 1) - wanted) < 1e-4);
}

void TestOpponents::onlyTheMiddleMinuteCounts()
{
    MelSpectrogram mel = madeTimbre(-2.0, -20.0, 1, 2000); // 93 s
    const Description before = timbreGaussian(mel);
    for (std::size_t i = 0; i < 300 * 128; ++i)
        mel.values[i] = 9.0F;
    QCOMPARE(timbreGaussian(mel), before);
    for (std::size_t i = 1000 * 128; i < 1100 * 128; ++i)
        mel.values[i] = 1.0F;
    QVERIFY(timbreGaussian(mel) != before);
}

void TestOpponents::silenceHasAGaussian()
{
    MelSpectrogram silence;
    silence.bands = 128;
    silence.framesPerSecond = 21.5;
    silence.values.assign(128 * 50, 0.0F);
    const std::vector<Description> all{timbreGaussian(silence), timbreGaussian(madeTimbre(0.0, -20.0, 1))};
    for (const float value : gaussianSimilarities(all, all).values)
        QVERIFY(std::isfinite(value));
}

void TestOpponents::principalComponentsDropWhatDoesNotVary()
{
    // The first two dimensions say the same and hold nearly all variance after standardising; the last is constant.
    std::vector<Description> library;
    for (int i = 0; i < 6; ++i)
        library.push_back({static_cast<float>(i), static_cast<float>(2 * i + 1), 4.0F});
    const auto matrix = principalComponentCosine().compare(library, library);
    QVERIFY(matrix.at(0, 1) > 0.999F);  // one component is left: same side ...
    QVERIFY(matrix.at(0, 5) < -0.999F); // ... or opposite sides
}

void TestOpponents::lengthAndLoudnessAreAllThatIsKnown()
{
    const std::vector<Description> library{lengthAndLoudness(madeTimbre(-2.0, -20.0, 1, 100)),
                                           lengthAndLoudness(madeTimbre(-2.0, -20.0, 2, 110)),
                                           lengthAndLoudness(madeTimbre(-2.0, -40.0, 3, 900))};
    QVERIFY(std::fabs(library[0][0] - std::log(100.0F)) < 1e-4F);
    const auto matrix = standardisedDistance().compare(library, library);
    QVERIFY(matrix.at(0, 0) > -1e-6F);
    QVERIFY(matrix.at(0, 1) > matrix.at(0, 2));
    // A fifth of a decade of power per 2 dB.
    QVERIFY(std::fabs((library[1][1] - library[2][1]) - 20.0F * std::log(10.0F) / 10.0F) < 0.2F);
}

QTEST_APPLESS_MAIN(TestOpponents)
#include "tst_opponents.moc"
