// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/training/trainprogram.h"
#include "model/modelmanifest.h"
#include "model/safetensors.h"
#include "model/wholefile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <csignal>

using namespace tonekin;

namespace {

/// The tensors of a checkpoint.
std::vector<NamedTensor> stateIn(const QString& file)
{
    const auto bytes = readWholeFile(file.toStdString(), 100'000'000);
    auto tensors = bytes ? parseSafetensors(*bytes) : Result<std::vector<NamedTensor>>(bytes.error());
    return tensors ? std::move(*tensors) : std::vector<NamedTensor>();
}

/// The length of the difference of two tensors as a part of the first one's.
double difference(const NamedTensor& one, const NamedTensor& two)
{
    double apart = 0.0;
    double length = 0.0;
    for (std::size_t i = 0; i < one.values.size(); ++i) {
        apart += std::pow(static_cast<double>(one.values[i]) - two.values[i], 2.0);
        length += std::pow(static_cast<double>(one.values[i]), 2.0);
    }
    return std::sqrt(apart / std::max(length, 1e-12));
}

QStringList linesOf(const QString& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? QString::fromUtf8(opened.readAll()).split('\n', Qt::SkipEmptyParts)
                                            : QStringList();
}

/// The processes that a process has started.
QList<int> childrenOf(qint64 process)
{
    QList<int> children;
    for (const QString& line : linesOf(QStringLiteral("/proc/%1/task/%1/children").arg(process)))
        for (const QString& number : line.split(' ', Qt::SkipEmptyParts))
            children.append(number.toInt());
    return children;
}

/// Until a program has said something on its standard error.
bool waitFor(QProcess& process, const QByteArray& words, QByteArray& told)
{
    process.setReadChannel(QProcess::StandardError);
    while (!told.contains(words)) {
        if (!process.waitForReadyRead(60'000))
            return false;
        told += process.readAllStandardError();
    }
    return true;
}

} // namespace

/// Training runs of the program: their configuration, several processes, and what goes wrong.
class TestFitProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void twoProcessesGiveTheResultOfOne();
    void oneProcessThatDiesEndsTheTraining();
    void interruptedProcessesAllStopAtTheSameStep();
    void aConfigurationFileSaysTheSameAsOptions();
    void theManifestHoldsTheSettingsThatRepeatIt();
    void wrongConfigurationFilesAreTold_data();
    void wrongConfigurationFilesAreTold();
    void halfTheFrameRateIsInTheManifest();
    void partsOfTheRecipeCanBeLeftOut();
    void probeSoundsTeachSingleFilters();
    void aMisspeltNameToHoldOutIsAnError();
    void aKilledTrainingGoesOnFromItsCheckpoint();
    void aFullDiskKeepsTheLastCheckpoint();

private:
    QString real() const { return m_folder.filePath(QStringLiteral("real")); }
    QString made() const { return m_folder.filePath(QStringLiteral("made")); }
    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QStringList fit(const char* name, const QStringList& more) const
    {
        return QStringList{"fit",     "--tiny", "--corpus",           real(),         "--corpus",
                           made(),    "--out",  file(name) + ".json", "--checkpoint", file(name) + ".ckpt",
                           "--batch", "7"} +
               more;
    }

    QTemporaryDir m_folder;
};

void TestFitProgram::initTestCase()
{
    QVERIFY(writeNoiseCorpus(real().toStdString(), 10));
    QVERIFY(writeNoiseCorpus(made().toStdString(), 12, true));
}

void TestFitProgram::twoProcessesGiveTheResultOfOne()
{
    const QStringList five{"--steps", "5", "--check-every", "5", "--group-tracks", "3", "--summary-weight", "1"};
    const Run one = train(fit("one", five));
    QVERIFY2(one.status == 0, qPrintable(one.errors));
    const Run two = train(fit("two", five + QStringList{"--world-size", "2"}));
    QVERIFY2(two.status == 0, qPrintable(two.errors));
    QCOMPARE(two.errors.count(QStringLiteral("step 5/5")), 1); // only the first process reports
    const auto wanted = stateIn(file("one.ckpt"));
    const auto found = stateIn(file("two.ckpt"));
    QVERIFY(wanted.size() > 100);
    QCOMPARE(found.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        QCOMPARE(found[i].name, wanted[i].name);
        if (!wanted[i].name.starts_with("value.") && !wanted[i].name.starts_with("average."))
            continue;
        const double apart = difference(wanted[i], found[i]);
        QVERIFY2(apart < 1e-4, (wanted[i].name + " " + std::to_string(apart)).c_str());
    }
    // Not because nothing was trained.
    QVERIFY(train(fit("start", {"--steps", "1", "--check-every", "1"})).status == 0);
    QVERIFY(difference(stateIn(file("start.ckpt")).front(), wanted.front()) > 1e-3);
}

void TestFitProgram::oneProcessThatDiesEndsTheTraining()
{
    QProcess process;
    process.start(trainProgram, fit("dies", {"--steps", "1000000", "--check-every", "20", "--world-size", "2"}));
    QByteArray told;
    QVERIFY(waitFor(process, "step 25/", told));
    const QList<int> children = childrenOf(process.processId());
    QCOMPARE(children.size(), 2);
    QCOMPARE(kill(children.back(), SIGKILL), 0);
    QVERIFY(process.waitForFinished(30'000));
    told += process.readAllStandardError();
    QCOMPARE(process.exitCode(), 1);
    QVERIFY2(told.contains("killed by signal 9"), told.constData());
    QVERIFY2(told.contains("another process of the training has gone"), told.constData());
    QVERIFY(childrenOf(process.processId()).isEmpty());
    // The checkpoint is whole, and one process alone can go on from it.
    const Run resumed = train(fit("dies", {"--steps", "60", "--check-every", "20"}));
    QVERIFY2(resumed.status == 0, qPrintable(resumed.errors));
    QVERIFY(!resumed.errors.contains(QStringLiteral("step 20/")));
}

void TestFitProgram::interruptedProcessesAllStopAtTheSameStep()
{
    QProcess process;
    process.start(trainProgram, fit("stops", {"--steps", "1000000", "--check-every", "20", "--world-size", "2"}));
    QByteArray told;
    QVERIFY(waitFor(process, "step 25/", told));
    QCOMPARE(kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(30'000));
    told += process.readAllStandardError();
    QCOMPARE(process.exitCode(), 130);
    QList<QByteArray> ends;
    for (const QByteArray& line : told.split('\n'))
        if (line.contains("stopped after step"))
            ends.append(line);
    QCOMPARE(ends.size(), 2);
    QCOMPARE(ends.front(), ends.back());
}

void TestFitProgram::aConfigurationFileSaysTheSameAsOptions()
{
    QFile config(file("run.toml"));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(QStringLiteral("# A run\ntiny = true\nsteps = 4\ncheck-every = 2\nbatch = 6\nrate = 0.002\n"
                                "corpus = [\"%1\", \"%2\"]\nout = \"%3\"\nseed = 9\nsynthetic-share = 0.25\n")
                     .arg(real(), made(), file("configured.json"))
                     .toUtf8());
    config.close();
    const Run configured = train({"fit", "--config", config.fileName()});
    QVERIFY2(configured.status == 0, qPrintable(configured.errors));
    const Run said =
        train({"fit",    "--tiny", "--steps",           "4",    "--check-every", "2",    "--batch", "6",
               "--rate", "0.002",  "--corpus",          real(), "--corpus",      made(), "--out",   file("said.json"),
               "--seed", "9",      "--synthetic-share", "0.25"});
    QVERIFY2(said.status == 0, qPrintable(said.errors));
    const auto one = readManifest(file("configured.json").toStdString());
    const auto two = readManifest(file("said.json").toStdString());
    QVERIFY(one && two);
    QCOMPARE(one->weightsSha256, two->weightsSha256);
    QCOMPARE(one->training.settings, two->training.settings);
    // The command line counts more.
    const Run other = train({"fit", "--config", config.fileName(), "--seed", "10", "--out", file("other.json")});
    QVERIFY2(other.status == 0, qPrintable(other.errors));
    const auto three = readManifest(file("other.json").toStdString());
    QVERIFY(three);
    QCOMPARE(three->training.seed, std::uint64_t{10});
    QVERIFY(three->weightsSha256 != one->weightsSha256);
}

void TestFitProgram::theManifestHoldsTheSettingsThatRepeatIt()
{
    const QStringList places{"--corpus", real(), "--corpus", made(), "--out"};
    const Run first = train(
        QStringList{"fit", "--tiny", "--steps", "3", "--batch", "5", "--dropout", "0.35", "--windows-per-track", "3"} +
        places + QStringList{file("first.json")});
    QVERIFY2(first.status == 0, qPrintable(first.errors));
    const auto manifest = readManifest(file("first.json").toStdString());
    QVERIFY(manifest);
    const QString settings = QString::fromStdString(manifest->training.settings);
    QVERIFY2(settings.contains(QStringLiteral("dropout = 0.35\n")), qPrintable(settings));
    QVERIFY(settings.contains(QStringLiteral("temperature = 0.1\n"))); // what was not said, too
    QVERIFY(!settings.contains(m_folder.path()));                      // but no places
    QFile config(file("again.toml"));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(settings.toUtf8());
    config.close();
    const Run again =
        train(QStringList{"fit", "--config", config.fileName()} + places + QStringList{file("again.json")});
    QVERIFY2(again.status == 0, qPrintable(again.errors));
    const auto repeated = readManifest(file("again.json").toStdString());
    QVERIFY(repeated);
    QCOMPARE(repeated->weightsSha256, manifest->weightsSha256);
    QCOMPARE(repeated->training, manifest->training);

    const Run refitted =
        train({"vector", "--model", file("first.json"), "--corpus", real(), "--out", file("other-vector.json"),
               "--part", "hidden,mean,5,1,components,0.5", "--part", "filters,spread,3,0.5,components,0"});
    QVERIFY2(refitted.status == 0, qPrintable(refitted.errors));
    const auto other = readManifest(file("other-vector.json").toStdString());
    QVERIFY(other && other->vector != manifest->vector);
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(other->training.settings.c_str());
    config.close();
    QCOMPARE(train(QStringList{"fit", "--config", config.fileName()} + places + QStringList{file("third.json")}).status,
             0);
    QCOMPARE(readManifest(file("third.json").toStdString())->vector, other->vector);
}

void TestFitProgram::wrongConfigurationFilesAreTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("no such option") << QByteArray("colour = \"red\"\n") << QStringLiteral("colour");
    QTest::newRow("a section") << QByteArray("[fit]\nsteps = 5\n") << QStringLiteral("fit");
    QTest::newRow("text for a number") << QByteArray("steps = \"soon\"\n") << QStringLiteral("--steps");
    QTest::newRow("out of range") << QByteArray("synthetic-share = 2\n") << QStringLiteral("--synthetic-share");
    QTest::newRow("a file in a file") << QByteArray("config = \"x\"\n") << QStringLiteral("config");
}

void TestFitProgram::wrongConfigurationFilesAreTold()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, word);
    QFile config(file("wrong.toml"));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(text);
    config.close();
    const Run run = train({"fit", "--config", config.fileName(), "--corpus", real(), "--out", file("wrong.json")});
    QCOMPARE(run.status, 2);
    QVERIFY2(run.errors.contains(word), qPrintable(run.errors));
    QVERIFY(!QFile::exists(file("wrong.json")));
}

void TestFitProgram::halfTheFrameRateIsInTheManifest()
{
    const Run run = train(fit("half", {"--steps", "2", "--every-frame", "2"}));
    QVERIFY2(run.status == 0, qPrintable(run.errors));
    const auto manifest = readManifest(file("half.json").toStdString());
    QVERIFY(manifest);
    QCOMPARE(manifest->frontEnd.hop, 2048);
    QCOMPARE(manifest->sections.frames, 80);
    QCOMPARE(manifest->sections.hopFrames, 32);
    QCOMPARE(manifest->layers.convolutions.front().width, 4);
    QCOMPARE(manifest->layers.stride(), 8); // the same time as 16 frames at the whole rate
}

void TestFitProgram::partsOfTheRecipeCanBeLeftOut()
{
    const auto columns = [&](const char* name, const QStringList& more) {
        const Run run = train(fit(name, QStringList{"--steps", "1", "--log", file(name) + ".csv"} + more));
        return run.status == 0 ? linesOf(file(name) + ".csv").value(0) : run.errors;
    };
    const QString all = columns("all", {});
    QVERIFY2(all.contains(QStringLiteral("heads.programs")) && all.contains(QStringLiteral("first.")), qPrintable(all));
    QVERIFY(all.contains(QStringLiteral(",group,")));
    const QString bare = columns("bare", {"--heads-weight", "0", "--first-layer-weight", "0", "--group-weight", "0"});
    QVERIFY2(bare.contains(QStringLiteral(",contrastive")), qPrintable(bare));
    QVERIFY(!bare.contains(QStringLiteral("heads.")) && !bare.contains(QStringLiteral("first.")));
    QVERIFY(!bare.contains(QStringLiteral("group")));
    QVERIFY(!columns("real", {"--synthetic-share", "0"}).contains(QStringLiteral("heads.")));
    QVERIFY(columns("synthetic", {"--synthetic-share", "1"}).contains(QStringLiteral("heads.")));
    QVERIFY(!all.contains(QStringLiteral("summary")));
    QVERIFY(columns("summary", {"--summary-weight", "1"}).contains(QStringLiteral(",summary,")));
}

void TestFitProgram::probeSoundsTeachSingleFilters()
{
    QVERIFY(writeProbeCorpus(file("probes").toStdString(), MelFrontEnd{}));
    const QStringList lessons{"--steps", "2", "--log", file("taught.csv"), "--lessons", file("probes")};
    const Run taught = train(fit("taught", lessons));
    QVERIFY2(taught.status == 0, qPrintable(taught.errors));
    QVERIFY(linesOf(file("taught.csv")).value(0).split(',').contains(QStringLiteral("lessons")));
    const auto manifest = readManifest(file("taught.json").toStdString());
    QVERIFY(manifest && QString::fromStdString(manifest->training.recipe).contains(QStringLiteral("probe sounds")));

    MelFrontEnd other;
    other.level = 1.0;
    QVERIFY(writeProbeCorpus(file("others").toStdString(), other));
    const Run refused = train(fit("refused", {"--steps", "2", "--lessons", file("others")}));
    QVERIFY(refused.status != 0);
    QVERIFY2(refused.errors.contains(QStringLiteral("front end")), qPrintable(refused.errors));
}

void TestFitProgram::aMisspeltNameToHoldOutIsAnError()
{
    QFile names(file("names.txt"));
    QVERIFY(names.open(QIODevice::WriteOnly));
    names.write("nois\n");
    names.close();
    const Run run = train(fit("misspelt", {"--steps", "1", "--held-out", file("names.txt")}));
    QVERIFY(run.status != 0);
    QVERIFY2(run.errors.contains(QStringLiteral("\"nois\"")), qPrintable(run.errors));
}

void TestFitProgram::aKilledTrainingGoesOnFromItsCheckpoint()
{
    const QStringList logged{"--log", file("killed.csv"), "--check-every", "30", "--steps"};
    QProcess process;
    process.start(trainProgram, fit("killed", logged + QStringList{"1000000"}));
    QByteArray told;
    QVERIFY(waitFor(process, "step 50/", told));
    process.kill();
    QVERIFY(process.waitForFinished());
    const Run resumed = train(fit("killed", logged + QStringList{"90"}));
    QVERIFY2(resumed.status == 0, qPrintable(resumed.errors));
    QVERIFY(!resumed.errors.contains(QStringLiteral("step 30/")));
    QStringList steps;
    for (const QString& line : linesOf(file("killed.csv")))
        steps.append(line.section(',', 0, 0));
    QCOMPARE(steps.removeDuplicates(), 0);
    QVERIFY2(steps.startsWith(QStringLiteral("step")) && steps.endsWith(QStringLiteral("90")),
             qPrintable(steps.join(' ')));
    QVERIFY(steps.contains(QStringLiteral("30")));
}

void TestFitProgram::aFullDiskKeepsTheLastCheckpoint()
{
    const QStringList checked{"--check-every", "10", "--steps"};
    QCOMPARE(train(fit("full", checked + QStringList{"10"})).status, 0);
    const auto before = readWholeFile(file("full.ckpt").toStdString(), 100'000'000);
    QVERIFY(before);
    // What is written beside the checkpoint before it takes its place goes where there is never any room.
    QVERIFY(QFile::link(QStringLiteral("/dev/full"), file("full.ckpt.part")));
    const Run run = train(fit("full", checked + QStringList{"40"}));
    QCOMPARE(run.status, 1);
    QVERIFY2(run.errors.contains(QStringLiteral("No space left on device")), qPrintable(run.errors));
    const auto after = readWholeFile(file("full.ckpt").toStdString(), 100'000'000);
    QVERIFY(after);
    QVERIFY(*after == *before);
    // With room again it goes on.
    QCOMPARE(train(fit("full", checked + QStringList{"40"})).status, 0);
}

QTEST_GUILESS_MAIN(TestFitProgram)
#include "tst_fitprogram.moc"
