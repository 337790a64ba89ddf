// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/corpus.h"
#include "corpus/framerate.h"
#include "learning/training/madetracks.h"
#include "measures/trackrelations.h"
#include "nn/randommodel.h"
#include "training/bandstatistics.h"
#include "training/batchdrawer.h"
#include "training/traininglog.h"
#include "training/windows.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <set>

using namespace tonekin;

namespace {

Augmentation noChange()
{
    Augmentation none;
    none.often = 0.0;
    none.mixOften = 0.0;
    none.bandLimitOften = 0.0;
    return none;
}

FitProgress progressAt(std::int64_t step, double loss)
{
    FitProgress progress;
    progress.step = step;
    progress.seconds = 2.0 * static_cast<double>(step);
    progress.losses = {{"loss", loss}, {"contrastive", loss / 2.0}};
    return progress;
}

std::vector<std::string> linesOf(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

} // namespace

/// What training reads and writes: corpora, windows, batches, logs.
class TestTrainingData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anUnchangedWindowIsAPieceOfTheTrack();
    void windowsNeverReachOverAGap();
    void gainMovesAllBandsTogether();
    void theSameSeedDrawsTheSameWindows();
    void bandsAreStandardisedOverAllFrames();
    void realAndSyntheticTracksCountByTheirShare();
    void syntheticRecordingsAreTheirShareOfEachBatch();
    void syntheticTracksMeetTheirGroup();
    void processesDrawPartsOfTheSameBatch();
    void tracksKnowTheirGroupsAndWorks();
    void everySecondFrameIsHalfTheFrameRate();
    void aLogGoesOnWithoutDoubleSteps();
    void aForeignLogIsLeftAlone();
    void aCorpusIsReadBackAsItWasWritten();
    void aFolderThatIsNoCorpusIsRefused();
};

void TestTrainingData::anUnchangedWindowIsAPieceOfTheTrack()
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

void TestTrainingData::windowsNeverReachOverAGap()
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

void TestTrainingData::gainMovesAllBandsTogether()
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

void TestTrainingData::theSameSeedDrawsTheSameWindows()
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

void TestTrainingData::bandsAreStandardisedOverAllFrames()
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

void TestTrainingData::realAndSyntheticTracksCountByTheirShare()
{
    LoadedTracks loaded;
    for (const int frames : {10, 90}) { // the real one is much shorter
        MelSpectrogram mel = colouredTrack(0, frames);
        std::ranges::fill(mel.values, frames == 10 ? 1.0F : 5.0F);
        loaded.tracks.push_back({});
        loaded.mels.push_back(mel);
        loaded.labels.push_back(frames == 10 ? std::nullopt : std::optional(SoundLabels{}));
    }
    ModelManifest manifest = tinyManifest("tiny");
    standardise(manifest, loaded, 0.25);
    QVERIFY(std::fabs(manifest.bandMean[7] - 2.0F) < 1e-4F);
    QVERIFY(std::fabs(manifest.bandScale[7] - std::sqrt(0.75F * 1.0F + 0.25F * 25.0F - 4.0F)) < 1e-3F);
}

void TestTrainingData::syntheticRecordingsAreTheirShareOfEachBatch()
{
    const LoadedTracks loaded = mixedTracks();
    const TargetLayout layout = TargetLayout::of(loaded.labels);
    const auto madeOf = [&](double share, int tracks) {
        BatchDrawer drawer(loaded, 160, std::vector<float>(128, 0.0F), layout, {}, {3, tracks, 2, share, 1, {}}, 0, 1);
        const DrawnBatch batch = drawer.take(5);
        const std::set<int> different(batch.tracks.begin(), batch.tracks.end());
        const auto made = std::ranges::count_if(
            batch.tracks, [&](int track) { return isSynthetic(loaded, static_cast<std::size_t>(track)); });
        return std::tuple(different.size(), batch.tracks.size(), made);
    };
    QVERIFY(madeOf(0.5, 8) == std::tuple(8U, 8U, 4));
    QVERIFY(madeOf(0.25, 8) == std::tuple(8U, 8U, 2));
    QVERIFY(madeOf(0.0, 8) == std::tuple(8U, 8U, 0));
    QVERIFY(madeOf(1.0, 8) == std::tuple(8U, 8U, 8));
    QVERIFY(madeOf(0.5, 64) == std::tuple(18U, 18U, 10)); // no track twice, however few there are
}

void TestTrainingData::syntheticTracksMeetTheirGroup()
{
    LoadedTracks loaded = mixedTracks();
    loaded.labels[17]->style = "nobody else's";
    const TargetLayout layout = TargetLayout::of(loaded.labels);
    const std::vector<int> groups = groupsOf(loaded);
    BatchDrawer drawer(loaded, 160, std::vector<float>(128, 0.0F), layout, {}, {3, 4, 2, 1.0, 3, {}}, 0, 1);
    std::set<int> met;
    for (int step = 0; step < 40; ++step) {
        const std::vector<int> tracks = drawer.take(step).tracks;
        QCOMPARE(std::set<int>(tracks.begin(), tracks.end()).size(), std::size_t{4});
        met.insert(tracks.begin(), tracks.end());
        std::map<int, int> ofGroup;
        for (const int track : tracks)
            ++ofGroup[groups[static_cast<std::size_t>(track)]];
        QVERIFY(std::ranges::any_of(ofGroup, [](const auto& group) { return group.second >= 3; }));
    }
    QCOMPARE(met.size(), std::size_t{10}); // also the one that is alone
}

void TestTrainingData::processesDrawPartsOfTheSameBatch()
{
    const LoadedTracks loaded = mixedTracks();
    const TargetLayout layout = TargetLayout::of(loaded.labels);
    const auto drawnBy = [&](int rank, int world) {
        BatchDrawer drawer(loaded, 160, std::vector<float>(128, 0.0F), layout, {{6, 0.5}}, {3, 7, 3, 0.5, 3, {}}, rank,
                           world);
        drawer.take(1); // what is drawn ahead is thrown away when another step is asked for
        return drawer.take(4);
    };
    const DrawnBatch whole = drawnBy(0, 1);
    const DrawnBatch first = drawnBy(0, 2);
    const DrawnBatch second = drawnBy(1, 2);
    QCOMPARE(whole.tracks.size(), std::size_t{7});
    QCOMPARE(whole.windows.size(), std::size_t{7 * 3 * 160 * 128});
    QCOMPARE(whole.targets.size(), static_cast<std::size_t>(7 * 3 * layout.columns()));
    QCOMPARE(whole.kept.size(), std::size_t{7 * 3 * 6});
    QVERIFY(std::ranges::all_of(whole.kept, [](float kept) { return kept == 0.0F || kept == 2.0F; }));
    QCOMPARE(first.tracks, whole.tracks);
    QCOMPARE(first.ownTracks + second.ownTracks, std::int64_t{7});
    const auto joined = [](std::vector<float> one, const std::vector<float>& two) {
        one.insert(one.end(), two.begin(), two.end());
        return one;
    };
    QVERIFY(joined(first.windows, second.windows) == whole.windows);
    QVERIFY(joined(first.targets, second.targets) == whole.targets);
    QVERIFY(joined(first.kept, second.kept) == whole.kept);
}

void TestTrainingData::tracksKnowTheirGroupsAndWorks()
{
    const LoadedTracks loaded = mixedTracks();
    const std::vector<int> groups = groupsOf(loaded);
    QCOMPARE(groups[0], groups[1]);
    QVERIFY(groups[1] != groups[2]);
    QCOMPARE(groups[8], groups[11]); // waltzes
    QVERIFY(groups[8] != groups[9]);
    const std::vector<int> works = worksOf(loaded);
    QVERIFY(std::ranges::all_of(works.begin(), works.begin() + 8, [](int work) { return work == -1; }));
    QCOMPARE(works[8], works[9]);
    QVERIFY(works[9] != works[10]);
}

void TestTrainingData::everySecondFrameIsHalfTheFrameRate()
{
    MelSpectrogram mel;
    mel.bands = 1;
    mel.framesPerSecond = 20.0;
    for (int i = 0; i < 9; ++i)
        mel.values.push_back(static_cast<float>(i));
    mel.stretches = {{0, 0.0}, {5, 60.0}};
    const MelSpectrogram fewer = everyFrame(mel, 2);
    QCOMPARE(fewer.framesPerSecond, 10.0);
    QCOMPARE(fewer.values, (std::vector<float>{0, 2, 4, 5, 7}));
    QVERIFY(fewer.stretches == (std::vector<MelStretch>{{0, 0.0}, {3, 60.0}}));
    QCOMPARE(everyFrame(mel, 1).values, mel.values);
}

void TestTrainingData::aLogGoesOnWithoutDoubleSteps()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("log.csv").toStdString();
    {
        auto log = TrainingLog::open(file, 0);
        QVERIFY(log);
        for (const int step : {25, 50, 75})
            QVERIFY(log->add(progressAt(step, 3.0)));
        std::ofstream(file, std::ios::app) << "100,1"; // killed while writing
    }
    auto log = TrainingLog::open(file, 60); // the checkpoint is older than the log
    QVERIFY(log);
    QCOMPARE(log->earlierSeconds(), 100.0);
    FitProgress next = progressAt(75, 2.0);
    next.validation = 0.5;
    QVERIFY(log->add(next));
    const auto lines = linesOf(file);
    QCOMPARE(lines.size(), std::size_t{4});
    QCOMPARE(lines[0], std::string("step,seconds,rate,validation,made validation,revived,loss,contrastive"));
    QVERIFY(lines[2].starts_with("50,100,"));
    QCOMPARE(lines[3], std::string("75,150,0,0.5,,0,2,1"));
    // Other losses are another run's.
    next.losses.pop_back();
    QCOMPARE(log->add(next).error().code, ErrorCode::InvalidArgument);
}

void TestTrainingData::aForeignLogIsLeftAlone()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("letter.txt").toStdString();
    std::ofstream(file) << "Dear all,\n";
    QCOMPARE(TrainingLog::open(file, 0).error().code, ErrorCode::InvalidArgument);
    QVERIFY(linesOf(file) == std::vector<std::string>{"Dear all,"});
}

void TestTrainingData::aCorpusIsReadBackAsItWasWritten()
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

void TestTrainingData::aFolderThatIsNoCorpusIsRefused()
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

QTEST_GUILESS_MAIN(TestTrainingData)
#include "tst_trainingdata.moc"
