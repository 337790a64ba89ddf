// SPDX-License-Identifier: GPL-3.0-or-later
#include "madenetworks.h"

#include "nn/analysetrack.h"
#include "nn/inferencenetwork.h"
#include "nn/randommodel.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace tonekin;
using namespace tonekin::test;

namespace {

constexpr std::uint64_t seed = 7;
constexpr int wholeTrackAtOnce = 1'000'000;

NetworkTensors tinyTensors(const ModelManifest& manifest)
{
    return *networkFromTensors(manifest, randomTensors(manifest, seed));
}

InferenceNetwork tinyNetwork()
{
    const ModelManifest manifest = tinyManifest("tiny");
    auto network = InferenceNetwork::fromTensors(manifest, randomTensors(manifest, seed));
    return std::move(*network);
}

/// The convolutions once more, plainly: what convolution `number` answers to a spectrogram [filters x positions].
at::Tensor plainPass(const NetworkTensors& network, const MelSpectrogram& mel, int number)
{
    at::Tensor features = at::tensor(mel.values).reshape({mel.frames(), mel.bands}).t().unsqueeze(0);
    features = (features - network.bandMean) / network.bandScale;
    for (int i = 0; i < number; ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (i > 0)
            features = at::max_pool1d(features, network.layers.convolutions[at - 1].pool);
        features = at::relu(at::conv1d(features, network.convolutions[at].weight, network.convolutions[at].bias));
    }
    return features[0];
}

double correlation(const std::vector<double>& one, const std::vector<double>& other)
{
    const auto count = static_cast<double>(one.size());
    const double meanOne = std::accumulate(one.begin(), one.end(), 0.0) / count;
    const double meanOther = std::accumulate(other.begin(), other.end(), 0.0) / count;
    double both = 0.0;
    double squaresOne = 0.0;
    double squaresOther = 0.0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        both += (one[i] - meanOne) * (other[i] - meanOther);
        squaresOne += (one[i] - meanOne) * (one[i] - meanOne);
        squaresOther += (other[i] - meanOther) * (other[i] - meanOther);
    }
    return both / std::sqrt(squaresOne * squaresOther);
}

} // namespace

/// What single units say: the peaks of later layers, the first layer frame by frame, and the stimuli made for units.
class TestActivations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void peaksAreThoseOfAPlainPass_data();
    void peaksAreThoseOfAPlainPass();
    void chunksDoNotChangePeaks_data();
    void chunksDoNotChangePeaks();
    void aPeakKnowsItsMomentBeyondAGap();
    void shortTracksHavePeaksToo_data();
    void shortTracksHavePeaksToo();
    void activationsHaveTheStoredMaximaMeansAndMoments_data();
    void activationsHaveTheStoredMaximaMeansAndMoments();
    void activationsKeepTheTimesOfStretches();
    void tracksThatDoNotFitAreRefused();
    void aMadeStimulusLooksLikeThePlantedKernel();
    void deeperUnitsAnswerTheirStimulusMoreThanNothing_data();
    void deeperUnitsAnswerTheirStimulusMoreThanNothing();
    void theSameUnitHasTheSameStimulus();
    void unitsThatAreNotThereAreRefused();
};

void TestActivations::peaksAreThoseOfAPlainPass_data()
{
    QTest::addColumn<int>("frames");
    for (const int frames : {160, 161, 999, 5203})
        QTest::addRow("%d frames", frames) << frames;
}

void TestActivations::peaksAreThoseOfAPlainPass()
{
    QFETCH(int, frames);
    const ModelManifest manifest = tinyManifest("tiny");
    const NetworkTensors network = tinyTensors(manifest);
    const MelSpectrogram mel = madeSpectrogram(manifest.frontEnd, frames, 1);
    const TrackAnalysis analysed = analyseTrack(network, manifest, mel, 16);
    QCOMPARE(analysed.laterPeaks.size(), std::size_t{3});
    const std::vector<int> filters{16, 24, 24};
    const std::vector<int> strides{4, 8, 16};
    for (int number = 2; number <= 4; ++number) {
        const auto& peaks = analysed.laterPeaks[static_cast<std::size_t>(number) - 2];
        QCOMPARE(static_cast<int>(peaks.size()), filters[static_cast<std::size_t>(number) - 2]);
        const at::Tensor plain = plainPass(network, mel, number);
        const auto [largest, place] = plain.max(1);
        for (std::size_t filter = 0; filter < peaks.size(); ++filter) {
            const auto at = static_cast<std::int64_t>(filter);
            QVERIFY(std::fabs(peaks[filter].maximum - largest[at].item<float>()) < 1e-4F);
            const auto frame =
                static_cast<double>(place[at].item<std::int64_t>() * strides[static_cast<std::size_t>(number) - 2]);
            if (peaks[filter].maximum > 0.0F)
                QVERIFY(std::fabs(peaks[filter].seconds - frame / mel.framesPerSecond) < 1e-3);
        }
    }
}

void TestActivations::chunksDoNotChangePeaks_data()
{
    QTest::addColumn<int>("chunk");
    for (const int chunk : {1, 2, 7, 64, 255})
        QTest::addRow("%d positions", chunk) << chunk;
}

void TestActivations::chunksDoNotChangePeaks()
{
    QFETCH(int, chunk);
    const ModelManifest manifest = tinyManifest("tiny");
    const NetworkTensors network = tinyTensors(manifest);
    MelSpectrogram mel = madeSpectrogram(manifest.frontEnd, 4500, 2);
    mel.stretches = {{0, 0.0}, {1100, 100.0}, {1150, 200.0}};
    const TrackAnalysis whole = analyseTrack(network, manifest, mel, wholeTrackAtOnce);
    const TrackAnalysis parts = analyseTrack(network, manifest, mel, chunk);
    for (std::size_t layer = 0; layer < whole.laterPeaks.size(); ++layer)
        for (std::size_t filter = 0; filter < whole.laterPeaks[layer].size(); ++filter) {
            QVERIFY(std::fabs(whole.laterPeaks[layer][filter].maximum - parts.laterPeaks[layer][filter].maximum) <
                    1e-5F);
            QCOMPARE(parts.laterPeaks[layer][filter].seconds, whole.laterPeaks[layer][filter].seconds);
        }
    for (std::size_t filter = 0; filter < whole.filters.size(); ++filter) {
        QVERIFY(std::fabs(whole.filters[filter].mean - parts.filters[filter].mean) < 1e-5F);
        QCOMPARE(parts.filters[filter].secondsOfMaximum, whole.filters[filter].secondsOfMaximum);
    }
}

void TestActivations::aPeakKnowsItsMomentBeyondAGap()
{
    InferenceNetwork network = tinyNetwork();
    MelSpectrogram mel = madeSpectrogram(network.manifest().frontEnd, 1000, 4);
    mel.stretches = {{0, 0.0}, {500, 1000.0}};
    const auto both = network.analyse(mel);
    const auto first = network.analyse(cutOut(mel, 0, 500));
    const auto second = network.analyse(cutOut(mel, 500, 500));
    QVERIFY(both && first && second);
    int later = 0;
    for (std::size_t layer = 0; layer < 3; ++layer)
        for (std::size_t filter = 0; filter < both->laterPeaks[layer].size(); ++filter) {
            const FilterPeak& one = first->laterPeaks[layer][filter];
            const FilterPeak& other = second->laterPeaks[layer][filter];
            const FilterPeak& found = both->laterPeaks[layer][filter];
            QVERIFY(std::fabs(found.maximum - std::max(one.maximum, other.maximum)) < 1e-5F);
            const float moment = one.maximum >= other.maximum ? one.seconds : 1000.0F + other.seconds;
            QVERIFY(std::fabs(found.seconds - moment) < 1e-3F);
            later += found.seconds >= 1000.0F ? 1 : 0;
        }
    QVERIFY(later > 5);
}

void TestActivations::shortTracksHavePeaksToo_data()
{
    QTest::addColumn<int>("frames");
    for (const int frames : {1, 3, 4, 18, 19, 20, 102, 103, 159})
        QTest::addRow("%d frames", frames) << frames;
}

void TestActivations::shortTracksHavePeaksToo()
{
    QFETCH(int, frames);
    InferenceNetwork network = tinyNetwork();
    const MelSpectrogram brief = madeSpectrogram(network.manifest().frontEnd, frames, 8);
    const auto analysed = network.analyse(brief);
    QVERIFY(analysed);
    const std::vector<int> fields{19, 47, 103};
    for (std::size_t layer = 0; layer < 3; ++layer) {
        const bool realEnough = frames >= fields[layer];
        const double latest = realEnough ? (frames - fields[layer]) / brief.framesPerSecond : 0.0;
        for (const FilterPeak& peak : analysed->laterPeaks[layer]) {
            QVERIFY(std::isfinite(peak.maximum));
            QVERIFY(peak.seconds <= latest + 1e-6); // not in what was only repeated
        }
    }
    const auto activations = network.activations(brief);
    QVERIFY(activations);
    QCOMPARE(activations->frames(), std::max(1, frames - 3));
}

void TestActivations::activationsHaveTheStoredMaximaMeansAndMoments_data()
{
    QTest::addColumn<int>("frames");
    for (const int frames : {40, 160, 777, 9000})
        QTest::addRow("%d frames", frames) << frames;
}

void TestActivations::activationsHaveTheStoredMaximaMeansAndMoments()
{
    QFETCH(int, frames);
    InferenceNetwork network = tinyNetwork();
    MelSpectrogram mel = madeSpectrogram(network.manifest().frontEnd, frames, 5);
    if (frames == 9000)
        mel.stretches = {{0, 0.0}, {2001, 500.0}, {8000, 1000.0}};
    const auto analysed = network.analyse(mel);
    const auto activations = network.activations(mel);
    QVERIFY(analysed && activations);
    QCOMPARE(activations->filters, 16);
    QCOMPARE(activations->framesPerSecond, mel.framesPerSecond);
    QCOMPARE(activations->frames(), frames - 3 * static_cast<int>(mel.stretches.size()));
    for (int filter = 0; filter < activations->filters; ++filter) {
        float largest = -1.0F;
        double sum = 0.0;
        int at = 0;
        for (int frame = 0; frame < activations->frames(); ++frame) {
            const float value = activations->frame(frame)[static_cast<std::size_t>(filter)];
            QVERIFY(value >= 0.0F);
            sum += value;
            if (value > largest) {
                largest = value;
                at = frame;
            }
        }
        const FilterResponse& stored = analysed->filters[static_cast<std::size_t>(filter)];
        QCOMPARE(largest, stored.maximum);
        QVERIFY(std::fabs(sum / activations->frames() - stored.mean) < 1e-6);
        if (largest > 0.0F)
            QCOMPARE(static_cast<float>(activations->secondsOfFrame(at)), stored.secondsOfMaximum);
        QCOMPARE(activations->frameAt(activations->secondsOfFrame(at)), at);
    }
}

void TestActivations::activationsKeepTheTimesOfStretches()
{
    InferenceNetwork network = tinyNetwork();
    MelSpectrogram mel = madeSpectrogram(network.manifest().frontEnd, 600, 6);
    mel.stretches = {{0, 3.0}, {300, 900.0}, {302, 950.0}};
    const auto activations = network.activations(mel);
    QVERIFY(activations);
    const std::vector<MelStretch> expected{{0, 3.0}, {297, 900.0}, {298, 950.0}}; // one of two frames is heard repeated
    QCOMPARE(activations->stretches, expected);
    const auto second = network.activations(cutOut(mel, 302, 298));
    QVERIFY(second);
    for (int frame = 0; frame < second->frames(); ++frame)
        for (std::size_t filter = 0; filter < 16; ++filter)
            QVERIFY(std::fabs(activations->frame(298 + frame)[filter] - second->frame(frame)[filter]) < 1e-5F);
}

void TestActivations::tracksThatDoNotFitAreRefused()
{
    InferenceNetwork network = tinyNetwork();
    MelSpectrogram mel = madeSpectrogram(network.manifest().frontEnd, 200, 7);
    mel.bands = 64;
    QCOMPARE(network.activations(mel).error().code, ErrorCode::InvalidArgument);
    mel.bands = 128;
    mel.values[9] = std::numeric_limits<float>::infinity();
    QCOMPARE(network.activations(mel).error().code, ErrorCode::NonFiniteOutput);
}

void TestActivations::aMadeStimulusLooksLikeThePlantedKernel()
{
    ModelManifest manifest = tinyManifest("tiny");
    auto tensors = randomTensors(manifest, seed);
    constexpr std::size_t filter = 5;
    constexpr int bands = 128;
    // The onset of a tone with an overtone: nothing wanted before it, much after.
    NamedTensor& kernels = tensorNamed(tensors, "conv1.weight");
    for (int band = 0; band < bands; ++band)
        for (int frame = 0; frame < 4; ++frame) {
            const bool tone = (band >= 30 && band < 34) || (band >= 60 && band < 63);
            kernels.values[(filter * bands + static_cast<std::size_t>(band)) * 4 + static_cast<std::size_t>(frame)] =
                tone ? (frame < 2 ? -1.0F : 1.0F) : 0.0F;
        }
    auto network = InferenceNetwork::fromTensors(manifest, tensors);
    QVERIFY(network);
    const auto patch = network->excite({{1}, static_cast<int>(filter)});
    QVERIFY2(patch, patch ? "" : patch.error().detail.c_str());
    QCOMPARE(patch->mel.frames(), 4);
    QCOMPARE(patch->mel.bands, bands);
    std::vector<double> wanted;
    std::vector<double> made;
    for (int frame = 0; frame < 4; ++frame)
        for (int band = 0; band < bands; ++band) {
            const float weight =
                kernels.values[(filter * bands + static_cast<std::size_t>(band)) * 4 + static_cast<std::size_t>(frame)];
            wanted.push_back(std::max(0.0F, weight));
            made.push_back(patch->mel.frame(frame)[static_cast<std::size_t>(band)]);
            QVERIFY(made.back() >= 0.0 && made.back() <= std::log1p(manifest.frontEnd.logGain) + 1e-4);
        }
    const double alike = correlation(wanted, made);
    QVERIFY2(alike > 0.6, qPrintable(QString::number(alike)));
    QVERIFY(patch->activation > patch->restingActivation + 5.0F);
    // What is shown as its answer is what the network answers.
    QVERIFY(std::fabs(network->activations(patch->mel)->frame(0)[filter] - patch->activation) < 1e-3F);
}

void TestActivations::deeperUnitsAnswerTheirStimulusMoreThanNothing_data()
{
    QTest::addColumn<int>("layer");
    QTest::addColumn<int>("frames");
    QTest::newRow("conv1") << 1 << 4;
    QTest::newRow("conv2") << 2 << 19;
    QTest::newRow("conv3") << 3 << 47;
    QTest::newRow("conv4") << 4 << 103;
    QTest::newRow("the last hidden layer") << int{NetworkLayer::lastHidden} << 160;
}

void TestActivations::deeperUnitsAnswerTheirStimulusMoreThanNothing()
{
    QFETCH(int, layer);
    QFETCH(int, frames);
    InferenceNetwork network = tinyNetwork();
    for (int index = 0; index < 16; index += 5) {
        const auto patch = network.excite({{layer}, index});
        QVERIFY2(patch, patch ? "" : patch.error().detail.c_str());
        QCOMPARE(patch->mel.frames(), frames);
        // Well above what any random stretch of made music gets.
        const auto random = network.analyse(madeSpectrogram(network.manifest().frontEnd, 2000, 31));
        QVERIFY(random);
        const auto at = static_cast<std::size_t>(index);
        const float usual = layer == 0   ? random->hidden[at]
                            : layer == 1 ? random->filters[at].maximum
                                         : random->laterPeaks[static_cast<std::size_t>(layer) - 2][at].maximum;
        QVERIFY2(patch->activation > 1.5F * std::max(usual, patch->restingActivation) + 0.1F,
                 qPrintable(QString("unit %1: %2, random %3, nothing %4")
                                .arg(index)
                                .arg(patch->activation)
                                .arg(usual)
                                .arg(patch->restingActivation)));
        const auto again = network.analyse(patch->mel);
        QVERIFY(again);
        if (layer == 0)
            QVERIFY(std::fabs(again->hidden[at] - patch->activation) < 1e-3F * patch->activation + 1e-3F);
        if (layer > 1)
            QVERIFY(std::fabs(again->laterPeaks[static_cast<std::size_t>(layer) - 2][at].maximum - patch->activation) <
                    1e-3F * patch->activation + 1e-3F);
    }
}

void TestActivations::theSameUnitHasTheSameStimulus()
{
    InferenceNetwork network = tinyNetwork();
    const auto one = network.excite({{3}, 2});
    const auto again = network.excite({{3}, 2});
    const auto other = network.excite({{3}, 4});
    QVERIFY(one && again && other);
    QCOMPARE(one->mel.values, again->mel.values);
    QVERIFY(one->mel.values != other->mel.values);
    QVERIFY(network.analyse(madeSpectrogram(network.manifest().frontEnd, 200, 12))); // which needs no gradients
}

void TestActivations::unitsThatAreNotThereAreRefused()
{
    InferenceNetwork network = tinyNetwork();
    for (const NetworkUnit unit : {NetworkUnit{{1}, 16}, NetworkUnit{{1}, -1}, NetworkUnit{{5}, 0},
                                   NetworkUnit{{-1}, 0}, NetworkUnit{{NetworkLayer::lastHidden}, 48}})
        QCOMPARE(network.excite(unit).error().code, ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(TestActivations)
#include "tst_activations.moc"
