// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/realscan.h"
#include "library/findingstore.h"
#include "library/trackstore.h"
#include "support/hostilefiles.h"
#include "support/madesound.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <random>
#include <sys/stat.h>

using namespace tonekin;
using namespace tonekin::test;

namespace {

/// The helpers of one kind that this process has started and that live.
std::vector<pid_t> helpersNamed(const std::string& name)
{
    std::vector<pid_t> found;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        std::ifstream stat(entry.path() / "stat");
        std::string pid;
        std::string program;
        std::string state;
        pid_t parent = 0;
        if (stat >> pid >> program >> state >> parent && parent == getpid() && state != "Z" &&
            program == "(" + name.substr(0, 15) + ")")
            found.push_back(std::stoi(pid));
    }
    return found;
}

TrackRow rowOf(const RealScan& real, const std::string& name)
{
    const auto row = real.library().tracks().findAt(real.folder() / name);
    if (!row)
        throw std::runtime_error("no track " + name);
    return *row;
}

} // namespace

/// The real decoder and network over small computed tunes.
class TestLibraryScan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tunesBecomeTracksWithVectors();
    void oneBadFileCostsOneTrack();
    void aKilledDecoderCostsNothing();
    void aKilledNetworkCostsNothing();
    void aStoppedDecoderIsNoticed();
    void missingHelpersStopTheScanWithAClearReason();
    void aSecondScanOfTheSameLibraryIsRefused();
    void aFolderThatNeverWasIsRefused();
    void anEmptyFolderIsDoneAtOnce();
    void stopsAtRandomMomentsLoseNothing();
    void anEndedScanLeavesNoHelpersBehind();
};

void TestLibraryScan::tunesBecomeTracksWithVectors()
{
    RealScan real;
    real.writeTunes(6, 4.0);
    const auto end = real.scan();
    QCOMPARE(end.phase, ScanPhase::Finished);
    QCOMPARE(end.done, 6);
    QCOMPARE(end.failed, 0);
    QCOMPARE(end.device, std::string("cpu"));
    const auto library = real.library();
    const auto table = library.findings().embeddings(*library.findings().modelInUse());
    QCOMPARE(table->ids.size(), std::size_t{6});
    QVERIFY(table->dimensions > 0);
    const auto row = rowOf(real, "tune 1.wav");
    QCOMPARE(row.audio.codec, std::string("pcm_s16le"));
    QVERIFY(std::abs(row.audio.durationSeconds - 4.0) < 0.01);
    QVERIFY(!library.findings().waveform(row.id)->peak.empty());
    QVERIFY(!library.findings().sections(row.id, *library.findings().modelInUse())->empty());
    QVERIFY(!library.findings().filters(row.id, *library.findings().modelInUse())->empty());
}

void TestLibraryScan::oneBadFileCostsOneTrack()
{
    RealScan real;
    real.writeTunes(3, 4.0);
    writeBytes(real.folder() / "empty.mp3", "");
    writeBytes(real.folder() / "text.mp3", "This is no music at all, only a few words.");
    mkfifo((real.folder() / "pipe.ogg").c_str(), 0600);
    for (const char* name : {"empty.mp3", "text.mp3"})
        real.makeOld(real.folder() / name);
    const auto end = real.scan();
    QCOMPARE(end.phase, ScanPhase::Finished);
    QCOMPARE(end.total, 6);
    QCOMPARE(end.failed, 3);
    QCOMPARE(rowOf(real, "empty.mp3").problem, std::optional(ErrorCode::EmptyFile));
    QCOMPARE(rowOf(real, "text.mp3").problem, std::optional(ErrorCode::NotAudio));
    QCOMPARE(rowOf(real, "pipe.ogg").problem, std::optional(ErrorCode::NotRegular));
    QCOMPARE(real.doneTracks().size(), std::size_t{3});
    QCOMPARE(real.scan().total, 0); // and they are not tried again
}

void TestLibraryScan::aKilledDecoderCostsNothing()
{
    RealScan real;
    real.writeTunes(24, 20.0);
    auto scan = LibraryScan::start(real.options(), {});
    QVERIFY(scan);
    bool killed = false;
    QElapsedTimer timer;
    timer.start();
    while ((*scan)->progress().phase < ScanPhase::Finished && timer.elapsed() < 60'000) {
        // One alone: a second could meet the same file, which would rightly be blamed.
        const auto decoders = helpersNamed("tonekin-decoder");
        if (!decoders.empty() && !killed && (*scan)->progress().done >= 4)
            killed = kill(decoders.front(), SIGKILL) == 0;
        QTest::qWait(5);
    }
    const auto end = (*scan)->wait();
    QCOMPARE(end.phase, ScanPhase::Finished);
    QVERIFY(killed);
    QCOMPARE(end.failed, 0);
    QCOMPARE(real.doneTracks().size(), std::size_t{24});
}

void TestLibraryScan::aKilledNetworkCostsNothing()
{
    RealScan real;
    real.writeTunes(24, 20.0);
    auto scan = LibraryScan::start(real.options(), {});
    QVERIFY(scan);
    QTRY_VERIFY_WITH_TIMEOUT((*scan)->progress().done >= 4, 60'000);
    const auto networks = helpersNamed("tonekin-network");
    QCOMPARE(networks.size(), std::size_t{1});
    kill(networks.front(), SIGKILL);
    const auto end = (*scan)->wait();
    QCOMPARE(end.phase, ScanPhase::Finished);
    QCOMPARE(end.failed, 0);
    QCOMPARE(real.doneTracks().size(), std::size_t{24});
}

void TestLibraryScan::aStoppedDecoderIsNoticed()
{
    RealScan real;
    real.writeTunes(12, 20.0);
    auto options = real.options();
    options.jobs = 1;
    options.decoderLimits.wallBase = std::chrono::seconds(3);
    options.decoderLimits.wallMost = std::chrono::seconds(3);
    auto scan = LibraryScan::start(options, {});
    QVERIFY(scan);
    QTRY_VERIFY_WITH_TIMEOUT(!helpersNamed("tonekin-decoder").empty() && (*scan)->progress().done >= 1, 60'000);
    kill(helpersNamed("tonekin-decoder").front(), SIGSTOP);
    const auto end = (*scan)->wait();
    QCOMPARE(end.phase, ScanPhase::Finished);
    QCOMPARE(end.failed, 0); // a second try in a fresh helper
    QCOMPARE(real.doneTracks().size(), std::size_t{12});
}

void TestLibraryScan::missingHelpersStopTheScanWithAClearReason()
{
    RealScan real;
    real.writeTunes(8, 1.0);
    auto options = real.options();
    options.helpers.decoder = "/nowhere/tonekin-decoder";
    auto scan = LibraryScan::start(options, {});
    QVERIFY(scan);
    auto end = (*scan)->wait();
    QCOMPARE(end.phase, ScanPhase::Failed);
    QCOMPARE(end.error->code, ErrorCode::WorkerUnavailable);
    QCOMPARE(real.library().tracks().counts()->failed, 0);
    scan->reset();
    options = real.options();
    options.helpers.network = "/nowhere/tonekin-network";
    scan = LibraryScan::start(options, {});
    end = (*scan)->wait();
    QCOMPARE(end.error->code, ErrorCode::WorkerUnavailable);
    scan->reset();
    options = real.options();
    options.network.manifest = real.home() / "nothing.json";
    scan = LibraryScan::start(options, {});
    end = (*scan)->wait();
    QCOMPARE(end.error->code, ErrorCode::ModelMissing);
    QCOMPARE(real.library().tracks().counts()->waiting, 8);
    scan->reset();
    QCOMPARE(real.scan().done, 8); // nothing of that stays
}

void TestLibraryScan::aSecondScanOfTheSameLibraryIsRefused()
{
    RealScan real;
    real.writeTunes(4, 4.0);
    auto first = LibraryScan::start(real.options(), {});
    QVERIFY(first);
    const auto second = LibraryScan::start(real.options(), {});
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::LibraryInUse);
    QCOMPARE((*first)->wait().done, 4);
    first->reset();
    QVERIFY(LibraryScan::start(real.options(), {}));
}

void TestLibraryScan::aFolderThatNeverWasIsRefused()
{
    const RealScan real;
    auto options = real.options();
    options.folders = {real.home() / "no such folder"};
    const auto scan = LibraryScan::start(options, {});
    QVERIFY(!scan);
    QCOMPARE(scan.error().code, ErrorCode::RootUnavailable);
}

void TestLibraryScan::anEmptyFolderIsDoneAtOnce()
{
    const RealScan real;
    const auto end = real.scan();
    QCOMPARE(end.phase, ScanPhase::Finished);
    QCOMPARE(end.filesSeen, 0);
    QVERIFY(end.rootsUnavailable.empty());
    QCOMPARE(real.library().tracks().counts()->tracks, 0);
}

void TestLibraryScan::stopsAtRandomMomentsLoseNothing()
{
    RealScan real;
    real.writeTunes(60, 10.0);
    std::mt19937 random(20141);
    std::set<std::int64_t> done;
    for (int round = 0; round < 12; ++round) {
        auto scan = LibraryScan::start(real.options(), {});
        QVERIFY(scan);
        QTest::qWait(std::uniform_int_distribution(0, 900)(random));
        if (round % 3 == 1) {
            (*scan)->pause();
            QTest::qWait(std::uniform_int_distribution(0, 100)(random));
        }
        (*scan)->cancel();
        (*scan)->wait();
        scan->reset();
        const auto now = real.doneTracks();
        QVERIFY(std::ranges::includes(now, done));
        QVERIFY(real.library().tracks().leftInHand()->empty());
        done = now;
    }
    QCOMPARE(real.scan().phase, ScanPhase::Finished);
    QCOMPARE(real.doneTracks().size(), std::size_t{60});
    QVERIFY(real.library().checkIntegrity());
}

void TestLibraryScan::anEndedScanLeavesNoHelpersBehind()
{
    RealScan real;
    real.writeTunes(4, 2.0);
    real.scan();
    QTRY_VERIFY(helpersNamed("tonekin-decoder").empty() && helpersNamed("tonekin-network").empty());
}

QTEST_GUILESS_MAIN(TestLibraryScan)
#include "tst_libraryscan.moc"
