// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/folderscantest.h"
#include "faults/smalldisk.h"
#include "library/findingstore.h"
#include "library/trackstore.h"
#include "support/works.h"

#include <atomic>
#include <chrono>
#include <cmath>
#include <sys/mount.h>
#include <thread>

using namespace tonekin;
using namespace tonekin::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

/// Music folders in which files go, come, move and change, between scans and while one is under way.
class TestChangingFolders : public FolderScanTest {
    Q_OBJECT
private Q_SLOTS:
    // F38
    void aFileDeletedDuringTheScanIsMissing();
    // F39
    void aFileThatChangesWhileReadIsReadAgainUntilItRests();
    // F40
    void movedAndRenamedFilesKeepTheirTrack();
    void retaggedFilesAreNotAnalysedAgain();
    void aFileThatGrewFarBehindItsStartIsHeardAgain();
    void recordingsThatStartAlikeAreHeardApart();
    void filesMovedDuringTheScanAreFoundByTheNext();
    // F41
    void aFolderThatIsAwayLosesNothing_data();
    void aFolderThatIsAwayLosesNothing();
    void anotherDiskInItsPlaceLosesNothing();
    void aDeletedFileIsMissingAndComesBack();
    // F50
    void aScanWaitsForRoomOnAFullDisk();

private:
    static constexpr double longSeconds = 75.0;
    /// 43 MB in which only the last fifth is the seed's own.
    void writeLong(const fs::path& file, std::uint32_t seed) const;
};

void TestChangingFolders::writeLong(const fs::path& file, std::uint32_t seed) const
{
    constexpr int sampleRate = 96'000;
    Samples sound = noise(longSeconds * 4 / 5, sampleRate);
    const Samples own = tune(longSeconds / 5, sampleRate, seed);
    sound.insert(sound.end(), own.begin(), own.end());
    writeWav(file, spread(sound, 2), {.channels = 2, .sampleRate = sampleRate, .format = WavFormat::Int24});
    makeOld(file);
}

void TestChangingFolders::aFileDeletedDuringTheScanIsMissing()
{
    for (std::uint32_t i = 1; i <= 9; ++i)
        writeTune(music() / (std::to_string(i) + ".wav"), i);
    // Known from before, but waiting to be heard anew: the case of a file that goes while its turn comes.
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    {
        auto writer = Library::open(home() / "library.sqlite", Library::Access::ReadWrite);
        for (const auto& [name, row] : rows())
            QVERIFY(writer->tracks().requeue(row.id, {}));
    }
    auto one = options();
    one.jobs = 1;
    const auto lastId = rows().at("9.wav").id;
    const auto outcome = scan(one, [&](TrackId id) {
        if (id != lastId)
            fs::remove(music() / "9.wav");
    });
    QCOMPARE(outcome.progress.phase, ScanPhase::Finished);
    QVERIFY(outcome.tracks.contains(lastId));
    QVERIFY(outcome.tracks.at(lastId).has_value());
    QCOMPARE(outcome.tracks.at(lastId)->code, ErrorCode::Gone);
    QCOMPARE(rows().at("9.wav").state, TrackState::Missing);
    QVERIFY(rows().at("9.wav").hasEmbedding); // nothing is forgotten
    for (int i = 1; i <= 8; ++i)
        QVERIFY(isDone(std::to_string(i) + ".wav"));
}

void TestChangingFolders::aFileThatChangesWhileReadIsReadAgainUntilItRests()
{
    writeTune(music() / "restless.wav", 1, 20.0);
    writeTune(music() / "replaced.wav", 2, 20.0);
    writeTune(music() / "z good.wav", 3);
    writeTune(home() / "other.wav", 4, 5.0);
    const auto replaced = fs::file_size(home() / "other.wav");
    // Grows and shrinks all the time, but always looks as if it had been written long ago: an in-place copy does that.
    std::jthread writer([&](const std::stop_token& stop) {
        const fs::path file = music() / "restless.wav";
        const auto size = fs::file_size(file);
        for (std::uint64_t step = 1; !stop.stop_requested(); ++step) {
            std::error_code ignored;
            fs::resize_file(file, size - 4096 + step % 4096, ignored);
            fs::last_write_time(file, fs::file_time_type::clock::now() - 2h + std::chrono::milliseconds(step), ignored);
            std::this_thread::sleep_for(1ms);
        }
    });
    bool swapped = false;
    const auto outcome = scan(options(), [&](TrackId) {
        if (!std::exchange(swapped, true))
            fs::rename(home() / "other.wav", music() / "replaced.wav");
    });
    writer.request_stop();
    QCOMPARE(outcome.progress.phase, ScanPhase::Finished);
    QVERIFY(failedWith("restless.wav", ErrorCode::ChangedWhileReading));
    QVERIFY(isDone("z good.wav"));
    QVERIFY(isDone("replaced.wav"));
    writer.join();
    // At rest it is a track like any other, and what replaced the other file was what was heard in the end.
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    QVERIFY(isDone("restless.wav"));
    QCOMPARE(rows().at("replaced.wav").stamp.size, static_cast<std::int64_t>(replaced));
    QVERIFY(std::abs(rows().at("replaced.wav").audio.durationSeconds - 5.0) < 0.1);
}

void TestChangingFolders::movedAndRenamedFilesKeepTheirTrack()
{
    for (std::uint32_t i = 1; i <= 6; ++i)
        writeTune(music() / ("album/" + std::to_string(i) + ".wav"), i);
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    const auto before = rows();
    const auto counter = library().changeCounter();

    fs::rename(music() / "album/1.wav", music() / "album/new name.wav");
    fs::create_directories(music() / "elsewhere");
    fs::rename(music() / "album/2.wav", music() / "elsewhere/2.wav");
    // Two that change places.
    fs::rename(music() / "album/3.wav", music() / "swap");
    fs::rename(music() / "album/4.wav", music() / "album/3.wav");
    fs::rename(music() / "swap", music() / "album/4.wav");
    // One that was copied to another disk and back: nothing is the same but its sound.
    fs::copy_file(music() / "album/5.wav", music() / "elsewhere/five.wav");
    fs::remove(music() / "album/5.wav");
    makeOld(music() / "elsewhere/five.wav");
    const auto outcome = scan();
    QCOMPARE(outcome.progress.phase, ScanPhase::Finished);

    const auto after = rows();
    QCOMPARE(after.size(), std::size_t{6});
    QCOMPARE(after.at("album/new name.wav").id, before.at("album/1.wav").id);
    QCOMPARE(after.at("elsewhere/2.wav").id, before.at("album/2.wav").id);
    QCOMPARE(after.at("album/3.wav").id, before.at("album/4.wav").id);
    QCOMPARE(after.at("album/4.wav").id, before.at("album/3.wav").id);
    QCOMPARE(after.at("elsewhere/five.wav").id, before.at("album/5.wav").id);
    for (const auto& [name, row] : after)
        QVERIFY2(isDone(name), name.c_str());
    const auto opened = library();
    QVERIFY(opened.findings().embeddingsChangedSince("0123456789abcdef", counter)->ids.empty());
    QCOMPARE(opened.findings().embeddings("0123456789abcdef")->ids.size(), std::size_t{6});
}

void TestChangingFolders::retaggedFilesAreNotAnalysedAgain()
{
    writeTune(home() / "tune.wav", 1);
    writeTune(music() / "z good.wav", 2);
    for (const char* name : {"a.flac", "b.mp3", "c.ogg"})
        QVERIFY(convert(home() / "tune.wav", music() / name, {"-metadata", "title=Old"}));
    for (const char* name : {"a.flac", "b.mp3", "c.ogg"})
        makeOld(music() / name);
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    const auto before = rows();
    const auto counter = library().changeCounter();
    for (const std::string name : {"a.flac", "b.mp3", "c.ogg"}) {
        QCOMPARE(before.at(name).tags.title, std::string("Old"));
        const fs::path other = home() / ("new" + fs::path(name).extension().string());
        // Ogg keeps tags with the stream, the others with the file.
        const std::string place = name == "c.ogg" ? "-metadata:s:a:0" : "-metadata";
        QVERIFY(convert(music() / name, other, {"-c", "copy", place, "title=New", place, "artist=Somebody"}));
        fs::rename(other, music() / name);
        makeOld(music() / name);
    }
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    const auto after = rows();
    for (const std::string name : {"a.flac", "b.mp3", "c.ogg"}) {
        QCOMPARE(after.at(name).id, before.at(name).id);
        QCOMPARE(after.at(name).tags.title, std::string("New"));
        QCOMPARE(after.at(name).tags.artist, std::string("Somebody"));
        QVERIFY2(isDone(name), name.c_str());
    }
    QVERIFY(library().findings().embeddingsChangedSince("0123456789abcdef", counter)->ids.empty());
    QCOMPARE(scan().progress.total, std::int64_t{0});
}

void TestChangingFolders::aFileThatGrewFarBehindItsStartIsHeardAgain()
{
    const fs::path file = music() / "download.wav";
    writeLong(file, 1);
    const auto whole = fs::file_size(file);
    const fs::path kept = home() / "whole.wav";
    fs::copy_file(file, kept);
    fs::resize_file(file, whole - whole / 10);
    makeOld(file);
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    QCOMPARE(rows().at("download.wav").problem, ErrorCode::Truncated);
    fs::remove(file);
    fs::rename(kept, file);
    makeOld(file);
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    const auto row = rows().at("download.wav");
    QCOMPARE(row.state, TrackState::Done);
    QVERIFY(std::abs(row.audio.durationSeconds - longSeconds) < 0.01);
}

void TestChangingFolders::recordingsThatStartAlikeAreHeardApart()
{
    writeLong(music() / "one.wav", 1);
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    writeLong(music() / "two.wav", 2);
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    const auto all = rows();
    QVERIFY(isDone("one.wav") && isDone("two.wav"));
    QVERIFY(all.at("one.wav").audioHash != all.at("two.wav").audioHash);
    const auto vectors = library().findings().embeddings("0123456789abcdef");
    QCOMPARE(vectors->ids.size(), std::size_t{2});
    const auto half = vectors->values.begin() + vectors->dimensions;
    QVERIFY(!std::equal(vectors->values.begin(), half, half));
}

void TestChangingFolders::filesMovedDuringTheScanAreFoundByTheNext()
{
    for (std::uint32_t i = 1; i <= 9; ++i)
        writeTune(music() / (std::to_string(i) + ".wav"), i);
    auto one = options();
    one.jobs = 1;
    bool moved = false;
    const auto outcome = scan(one, [&](TrackId) {
        if (std::exchange(moved, true))
            return;
        fs::create_directories(music() / "late");
        fs::rename(music() / "1.wav", music() / "late/1.wav"); // perhaps done already
        fs::rename(music() / "9.wav", music() / "late/9.wav"); // surely not
    });
    QCOMPARE(outcome.progress.phase, ScanPhase::Finished);
    for (int i = 2; i <= 8; ++i)
        QVERIFY(isDone(std::to_string(i) + ".wav"));
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    QVERIFY(isDone("late/1.wav"));
    QVERIFY(isDone("late/9.wav"));
    // No track stands twice or for nothing.
    const auto opened = library();
    QCOMPARE(opened.tracks().counts()->analysed, std::int64_t{9});
    QCOMPARE(opened.tracks().counts()->tracks, opened.tracks().counts()->analysed + opened.tracks().counts()->missing);
    QVERIFY(opened.tracks().counts()->missing <= 1);
}

void TestChangingFolders::aFolderThatIsAwayLosesNothing_data()
{
    QTest::addColumn<bool>("absent");
    QTest::newRow("absent") << true;
    QTest::newRow("empty, as a mount point is") << false;
}

void TestChangingFolders::aFolderThatIsAwayLosesNothing()
{
    QFETCH(bool, absent);
    const fs::path other = home() / "other";
    writeTune(music() / "1.wav", 1);
    writeTune(music() / "2.wav", 2);
    writeTune(other / "z good.wav", 3);
    auto both = options();
    both.folders = {music(), other};
    QCOMPARE(scan(both).progress.phase, ScanPhase::Finished);

    fs::rename(music(), home() / "unplugged");
    if (!absent)
        fs::create_directories(music());
    writeTune(other / "new.wav", 4);
    both.folders.clear(); // those that the library has
    const auto outcome = scan(both);
    QCOMPARE(outcome.progress.phase, ScanPhase::Finished);
    QCOMPARE(outcome.progress.rootsUnavailable, std::vector{music()});
    QVERIFY(isDone("1.wav"));
    QVERIFY(isDone("2.wav"));
    QVERIFY(isDone("z good.wav"));
    QVERIFY(isDone("new.wav"));

    // Back again, all is as before; really gone, only when its owner says so.
    const auto ids = rows();
    if (!absent) {
        both.goneForGood = {music()};
        QCOMPARE(scan(both).progress.phase, ScanPhase::Finished);
        QCOMPARE(rows().at("1.wav").state, TrackState::Missing);
        both.goneForGood.clear();
        fs::remove(music());
    }
    fs::rename(home() / "unplugged", music());
    const auto back = scan(both);
    QCOMPARE(back.progress.phase, ScanPhase::Finished);
    QVERIFY(back.progress.rootsUnavailable.empty());
    QCOMPARE(back.progress.total, std::int64_t{0});
    QVERIFY(isDone("1.wav"));
    QCOMPARE(rows().at("1.wav").id, ids.at("1.wav").id);
}

void TestChangingFolders::anotherDiskInItsPlaceLosesNothing()
{
    writeTune(music() / "1.wav", 1);
    writeTune(music() / "2.wav", 2);
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    if (::mount("tmpfs", music().c_str(), "tmpfs", 0, "size=8m") != 0)
        QSKIP("needs the right to mount");
    fs::copy_file(home() / "music/../library.sqlite", music() / "something else.txt");
    const fs::path tune = home() / "tune.wav";
    writeTune(tune, 3);
    fs::copy_file(tune, music() / "z good.wav");
    makeOld(music() / "z good.wav");
    const auto outcome = scan();
    const auto found = rows();
    ::umount2(music().c_str(), MNT_DETACH);
    QCOMPARE(outcome.progress.phase, ScanPhase::Finished);
    QCOMPARE(outcome.progress.rootsUnavailable, std::vector{music()});
    QCOMPARE(found.at("1.wav").state, TrackState::Done);
    QCOMPARE(found.at("2.wav").state, TrackState::Done);
}

void TestChangingFolders::aDeletedFileIsMissingAndComesBack()
{
    for (std::uint32_t i = 1; i <= 4; ++i)
        writeTune(music() / (std::to_string(i) + ".wav"), i);
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    const auto id = rows().at("2.wav").id;
    fs::rename(music() / "2.wav", home() / "2.wav");
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    QCOMPARE(rows().at("2.wav").state, TrackState::Missing);
    QVERIFY(rows().at("2.wav").hasEmbedding);
    QVERIFY(isDone("3.wav"));
    fs::rename(home() / "2.wav", music() / "2.wav");
    const auto outcome = scan();
    QCOMPARE(outcome.progress.total, std::int64_t{0});
    QVERIFY(isDone("2.wav"));
    QCOMPARE(rows().at("2.wav").id, id);
}

void TestChangingFolders::aScanWaitsForRoomOnAFullDisk()
{
    for (std::uint32_t i = 1; i <= 60; ++i)
        writeTune(music() / (std::to_string(i) + ".wav"), i, 1.5);
    const SmallDisk disk(home() / "disk", "size=400k");
    if (!disk.mounted())
        QSKIP("needs the right to mount");
    auto onDisk = options();
    onDisk.libraryFile = home() / "disk" / "library.sqlite";
    std::atomic<int> told = 0;
    auto scan = LibraryScan::start(onDisk, [&](const ScanProgress& progress) {
        const bool waits = progress.phase == ScanPhase::Paused && !progress.notes.empty() &&
                           progress.notes.back().starts_with("The disk is full");
        if (waits && ++told == 1)
            disk.resize("size=40m");
    });
    WORKS(scan);
    const auto end = (*scan)->wait();
    QVERIFY2(!end.error, end.error ? end.error->detail.c_str() : "");
    QCOMPARE(end.phase, ScanPhase::Finished);
    QVERIFY(told > 0);
    const auto library = Library::open(onDisk.libraryFile, Library::Access::ReadOnly);
    QCOMPARE(library->tracks().counts()->analysed, std::int64_t{60});
}

QTEST_GUILESS_MAIN(TestChangingFolders)
#include "tst_changingfolders.moc"
