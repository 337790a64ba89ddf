// SPDX-License-Identifier: GPL-3.0-or-later
#include "installedsounds.h"

#include "corpus/soundlabels.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace tonekin;
using namespace tonekin::test;

namespace {

constexpr auto program = TONEKIN_BINARY_DIR "/tonekin-synth";
const QString fewMinutes = QStringLiteral("0.06"); // hours

struct Run {
    int status = -1;
    QString output;
    QString errors;
};

Run synth(const QStringList& arguments)
{
    QProcess process;
    process.start(QString::fromLatin1(program), arguments);
    const bool ended = process.waitForFinished(100'000);
    return {ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

QStringList corpusArguments(const QString& folder, const QString& jobs)
{
    return {"corpus", "--out", folder, "--hours", fewMinutes, "--seed", "3", "--jobs", jobs};
}

/// Every file below a folder with its content.
QMap<QString, QByteArray> contentOf(const QString& folder)
{
    QMap<QString, QByteArray> files;
    QDirIterator entries(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        QFile file(entries.next());
        if (file.open(QIODevice::ReadOnly))
            files.insert(QDir(folder).relativeFilePath(file.fileName()), file.readAll());
    }
    return files;
}

bool waitFor(const std::function<bool()>& condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < 60'000)
        QTest::qSleep(5);
    return condition();
}

} // namespace

/// The program itself, from its command line to its exit status.
class TestSynthProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void helpSaysWhatItDoes();
    void wrongUsageIsTold_data();
    void wrongUsageIsTold();
    void whatIsMissingIsTold();
    void aForeignFolderIsRefused();
    void jobsDoNotChangeTheCorpus();
    void aKilledRunGoesOnToTheSameEnd();
    void anInterruptedRunKeepsWhatItHas();
    void aFullDiskEndsTheRunAndKeepsWhatIsThere();

private:
    QTemporaryDir m_whole;
    bool m_canRender = false;
};

void TestSynthProgram::initTestCase()
{
    m_canRender = whyNoArrangements().empty() && !findProgram("espeak-ng").empty();
    if (!m_canRender)
        return;
    const Run run = synth(corpusArguments(m_whole.path(), "1"));
    QVERIFY2(run.status == 0, qPrintable(run.errors));
    const auto labels = readSoundLabels(m_whole.path().toStdString() + "/labels.jsonl");
    QVERIFY(labels);
    QVERIFY(labels->size() >= 3);
    for (const SoundLabels& line : *labels)
        QVERIFY(QFile::exists(m_whole.filePath(QString::fromStdString(line.path))));
}

void TestSynthProgram::helpSaysWhatItDoes()
{
    const Run run = synth({"--help"});
    QCOMPARE(run.status, 0);
    for (const char* word : {"corpus", "Exit status"})
        QVERIFY2(run.output.contains(QLatin1String(word)), word);
    QVERIFY(synth({"corpus", "--help"}).output.contains("--hours"));
}

void TestSynthProgram::wrongUsageIsTold_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("no such command") << QStringList{"paint"};
    QTest::newRow("no folder") << QStringList{"corpus"};
    QTest::newRow("text for a number") << QStringList{"corpus", "--out", "x", "--hours", "many"};
    QTest::newRow("no time at all") << QStringList{"corpus", "--out", "x", "--hours", "0"};
    QTest::newRow("nobody at work") << QStringList{"corpus", "--out", "x", "--jobs", "0"};
}

void TestSynthProgram::wrongUsageIsTold()
{
    QFETCH(QStringList, arguments);
    const Run run = synth(arguments);
    QCOMPARE(run.status, 2);
    QVERIFY(!run.errors.isEmpty());
}

void TestSynthProgram::whatIsMissingIsTold()
{
    QTemporaryDir empty;
    const QString out = empty.filePath("corpus");
    const Run run = synth(corpusArguments(out, "1") + QStringList{"--soundfonts", empty.path()});
    QCOMPARE(run.status, 1);
    QVERIFY(run.errors.contains("not_found"));
    QVERIFY(!QFile::exists(out));
}

void TestSynthProgram::aForeignFolderIsRefused()
{
    if (!m_canRender)
        QSKIP("MMA, espeak-ng or a soundfont is missing");
    QTemporaryDir folder;
    QFile note(folder.filePath("note.txt"));
    QVERIFY(note.open(QIODevice::WriteOnly));
    note.close();
    const Run run = synth(corpusArguments(folder.path(), "1"));
    QCOMPARE(run.status, 2);
    QVERIFY(run.errors.contains("is not a corpus"));
    QCOMPARE(contentOf(folder.path()).size(), 1);
    const Run other = synth({"corpus", "--out", m_whole.path(), "--hours", fewMinutes, "--seed", "4"});
    QCOMPARE(other.status, 2);
    QVERIFY(other.errors.contains("another seed"));
}

void TestSynthProgram::jobsDoNotChangeTheCorpus()
{
    if (!m_canRender)
        QSKIP("MMA, espeak-ng or a soundfont is missing");
    QTemporaryDir folder;
    const Run run = synth(corpusArguments(folder.path(), "2"));
    QVERIFY2(run.status == 0, qPrintable(run.errors));
    QVERIFY(contentOf(folder.path()) == contentOf(m_whole.path()));
}

void TestSynthProgram::aKilledRunGoesOnToTheSameEnd()
{
    if (!m_canRender)
        QSKIP("MMA, espeak-ng or a soundfont is missing");
    QTemporaryDir folder;
    const QString labels = folder.filePath("labels.jsonl");
    for (int kill = 1; kill <= 2; ++kill) {
        QProcess process;
        process.start(QString::fromLatin1(program), corpusArguments(folder.path(), "2"));
        const qint64 before = QFileInfo(labels).size();
        QVERIFY(waitFor([&] { return process.waitForFinished(1) || QFileInfo(labels).size() > before; }));
        process.kill();
        QVERIFY(process.waitForFinished());
    }
    // As if it had been killed in the middle of a line and of a file.
    QFile torn(labels);
    QVERIFY(torn.open(QIODevice::Append));
    torn.write(R"({"path":"drone/000)");
    torn.close();
    QFile half(folder.filePath("arrangement/00000.flac.part"));
    QDir(folder.path()).mkpath("arrangement");
    QVERIFY(half.open(QIODevice::WriteOnly));
    half.write("half");
    half.close();
    const Run run = synth(corpusArguments(folder.path(), "1"));
    QVERIFY2(run.status == 0, qPrintable(run.errors));
    QVERIFY(contentOf(folder.path()) == contentOf(m_whole.path()));
}

void TestSynthProgram::anInterruptedRunKeepsWhatItHas()
{
    if (!m_canRender)
        QSKIP("MMA, espeak-ng or a soundfont is missing");
    QTemporaryDir folder;
    QProcess process;
    process.start(QString::fromLatin1(program), corpusArguments(folder.path(), "1"));
    const QString labels = folder.filePath("labels.jsonl");
    QVERIFY(waitFor([&] { return QFileInfo(labels).size() > 0; }));
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 130);
    const auto kept = readSoundLabels(labels.toStdString());
    QVERIFY(kept && !kept->empty());
    const auto whole = contentOf(m_whole.path());
    for (const SoundLabels& line : *kept) {
        QFile file(folder.filePath(QString::fromStdString(line.path)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == whole.value(QString::fromStdString(line.path)));
    }
}

/// No file may grow beyond 200 kB: the first recording that is larger meets the end of the disk.
void TestSynthProgram::aFullDiskEndsTheRunAndKeepsWhatIsThere()
{
    if (!m_canRender)
        QSKIP("MMA, espeak-ng or a soundfont is missing");
    QTemporaryDir folder;
    QProcess process;
    QStringList words{"-c", "ulimit -f 400; exec \"$0\" \"$@\"", QString::fromLatin1(program)};
    process.start("sh", words + corpusArguments(folder.path(), "1"));
    QVERIFY(process.waitForFinished(100'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("disk_full"));
    for (const QString& name : contentOf(folder.path()).keys())
        QVERIFY2(!name.endsWith(".part"), qPrintable(name));
    const Run run = synth(corpusArguments(folder.path(), "2"));
    QVERIFY2(run.status == 0, qPrintable(run.errors));
    QVERIFY(contentOf(folder.path()) == contentOf(m_whole.path()));
}

QTEST_GUILESS_MAIN(TestSynthProgram)
#include "tst_synthprogram.moc"
