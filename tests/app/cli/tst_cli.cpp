// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/realscan.h"
#include "library/findingstore.h"
#include "library/trackstore.h"
#include "support/hostilefiles.h"
#include "support/madesound.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstring>

using namespace tonekin;
using namespace tonekin::test;

namespace {

QJsonDocument parsed(const QByteArray& text)
{
    QJsonParseError error;
    auto document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        throw std::runtime_error("no JSON: " + text.toStdString());
    return document;
}

QString pathText(const std::filesystem::path& path)
{
    return QString::fromStdString(path.native());
}

} // namespace

/// The program as a script sees it: what it prints and the status it ends with.
class TestCli : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void tellsItsVersionAndHelps();
    void wrongUsageIsStatusTwo_data();
    void wrongUsageIsStatusTwo();
    void scanReportsInJson();
    void scanTellsApartWhatItDid();
    void aMusicFolderThatIsGoneIsStatusThree();
    void statusHasItsNumbers();
    void similarListsTheNearestFirstWithoutTheSeed();
    void similarTakesPathsAndIds();
    void aSilentTrackIsLikeNoOther();
    void aTrackThatIsNotThereIsStatusOne();
    void playlistsAreWritten_data();
    void playlistsAreWritten();
    void vectorsAreExportedForNumpy();
    void someFailedFilesAreStatusThree();
    void aMissingFolderOrLibraryIsStatusOneWithASentence();
    void anEmptyFolderIsSaidToHoldNoMusic();
    void aLibraryInUseIsStatusFour();
    void aDamagedLibraryIsStatusFive();
    void aMissingOrDamagedModelIsStatusSix();
    void aSignalSavesAndEnds_data();
    void aSignalSavesAndEnds();
    void quietSaysNothingButErrors();

private:
    std::unique_ptr<RealScan> m_real; // five tunes, analysed once; tests only read it
};

void TestCli::initTestCase()
{
    m_real = std::make_unique<RealScan>();
    m_real->writeTunes(5, 4.0);
    const auto end = m_real->runCli(m_real->scanArguments());
    QVERIFY2(end.status == 0, end.err.constData());
    QVERIFY(end.out.contains("Analysed 5 of 5 tracks"));
}

void TestCli::tellsItsVersionAndHelps()
{
    QCOMPARE(m_real->runCli({"--version"}).out.trimmed(), QByteArray("tonekin-cli " TONEKIN_VERSION));
    QCOMPARE(m_real->runCli({"--version"}).status, 0);
    const auto help = m_real->runCli({"--help"});
    QCOMPARE(help.status, 0);
    for (const char* command : {"scan", "status", "problems", "similar", "playlist", "filters", "filter", "export"})
        QVERIFY2(help.out.contains(command), command);
    QProcess helpOn; // the word has to come first
    helpOn.start(pathText(RealScan::program("tonekin-cli")), {"help", "similar"});
    QVERIFY(helpOn.waitForFinished());
    QCOMPARE(helpOn.exitCode(), 0);
    QVERIFY(helpOn.readAllStandardOutput().contains("--most-per-artist"));
}

void TestCli::wrongUsageIsStatusTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no command") << QStringList{};
    QTest::newRow("unknown command") << QStringList{"dance"};
    QTest::newRow("unknown option") << QStringList{"status", "--colour"};
    QTest::newRow("no track") << QStringList{"similar"};
    QTest::newRow("no number") << QStringList{"similar", "1", "-n", "many"};
    QTest::newRow("jobs of zero") << QStringList{"scan", "/tmp", "--jobs", "0"};
    QTest::newRow("device") << QStringList{"scan", "/tmp", "--device", "toaster"};
    QTest::newRow("no seed") << QStringList{"playlist"};
    QTest::newRow("playlist format") << QStringList{"playlist", "--seed", "1", "--out", "list.exe"};
    QTest::newRow("export what") << QStringList{"export"};
    QTest::newRow("export where") << QStringList{"export", "vectors"};
}

void TestCli::wrongUsageIsStatusTwo()
{
    QFETCH(QStringList, arguments);
    const auto end = m_real->runCli(arguments);
    QCOMPARE(end.status, 2);
    QVERIFY(!end.err.isEmpty());
    QVERIFY(end.out.isEmpty());
}

void TestCli::scanReportsInJson()
{
    const auto end = m_real->runCli(m_real->scanArguments() + QStringList{"--json"});
    QCOMPARE(end.status, 0);
    const auto report = parsed(end.out).object();
    QCOMPARE(report["result"].toString(), QString("finished"));
    QCOMPARE(report["files"].toInt(), 5);
    QCOMPARE(report["total"].toInt(), 0);
    QCOMPARE(report["device"].toString(), QString("cpu"));
    QVERIFY(report["notes"].isArray());
    QVERIFY(report["unavailable"].toArray().isEmpty());
}

void TestCli::scanTellsApartWhatItDid()
{
    RealScan real;
    real.writeTunes(2, 2.0);
    QCOMPARE(real.runCli(real.scanArguments()).status, 0);
    real.writeTunes(1, 2.0); // a new one
    const auto one = real.folder() / "tune 1.wav";
    std::filesystem::copy_file(one, real.folder() / "copy.wav");
    real.makeOld(real.folder() / "copy.wav");
    std::filesystem::copy_file(one, real.folder() / "again.wav");
    std::filesystem::rename(real.folder() / "again.wav", one); // another file of the same sound
    real.makeOld(one);
    const auto words = real.runCli(real.scanArguments());
    QVERIFY2(words.out.contains("Analysed 1 of 1 tracks"), words.out.constData());
    QVERIFY2(words.out.contains("1 more is a copy"), words.out.constData());
    QVERIFY2(words.out.contains("1 more was only looked at"), words.out.constData());

    std::filesystem::copy_file(one, real.folder() / "another.wav");
    real.makeOld(real.folder() / "another.wav");
    const auto report = parsed(real.runCli(real.scanArguments() + QStringList{"--json"}).out).object();
    QCOMPARE(report["total"].toInt(-1), 1);
    QCOMPARE(report["analysed"].toInt(-1), 0);
    QCOMPARE(report["copied"].toInt(-1), 1);
    QCOMPARE(report["looked_at"].toInt(-1), 0);
    QCOMPARE(report["failed"].toInt(-1), 0);
}

void TestCli::aMusicFolderThatIsGoneIsStatusThree()
{
    RealScan real;
    real.writeTunes(2, 2.0);
    QCOMPARE(real.runCli(real.scanArguments()).status, 0);
    const auto taken = real.home() / "taken out";
    std::filesystem::rename(real.folder(), taken);
    for (const bool emptyFolder : {false, true}) { // the drive with its folder, or what it was mounted on
        if (emptyFolder)
            std::filesystem::create_directory(real.folder());
        const auto away = real.runCli(real.scanArguments());
        QCOMPARE(away.status, 3);
        QVERIFY2(away.err.contains("seems not to be connected"), away.err.constData());
        QVERIFY2(away.out.contains("1 music folder was not there"), away.out.constData());
        QVERIFY(!away.out.contains("Nothing new"));
        const auto quiet = real.runCli(real.scanArguments() + QStringList{"--quiet"});
        QCOMPARE(quiet.status, 3);
        QVERIFY(!quiet.err.isEmpty());
        QCOMPARE(parsed(real.runCli({"status", "--json"}).out).object()["missing"].toInt(-1), 0);
    }
    std::filesystem::remove(real.folder());
    std::filesystem::rename(taken, real.folder());
    QCOMPARE(real.runCli(real.scanArguments()).status, 0);
}

void TestCli::statusHasItsNumbers()
{
    const auto end = m_real->runCli({"status", "--json"});
    QCOMPARE(end.status, 0);
    const auto status = parsed(end.out).object();
    QCOMPARE(status.keys(), (QStringList{"analysed", "device", "failed", "missing", "model", "tracks", "waiting"}));
    QCOMPARE(status["tracks"].toInt(-1), 5);
    QCOMPARE(status["analysed"].toInt(-1), 5);
    QCOMPARE(status["failed"].toInt(-1), 0);
    QCOMPARE(status["missing"].toInt(-1), 0);
    QCOMPARE(status["waiting"].toInt(-1), 0);
    QCOMPARE(status["device"].toString(), QString("cpu"));
    QVERIFY(!status["model"].toString().isEmpty());
    const auto text = m_real->runCli({"status"});
    QVERIFY(text.out.contains("Analysed:  5"));
}

void TestCli::similarListsTheNearestFirstWithoutTheSeed()
{
    const QString seed = pathText(m_real->folder() / "tune 2.wav");
    const auto end = m_real->runCli({"similar", seed, "-n", "3", "--json"});
    QCOMPARE(end.status, 0);
    const auto list = parsed(end.out).array();
    QCOMPARE(list.size(), 3);
    double nearest = 2.0;
    for (const auto& value : list) {
        const auto track = value.toObject();
        QCOMPARE(track.keys(), (QStringList{"artist", "id", "path", "similarity", "title"}));
        QVERIFY(track["path"].toString() != seed);
        QVERIFY(QFile::exists(track["path"].toString()));
        QVERIFY(track["title"].toString().startsWith("tune ")); // the name of a file without a title, no ending
        QVERIFY(!track["title"].toString().contains(".wav"));
        QVERIFY(track["similarity"].toDouble() <= nearest);
        QVERIFY(std::abs(track["similarity"].toDouble()) <= 1.0001);
        nearest = track["similarity"].toDouble();
    }
    const auto text = m_real->runCli({"similar", seed});
    QVERIFY(text.out.startsWith("Sounds like: tune 2"));
}

void TestCli::similarTakesPathsAndIds()
{
    const auto row = m_real->library().tracks().findAt(m_real->folder() / "tune 3.wav");
    const auto byId = m_real->runCli({"similar", QString::number(row->id.value), "--json"});
    QProcess here;
    here.setWorkingDirectory(pathText(m_real->folder()));
    here.start(pathText(RealScan::program("tonekin-cli")),
               {"--library", pathText(m_real->libraryFile()), "similar", "./tune 3.wav", "--json"});
    QVERIFY(here.waitForFinished());
    QCOMPARE(here.exitCode(), 0);
    QCOMPARE(here.readAllStandardOutput(), byId.out);
    QCOMPARE(parsed(byId.out).array().size(), 4);
}

void TestCli::aSilentTrackIsLikeNoOther()
{
    RealScan real;
    real.writeTunes(3, 4.0);
    const auto silent = real.folder() / "silence.wav";
    writeWav(silent, silence(4.0, 44'100), {});
    real.makeOld(silent);
    QCOMPARE(real.runCli(real.scanArguments()).status, 0);
    const auto list = real.runCli({"similar", pathText(real.folder() / "tune 1.wav"), "--json"});
    QCOMPARE(list.status, 0);
    QCOMPARE(parsed(list.out).array().size(), 2);
    const auto ofSilence = real.runCli({"similar", pathText(silent)});
    QCOMPARE(ofSilence.status, 1);
    QVERIFY(ofSilence.err.contains("nothing to hear"));
}

void TestCli::aTrackThatIsNotThereIsStatusOne()
{
    const auto end = m_real->runCli({"similar", "/no/such/track.ogg"});
    QCOMPARE(end.status, 1);
    QVERIFY(end.err.contains("/no/such/track.ogg"));
    QVERIFY(end.out.isEmpty());
}

void TestCli::playlistsAreWritten_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("m3u8") << "list.m3u8" << QByteArray("#EXTM3U");
    QTest::newRow("xspf") << "list.xspf" << QByteArray("<?xml");
    QTest::newRow("jspf") << "list.jspf" << QByteArray("{");
    QTest::newRow("csv") << "list.csv" << QByteArray("path,");
}

void TestCli::playlistsAreWritten()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, start);
    const QString file = pathText(m_real->home() / name.toStdString());
    const QString seed = pathText(m_real->folder() / "tune 1.wav");
    const auto end = m_real->runCli({"playlist", "--seed", seed, "-n", "3", "--out", file});
    QVERIFY2(end.status == 0, end.err.constData());
    QFile written(file);
    QVERIFY(written.open(QFile::ReadOnly));
    const auto content = written.readAll();
    QVERIFY2(content.startsWith(start), content.left(40).constData());
    QCOMPARE(content.count(".wav"), 3);
    const auto paths = m_real->runCli({"playlist", "--seed", seed, "-n", "3"}).out.trimmed().split('\n');
    QCOMPARE(paths.size(), 3);
    QCOMPARE(QString::fromUtf8(paths[0]), seed); // what was asked for comes first
}

void TestCli::vectorsAreExportedForNumpy()
{
    const auto file = m_real->home() / "vectors.npy";
    const auto end = m_real->runCli({"export", "vectors", "--out", pathText(file)});
    QVERIFY2(end.status == 0, end.err.constData());
    const std::string bytes = readBytes(file);
    QCOMPARE(bytes.substr(0, 8), std::string("\x93NUMPY\x01\x00", 8));
    const std::size_t header = static_cast<unsigned char>(bytes[8]) + 256U * static_cast<unsigned char>(bytes[9]);
    QCOMPARE((10 + header) % 64, std::size_t{0});
    const auto table = m_real->library().findings().embeddings(*m_real->library().findings().modelInUse());
    const std::string shape = "'shape': (5, " + std::to_string(table->dimensions) + ")";
    QVERIFY(bytes.substr(10, header).find(shape) != std::string::npos);
    QCOMPARE(bytes.size(), 10 + header + table->values.size() * sizeof(float));
    QCOMPARE(std::memcmp(bytes.data() + 10 + header, table->values.data(), table->values.size() * sizeof(float)), 0);
    QCOMPARE(QByteArray::fromStdString(readBytes(m_real->home() / "vectors.csv")).count(".wav"), 5);
}

void TestCli::someFailedFilesAreStatusThree()
{
    RealScan real;
    real.writeTunes(2, 2.0);
    writeBytes(real.folder() / "bad\xff\nname.mp3", "no music");
    real.makeOld(real.folder() / "bad\xff\nname.mp3");
    const auto end = real.runCli(real.scanArguments());
    QCOMPARE(end.status, 3);
    QVERIFY(end.out.contains("1 failed"));
    const auto problems = parsed(real.runCli({"problems", "--json"}).out).array();
    QCOMPARE(problems.size(), 1);
    const auto problem = problems[0].toObject();
    QCOMPARE(problem["code"].toString(), QString("not_audio"));
    QCOMPARE(problem["stage"].toString(), QString("decode"));
    QCOMPARE(problem["warning"].toBool(true), false);
    QVERIFY(!problem["message"].toString().isEmpty());
    QVERIFY(problem["time"].toDouble() > 1.6e9);
    const auto text = real.runCli({"problems"}).out;
    QVERIFY(text.contains("not_audio"));
    QVERIFY(!text.contains("bad\xff")); // bytes that could steer a terminal are not printed
    QVERIFY(!text.contains("\nname.mp3"));
    QCOMPARE(real.runCli({"status", "--json"}).status, 0);
    QCOMPARE(real.runCli(real.scanArguments()).status, 0); // it is not tried again by itself
    QCOMPARE(real.runCli({"problems", "--retry"}).status, 0);
    QCOMPARE(real.runCli(real.scanArguments()).status, 3);
}

void TestCli::aMissingFolderOrLibraryIsStatusOneWithASentence()
{
    const RealScan real;
    auto end = real.runCli({"status"});
    QCOMPARE(end.status, 1);
    QVERIFY(end.err.contains("There is no library at"));
    end = real.runCli({"scan", "/no/such/folder", "--model", pathText(real.manifest())});
    QCOMPARE(end.status, 1);
    QVERIFY(end.err.contains("There is no such music folder. (/no/such/folder)"));
    QCOMPARE(real.runCli({"scan"}).status, 2); // nothing to scan at all
}

void TestCli::anEmptyFolderIsSaidToHoldNoMusic()
{
    const RealScan real;
    writeBytes(real.folder() / "readme.txt", "no music here");
    const auto end = real.runCli(real.scanArguments());
    QCOMPARE(end.status, 0);
    QVERIFY(end.out.contains("No music was found in"));
    const auto similar = real.runCli({"similar", "1"});
    QCOMPARE(similar.status, 1);
    const auto status = parsed(real.runCli({"status", "--json"}).out).object();
    QCOMPARE(status["tracks"].toInt(-1), 0);
}

void TestCli::aLibraryInUseIsStatusFour()
{
    RealScan real;
    real.writeTunes(40, 20.0);
    const auto first = real.startCli(real.scanArguments());
    QTRY_VERIFY_WITH_TIMEOUT(!real.doneTracks().empty(), 60'000);
    const auto second = real.runCli(real.scanArguments());
    QCOMPARE(second.status, 4);
    QVERIFY(second.err.contains("in use"));
    QCOMPARE(real.runCli({"problems", "--retry"}).status, 4);
    // Reading goes on meanwhile.
    QVERIFY(parsed(real.runCli({"status", "--json"}).out).object()["analysed"].toInt() > 0);
    QVERIFY(first->waitForFinished(120'000));
    QCOMPARE(first->exitCode(), 0);
    QCOMPARE(real.doneTracks().size(), std::size_t{40});
}

void TestCli::aDamagedLibraryIsStatusFive()
{
    RealScan real;
    real.writeTunes(3, 2.0);
    QCOMPARE(real.runCli(real.scanArguments()).status, 0);
    cutFile(real.libraryFile(), 0.5);
    const auto end = real.runCli({"status"});
    QCOMPARE(end.status, 5);
    QVERIFY(end.err.contains("damaged"));
    // A scan sets it aside, saves what it can and does the rest again.
    const auto scan = real.runCli(real.scanArguments());
    QVERIFY2(scan.status == 0, scan.err.constData());
    QCOMPARE(real.doneTracks().size(), std::size_t{3});
}

void TestCli::aMissingOrDamagedModelIsStatusSix()
{
    RealScan real;
    real.writeTunes(1, 2.0);
    auto end = real.runCli({"scan", pathText(real.folder()), "--model", "/no/such/model.json"});
    QCOMPARE(end.status, 6);
    QVERIFY(end.err.contains("trained network"));
    const auto weights = real.home() / "tiny.safetensors";
    damageBytes(weights, 1, std::filesystem::file_size(weights) - 1000);
    end = real.runCli(real.scanArguments());
    QCOMPARE(end.status, 6);
    QVERIFY(end.err.contains("damaged"));
    QCOMPARE(parsed(real.runCli({"status", "--json"}).out).object()["waiting"].toInt(), 1);
}

void TestCli::aSignalSavesAndEnds_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestCli::aSignalSavesAndEnds()
{
    QFETCH(int, signal);
    RealScan real;
    real.writeTunes(60, 20.0);
    const auto scan = real.startCli(real.scanArguments());
    QTRY_VERIFY_WITH_TIMEOUT(real.doneTracks().size() >= 2, 60'000);
    const auto before = real.doneTracks();
    kill(static_cast<pid_t>(scan->processId()), signal);
    QVERIFY(scan->waitForFinished());
    QCOMPARE(scan->exitStatus(), QProcess::NormalExit);
    QCOMPARE(scan->exitCode(), 130);
    QVERIFY(scan->readAllStandardOutput().contains("Stopped"));
    const auto after = real.doneTracks();
    QVERIFY(std::ranges::includes(after, before));
    QVERIFY(after.size() < 60);
    QVERIFY(real.library().tracks().leftInHand()->empty());
}

void TestCli::quietSaysNothingButErrors()
{
    const auto end = m_real->runCli(m_real->scanArguments() + QStringList{"--quiet"});
    QCOMPARE(end.status, 0);
    QVERIFY(end.out.isEmpty());
    QVERIFY2(end.err.isEmpty(), end.err.constData());
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
