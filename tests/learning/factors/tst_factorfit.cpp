// SPDX-License-Identifier: GPL-3.0-or-later
#include "factors/factorfit.h"
#include "factors/factorreport.h"
#include "model/wholefile.h"
#include "nn/inferencenetwork.h"
#include "nn/randommodel.h"
#include "training/bandstatistics.h"
#include "training/trainer.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace tonekin;

namespace {

constexpr int sorts = 4;
constexpr int trackCount = 64;
constexpr int frames = 260;

/// Tracks of four sorts of sound: a low or high hump, with a quick or a slow beat. Statistics of single frames tell the
/// humps apart but not the beats, which are equally loud.
MelSpectrogram madeTrack(int number)
{
    const int sort = number % sorts;
    const MelFrontEnd frontEnd;
    MelSpectrogram mel;
    mel.bands = frontEnd.bands;
    mel.framesPerSecond = frontEnd.framesPerSecond();
    mel.stretches = {{0, 0.0}};
    RandomStream random(7, {static_cast<std::uint64_t>(number)});
    const double place = (sort % 2 == 0 ? 30.0 : 90.0) + random.between(-6.0, 6.0);
    const int half = sort / 2 == 0 ? 2 : 8; // frames of sound, then as many of rest
    const int phase = random.below(16);
    for (int frame = 0; frame < frames; ++frame)
        for (int band = 0; band < mel.bands; ++band) {
            const double distance = (band - place) / 10.0;
            const double beat = (frame + phase) / half % 2 == 0 ? 1.0 : 0.0;
            mel.values.push_back(static_cast<float>(1.0 + random.unit() + 3.0 * beat * std::exp(-distance * distance)));
        }
    return mel;
}

/// Listeners that like one sort each, and their factors.
LatentFactors syntheticPlays()
{
    PlayCounts counts;
    for (int track = 0; track < trackCount; ++track)
        counts.tracks.push_back("track " + std::to_string(100 + track));
    for (std::uint32_t user = 0; user < 160; ++user) {
        counts.users.push_back("user " + std::to_string(1000 + user));
        RandomStream random(8, {user});
        for (std::uint32_t track = 0; track < trackCount; ++track)
            if (random.happens(track % sorts == user % sorts ? 0.5 : 0.04))
                counts.plays.push_back({user, track, 1.0F});
    }
    const FactorisationOptions recipe{.dimensions = 6, .regularisation = 60.0};
    const auto factors = factorise(counts, recipe, 1, {}, {});
    return factors ? latentFactors(counts, *factors, recipe) : LatentFactors{};
}

LoadedTracks madeTracks()
{
    LoadedTracks loaded;
    for (int track = 0; track < trackCount; ++track) {
        loaded.tracks.push_back({"track " + std::to_string(100 + track), "made", "", "", "", 12.0, ""});
        loaded.mels.push_back(madeTrack(track));
    }
    return loaded;
}

struct Made {
    LatentFactors factors = syntheticPlays();
    FactorSplit split = *splitByTrack(madeTracks(), factors, 4, 1);
    ModelManifest manifest = *factorManifest(tinyManifest("tiny"), 6, 6.0);
    Made() { standardise(manifest, split.training.loaded, 0.5); }
};

const Made& made()
{
    static const Made once;
    return once;
}

FactorFitOptions quickOptions(std::int64_t steps)
{
    FactorFitOptions options;
    options.training.steps = steps;
    options.training.batchClips = 16;
    options.training.peakRate = 5e-3;
    options.training.dropout = 0.1;
    options.training.averaging = 0.98;
    options.checkEvery = 50;
    return options;
}

Result<FactorFitResult> fit(
    const FactorFitOptions& options, std::stop_token stop = {},
    const std::function<void(const FitProgress&)>& report = [](const FitProgress&) {})
{
    return fitToFactors(made().manifest, made().split.training, made().split.validation, options, report,
                        std::move(stop));
}

bool sameTensors(const std::vector<NamedTensor>& one, const std::vector<NamedTensor>& two)
{
    return std::ranges::equal(one, two, [](const NamedTensor& left, const NamedTensor& right) {
        return left.name == right.name && left.values == right.values;
    });
}

} // namespace

class TestFactorFit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useThreads(1); }
    void theManifestIsOfAFactor();
    void clipsArePiecesOfOneStretch();
    void shortTracksAreRepeated();
    void theTrackVectorIsThePredictedDirection();
    void aPlantedTasteIsHeard();
    void anInterruptedRunEqualsAnUninterruptedOne();
    void damagedCheckpointsAreRefused();
    void explainedShareIsWhatItSays();
};

void TestFactorFit::theManifestIsOfAFactor()
{
    const auto manifest = factorManifest(fullSizeManifest("full"), 40, 30.0);
    QVERIFY(manifest);
    QCOMPARE(manifest->layers.outputs, 40);
    QCOMPARE(manifest->vector.dimensions(), 40);
    QCOMPARE(manifest->sections.frames, 646); // 30 s
    QCOMPARE(manifest->sections.hopFrames % manifest->layers.stride(), 0);
    QVERIFY(!factorManifest(fullSizeManifest("full"), 40, 2.0));
    QVERIFY(!factorManifest(fullSizeManifest("full"), 40, 1e6));
    QVERIFY(!factorManifest(fullSizeManifest("full"), 40, std::nan("")));
}

void TestFactorFit::clipsArePiecesOfOneStretch()
{
    MelSpectrogram mel;
    mel.bands = 2;
    for (int frame = 0; frame < 100; ++frame)
        mel.values.insert(mel.values.end(), {static_cast<float>(frame), -static_cast<float>(frame)});
    mel.stretches = {{0, 0.0}, {60, 100.0}};
    RandomStream random(1, {});
    std::vector<float> clip(20 * 2);
    std::vector<int> starts;
    for (int round = 0; round < 500; ++round) {
        drawClip(mel, 20, random, clip);
        const auto start = static_cast<int>(clip[0]);
        for (int frame = 0; frame < 20; ++frame) {
            QCOMPARE(clip[static_cast<std::size_t>(2 * frame)], static_cast<float>(start + frame));
            QCOMPARE(clip[static_cast<std::size_t>(2 * frame + 1)], -static_cast<float>(start + frame));
        }
        QVERIFY(start + 20 <= 60 || start >= 60);
        starts.push_back(start);
    }
    for (const int end : {0, 40, 60, 80}) // every place that is possible is drawn some time
        QVERIFY(std::ranges::find(starts, end) != starts.end());
}

void TestFactorFit::shortTracksAreRepeated()
{
    MelSpectrogram mel;
    mel.bands = 1;
    mel.values = {1.0F, 2.0F, 3.0F};
    RandomStream random(1, {});
    std::vector<float> clip(7);
    drawClip(mel, 7, random, clip);
    QCOMPARE(clip, (std::vector<float>{1.0F, 2.0F, 3.0F, 1.0F, 2.0F, 3.0F, 1.0F}));
}

void TestFactorFit::theTrackVectorIsThePredictedDirection()
{
    FactorTrainer trainer(made().manifest, made().split.training, quickOptions(10).training);
    for (int i = 0; i < 3; ++i)
        QVERIFY(trainer.step());
    const auto weights = trainer.averagedWeights();
    const auto& mels = made().split.validation.loaded.mels;
    const auto predicted = predictFactors(made().manifest, weights, mels);
    auto network = InferenceNetwork::fromTensors(made().manifest, weights);
    QVERIFY(predicted && network);
    for (std::size_t i = 0; i < mels.size(); ++i) {
        const auto analysed = network->analyse(mels[i]);
        QVERIFY(analysed);
        const auto& row = (*predicted)[i];
        const double length = std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.0));
        for (std::size_t j = 0; j < row.size(); ++j)
            QVERIFY(std::fabs(row[j] / length - analysed->embedding[j]) < 1e-4);
    }
}

void TestFactorFit::aPlantedTasteIsHeard()
{
    std::vector<double> losses;
    const auto result = fit(quickOptions(500), {},
                            [&](const FitProgress& progress) { losses.push_back(progress.losses.front().second); });
    QVERIFY2(result, result ? "" : result.error().detail.c_str());
    QVERIFY(losses.back() < 0.5 * losses.front());
    QVERIFY2(result->bestValidation > 0.3, qPrintable(QString::number(result->bestValidation)));
    const auto report = reportOnFactors(made().manifest, result->tensors, made().split, made().factors, 1000, 1);
    QVERIFY2(report, report ? "" : report.error().detail.c_str());
    QCOMPARE(report->testTracks, static_cast<std::size_t>(trackCount) / 2);
    QCOMPARE(report->systems.size(), 5U);
    const auto areaOf = [&](std::size_t system) {
        return figureOf(report->systems[system].listeners, &ListenerScore::areaUnderCurve);
    };
    const QString figures = QStringLiteral("network %1, statistics %2, random %3, directions %4, factors %5")
                                .arg(areaOf(0).value)
                                .arg(areaOf(1).value)
                                .arg(areaOf(2).value)
                                .arg(areaOf(3).value)
                                .arg(areaOf(4).value);
    QVERIFY2(areaOf(0).low > 0.7, qPrintable(figures)); // chance is 0.5
    QVERIFY2(areaOf(2).value > 0.35 && areaOf(2).value < 0.65, qPrintable(figures));
    for (const auto measure : {&ListenerScore::areaUnderCurve, &ListenerScore::averagePrecision}) {
        const auto& systems = report->systems;
        QVERIFY2(differenceOf(systems[0].listeners, systems[2].listeners, measure).low > 0.1, qPrintable(figures));
        QVERIFY2(differenceOf(systems[0].listeners, systems[1].listeners, measure).low > 0.0, qPrintable(figures));
        QVERIFY2(differenceOf(systems[3].listeners, systems[0].listeners, measure).low > 0.0, qPrintable(figures));
    }
    QVERIFY(report->systems[3].explained == 1.0 && report->systems[2].explained < 0.0);
}

void TestFactorFit::anInterruptedRunEqualsAnUninterruptedOne()
{
    const QTemporaryDir folder;
    FactorFitOptions options = quickOptions(40);
    options.checkEvery = 15;
    options.reportEvery = 1;
    const auto whole = fit(options);
    QVERIFY(whole);
    options.checkpoint = folder.filePath(QStringLiteral("run.ckpt")).toStdString();
    options.log = folder.filePath(QStringLiteral("log.csv")).toStdString();
    for (const std::int64_t stopAt : {7, 22, 38}) { // before the first check, between two, after the last
        std::stop_source source;
        const auto stopped = fit(options, source.get_token(), [&](const FitProgress& progress) {
            if (progress.step == stopAt)
                source.request_stop();
        });
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    }
    const auto resumed = fit(options);
    QVERIFY2(resumed, resumed ? "" : resumed.error().detail.c_str());
    QCOMPARE(resumed->bestStep, whole->bestStep);
    QCOMPARE(resumed->bestValidation, whole->bestValidation);
    QVERIFY(sameTensors(resumed->tensors, whole->tensors));
    const auto again = fit(options); // all behind it: nothing is trained, the best is still there
    QVERIFY(again && sameTensors(again->tensors, whole->tensors));
}

void TestFactorFit::damagedCheckpointsAreRefused()
{
    const QTemporaryDir folder;
    FactorFitOptions options = quickOptions(6);
    options.checkEvery = 3;
    options.checkpoint = folder.filePath(QStringLiteral("run.ckpt")).toStdString();
    QVERIFY(fit(options));
    const auto bytes = readWholeFile(options.checkpoint, 100'000'000);
    QVERIFY(bytes);
    const auto refused = [&](const FactorFitOptions& wanted) {
        const auto result = fit(wanted);
        return !result && result.error().code == ErrorCode::InvalidArgument;
    };
    QVERIFY(writeWholeFile(options.checkpoint, std::span(*bytes).first(bytes->size() - 100)));
    QVERIFY(refused(options));
    QVERIFY(writeWholeFile(options.checkpoint, std::string_view("no checkpoint")));
    QVERIFY(refused(options));
    auto tensors = parseSafetensors(*bytes);
    QVERIFY(tensors);
    for (const char* name : {"value.dense1.weight", "best.dense1.weight", "best.output.bias", "second.output.bias"}) {
        auto changed = *tensors;
        std::ranges::find(changed, name, &NamedTensor::name)->values.front() = std::nanf("");
        QVERIFY(writeWholeFile(options.checkpoint, printSafetensors(changed, TensorType::F32)));
        QVERIFY2(refused(options), name);
        std::erase_if(changed, [&](const NamedTensor& tensor) { return tensor.name == name; });
        QVERIFY(writeWholeFile(options.checkpoint, printSafetensors(changed, TensorType::F32)));
        QVERIFY2(refused(options), name);
    }
    QVERIFY(writeWholeFile(options.checkpoint, *bytes));
    FactorFitOptions otherSeed = options;
    otherSeed.training.seed = 2;
    QVERIFY(refused(otherSeed));
    auto otherTargets = made().split.training;
    otherTargets.directions.front()[0] += 0.1F;
    const auto other =
        fitToFactors(made().manifest, otherTargets, made().split.validation, options, [](const FitProgress&) {}, {});
    QVERIFY(!other && other.error().code == ErrorCode::InvalidArgument);
    QVERIFY(fit(options));
}

void TestFactorFit::explainedShareIsWhatItSays()
{
    const std::vector<std::vector<float>> directions{{1.0F, 0.0F}, {0.0F, 1.0F}};
    const std::vector<float> mean = meanDirection(directions);
    QCOMPARE(mean, (std::vector<float>{0.5F, 0.5F}));
    QCOMPARE(explainedShare(directions, directions, mean), 1.0);
    QCOMPARE(explainedShare({mean, mean}, directions, mean), 0.0);
    QVERIFY(explainedShare({{0.0F, 1.0F}, {1.0F, 0.0F}}, directions, mean) < 0.0);
}

QTEST_GUILESS_MAIN(TestFactorFit)
#include "tst_factorfit.moc"
