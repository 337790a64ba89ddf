// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/changedcopy.h"
#include "corpus/corpus.h"
#include "corpus/tripletset.h"
#include "evaluation/robustness.h"
#include "model/modelmanifest.h"
#include "support/madesound.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <set>

using namespace tonekin;

namespace {

constexpr int rate = 44'100;

struct Run {
    int status = -1;
    QString output;
    QString errors;
};

Run train(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(TONEKIN_BINARY_DIR "/tonekin-train"), arguments);
    const bool ended = process.waitForFinished(200'000);
    return {ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

/// Four collections of four tunes, two of them held out. Each collection has a noise of its own under its tunes.
void makeMusic(const QString& folder)
{
    for (int collection = 0; collection < 4; ++collection) {
        const QString below = folder + QStringLiteral("/collection %1").arg(collection);
        QVERIFY(QDir().mkpath(below));
        for (int track = 0; track < 4; ++track) {
            const auto seed = static_cast<std::uint32_t>(10 * collection + track + 1);
            const auto sound = test::mix(test::tune(18.0, rate, seed),
                                         test::tone(300.0 * (collection + 1) + 20.0 * track, 18.0, rate, 0.1));
            test::writeWav((below + QStringLiteral("/%1.wav").arg(track)).toStdString(), sound,
                           {1, rate, test::WavFormat::Int16, -1});
        }
    }
}

double meanOf(const MelSpectrogram& mel)
{
    double sum = 0.0;
    for (const float value : mel.values)
        sum += value;
    return sum / static_cast<double>(mel.values.size());
}

QJsonObject jsonIn(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QStringList linesOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly)
               ? QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)
               : QStringList();
}

} // namespace

/// From music files to a report, by the program itself.
class TestEvaluateProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void changedCopiesAreWhatTheirNamesSay();
    void distortionGoesOnWhereItEnded();
    void onlyTheWantedChangesAreMade();
    void validationTracksAreMeasuredWithoutALog();
    void aLookAtHeldOutTracksIsLogged();
    void heldOutTracksAreNotShownWithoutAReason();
    void tripletsComeAlongTeachAndMeasure();
    void wrongUsageIsTold_data();
    void wrongUsageIsTold();

private:
    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QStringList evaluation() const
    {
        return {"evaluate",           "--model",           file("tiny.json"),
                "--corpus",           file("corpus"),      "--held-out",
                file("held-out.txt"), "--validate-one-in", "2"};
    }

    QTemporaryDir m_folder;
};

void TestEvaluateProgram::initTestCase()
{
    QVERIFY(m_folder.isValid());
    makeMusic(file("music"));
    QFile names(file("held-out.txt"));
    QVERIFY(names.open(QIODevice::WriteOnly));
    names.write("# not to be trained on\ncollection 1\ncollection 3\n");
    names.close();
    const auto tune = [](const char* name) { return std::string("collection ") + name + ".wav"; };
    QVERIFY(writeAttributeTriplets(file("music").toStdString() + "/" + std::string(attributeTripletsFile),
                                   {{"drums", "w", tune("0/0"), tune("0/1"), tune("2/0")},
                                    {"key ignored", "w", tune("0/0"), tune("0/2"), tune("2/1")},
                                    {"instruments", "w", tune("0/3"), tune("0/1"), tune("2/2")}}));
    const Run corpus = train({"corpus", file("music"), "--out", file("corpus"), "--jobs", "2"});
    QVERIFY2(corpus.status == 0, qPrintable(corpus.errors));
    QCOMPARE(train({"init", "--tiny", "--out", file("tiny.json")}).status, 0);
    const Run copies = train({"distort", file("music"), "--corpus", file("corpus"), "--out", file("copies"), "--except",
                              file("held-out.txt"), "--jobs", "2"});
    if (copies.status == 2)
        QSKIP("built without the synthesis, which changed copies are made with");
    QVERIFY2(copies.status == 0, qPrintable(copies.errors));
    // As loud as they are, so that what was done to their loudness can be seen.
    QCOMPARE(train({"corpus", file("music"), "--out", file("plain"), "--level", "0"}).status, 0);
    QCOMPARE(train({"distort", file("music"), "--corpus", file("plain"), "--out", file("plain-copies"), "--except",
                    file("held-out.txt"), "--jobs", "2"})
                 .status,
             0);
}

void TestEvaluateProgram::changedCopiesAreWhatTheirNamesSay()
{
    const auto originals = readCorpus(file("plain").toStdString());
    const auto copies = readCorpus(file("plain-copies").toStdString());
    QVERIFY(originals && copies);
    QCOMPARE(copies->tracks.size(), std::size_t{8 * 8});
    QCOMPARE(changesIn(*copies).size(), std::size_t{8});
    std::map<std::string, const CorpusTrack*> byPath;
    for (const CorpusTrack& track : originals->tracks)
        byPath.emplace(track.path, &track);
    for (const CorpusTrack& copy : copies->tracks) {
        QVERIFY(byPath.contains(originalPathOf(copy)));
        const CorpusTrack& original = *byPath[originalPathOf(copy)];
        const auto before = loadMel(originals->folder / original.melFile, originals->frontEnd);
        const auto after = loadMel(copies->folder / copy.melFile, copies->frontEnd);
        QVERIFY(before && after);
        const double speed = original.seconds / copy.seconds;
        const double wantedSpeed = copy.collection == "1 % faster"   ? 1.01
                                   : copy.collection == "1 % slower" ? 0.99
                                                                     : 1.0;
        QVERIFY2(std::fabs(speed - wantedSpeed) < 0.004, copy.path.c_str());
        const double louder = meanOf(*after) - meanOf(*before);
        if (copy.collection == "12 dB louder")
            QVERIFY2(louder > 0.2, copy.path.c_str());
        else if (copy.collection == "12 dB softer")
            QVERIFY2(louder < -0.2, copy.path.c_str());
        else
            QVERIFY2(std::fabs(louder) < 0.2, copy.path.c_str());
    }
}

void TestEvaluateProgram::distortionGoesOnWhereItEnded()
{
    const Run again = train({"distort", file("music"), "--corpus", file("corpus"), "--out", file("copies"),
                             "--collections", file("held-out.txt"), "--most-each", "1"});
    QVERIFY2(again.status == 0, qPrintable(again.errors));
    QCOMPARE(readCorpus(file("copies").toStdString())->tracks.size(), std::size_t{8 * 8 + 2 * 8});
}

void TestEvaluateProgram::onlyTheWantedChangesAreMade()
{
    QStringList distort{"distort",    file("music"), "--corpus", file("corpus"), "--out",
                        file("some"), "--most-each", "1",        "--only"};
    const Run some = train(distort + QStringList{"mono", "mp3 64 kbps"});
    QVERIFY2(some.status == 0, qPrintable(some.errors));
    QCOMPARE(changesIn(*readCorpus(file("some").toStdString())), (std::vector<std::string>{"mono", "mp3 64 kbps"}));
    QCOMPARE(train(distort + QStringList{"backwards"}).status, 2);
    distort[1] = file("corpus"); // a folder that has none of the music
    const Run none = train(distort + QStringList{"mono"});
    QCOMPARE(none.status, 1);
    QVERIFY(none.errors.contains(QStringLiteral("none of the wanted collections")));
}

void TestEvaluateProgram::validationTracksAreMeasuredWithoutALog()
{
    const Run run = train(evaluation() + QStringList{"--variants", file("copies"), "--json", file("report.json")});
    QVERIFY2(run.status == 0, qPrintable(run.errors));
    QVERIFY(run.output.contains(QStringLiteral("tiny on 4 validation tracks of 2 soundtracks")));
    QVERIFY(!QFile::exists(file("held-out-log.txt")));
    const QJsonObject json = jsonIn(file("report.json"));
    QCOMPARE(json["measured"].toString(), QStringLiteral("validation"));
    const QJsonObject robustness = json["systems"].toArray()[0].toObject()["robustness"].toObject();
    QCOMPARE(robustness.size(), 8);
    for (const char* change : {"mp3 64 kbps", "opus 48 kbps", "32 kHz", "mono"}) {
        const QJsonObject found = robustness[QLatin1String(change)].toObject();
        QCOMPARE(found["own original first P@1"].toObject()["queries"].toInt(), 4);
        QVERIFY2(found["mean cosine"].toDouble() > 0.9, change); // even random weights hear that little changed
    }
    for (const char* change : {"12 dB louder", "12 dB softer"}) // tracks are brought to one level before they are heard
        QVERIFY2(robustness[QLatin1String(change)].toObject()["mean cosine"].toDouble() > 0.999, change);
}

void TestEvaluateProgram::aLookAtHeldOutTracksIsLogged()
{
    const QStringList look = evaluation() + QStringList{"--on", "held-out", "--note", "first\nlook", "--record"};
    const Run first = train(look);
    QVERIFY2(first.status == 0, qPrintable(first.errors));
    QVERIFY(first.output.contains(QStringLiteral("tiny on 8 held-out tracks of 2 soundtracks")));
    QCOMPARE(train(look).status, 0);
    const QStringList lines = linesOf(file("held-out-log.txt"));
    QCOMPARE(lines.size(), 3); // one heading
    const auto manifest = readManifest(file("tiny.json").toStdString());
    QVERIFY(manifest);
    const QStringList fields = lines[1].split(QLatin1Char('\t'));
    QCOMPARE(fields.size(), 4);
    QCOMPARE(fields[1], QStringLiteral("tiny"));
    QCOMPARE(fields[2], QString::fromStdString(manifest->modelHash()));
    QCOMPARE(fields[3], QStringLiteral("first look"));
    QVERIFY(!manifest->quality.empty());
}

void TestEvaluateProgram::heldOutTracksAreNotShownWithoutAReason()
{
    const Run silent = train(evaluation() + QStringList{"--on", "held-out"});
    QCOMPARE(silent.status, 2);
    QVERIFY(silent.errors.contains(QStringLiteral("--note")));
    // A log that cannot be written to: nothing is shown.
    const Run unlogged =
        train(evaluation() + QStringList{"--on", "held-out", "--note", "x", "--log", file("no/where.txt")});
    QCOMPARE(unlogged.status, 1);
    QVERIFY(unlogged.output.isEmpty());
}

void TestEvaluateProgram::tripletsComeAlongTeachAndMeasure()
{
    const auto corpus = readCorpus(file("corpus").toStdString());
    QVERIFY(corpus);
    const auto drums = readTripletSet(corpus->folder, corpus->frontEnd,
                                      [](const AttributeTriplet& triplet) { return triplet.attribute == "drums"; });
    QVERIFY(drums);
    QCOMPARE(drums->triplets.size(), std::size_t{1});
    QCOMPARE(drums->loaded.tracks.size(), std::size_t{3});

    const QStringList lessons{"--vector-lessons", file("corpus")};
    const QStringList fit{"vector",
                          "--model",
                          file("tiny.json"),
                          "--corpus",
                          file("corpus"),
                          "--held-out",
                          file("held-out.txt"),
                          "--out",
                          file("taught.json"),
                          "--part",
                          "filters,mean,6,1,factors,1"};
    const Run untaught = train(fit);
    QCOMPARE(untaught.status, 2);
    QVERIFY(untaught.errors.contains(QStringLiteral("no triplets")));
    const Run taught = train(fit + lessons);
    QVERIFY2(taught.status == 0, qPrintable(taught.errors));

    const auto hashOf = [](const QString& model) { return readManifest(model.toStdString())->modelHash(); };
    const std::string withoutCopies = hashOf(file("taught.json"));
    const Run withCopies = train(fit + lessons + QStringList{"--vector-copies", file("copies")});
    QVERIFY2(withCopies.status == 0, qPrintable(withCopies.errors));
    QVERIFY(hashOf(file("taught.json")) != withoutCopies);
    const Run ofNothing = train(fit + lessons + QStringList{"--vector-copies", file("corpus")});
    QCOMPARE(ofNothing.status, 2);
    QVERIFY(ofNothing.errors.contains(QStringLiteral("no changed copy")));

    QStringList measure =
        evaluation() + lessons + QStringList{"--triplets", file("corpus"), "--json", file("taught-report.json")};
    measure[2] = file("taught.json");
    const Run measured = train(measure);
    QVERIFY2(measured.status == 0, qPrintable(measured.errors));
    const QJsonObject own = jsonIn(file("taught-report.json"))["systems"].toArray()[0].toObject();
    QCOMPARE(own["factors"].toObject().size(), 3);
    QCOMPARE(own["factors"].toObject()["drums"].toObject()["queries"].toInt(), 1);

    const Run none = train(evaluation() + QStringList{"--triplets", file("copies")});
    QVERIFY(none.status != 0);
    QVERIFY(none.errors.contains(QStringLiteral("triplets.jsonl")));
}

void TestEvaluateProgram::wrongUsageIsTold_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::newRow("validation figures for the manifest") << QStringList{"--record"};
    QTest::newRow("no such set of tracks") << QStringList{"--on", "training"};
}

void TestEvaluateProgram::wrongUsageIsTold()
{
    QFETCH(QStringList, more);
    const Run run = train(evaluation() + more);
    QCOMPARE(run.status, 2);
    QVERIFY(!run.errors.isEmpty());
}

QTEST_GUILESS_MAIN(TestEvaluateProgram)
#include "tst_evaluateprogram.moc"
