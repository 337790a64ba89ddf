// SPDX-License-Identifier: GPL-3.0-or-later
#include "madenetworks.h"

#include "model/modelfiles.h"
#include "nn/fallback.h"
#include "nn/inferencenetwork.h"
#include "nn/randommodel.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

using namespace tonekin;
using namespace tonekin::test;

namespace {

constexpr std::uint64_t seed = 7;

InferenceNetwork tinyNetwork()
{
    const ModelManifest manifest = tinyManifest("tiny");
    auto network = InferenceNetwork::fromTensors(manifest, randomTensors(manifest, seed));
    return std::move(*network);
}

double largestDifference(const std::vector<float>& one, const std::vector<float>& two)
{
    double largest = one.size() == two.size() ? 0.0 : 1.0;
    for (std::size_t i = 0; i < std::min(one.size(), two.size()); ++i)
        largest = std::max(largest, std::fabs(static_cast<double>(one[i]) - two[i]));
    return largest;
}

double lengthOf(const Embedding& vector)
{
    return std::sqrt(std::inner_product(vector.begin(), vector.end(), vector.begin(), 0.0));
}

} // namespace

class TestNetwork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hearingATrackOnceIsHearingItsSectionsOneByOne();
    void theTrackIsTheMeanAndSpreadOfItsSections();
    void aPlantedKernelFiresAtItsMoment_data();
    void aPlantedKernelFiresAtItsMoment();
    void aFilterKnowsItsMomentBeyondAGap();
    void noSectionReachesOverAGap();
    void theEndOfATrackIsHeard();
    void sectionsOfAnyLengthFitTracksOfAnyLength();
    void shortTracksAreHeardAsIfRepeated_data();
    void shortTracksAreHeardAsIfRepeated();
    void theSameSeedGivesTheSameNetwork();
    void aSavedNetworkHearsTheSame();
    void spectrogramsThatDoNotFitAreRefused();
    void numbersThatBlowUpAreAnError();
    void anUnknownDeviceIsRefused_data();
    void anUnknownDeviceIsRefused();
    void aMissingGpuLeavesANote();
    void outOfMemoryHalvesTheWorkOnce();
    void aFailingGpuIsLeftForTheProcessor();
    void aProcessorThatFailsIsAnError();
};

void TestNetwork::hearingATrackOnceIsHearingItsSectionsOneByOne()
{
    InferenceNetwork network = tinyNetwork();
    const SectionShape shape = network.manifest().sections;
    // Longer than two chunks of 256 positions, so that sections lie across their borders.
    const MelSpectrogram mel = madeSpectrogram(network.manifest().frontEnd, 9000, 1);
    const auto whole = network.analyse(mel);
    QVERIFY(whole);
    QCOMPARE(whole->sections.size(), std::size_t{(9000 - 160) / 64 + 2});
    for (std::size_t i = 0; i + 1 < whole->sections.size(); i += 3) {
        const int first = static_cast<int>(i) * shape.hopFrames;
        const auto alone = network.analyse(cutOut(mel, first, shape.frames));
        QVERIFY(alone);
        QCOMPARE(alone->sections.size(), std::size_t{1});
        QVERIFY(largestDifference(alone->sections[0].embedding, whole->sections[i].embedding) < 1e-4);
        QVERIFY(std::fabs(whole->sections[i].startSeconds - first / mel.framesPerSecond) < 1e-3);
    }
}

void TestNetwork::theTrackIsTheMeanAndSpreadOfItsSections()
{
    InferenceNetwork network = tinyNetwork();
    const MelSpectrogram mel = madeSpectrogram(network.manifest().frontEnd, 160 + 2 * 64, 2);
    const auto whole = network.analyse(mel);
    QVERIFY(whole);
    std::vector<float> mean(48, 0.0F);
    for (int i = 0; i < 3; ++i) {
        const auto alone = network.analyse(cutOut(mel, i * 64, 160));
        QVERIFY(alone);
        for (std::size_t unit = 0; unit < mean.size(); ++unit)
            mean[unit] += alone->hidden[unit] / 3.0F;
    }
    QVERIFY(largestDifference(mean, whole->hidden) < 1e-4);
    QVERIFY(std::fabs(lengthOf(whole->embedding) - 1.0) < 1e-5);
    for (const Section& section : whole->sections) {
        QVERIFY(std::fabs(lengthOf(section.embedding) - 1.0) < 1e-5);
        QCOMPARE(section.embedding.back(), 0.0F); // one section has no spread
    }
    QVERIFY(std::fabs(whole->embedding.back()) > 0.0F);
    QVERIFY(whole->spread > 0.0F && whole->spread < 1.0F);
}

void TestNetwork::aPlantedKernelFiresAtItsMoment_data()
{
    QTest::addColumn<int>("frame");
    QTest::newRow("at the start") << 0;
    QTest::newRow("in the middle of a chunk") << 437;
    QTest::newRow("over the border of two chunks") << 4094;
    QTest::newRow("in the frames that only the first layer hears") << 5196;
}

void TestNetwork::aPlantedKernelFiresAtItsMoment()
{
    QFETCH(int, frame);
    ModelManifest manifest = tinyManifest("tiny");
    std::fill(manifest.bandMean.begin(), manifest.bandMean.end(), 0.0F);
    std::fill(manifest.bandScale.begin(), manifest.bandScale.end(), 1.0F);
    auto tensors = randomTensors(manifest, seed);
    constexpr std::size_t filter = 5;
    constexpr int bands = 128;
    // A tone that rises by one band a frame, from band 40.
    NamedTensor& kernels = tensorNamed(tensors, "conv1.weight");
    for (std::size_t i = 0; i < bands * 4; ++i)
        kernels.values[filter * bands * 4 + i] = i / 4 == 40 + i % 4 ? 1.0F : 0.0F;
    tensorNamed(tensors, "conv1.bias").values[filter] = -1.0F;
    auto network = InferenceNetwork::fromTensors(manifest, tensors);
    QVERIFY(network);

    constexpr int frames = 5200;
    MelSpectrogram mel = madeSpectrogram(manifest.frontEnd, frames, 3);
    for (float& value : mel.values)
        value *= 0.01F;
    for (int i = 0; i < 4; ++i)
        mel.values[static_cast<std::size_t>((frame + i) * bands + 40 + i)] = 2.0F;
    const auto analysed = network->analyse(mel);
    QVERIFY(analysed);
    QCOMPARE(analysed->filters.size(), std::size_t{16});
    QCOMPARE(analysed->filters[filter].secondsOfMaximum, static_cast<float>(frame / mel.framesPerSecond));
    QVERIFY(std::fabs(analysed->filters[filter].maximum - 7.0F) < 1e-3F); // 4 x 2 - 1
    QVERIFY(analysed->filters[filter].mean > 0.0F);
    QVERIFY(analysed->filters[filter].mean <= 7.0F / 500.0F);
}

void TestNetwork::aFilterKnowsItsMomentBeyondAGap()
{
    InferenceNetwork network = tinyNetwork();
    MelSpectrogram mel = madeSpectrogram(network.manifest().frontEnd, 800, 4);
    const auto straight = network.analyse(cutOut(mel, 400, 400));
    for (std::size_t i = 0; i < 400U * 128U; ++i)
        mel.values[i] = 2.0F; // the mean: the first half says nothing
    mel.stretches = {{0, 0.0}, {400, 1000.0}};
    const auto gapped = network.analyse(mel);
    QVERIFY(straight && gapped);
    for (std::size_t filter = 0; filter < 16; ++filter) {
        QCOMPARE(gapped->filters[filter].maximum, straight->filters[filter].maximum);
        QVERIFY(std::fabs(gapped->filters[filter].secondsOfMaximum - 1000.0F -
                          straight->filters[filter].secondsOfMaximum) < 1e-3F);
    }
}

void TestNetwork::noSectionReachesOverAGap()
{
    InferenceNetwork network = tinyNetwork();
    MelSpectrogram mel = madeSpectrogram(network.manifest().frontEnd, 700, 5);
    mel.stretches = {{0, 0.0}, {350, 600.0}};
    const auto analysed = network.analyse(mel);
    const auto first = network.analyse(cutOut(mel, 0, 350));
    const auto second = network.analyse(cutOut(mel, 350, 350));
    QVERIFY(analysed && first && second);
    QCOMPARE(analysed->sections.size(), first->sections.size() + second->sections.size());
    for (std::size_t i = 0; i < analysed->sections.size(); ++i) {
        const bool early = i < first->sections.size();
        const Section& alone = early ? first->sections[i] : second->sections[i - first->sections.size()];
        QVERIFY(largestDifference(analysed->sections[i].embedding, alone.embedding) < 1e-4);
        QVERIFY(std::fabs(analysed->sections[i].startSeconds - alone.startSeconds - (early ? 0.0F : 600.0F)) < 1e-3F);
    }
}

void TestNetwork::sectionsOfAnyLengthFitTracksOfAnyLength()
{
    ModelManifest manifest = tinyManifest("tiny");
    const int field = manifest.layers.receptiveField();
    const int stride = manifest.layers.stride();
    for (int more = 0; more < stride; more += 3) { // frames beyond those that a section's positions hear
        manifest.sections.frames = field + 4 * stride + more;
        auto network = InferenceNetwork::fromTensors(manifest, randomTensors(manifest, seed));
        QVERIFY(network);
        for (int frames = 2 * field; frames < 2 * field + stride; ++frames) {
            const auto analysed = network->analyse(madeSpectrogram(manifest.frontEnd, frames, 3));
            QVERIFY2(analysed, analysed ? "" : analysed.error().detail.c_str());
        }
    }
}

void TestNetwork::theEndOfATrackIsHeard()
{
    InferenceNetwork network = tinyNetwork();
    const MelSpectrogram mel = madeSpectrogram(network.manifest().frontEnd, 160 + 48, 6);
    const auto analysed = network.analyse(mel);
    QVERIFY(analysed);
    QCOMPARE(analysed->sections.size(), std::size_t{2}); // the second one begins before a whole hop has passed
    const auto last = network.analyse(cutOut(mel, 48, 160));
    QVERIFY(last);
    QVERIFY(largestDifference(analysed->sections[1].embedding, last->sections[0].embedding) < 1e-4);
}

void TestNetwork::shortTracksAreHeardAsIfRepeated_data()
{
    QTest::addColumn<int>("frames");
    for (const int frames : {1, 3, 50, 102, 159})
        QTest::addRow("%d frames", frames) << frames;
}

void TestNetwork::shortTracksAreHeardAsIfRepeated()
{
    QFETCH(int, frames);
    InferenceNetwork network = tinyNetwork();
    const MelSpectrogram brief = madeSpectrogram(network.manifest().frontEnd, frames, 8);
    MelSpectrogram repeated = brief;
    while (repeated.frames() < 160)
        repeated.values.insert(repeated.values.end(), brief.values.begin(), brief.values.end());
    const auto analysed = network.analyse(brief);
    const auto wanted = network.analyse(cutOut(repeated, 0, 160));
    QVERIFY(analysed && wanted);
    QVERIFY(largestDifference(analysed->embedding, wanted->embedding) < 1e-5);
    QCOMPARE(analysed->sections.size(), std::size_t{1});
    QVERIFY(std::fabs(analysed->sections[0].lengthSeconds - frames / brief.framesPerSecond) < 1e-4);
    for (const FilterResponse& filter : analysed->filters)
        QVERIFY(filter.secondsOfMaximum <= frames / brief.framesPerSecond);
}

void TestNetwork::theSameSeedGivesTheSameNetwork()
{
    const ModelManifest manifest = tinyManifest("tiny");
    const auto one = randomTensors(manifest, 5);
    const auto again = randomTensors(manifest, 5);
    const auto other = randomTensors(manifest, 6);
    QCOMPARE(one.size(), again.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        QCOMPARE(one[i].values, again[i].values);
        if (one[i].shape.size() > 1)
            QVERIFY(one[i].values != other[i].values);
    }
}

void TestNetwork::aSavedNetworkHearsTheSame()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("tiny.json").toStdString();
    const auto written = createRandomModel(file, tinyManifest("tiny"), seed);
    QVERIFY(written);
    auto loaded = InferenceNetwork::load(file, "cpu", 1);
    QVERIFY2(loaded, loaded ? "" : loaded.error().detail.c_str());
    QCOMPARE(loaded->manifest().modelHash(), written->modelHash());
    InferenceNetwork exact = tinyNetwork();
    const MelSpectrogram mel = madeSpectrogram(written->frontEnd, 600, 9);
    const auto fromFile = loaded->analyse(mel);
    const auto fromMemory = exact.analyse(mel);
    QVERIFY(fromFile && fromMemory);
    // The file holds half precision: three digits.
    QVERIFY(largestDifference(fromFile->embedding, fromMemory->embedding) < 5e-3);
    const auto again = InferenceNetwork::load(file, "cpu", 1)->analyse(mel);
    QVERIFY(again);
    QCOMPARE(again->embedding, fromFile->embedding);
}

void TestNetwork::spectrogramsThatDoNotFitAreRefused()
{
    InferenceNetwork network = tinyNetwork();
    const MelSpectrogram good = madeSpectrogram(network.manifest().frontEnd, 200, 10);
    const auto codeAfter = [&](const std::function<void(MelSpectrogram&)>& change) {
        MelSpectrogram mel = good;
        change(mel);
        const auto analysed = network.analyse(mel);
        return analysed ? std::string("heard") : std::string(errorName(analysed.error().code));
    };
    QCOMPARE(codeAfter([](MelSpectrogram&) {}), std::string("heard"));
    QCOMPARE(codeAfter([](MelSpectrogram& mel) { mel.bands = 64; }), std::string("invalid_argument"));
    QCOMPARE(codeAfter([](MelSpectrogram& mel) { mel.framesPerSecond = 43.0; }), std::string("invalid_argument"));
    QCOMPARE(codeAfter([](MelSpectrogram& mel) { mel.values.clear(); }), std::string("invalid_argument"));
    QCOMPARE(codeAfter([](MelSpectrogram& mel) { mel.values.pop_back(); }), std::string("invalid_argument"));
    QCOMPARE(codeAfter([](MelSpectrogram& mel) {
                 mel.stretches = {{0, 0.0}, {500, 9.0}};
             }),
             std::string("invalid_argument"));
    QCOMPARE(codeAfter([](MelSpectrogram& mel) {
                 mel.stretches = {{0, 0.0}, {90, 5.0}, {80, 9.0}};
             }),
             std::string("invalid_argument"));
    QCOMPARE(codeAfter([](MelSpectrogram& mel) { mel.values[77] = std::numeric_limits<float>::quiet_NaN(); }),
             std::string("non_finite_output"));
}

void TestNetwork::numbersThatBlowUpAreAnError()
{
    InferenceNetwork network = tinyNetwork();
    MelSpectrogram mel = madeSpectrogram(network.manifest().frontEnd, 200, 11);
    for (std::size_t i = 0; i < mel.values.size(); i += 2)
        mel.values[i] = 1e38F;
    const auto analysed = network.analyse(mel);
    QVERIFY(!analysed);
    QCOMPARE(analysed.error().code, ErrorCode::NonFiniteOutput);
    QVERIFY(network.analyse(madeSpectrogram(network.manifest().frontEnd, 200, 12))); // the next track is done
}

void TestNetwork::anUnknownDeviceIsRefused_data()
{
    QTest::addColumn<QString>("device");
    for (const char* device : {"", "gpu", "cuda:", "cuda:x", "cuda:-1", "cuda:1x", "cuda:99999999999"})
        QTest::addRow("\"%s\"", device) << QString::fromLatin1(device);
}

void TestNetwork::anUnknownDeviceIsRefused()
{
    QFETCH(QString, device);
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("tiny.json").toStdString();
    QVERIFY(createRandomModel(file, tinyManifest("tiny"), seed));
    const auto network = InferenceNetwork::load(file, device.toStdString(), 1);
    QVERIFY(!network);
    QCOMPARE(network.error().code, ErrorCode::InvalidArgument);
}

void TestNetwork::aMissingGpuLeavesANote()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("tiny.json").toStdString();
    QVERIFY(createRandomModel(file, tinyManifest("tiny"), seed));
    auto network = InferenceNetwork::load(file, "cuda:63", 1); // no machine has so many
    QVERIFY(network);
    QCOMPARE(network->device(), std::string("cpu"));
    QVERIFY(!network->deviceNote().empty());
    QVERIFY(network->analyse(madeSpectrogram(network->manifest().frontEnd, 200, 13)));
}

void TestNetwork::outOfMemoryHalvesTheWorkOnce()
{
    std::vector<int> tried;
    int chunk = 256;
    const auto attempt = [&](int size) {
        tried.push_back(size);
        return size > 128 ? AttemptEnd{false, AttemptFailure::OutOfMemory, "too much"} : AttemptEnd{true, {}, {}};
    };
    QVERIFY(attemptWithFallback(chunk, false, attempt, [](const std::string&) { QFAIL("there is no GPU to leave"); }));
    QCOMPARE(tried, (std::vector<int>{256, 128}));
    QCOMPARE(chunk, 128); // the next track starts with what worked
}

void TestNetwork::aFailingGpuIsLeftForTheProcessor()
{
    bool onGpu = true;
    int chunk = 256;
    std::string why;
    const auto attempt = [&](int) {
        return onGpu ? AttemptEnd{false, AttemptFailure::OutOfMemory, "no room on the card"} : AttemptEnd{true, {}, {}};
    };
    QVERIFY(attemptWithFallback(chunk, true, attempt, [&](const std::string& reason) {
        onGpu = false;
        why = reason;
    }));
    QCOMPARE(why, std::string("no room on the card"));
}

void TestNetwork::aProcessorThatFailsIsAnError()
{
    int chunk = 1;
    const auto failing = [](AttemptFailure failure) {
        return [failure](int) { return AttemptEnd{false, failure, "the reason"}; };
    };
    const auto never = [](const std::string&) {};
    const auto noRoom = attemptWithFallback(chunk, false, failing(AttemptFailure::OutOfMemory), never);
    QCOMPARE(noRoom.error().code, ErrorCode::LimitMemory);
    QCOMPARE(chunk, 1);
    const auto broken = attemptWithFallback(chunk, true, failing(AttemptFailure::Other), never);
    QCOMPARE(broken.error().code, ErrorCode::ModelError);
    QCOMPARE(broken.error().detail, std::string("the reason"));
}

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
