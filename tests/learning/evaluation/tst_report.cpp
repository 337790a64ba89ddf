// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "corpus/changedcopy.h"
#include "evaluation/evaluation.h"
#include "evaluation/qualityfigures.h"
#include "evaluation/reporttext.h"
#include "nn/randommodel.h"
#include "training/bandstatistics.h"
#include "training/trainer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

using namespace tonekin;

namespace {

/// A track with its own colour: noise around a hump of its own place and beat, with its own course of loudness.
MelSpectrogram colouredTrack(int colour, std::uint64_t seed, int frames = 700)
{
    const MelFrontEnd frontEnd;
    MelSpectrogram mel;
    mel.bands = frontEnd.bands;
    mel.framesPerSecond = frontEnd.framesPerSecond();
    mel.stretches = {{0, 0.0}};
    RandomStream random(seed, {static_cast<std::uint64_t>(colour)});
    double level = 0.0;
    for (int frame = 0; frame < frames; ++frame) {
        level = 0.9 * level + random.between(-0.5, 0.5);
        for (int band = 0; band < mel.bands; ++band) {
            const double distance = (band - 10.0 - 13.0 * colour) / 8.0;
            const double beat = frame % (3 + colour) == 0 ? 1.5 : 0.0;
            mel.values.push_back(static_cast<float>(
                std::max(0.0, 1.0 + level + random.unit() + 3.0 * std::exp(-distance * distance) + beat)));
        }
    }
    return mel;
}

CorpusTrack trackNamed(const std::string& collection, const std::string& name, const std::string& artist)
{
    const std::string path = collection + "/" + name;
    return {path, collection, "", artist, "", 30.0, melFileName(path)};
}

/// Two tracks of one colour in each of four collections; two artists, each in two collections.
LoadedTracks fourCollections(std::uint64_t seed)
{
    LoadedTracks loaded;
    for (int i = 0; i < 8; ++i) {
        loaded.tracks.push_back(
            trackNamed("collection " + std::to_string(i / 2), std::to_string(i), i / 2 % 2 == 0 ? "first" : "second"));
        loaded.mels.push_back(colouredTrack(i / 2, seed + static_cast<std::uint64_t>(i)));
    }
    return loaded;
}

EvaluationInput smallInput()
{
    EvaluationInput input;
    input.measured = fourCollections(100);
    input.fitting = fourCollections(200);
    input.manifest = tinyManifest("tiny");
    standardise(input.manifest, input.fitting, 0.0);
    input.tensors = randomTensors(input.manifest, 4);
    return input;
}

const SystemReport* systemNamed(const EvaluationReport& report, const std::string& name)
{
    const auto found =
        std::ranges::find_if(report.systems, [&](const SystemReport& system) { return system.scores.name == name; });
    return found == report.systems.end() ? nullptr : &*found;
}

double hits(const std::vector<QueryScore>& scores)
{
    return figureOf(scores, &QueryScore::precisionAt1).value;
}

/// A manifest for filters of eight bands and four frames.
ModelManifest filterManifest(int filters)
{
    ModelManifest manifest = tinyManifest("filters");
    manifest.frontEnd.bands = 8;
    manifest.layers.convolutions.front() = {filters, 4, 4};
    return manifest;
}

/// A filter: the same bands in every frame, stronger or weaker.
std::vector<float> kernel(const std::vector<float>& bands, const std::vector<float>& frames)
{
    std::vector<float> values;
    for (const float band : bands)
        for (const float frame : frames)
            values.push_back(band * frame);
    return values;
}

std::vector<NamedTensor> firstLayerOf(const std::vector<std::vector<float>>& filters)
{
    NamedTensor tensor{"conv1.weight", {static_cast<std::int64_t>(filters.size()), 8, 4}, {}};
    for (const auto& filter : filters)
        tensor.values.insert(tensor.values.end(), filter.begin(), filter.end());
    return {tensor};
}

} // namespace

/// All measures together, as a report.
class TestReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void filtersAreJudgedAsByHand();
    void tripletsAreKeptOrNot();
    void tripletsAreReadBackAsTheyWereWritten();
    void badTripletsAreTold();
    void copiesFindTheirOriginals();
    void theReportHoldsAllSystemsAndTasks();
    void plantedCopiesAreLeftOutOfAllTasks();
    void jsonIsReadBackAsItWasMeasured();
    void theTextNamesAllThatWasMeasured();
    void theManifestsFiguresAreThoseOfTheReport();

private:
    EvaluationReport m_report; // of smallInput()
};

void TestReport::initTestCase()
{
    useThreads(1);
    auto report = evaluate(smallInput(), {});
    QVERIFY2(report, qPrintable(QString::fromStdString(report ? "" : report.error().detail)));
    m_report = std::move(*report);
}

void TestReport::filtersAreJudgedAsByHand()
{
    const std::vector<float> step{1, 1, 1, 1, -1, -1, -1, -1};  // neighbouring bands correlate by (3 - 1 + 3) / 8
    const std::vector<float> slope{3, 3, 1, 1, -1, -1, -3, -3}; // 25 / 40
    const std::vector<float> rough{1, -1, 1, -1, 1, -1, 1, -1};
    const auto tensors = firstLayerOf({kernel(step, {1, 1, 0, 0}), kernel(step, {0, 1, 1, 0}), // a frame later
                                       kernel(step, {0, 0, -2, -2}),                           // and turned over
                                       kernel(rough, {1, 1, 1, 1}), kernel(slope, {0, 0, 1, 0})});
    const auto quality = filterQuality(filterManifest(5), tensors, std::vector<float>{1.0F, 0.0F, 2.0F, 1.0F, 0.5F});
    QVERIFY(quality);
    QCOMPARE(quality->filters, std::size_t{5});
    QCOMPARE(quality->dead, 0.2);
    QCOMPARE(quality->nearDuplicates, 0.6); // the first three are each other's
    QCOMPARE(quality->structured, 0.8);     // all but the rough one
    QCOMPARE(quality->spreadOut, 0.8);      // all but the last, which is one frame

    QCOMPARE(filterQuality(filterManifest(5), tensors, std::vector<float>(4)).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(filterQuality(filterManifest(4), tensors, std::vector<float>(4)).error().code, ErrorCode::ModelDamaged);
    QCOMPARE(filterQuality(filterManifest(5), {}, std::vector<float>(5)).error().code, ErrorCode::ModelDamaged);
}

void TestReport::tripletsAreKeptOrNot()
{
    const std::vector<CorpusTrack> tracks{trackNamed("w", "anchor", ""), trackNamed("w", "near", ""),
                                          trackNamed("w", "far", "")};
    const SimilarityMatrix matrix{3, 3, {1.0F, 0.8F, 0.3F, 0.8F, 1.0F, 0.8F, 0.3F, 0.8F, 1.0F}, true};
    const std::vector<AttributeTriplet> triplets{{"drums", "1", "w/anchor", "w/near", "w/far"},
                                                 {"key", "1", "w/anchor", "w/far", "w/near"},
                                                 {"drums", "2", "w/near", "w/anchor", "w/far"}}; // equally similar
    const auto scores = scoreTriplets(triplets, tracks, matrix);
    QVERIFY(scores);
    QCOMPARE(scores->size(), std::size_t{2});
    QCOMPARE(scores->at(0).attribute, std::string("drums"));
    QCOMPARE(hits(scores->at(0).kept), 0.5);
    QCOMPARE(scores->at(0).kept[1].cluster, std::string("2"));
    QCOMPARE(hits(scores->at(1).kept), 0.0);
    const std::vector<AttributeTriplet> lost{{"drums", "1", "w/anchor", "w/nowhere", "w/far"}};
    QCOMPARE(scoreTriplets(lost, tracks, matrix).error().code, ErrorCode::NotFound);
}

void TestReport::tripletsAreReadBackAsTheyWereWritten()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("triplets.jsonl").toStdString();
    const std::vector<AttributeTriplet> triplets{{"key \"ignored\"", "work 1", "a/Ä.flac", "b", "c"},
                                                 {"drums", "work 2", "d", "e", "f"}};
    QVERIFY(writeAttributeTriplets(file, triplets));
    std::ofstream(file, std::ios::app) << '\n'; // empty lines say nothing
    const auto read = readAttributeTriplets(file);
    QVERIFY(read);
    QVERIFY(*read == triplets);
}

void TestReport::badTripletsAreTold()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("triplets.jsonl").toStdString();
    QCOMPARE(readAttributeTriplets(file).error().code, ErrorCode::NotFound);
    for (const char* line : {"{", "[]", "{\"factor\": \"drums\"}",
                             "{\"factor\":1,\"work\":\"w\",\"anchor\":\"a\",\"near\":\"b\",\"far\":\"c\"}"}) {
        QVERIFY(writeAttributeTriplets(file, {{"f", "w", "a", "b", "c"}}));
        std::ofstream(file, std::ios::app) << line << '\n';
        const auto read = readAttributeTriplets(file);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidArgument);
        QVERIFY(read.error().detail.find("line 2") != std::string::npos);
    }
}

void TestReport::copiesFindTheirOriginals()
{
    const std::vector<CorpusTrack> tracks{trackNamed("one", "a", ""), trackNamed("one", "b", ""),
                                          trackNamed("two", "c", "")};
    const std::vector<CorpusTrack> copies{changedCopyOf(tracks[2], "mono"), changedCopyOf(tracks[0], "mono"),
                                          changedCopyOf(trackNamed("gone", "x", ""), "mono")};
    QCOMPARE(copies[0].path, std::string("mono/two/c"));
    QCOMPARE(originalPathOf(copies[0]), std::string("two/c"));
    QCOMPARE(originalPathOf(tracks[0]), std::string("a"));
    QVERIFY(copies[0].melFile != tracks[2].melFile);
    const SimilarityMatrix matrix{3, 3, {0.1F, 0.2F, 0.9F, 0.4F, 0.5F, 0.1F, 0.0F, 0.0F, 0.0F}};
    const ChangeScores scores = scoreChange("mono", copies, tracks, matrix);
    QCOMPARE(scores.own.size(), std::size_t{2}); // the third has no original here
    QCOMPARE(scores.own[0].precisionAt1, 1.0);
    QCOMPARE(scores.own[0].cluster, std::string("two"));
    QCOMPARE(scores.own[1].precisionAt1, 0.0); // b is nearer
    QVERIFY(std::fabs(scores.meanSimilarity - 0.65) < 1e-6);
}

void TestReport::theReportHoldsAllSystemsAndTasks()
{
    const EvaluationReport* report = &m_report;
    QCOMPARE(report->tracks, std::size_t{8});
    QCOMPARE(report->collections, std::size_t{4});
    for (const char* name : {"this network", "this network, mutual proximity", "random copy of it",
                             "hidden units of a random copy", "timbre Gaussian", "timbre Gaussian, mutual proximity",
                             "timbre statistics", "band statistics, principal components", "length and loudness"})
        QVERIFY2(systemNamed(*report, name) != nullptr, name);
    // Colours differ so much between collections that what listens to them finds them.
    for (const char* name : {"timbre Gaussian", "timbre statistics"})
        QVERIFY2(hits(systemNamed(*report, name)->scores.sameCollection) == 1.0, name);
    const SystemScores& ours = report->systems.front().scores;
    QCOMPARE(ours.sameCollection.size(), std::size_t{8});
    QCOMPARE(ours.sameArtist.size(), std::size_t{8});
    QCOMPARE(ours.otherHalf.size(), std::size_t{8});
    QCOMPARE(ours.otherClip.size(), std::size_t{8});
    QVERIFY(std::fabs(hits(report->chance.sameCollection) - 1.0 / 7.0) < 1e-9);
    QVERIFY(std::fabs(hits(report->chance.sameArtist) - 2.0 / 6.0) < 1e-9);
    QVERIFY(std::fabs(hits(report->chance.otherHalf) - 1.0 / 8.0) < 1e-9);
    QCOMPARE(report->filters.size(), std::size_t{2});
    std::set<std::string> libraries;
    for (const HubnessRow& row : report->hubness)
        libraries.insert(row.library + ": " + row.correction);
    QCOMPARE(libraries.size(), std::size_t{10}); // two libraries, plain and four corrections
}

void TestReport::plantedCopiesAreLeftOutOfAllTasks()
{
    EvaluationInput input = smallInput();
    input.measured.tracks.push_back(trackNamed("collection 0", "copy", "first"));
    input.measured.mels.push_back(input.measured.mels[0]);
    for (float& value : input.measured.mels.back().values)
        value += 0.5F;
    const auto report = evaluate(std::move(input), {});
    QVERIFY(report);
    QCOMPARE(report->tracks, std::size_t{8});
    QCOMPARE(report->removed.size(), std::size_t{1});
    QCOMPARE(report->removed[0].path, std::string("collection 0/copy"));
    QCOMPARE(report->removed[0].sameAs, std::string("collection 0/0"));
    QCOMPARE(report->systems.front().scores.sameCollection.size(), std::size_t{8});
}

void TestReport::jsonIsReadBackAsItWasMeasured()
{
    EvaluationInput input = smallInput();
    for (CorpusTrack& track : input.measured.tracks)
        track.artist.clear();
    input.triplets =
        TripletSet{fourCollections(300), {{"colour", "w", "collection 0/0", "collection 0/1", "collection 3/7"}}};
    const auto report = evaluate(std::move(input), {});
    QVERIFY(report);
    const std::string text = reportJson(*report, {"tiny", "abc", "validation"});
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    QCOMPARE(json["model"].toString(), QString("tiny"));
    QCOMPARE(json["tracks"].toInt(), 8);
    const QJsonArray systems = json["systems"].toArray();
    QCOMPARE(static_cast<std::size_t>(systems.size()), report->systems.size());
    for (int i = 0; i < systems.size(); ++i) {
        const SystemReport& system = report->systems[static_cast<std::size_t>(i)];
        const QJsonObject figures = systems[i].toObject()["figures"].toObject();
        const Figure wanted = figureOf(system.scores.sameCollection, &QueryScore::averagePrecision);
        const QJsonObject found = figures["same soundtrack mAP"].toObject();
        QCOMPARE(found["value"].toDouble(), wanted.value);
        QCOMPARE(found["low"].toDouble(), wanted.low);
        QCOMPARE(found["high"].toDouble(), wanted.high);
        QCOMPARE(found["queries"].toInt(), 8);
        QVERIFY(figures["same artist, other soundtrack mAP"].isNull()); // nobody has a name
        QCOMPARE(systems[i].toObject()["factors"].toObject()["colour"].toObject()["value"].toDouble(),
                 hits(system.attributes[0].kept));
        QCOMPARE(systems[i].toObject().contains("differences"), i >= 2);
    }
    QCOMPARE(static_cast<std::size_t>(json["hubness"].toArray().size()), report->hubness.size());
    QCOMPARE(json["firstLayer"].toArray()[0].toObject()["structured"].toDouble(),
             report->filters[0].quality.structured);
}

void TestReport::theTextNamesAllThatWasMeasured()
{
    const std::string text = reportText(m_report, {"tiny", "abc", "validation"});
    for (const char* wanted :
         {"tiny on 8 validation tracks of 4 soundtracks", "Near duplicates left out: 0",
          "same soundtrack mAP (8 queries)", "other clip", "timbre Gaussian, mutual proximity", "chance",
          "Hubness: this network, whole corpus (k = 10)", "local scaling (NICDM)", "First layer"})
        QVERIFY2(text.find(wanted) != std::string::npos, wanted);
    QVERIFY(text.find("cannot be measured") == std::string::npos);
}

void TestReport::theManifestsFiguresAreThoseOfTheReport()
{
    const auto figures = qualityFigures(m_report);
    const auto valueOf = [&figures](const std::string& measure) {
        const auto found = std::ranges::find(figures, measure, &QualityFigure::measure);
        return found == figures.end() ? std::nan("") : found->value;
    };
    const double ours = valueOf("this network: same soundtrack P@5");
    const double theirs = valueOf("timbre statistics: same soundtrack P@5");
    QVERIFY(std::fabs(valueOf("this network minus timbre statistics: same soundtrack P@5") - (ours - theirs)) < 1e-9);
    QCOMPARE(valueOf("this network: first layer, dead"), m_report.filters[0].quality.dead);
    QCOMPARE(valueOf("this network, cosine, measured tracks: hubness, skewness"), m_report.hubness[0].figures.skewness);
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
