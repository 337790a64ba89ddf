// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "corpus/corpus.h"
#include "factors/factorfile.h"
#include "model/modelmanifest.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>

using namespace tonekin;

namespace {

struct Run {
    int status = -1;
    QByteArray output;
    QByteArray errors;
};

Run train(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(TONEKIN_BINARY_DIR "/tonekin-train"), arguments);
    const bool ended = process.waitForFinished(100'000);
    return {ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Made recordings of four styles, each with a hump of its own, with labels.
bool writeMadeCorpus(const std::filesystem::path& folder)
{
    Corpus corpus{folder, {}, {}};
    std::map<std::string, SoundLabels> labels;
    std::filesystem::create_directories(folder / "mel");
    for (int i = 0; i < 32; ++i) {
        const std::string path = "made/" + std::to_string(100 + i) + ".ogg";
        corpus.tracks.push_back({path, "made", "", "", "", 8.0, melFileName(path)});
        MelSpectrogram mel;
        mel.bands = corpus.frontEnd.bands;
        mel.framesPerSecond = corpus.frontEnd.framesPerSecond();
        RandomStream random(1, {static_cast<std::uint64_t>(i)});
        for (int frame = 0; frame < 170; ++frame)
            for (int band = 0; band < mel.bands; ++band) {
                const double distance = (band - 20.0 - 30.0 * (i % 4)) / 8.0;
                mel.values.push_back(static_cast<float>(1.0 + random.unit() + 3.0 * std::exp(-distance * distance)));
            }
        SoundLabels& described = labels[path];
        described.path = path;
        described.kind = "drone";
        described.style = "style " + std::to_string(i % 4);
        if (!saveMel(folder / corpus.tracks.back().melFile, mel))
            return false;
    }
    return writeCorpus(corpus) && writeCorpusLabels(folder, labels);
}

} // namespace

/// From simulated listeners to a network that hears whom they are, on the command line.
class TestFactorsProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(writeMadeCorpus(m_folder.path().toStdString())); }
    void listenersBecomeFactorsAndANetwork();
    void listeningMayNameTracksOtherwise();
    void wrongUsageIsTold_data();
    void wrongUsageIsTold();
    void whatIsBrokenIsToldWithItsLine();

private:
    QTemporaryDir m_folder;
    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
};

void TestFactorsProgram::listenersBecomeFactorsAndANetwork()
{
    const Run simulated = train({"simulate-listeners", "--corpus", m_folder.path(), "--out", file("l.tsv"), "--users",
                                 "300", "--scenes", "4", "--plays", "20"});
    QVERIFY2(simulated.status == 0, simulated.errors.constData());
    QVERIFY(simulated.output.contains("300 listeners, 32 recordings"));

    const Run factored =
        train({"factors", file("l.tsv"), "--out", file("f.json"), "--dimensions", "5", "--corpus", m_folder.path()});
    QVERIFY2(factored.status == 0, factored.errors.constData());
    QVERIFY(factored.output.contains("32 tracks are in the listening and in the corpus; 0 only"));
    QVERIFY(factored.output.contains("hidden plays are told with an AUC of"));
    const auto factors = readFactors(file("f.json").toStdString());
    QVERIFY(factors);
    QCOMPARE(factors->dimensions(), 5U);
    QCOMPARE(factors->userCount(), 300U);

    const QStringList fit{"fit",           "--target", "factors",      "--factors", file("f.json"),   "--corpus",
                          m_folder.path(), "--out",    file("m.json"), "--tiny",    "--clip-seconds", "6",
                          "--steps",       "120",      "--batch",      "8",         "--check-every",  "40",
                          "--rate",        "0.005",    "--averaging",  "0.97",      "--json"};
    const Run fitted = train(fit);
    QVERIFY2(fitted.status == 0, fitted.errors.constData());
    const QJsonObject report = QJsonDocument::fromJson(fitted.output).object();
    QCOMPARE(report["testTracks"].toInt(), 16);
    const QJsonArray systems = report["systems"].toArray();
    QCOMPARE(systems.size(), 5);
    const auto areaOf = [&](int system) { return systems[system]["figures"]["AUC"]["value"].toDouble(); };
    QVERIFY2(areaOf(0) > areaOf(2) + 0.03, fitted.output.constData()); // better than random factors
    QVERIFY2(areaOf(3) >= areaOf(0) - 0.02, fitted.output.constData());
    const auto manifest = readManifest(file("m.json").toStdString());
    QVERIFY(manifest);
    QCOMPARE(manifest->layers.outputs, 5);
    QCOMPARE(manifest->quality.size(), 10U);
    QVERIFY(manifest->training.recipe.find("listening factors") != std::string::npos);

    QStringList table = fit;
    table.removeLast();
    const Run again = train(table);
    QVERIFY2(again.status == 0, again.errors.constData());
    for (const char* line : {"mAP of who listens", "AUC of who listens", "linear regression on timbre statistics",
                             "random factors", "upper bound", "this network minus"})
        QVERIFY2(again.output.contains(line), again.output.constData());
}

void TestFactorsProgram::listeningMayNameTracksOtherwise()
{
    QFile listening(file("ids.tsv"));
    QFile names(file("names.tsv"));
    QVERIFY(listening.open(QIODevice::WriteOnly) && names.open(QIODevice::WriteOnly));
    for (int user = 0; user < 20; ++user)
        for (int track = 0; track < 10; ++track)
            if ((user + track) % 3 != 0)
                listening.write(QByteArray("u%1\tS%2\t1\n")
                                    .replace("%1", QByteArray::number(user))
                                    .replace("%2", QByteArray::number(track)));
    for (int track = 0; track < 9; ++track)
        names.write("S" + QByteArray::number(track) + "\tmade/" + QByteArray::number(100 + track) + ".ogg\n");
    listening.close();
    names.close();
    const Run run = train({"factors", file("ids.tsv"), "--names", file("names.tsv"), "--out", file("ids.json"),
                           "--corpus", m_folder.path(), "--dimensions", "3", "--regularisation", "10"});
    QVERIFY2(run.status == 0, run.errors.constData());
    QVERIFY(run.errors.contains("1 of 10 tracks have no other name"));
    QVERIFY(run.output.contains("9 tracks are in the listening and in the corpus; 1 only in the listening, 23 only"));
    const auto factors = readFactors(file("ids.json").toStdString());
    QVERIFY(factors);
    QCOMPARE(factors->tracks.front(), std::string("S9"));
    QCOMPARE(factors->recipe.regularisation, 10.0);
}

void TestFactorsProgram::wrongUsageIsTold_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no listening") << QStringList{"factors", "--out", "x.json"};
    QTest::newRow("no dimensions") << QStringList{"factors", "x.tsv", "--out", "x.json", "--dimensions", "0"};
    QTest::newRow("a negative alpha") << QStringList{"factors", "x.tsv", "--out", "x.json", "--alpha", "-1"};
    QTest::newRow("nobody listens") << QStringList{"simulate-listeners", "--corpus", "x", "--out", "y", "--users", "0"};
    QTest::newRow("no such target") << QStringList{"fit", "--corpus", "x", "--out", "x.json", "--target", "fame"};
    QTest::newRow("no factors") << QStringList{"fit", "--corpus", "x", "--out", "x.json", "--target", "factors"};
}

void TestFactorsProgram::wrongUsageIsTold()
{
    QFETCH(QStringList, arguments);
    const Run run = train(arguments);
    QCOMPARE(run.status, 2);
    QVERIFY(!run.errors.isEmpty());
}

void TestFactorsProgram::whatIsBrokenIsToldWithItsLine()
{
    QFile broken(file("broken.tsv"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("a\tb\t1\na\tc\tmany\n");
    broken.close();
    const Run refused = train({"factors", file("broken.tsv"), "--out", file("broken.json")});
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.errors.contains("broken.tsv, line 2"), refused.errors.constData());
    QVERIFY(!QFile::exists(file("broken.json")));
    const Run absent = train({"factors", file("absent.tsv"), "--out", file("broken.json")});
    QCOMPARE(absent.status, 1);
    const Run noFactors = train({"fit", "--target", "factors", "--factors", file("broken.tsv"), "--corpus",
                                 m_folder.path(), "--out", file("m.json")});
    QCOMPARE(noFactors.status, 2);
}

QTEST_GUILESS_MAIN(TestFactorsProgram)
#include "tst_factorsprogram.moc"
