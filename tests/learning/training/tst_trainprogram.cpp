// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/training/trainprogram.h"
#include "model/modelmanifest.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace tonekin;

/// The program itself, from its command line to its exit status.
class TestTrainProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void helpNamesEveryCommand();
    void wrongUsageIsTold_data();
    void wrongUsageIsTold();
    void initWritesTheSameNetworkForTheSameSeed();
    void whatIsMissingHasItsExitStatus();
    void trainingIsInterruptedAndGoesOn();
};

void TestTrainProgram::helpNamesEveryCommand()
{
    const Run run = train({QStringLiteral("--help")});
    QCOMPARE(run.status, 0);
    for (const char* command : {"corpus", "init", "fit", "evaluate", "Exit status"})
        QVERIFY2(run.output.contains(QLatin1String(command)), command);
    QVERIFY(train({QStringLiteral("fit"), QStringLiteral("--help")}).output.contains(QStringLiteral("--held-out")));
}

void TestTrainProgram::wrongUsageIsTold_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("no such command") << QStringList{"paint"};
    QTest::newRow("an option missing") << QStringList{"init"};
    QTest::newRow("no such option") << QStringList{"init", "--out", "x.json", "--colour", "red"};
    QTest::newRow("text for a number") << QStringList{"init", "--out", "x.json", "--seed", "soon"};
    QTest::newRow("out of range") << QStringList{"fit", "--corpus", "x", "--out", "x.json", "--steps", "0"};
}

void TestTrainProgram::wrongUsageIsTold()
{
    QFETCH(QStringList, arguments);
    const Run run = train(arguments);
    QCOMPARE(run.status, 2);
    QVERIFY(!run.errors.isEmpty());
}

void TestTrainProgram::initWritesTheSameNetworkForTheSameSeed()
{
    const QTemporaryDir folder;
    const auto init = [&](const char* name, const char* seed) {
        const QString file = folder.filePath(QLatin1String(name));
        const Run run = train({"init", "--tiny", "--seed", seed, "--out", file});
        const auto manifest = readManifest(file.toStdString());
        return run.status == 0 && manifest ? manifest->weightsSha256 : std::string();
    };
    const std::string one = init("one.json", "5");
    QVERIFY(!one.empty());
    QCOMPARE(init("again.json", "5"), one);
    QVERIFY(init("other.json", "6") != one);
}

void TestTrainProgram::whatIsMissingHasItsExitStatus()
{
    const QTemporaryDir folder;
    const QString nowhere = folder.filePath(QStringLiteral("nowhere"));
    const Run noModel = train({"evaluate", "--model", nowhere, "--corpus", nowhere, "--held-out", nowhere});
    QCOMPARE(noModel.status, 6);
    QVERIFY(noModel.errors.contains(QStringLiteral("model_missing")));
    const Run noCorpus = train({"fit", "--corpus", nowhere, "--out", folder.filePath("x.json")});
    QCOMPARE(noCorpus.status, 1);
    const Run noFolder = train({"corpus", nowhere, "--out", folder.filePath("corpus")});
    QCOMPARE(noFolder.status, 1);
    const Run noPlace = train({"init", "--tiny", "--out", nowhere + QStringLiteral("/x.json")});
    QCOMPARE(noPlace.status, 1);
}

void TestTrainProgram::trainingIsInterruptedAndGoesOn()
{
    const QTemporaryDir folder;
    QVERIFY(writeNoiseCorpus(folder.path().toStdString()));
    const QString model = folder.filePath(QStringLiteral("m.json"));
    QStringList arguments{"fit",          "--tiny",
                          "--corpus",     folder.path(),
                          "--out",        model,
                          "--log",        folder.filePath("log.csv"),
                          "--checkpoint", folder.filePath("run.ckpt"),
                          "--steps"};
    const Run untaught = train(arguments + QStringList{"1000000", "--vector", "filters,mean,4,1,factors,1"});
    QCOMPARE(untaught.status, 2); // at once, not when the training is over
    QVERIFY(untaught.errors.contains(QStringLiteral("--vector-lessons")));
    QProcess process;
    process.start(trainProgram, arguments + QStringList{"1000000"});
    QVERIFY(process.waitForStarted());
    QByteArray told;
    process.setReadChannel(QProcess::StandardError);
    while (!told.contains("step 25/")) {
        QVERIFY(process.waitForReadyRead(60'000));
        told += process.readAllStandardError();
    }
    QCOMPARE(kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(!QFile::exists(model));

    const Run resumed = train(arguments + QStringList{"26"}); // already past: only the vector is left to fit
    QCOMPARE(resumed.status, 1);                              // and no step was ever validated
    const Run finished = train(arguments + QStringList{"400", "--check-every", "20"});
    QVERIFY2(finished.status == 0, qPrintable(finished.errors));
    QVERIFY(!finished.errors.contains(QStringLiteral("step 25/")));
    QVERIFY(readManifest(model.toStdString()));
}

QTEST_GUILESS_MAIN(TestTrainProgram)
#include "tst_trainprogram.moc"
