// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/hearingnetwork.h"
#include "nn/randommodel.h"
#include "corpus/corpus.h"
#include "training/bandstatistics.h"
#include "training/fitrun.h"
#include "training/projection.h"
#include "training/systemscores.h"
#include "training/trainer.h"
#include "training/windows.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace tonekin;

namespace {

/// A track with its own colour: noise around a hump of its own place and beat.
MelSpectrogram colouredTrack(int number, int frames = 700)
{
    const MelFrontEnd frontEnd;
    MelSpectrogram mel;
    mel.bands = frontEnd.bands;
    mel.framesPerSecond = frontEnd.framesPerSecond();
    mel.stretches = {{0, 0.0}};
    RandomStream random(99, {static_cast<std::uint64_t>(number)});
    for (int frame = 0; frame < frames; ++frame)
        for (int band = 0; band < mel.bands; ++band) {
            const double distance = (band - 10.0 - 13.0 * number) / 8.0;
            const double beat = frame % (3 + number) == 0 ? 1.5 : 0.0;
            mel.values.push_back(static_cast<float>(1.0 + random.unit() + 3.0 * std::exp(-distance * distance) + beat));
        }
    return mel;
}

/// Eight tracks of four collections.
LoadedTracks colouredTracks()
{
    LoadedTracks loaded;
    for (int i = 0; i < 8; ++i) {
        const std::string collection = "collection " + std::to_string(i / 2);
        loaded.tracks.push_back({"track" + std::to_string(i), collection, "", "", "", 30.0, ""});
        loaded.mels.push_back(colouredTrack(i));
    }
    return loaded;
}

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

Augmentation noChange()
{
    Augmentation none;
    none.often = 0.0;
    none.mixOften = 0.0;
    none.bandLimitOften = 0.0;
    return none;
}

} // namespace

class TestTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useThreads(1); }
    void anUnchangedWindowIsAPieceOfTheTrack();
    void windowsNeverReachOverAGap();
    void gainMovesAllBandsTogether();
    void theSameSeedDrawsTheSameWindows();
    void bandsAreStandardisedOverAllFrames();
    void theLossFallsAndTheNetworkLearnsItsTracks();
    void aResumedRunEqualsAnUninterruptedOne();
    void aCheckpointOfAnotherRunIsRefused();
    void aStoppedFitGoesOnFromItsCheckpoint();
    void theVectorKeepsWhatTellsTracksApart();
    void aSystemThatHearsWhatIsTheSameAnswersPerfectly();
    void aCorpusIsReadBackAsItWasWritten();
    void aFolderThatIsNoCorpusIsRefused();
};

void TestTraining::anUnchangedWindowIsAPieceOfTheTrack()
{
    const std::vector<MelSpectrogram> tracks{colouredTrack(0), colouredTrack(1)};
    const WindowDrawer drawer(tracks, 160, noChange(), std::vector<float>(128, 0.0F));
    RandomStream random(1, {});
    std::vector<float> first(160 * 128);
    std::vector<float> second(160 * 128);
    drawer.drawPair(1, random, first, second);
    QVERIFY(first != second);
    // Windows begin between frames: each value lies between two frames of the track.
    const MelSpectrogram& track = tracks[1];
    bool found = false;
    for (int start = 0; start + 161 <= track.frames() && !found; ++start) {
        found = true;
        for (int i = 0; i < 160 * 128 && found; ++i) {
            const float one = track.values[static_cast<std::size_t>(start * 128 + i)];
            const float two = track.values[static_cast<std::size_t>((start + 1) * 128 + i)];
            const float value = first[static_cast<std::size_t>(i)];
            found = value >= std::min(one, two) - 1e-4F && value <= std::max(one, two) + 1e-4F;
        }
    }
    QVERIFY(found);
}

void TestTraining::windowsNeverReachOverAGap()
{
    MelSpectrogram mel = colouredTrack(0, 400);
    std::fill(mel.values.begin(), mel.values.begin() + 200 * 128, 1.0F);
    std::fill(mel.values.begin() + 200 * 128, mel.values.end(), 5.0F);
    mel.stretches = {{0, 0.0}, {200, 100.0}};
    const std::vector<MelSpectrogram> tracks{mel};
    const WindowDrawer drawer(tracks, 160, noChange(), std::vector<float>(128, 0.0F));
    RandomStream random(2, {});
    std::vector<float> first(160 * 128);
    std::vector<float> second(160 * 128);
    int early = 0;
    for (int i = 0; i < 50; ++i) {
        drawer.drawPair(0, random, first, second);
        const auto [least, most] = std::ranges::minmax(first);
        QVERIFY(most - least < 1e-4F); // all of one side
        early += most < 2.0F ? 1 : 0;
    }
    QVERIFY(early > 10 && early < 40);
}

void TestTraining::gainMovesAllBandsTogether()
{
    Augmentation gainOnly = noChange();
    gainOnly.often = 1.0;
    gainOnly.tiltDecibel = gainOnly.bellDecibel = gainOnly.faderDecibel = 0.0;
    gainOnly.stretch = gainOnly.shiftBands = 0.0;
    gainOnly.maskBands = gainOnly.maskFrames = 0;
    MelSpectrogram flat = colouredTrack(0, 300);
    std::ranges::fill(flat.values, std::log1p(100.0F));
    const std::vector<MelSpectrogram> tracks{flat};
    const WindowDrawer drawer(tracks, 160, gainOnly, std::vector<float>(128, 0.0F));
    RandomStream random(3, {});
    std::vector<float> first(160 * 128);
    std::vector<float> second(160 * 128);
    drawer.drawPair(0, random, first, second);
    const auto [least, most] = std::ranges::minmax(first);
    QVERIFY(most - least < 1e-4F);
    const double decibel = 10.0 * std::log10(std::expm1(first[0]) / 100.0);
    QVERIFY(std::fabs(decibel) <= 12.0 && std::fabs(decibel) > 0.01);
    QVERIFY(std::fabs(first[0] - second[0]) > 1e-3F); // each window has its own
}

void TestTraining::theSameSeedDrawsTheSameWindows()
{
    const std::vector<MelSpectrogram> tracks{colouredTrack(0), colouredTrack(1), colouredTrack(2)};
    const WindowDrawer drawer(tracks, 160, {}, std::vector<float>(128, 0.0F));
    const auto drawn = [&](std::uint64_t seed) {
        RandomStream random(seed, {5});
        std::vector<float> both(2 * 160 * 128);
        drawer.drawPair(0, random, std::span(both).first(160 * 128), std::span(both).last(160 * 128));
        return both;
    };
    QCOMPARE(drawn(1), drawn(1));
    QVERIFY(drawn(1) != drawn(2));
    QVERIFY(std::ranges::all_of(drawn(1), [](float value) { return std::isfinite(value) && value >= 0.0F; }));
}

void TestTraining::bandsAreStandardisedOverAllFrames()
{
    MelSpectrogram mel = colouredTrack(0, 4);
    for (int frame = 0; frame < 4; ++frame)
        for (int band = 0; band < 128; ++band)
            mel.values[static_cast<std::size_t>(frame * 128 + band)] =
                static_cast<float>(band) + (frame % 2 == 0 ? 2.0F : -2.0F);
    ModelManifest manifest = tinyManifest("tiny");
    standardise(manifest, {{{}}, {mel}, {}}, 0.5);
    QVERIFY(std::fabs(manifest.bandMean[100] - 100.0F) < 1e-3F);
    QVERIFY(std::fabs(manifest.bandScale[100] - 2.0F) < 1e-3F);
}

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
    QCOMPARE(Trainer(manifest, loaded, options).resume(checkpoint).error().code,
             ErrorCode::InvalidArgument);
    options.seed = quickOptions(8).seed;
    ModelManifest other = manifest;
    other.layers.dense = {48, 40};
    QCOMPARE(Trainer(other, loaded, options).resume(checkpoint).error().code,
             ErrorCode::InvalidArgument);
    QCOMPARE(
        Trainer(manifest, loaded, options).resume(checkpoint.parent_path() / "no").error().code,
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
    const FitTracks tracks{loaded, loaded, {}};
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
    QVERIFY(fitVector(manifest, tensors, loaded.mels, {}));
    auto network = HearingNetwork::fromTensors(manifest, tensors);
    QVERIFY(network);
    // Before the fit all units are positive and all tracks look alike; after it they spread around the centre.
    double sum = 0.0;
    std::vector<Embedding> vectors;
    for (const MelSpectrogram& mel : loaded.mels)
        vectors.push_back(network->hear(mel)->embedding);
    for (std::size_t i = 0; i < vectors.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            sum += std::inner_product(vectors[i].begin(), vectors[i].end(), vectors[j].begin(), 0.0);
    QCOMPARE(vectors.front().size(), std::size_t{16});
    QVERIFY2(std::fabs(sum / 28.0) < 0.3, qPrintable(QString::number(sum / 28.0)));
    QCOMPARE(fitVector(manifest, tensors, std::span(loaded.mels).first(1), {}).error().code,
             ErrorCode::InvalidArgument);
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

void TestTraining::aCorpusIsReadBackAsItWasWritten()
{
    const QTemporaryDir folder;
    Corpus corpus{folder.path().toStdString(), {}, {}};
    corpus.frontEnd.hop = 512;
    QVERIFY(QDir(folder.path()).mkdir("mel"));
    CorpusTrack track{"a/b c.ogg", "a", "Title \"x\"", "Ärtist", "Album", 12.5, melFileName("a/b c.ogg")};
    corpus.tracks = {track};
    MelSpectrogram mel = colouredTrack(1, 5000);
    mel.framesPerSecond = corpus.frontEnd.framesPerSecond();
    mel.stretches = {{0, 0.0}, {4999, 8123.25}};
    QVERIFY(saveMel(corpus.folder / track.melFile, mel));
    QVERIFY(writeCorpus(corpus));

    const auto read = readCorpus(corpus.folder);
    QVERIFY(read);
    QVERIFY(read->frontEnd == corpus.frontEnd);
    QVERIFY(read->tracks == corpus.tracks);
    const auto values = loadMel(corpus.folder / track.melFile, read->frontEnd);
    QVERIFY(values);
    QCOMPARE(values->frames(), 5000);
    QVERIFY(values->stretches == mel.stretches);
    for (std::size_t i = 0; i < mel.values.size(); i += 997)
        QVERIFY(std::fabs(values->values[i] - mel.values[i]) < 0.005F);

    MelFrontEnd otherBands = read->frontEnd;
    otherBands.bands = 64;
    QCOMPARE(loadMel(corpus.folder / track.melFile, otherBands).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(loadMel(corpus.folder / "mel/none", read->frontEnd).error().code, ErrorCode::NotFound);
}

void TestTraining::aFolderThatIsNoCorpusIsRefused()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    QCOMPARE(readCorpus(path).error().code, ErrorCode::NotFound);
    QFile file(folder.filePath("corpus.json"));
    for (const char* text : {"{", "[]", "{\"format\": \"something\"}", "{\"format\": \"tonekin-corpus-1\"}"}) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        QCOMPARE(readCorpus(path).error().code, ErrorCode::InvalidArgument);
    }
}

QTEST_GUILESS_MAIN(TestTraining)
#include "tst_training.moc"
