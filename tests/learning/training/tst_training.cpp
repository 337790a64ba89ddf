// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/training/deadfilter.h"
#include "learning/training/madetracks.h"
#include "measures/systemscores.h"
#include "model/wholefile.h"
#include "nn/inferencenetwork.h"
#include "nn/randommodel.h"
#include "training/bandstatistics.h"
#include "training/fitrun.h"
#include "training/projection.h"
#include "training/trainer.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace tonekin;

namespace {

ModelManifest standardisedManifest(const LoadedTracks& loaded)
{
    ModelManifest manifest = tinyManifest("tiny");
    standardise(manifest, loaded, 0.5);
    return manifest;
}

TrainingOptions quickOptions(std::int64_t steps)
{
    TrainingOptions options;
    options.steps = steps;
    options.batchTracks = 8;
    options.peakRate = 3e-3;
    return options;
}

} // namespace

class TestTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useThreads(1); }
    void theLossFallsAndTheNetworkLearnsItsTracks();
    void aResumedRunEqualsAnUninterruptedOne();
    void aCheckpointOfAnotherRunIsRefused();
    void aStoppedFitGoesOnFromItsCheckpoint();
    void theVectorKeepsWhatTellsTracksApart();
    void aSystemThatHearsWhatIsTheSameAnswersPerfectly();
    void headsLearnBesideTheContrast();
    void aRunWithSyntheticTracksResumesExactly();
    void theFirstLayerMayStartSmall();
    void aDeadFilterStartsAnew();
    void aLossThatIsNoNumberEndsWithItsStep();
    void aDamagedCheckpointIsRefusedAndLeavesTheTrainer();
};

void TestTraining::theLossFallsAndTheNetworkLearnsItsTracks()
{
    const LoadedTracks loaded = colouredTracks();
    const ModelManifest manifest = standardisedManifest(loaded);
    Trainer trainer(manifest, loaded, quickOptions(120));
    std::vector<double> losses;
    for (int i = 0; i < 120; ++i) {
        const auto loss = trainer.step();
        QVERIFY(loss);
        losses.push_back(*loss);
    }
    const double before = std::accumulate(losses.begin(), losses.begin() + 10, 0.0) / 10.0;
    const double after = std::accumulate(losses.end() - 10, losses.end(), 0.0) / 10.0;
    QVERIFY2(after < 0.8 * before, qPrintable(QString("%1 -> %2").arg(before).arg(after)));
    const auto score = validationScore(manifest, trainer.averagedWeights(), loaded);
    QVERIFY(score);
    QVERIFY2(*score > 0.6, qPrintable(QString::number(*score)));
}

void TestTraining::aResumedRunEqualsAnUninterruptedOne()
{
    const QTemporaryDir folder;
    const std::filesystem::path checkpoint = folder.filePath("run.ckpt").toStdString();
    const LoadedTracks loaded = colouredTracks();
    const ModelManifest manifest = standardisedManifest(loaded);
    const TrainingOptions options = quickOptions(8);
    Trainer straight(manifest, loaded, options);
    for (int i = 0; i < 8; ++i)
        QVERIFY(straight.step());

    Trainer interrupted(manifest, loaded, options);
    for (int i = 0; i < 4; ++i)
        QVERIFY(interrupted.step());
    QVERIFY(interrupted.saveCheckpoint(checkpoint));
    Trainer resumed(manifest, loaded, options);
    QVERIFY(resumed.resume(checkpoint));
    QCOMPARE(resumed.stepsDone(), std::int64_t{4});
    for (int i = 0; i < 4; ++i)
        QVERIFY(resumed.step());

    const auto wanted = straight.averagedWeights();
    const auto found = resumed.averagedWeights();
    for (std::size_t i = 0; i < wanted.size(); ++i)
        QCOMPARE(found[i].values, wanted[i].values);
    const auto start = randomTensors(manifest, options.seed);
    QVERIFY(wanted[0].values != start[0].values);
}

void TestTraining::aCheckpointOfAnotherRunIsRefused()
{
    const QTemporaryDir folder;
    const std::filesystem::path checkpoint = folder.filePath("run.ckpt").toStdString();
    const LoadedTracks loaded = colouredTracks();
    const ModelManifest manifest = standardisedManifest(loaded);
    TrainingOptions options = quickOptions(8);
    QVERIFY(Trainer(manifest, loaded, options).saveCheckpoint(checkpoint));

    options.seed = 77;
    QCOMPARE(Trainer(manifest, loaded, options).resume(checkpoint).error().code, ErrorCode::InvalidArgument);
    options.seed = quickOptions(8).seed;
    ModelManifest other = manifest;
    other.layers.dense = {48, 40};
    QCOMPARE(Trainer(other, loaded, options).resume(checkpoint).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(Trainer(manifest, loaded, options).resume(checkpoint.parent_path() / "no").error().code,
             ErrorCode::NotFound);
}

void TestTraining::aStoppedFitGoesOnFromItsCheckpoint()
{
    const QTemporaryDir folder;
    const LoadedTracks loaded = colouredTracks();
    const ModelManifest manifest = standardisedManifest(loaded);
    FitOptions options;
    options.training = quickOptions(12);
    options.checkEvery = 4;
    options.reportEvery = 1;
    const auto silent = [](const FitProgress&) {};
    const FitTracks tracks{loaded, loaded, {}, {}, {}};
    const auto straight = fitNetwork(manifest, tracks, options, {}, silent, {});
    QVERIFY(straight);

    options.checkpoint = folder.filePath("run.ckpt").toStdString();
    std::stop_source stop;
    std::int64_t lastStep = 0;
    const auto stopped = fitNetwork(
        manifest, tracks, options, {},
        [&](const FitProgress& progress) {
            lastStep = progress.step;
            if (progress.step == 6)
                stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QCOMPARE(lastStep, std::int64_t{6});

    std::int64_t firstStep = 0;
    const auto resumed =
        fitNetwork(manifest, tracks, options, {},
                   [&](const FitProgress& progress) { firstStep = firstStep == 0 ? progress.step : firstStep; }, {});
    QVERIFY(resumed);
    QCOMPARE(firstStep, std::int64_t{7});
    QCOMPARE(resumed->bestStep, straight->bestStep);
    for (std::size_t i = 0; i < straight->tensors.size(); ++i)
        QCOMPARE(resumed->tensors[i].values, straight->tensors[i].values);
}

void TestTraining::theVectorKeepsWhatTellsTracksApart()
{
    const LoadedTracks loaded = colouredTracks();
    const ModelManifest manifest = standardisedManifest(loaded);
    auto tensors = randomTensors(manifest, 4);
    QVERIFY(fitVector(manifest, tensors, loaded, {}));
    auto network = InferenceNetwork::fromTensors(manifest, tensors);
    QVERIFY(network);
    // Before the fit all units are positive and all tracks look alike; after it they spread around the centre.
    double sum = 0.0;
    std::vector<Embedding> vectors;
    for (const MelSpectrogram& mel : loaded.mels)
        vectors.push_back(network->analyse(mel)->embedding);
    for (std::size_t i = 0; i < vectors.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            sum += std::inner_product(vectors[i].begin(), vectors[i].end(), vectors[j].begin(), 0.0);
    QCOMPARE(vectors.front().size(), std::size_t{16});
    QVERIFY2(std::fabs(sum / 28.0) < 0.3, qPrintable(QString::number(sum / 28.0)));
    const LoadedTracks one{{loaded.tracks.front()}, {loaded.mels.front()}, {}};
    QCOMPARE(fitVector(manifest, tensors, one, {}).error().code, ErrorCode::InvalidArgument);
}

void TestTraining::aSystemThatHearsWhatIsTheSameAnswersPerfectly()
{
    LoadedTracks loaded = colouredTracks();
    // Tracks of one collection sound the same here, so that a perfect system can be told from a blind one.
    for (std::size_t i = 1; i < loaded.mels.size(); i += 2)
        loaded.mels[i] = loaded.mels[i - 1];
    const Describe perfect = [](const MelSpectrogram& mel) -> Result<std::vector<float>> {
        std::vector<float> means(128, 0.0F);
        for (int i = 0; i < mel.frames(); ++i)
            for (std::size_t band = 0; band < means.size(); ++band)
                means[band] += mel.frame(i)[band];
        return means;
    };
    const auto scores = scoreSystem("perfect", loaded, perfect, {});
    QVERIFY(scores);
    QCOMPARE(figureOf(scores->sameCollection, &QueryScore::averagePrecision).value, 1.0);
    QVERIFY(scores->sameArtist.empty()); // nobody has a name
}

void TestTraining::headsLearnBesideTheContrast()
{
    const LoadedTracks loaded = mixedTracks();
    const ModelManifest manifest = standardisedManifest(loaded);
    TrainingOptions options = quickOptions(100);
    options.windowsPerTrack = 3;
    const auto lossesOf = [](const LossParts& parts, const std::string& name) {
        const auto found = std::ranges::find(parts, name, &LossParts::value_type::first);
        return found == parts.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
    };
    Trainer trainer(manifest, loaded, options);
    for (int i = 0; i < 10; ++i)
        QVERIFY(trainer.step());
    const LossParts early = trainer.takeLosses();
    for (int i = 0; i < 90; ++i)
        QVERIFY(trainer.step());
    trainer.takeLosses();
    for (int i = 0; i < 10; ++i)
        QVERIFY(trainer.step());
    const LossParts late = trainer.takeLosses();
    QCOMPARE(late.front().first, std::string("loss"));
    for (const char* name : {"loss", "contrastive", "heads.programs"})
        QVERIFY2(lossesOf(late, name) < lossesOf(early, name), name);
    QVERIFY(trainer.takeLosses().empty());

    options.headsWeight = options.firstLayerWeight = 0.0;
    Trainer without(manifest, loaded, options);
    QVERIFY(without.step());
    for (const auto& [name, loss] : without.takeLosses())
        QVERIFY2(!name.starts_with("heads.") && !name.starts_with("first."), name.c_str());
    // Heads or not, the network begins with the same weights.
    QCOMPARE(Trainer(manifest, loaded, options).averagedWeights().front().values,
             Trainer(manifest, loaded, quickOptions(100)).averagedWeights().front().values);
}

void TestTraining::aRunWithSyntheticTracksResumesExactly()
{
    const QTemporaryDir folder;
    const std::filesystem::path checkpoint = folder.filePath("run.ckpt").toStdString();
    const LoadedTracks loaded = mixedTracks();
    const ModelManifest manifest = standardisedManifest(loaded);
    TrainingOptions options = quickOptions(6);
    options.domainWeight = 0.1;
    options.summaryWeight = 1.0;
    options.groupTracks = 3;
    const auto train = [](Trainer& trainer, int steps) {
        bool worked = true;
        for (int i = 0; i < steps; ++i)
            worked = worked && trainer.step();
        return worked;
    };
    Trainer straight(manifest, loaded, options);
    QVERIFY(train(straight, 6));
    Trainer begun(manifest, loaded, options);
    QVERIFY(train(begun, 3));
    QVERIFY(begun.saveCheckpoint(checkpoint));
    Trainer resumed(manifest, loaded, options);
    QVERIFY(resumed.resume(checkpoint));
    QVERIFY(train(resumed, 3));
    const auto wanted = straight.averagedWeights();
    const auto found = resumed.averagedWeights();
    for (std::size_t i = 0; i < wanted.size(); ++i)
        QCOMPARE(found[i].values, wanted[i].values);
}

void TestTraining::theFirstLayerMayStartSmall()
{
    const LoadedTracks loaded = colouredTracks();
    const ModelManifest manifest = standardisedManifest(loaded);
    TrainingOptions options = quickOptions(10);
    options.firstLayerStart = 0.25;
    const auto random = randomTensors(manifest, options.seed);
    for (const NamedTensor& tensor : Trainer(manifest, loaded, options).averagedWeights()) {
        const auto usual = std::ranges::find(random, tensor.name, &NamedTensor::name);
        const float factor = tensor.name.starts_with("conv1.") ? 0.25F : 1.0F;
        for (std::size_t i = 0; i < tensor.values.size(); ++i)
            QCOMPARE(tensor.values[i], usual->values[i] * factor);
    }
}

void TestTraining::aDeadFilterStartsAnew()
{
    const QTemporaryDir folder;
    const std::filesystem::path checkpoint = folder.filePath("run.ckpt").toStdString();
    const LoadedTracks loaded = colouredTracks();
    const ModelManifest manifest = standardisedManifest(loaded);
    TrainingOptions options = quickOptions(200);
    options.quietSteps = 30;
    QVERIFY(Trainer(manifest, loaded, options).saveCheckpoint(checkpoint));
    QVERIFY(killFilter(checkpoint, 3));

    Trainer trainer(manifest, loaded, options);
    QVERIFY(trainer.resume(checkpoint));
    const auto biasOf = [&] {
        for (const NamedTensor& tensor : trainer.averagedWeights())
            if (tensor.name == "conv1.bias")
                return tensor.values[3];
        return 0.0F;
    };
    for (int i = 0; i < 49; ++i)
        QVERIFY(trainer.step());
    QCOMPARE(trainer.takeRevived(), 0);
    QVERIFY(biasOf() < -1e5F);
    QVERIFY(trainer.step());
    QCOMPARE(trainer.takeRevived(), 1);
    QVERIFY2(std::fabs(biasOf() + 0.1F) < 0.1F, qPrintable(QString::number(biasOf())));
    QCOMPARE(trainer.takeRevived(), 0);
}

void TestTraining::aLossThatIsNoNumberEndsWithItsStep()
{
    const LoadedTracks loaded = colouredTracks();
    const ModelManifest manifest = standardisedManifest(loaded);
    TrainingOptions options = quickOptions(1000);
    options.peakRate = 1e25; // each step multiplies by more than numbers can hold
    Trainer trainer(manifest, loaded, options);
    auto before = trainer.averagedWeights();
    auto loss = trainer.step();
    for (int i = 0; i < 20 && loss; ++i) {
        before = trainer.averagedWeights();
        loss = trainer.step();
    }
    QVERIFY(!loss);
    QCOMPARE(loss.error().code, ErrorCode::NonFiniteOutput);
    const std::string name = "step " + std::to_string(trainer.stepsDone() + 1) + " ";
    QVERIFY2(loss.error().detail.find(name) != std::string::npos, loss.error().detail.c_str());
    const auto after = trainer.averagedWeights();
    for (std::size_t i = 0; i < before.size(); ++i)
        QVERIFY(after[i].values == before[i].values);
}

void TestTraining::aDamagedCheckpointIsRefusedAndLeavesTheTrainer()
{
    const QTemporaryDir folder;
    const std::filesystem::path checkpoint = folder.filePath("run.ckpt").toStdString();
    const LoadedTracks loaded = colouredTracks();
    const ModelManifest manifest = standardisedManifest(loaded);
    Trainer trainer(manifest, loaded, quickOptions(8));
    QVERIFY(trainer.step());
    QVERIFY(trainer.saveCheckpoint(checkpoint));
    const auto whole = readWholeFile(checkpoint, 100'000'000);
    QVERIFY(whole);
    const auto refused = [&](std::vector<char> bytes) {
        if (!writeWholeFile(checkpoint, bytes))
            return false;
        Trainer fresh(manifest, loaded, quickOptions(8));
        const auto resumed = fresh.resume(checkpoint);
        return !resumed && resumed.error().code == ErrorCode::InvalidArgument && fresh.stepsDone() == 0;
    };
    QVERIFY(refused({whole->begin(), whole->begin() + static_cast<std::ptrdiff_t>(whole->size() / 2)}));
    QVERIFY(refused({'n', 'o', 'n', 'e'}));
    // One weight that is not a number.
    auto state = parseSafetensors(*whole);
    QVERIFY(state);
    state->front().values.back() = std::numeric_limits<float>::infinity();
    QVERIFY(refused(printSafetensors(*state, TensorType::F32)));
}

QTEST_GUILESS_MAIN(TestTraining)
#include "tst_training.moc"
