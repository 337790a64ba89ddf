// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/folderscantest.h"
#include "library/findingstore.h"
#include "library/trackstore.h"

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <fstream>
#include <linux/capability.h>
#include <map>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>

using namespace tonekin;
using namespace tonekin::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

/// For root, permissions mean nothing; for the time of this object, in this thread and those it starts, they do.
class PermissionsCount {
public:
    PermissionsCount()
    {
        set([](__user_cap_data_struct& low) {
            low.effective &= ~((1U << CAP_DAC_OVERRIDE) | (1U << CAP_DAC_READ_SEARCH));
        });
    }
    PermissionsCount(const PermissionsCount&) = delete;
    PermissionsCount& operator=(const PermissionsCount&) = delete;
    ~PermissionsCount()
    {
        set([](__user_cap_data_struct& low) { low.effective = low.permitted; });
    }

private:
    template <typename Change>
    void set(Change change)
    {
        __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
        __user_cap_data_struct data[2] = {};
        if (::syscall(SYS_capget, &header, data) != 0)
            return;
        change(data[0]);
        ::syscall(SYS_capset, &header, data);
    }
};

} // namespace

/// Music folders with things in them that are no music, have odd names or times, may not be read or are there twice.
class TestOddFolders : public FolderScanTest {
    Q_OBJECT
private Q_SLOTS:
    // F32, F33
    void whatIsNoFileIsNotWaitedFor();
    // F34
    void linksInCirclesAreSaidOnceAndTheRestIsDone();
    // F35
    void aFileThatMayNotBeReadSaysSo();
    void tracksInAnUnreadableFolderAreNotMissing();
    // F36, F37
    void namesOfAnyBytesAreAnalysed();
    void veryDeepAndVeryLongPathsAreAnalysed();
    void namesThatOnlyLookTheSameAreTwoTracks();
    // F46
    void oddTimesDoNotMakeEndlessScans();
    // F47
    void oneFileByManyNamesIsAnalysedOnce();
    // F70
    void smallAndUniformLibrariesAreFine_data();
    void smallAndUniformLibrariesAreFine();
};

void TestOddFolders::whatIsNoFileIsNotWaitedFor()
{
    QCOMPARE(::mkfifo((music() / "fifo.mp3").c_str(), 0644), 0);
    const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = (music() / "socket.mp3").string();
    QVERIFY(name.size() < sizeof address.sun_path);
    std::ranges::copy(name, address.sun_path);
    QCOMPARE(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    fs::create_symlink("/dev/zero", music() / "endless.mp3");
    fs::create_symlink("/dev/null", music() / "nothing.flac");
    writeTune(music() / "z good.wav", 1);
    const auto outcome = scan();
    ::close(listener);
    QCOMPARE(outcome.progress.phase, ScanPhase::Finished);
    for (const char* bad : {"fifo.mp3", "socket.mp3", "endless.mp3", "nothing.flac"})
        QVERIFY(failedWith(bad, ErrorCode::NotRegular));
    QVERIFY(isDone("z good.wav"));
    // Nor are they tried again.
    const auto again = scan();
    QCOMPARE(again.progress.total, std::int64_t{0});
}

void TestOddFolders::linksInCirclesAreSaidOnceAndTheRestIsDone()
{
    fs::create_symlink("self.mp3", music() / "self.mp3");
    fs::create_symlink("nowhere.mp3", music() / "dangling.mp3");
    fs::create_directories(music() / "album");
    fs::create_symlink("..", music() / "album/up");
    writeTune(music() / "album/good.wav", 1);
    const auto outcome = scan();
    QCOMPARE(outcome.progress.phase, ScanPhase::Finished);
    QVERIFY(isDone("album/good.wav"));
    QCOMPARE(rows().size(), std::size_t{1});
    for (const char* name : {"/self.mp3: ", "/dangling.mp3: ", "/album/up: "}) {
        const auto said = std::ranges::count_if(
            outcome.progress.notes, [&](const std::string& note) { return note.find(name) != std::string::npos; });
        QCOMPARE(static_cast<int>(said), 1);
    }
}

void TestOddFolders::aFileThatMayNotBeReadSaysSo()
{
    writeTune(music() / "closed.wav", 1);
    writeTune(music() / "z good.wav", 2);
    fs::permissions(music() / "closed.wav", fs::perms::none);
    {
        const PermissionsCount user;
        QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    }
    QVERIFY(failedWith("closed.wav", ErrorCode::Permission));
    QVERIFY(isDone("z good.wav"));
    const auto opened = library();
    const auto problems = opened.tracks().problems();
    QCOMPARE(problems->size(), std::size_t{1});
    QCOMPARE(problems->front().second.stage, std::string("open"));
}

void TestOddFolders::tracksInAnUnreadableFolderAreNotMissing()
{
    writeTune(music() / "album/1.wav", 1);
    writeTune(music() / "album/inner/2.wav", 2);
    writeTune(music() / "z good.wav", 3);
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    for (const auto closed : {fs::perms::none, fs::perms::owner_read}) {
        fs::permissions(music() / "album", closed);
        writeTune(music() / "new.wav", 4 + static_cast<std::uint32_t>(closed));
        Outcome outcome;
        {
            const PermissionsCount user;
            outcome = scan();
        }
        fs::permissions(music() / "album", fs::perms(0755));
        QCOMPARE(outcome.progress.phase, ScanPhase::Finished);
        QVERIFY(std::ranges::any_of(outcome.progress.notes, [](const std::string& note) {
            return note.find("/album: ") != std::string::npos;
        }));
        for (const char* name : {"album/1.wav", "album/inner/2.wav", "new.wav", "z good.wav"})
            QVERIFY2(isDone(name), name);
    }
}

void TestOddFolders::namesOfAnyBytesAreAnalysed()
{
    const std::vector<std::string> names{"caf\xE9.wav",
                                         "line\nbreak.wav",
                                         "tab\t.wav",
                                         "quote\".wav",
                                         "100%s %n %1.wav",
                                         "-rf.wav",
                                         "trailing .wav",
                                         "dots...wav",
                                         "a:b.wav",
                                         "concat:x.wav",
                                         "http:y.wav",
                                         "\xFF\xFE.wav",
                                         std::string(251, 'n') + ".wav"};
    std::uint32_t seed = 0;
    for (const auto& name : names)
        writeTune(music() / name, ++seed);
    writeTune(music() / "folder \xE9\n/good.wav", ++seed);
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    for (const auto& name : names)
        QVERIFY2(isDone(name), name.c_str());
    QVERIFY(isDone("folder \xE9\n/good.wav"));
    const auto opened = library();
    for (const auto& [name, row] : rows())
        QVERIFY2(fs::exists(*opened.tracks().pathOf(row.id)), name.c_str());
    QCOMPARE(scan().progress.total, std::int64_t{0});
}

void TestOddFolders::veryDeepAndVeryLongPathsAreAnalysed()
{
    writeTune(music() / "z good.wav", 1);
    writeTune(home() / "deep.wav", 2);
    writeTune(home() / "long.wav", 3);
    const auto bury = [&](const char* file, const std::string& name, int levels) {
        int at = ::open(music().c_str(), O_RDONLY | O_DIRECTORY);
        std::string path;
        for (int level = 0; level < levels; ++level) {
            ::mkdirat(at, name.c_str(), 0755);
            const int next = ::openat(at, name.c_str(), O_RDONLY | O_DIRECTORY);
            ::close(at);
            at = next;
            path += name + '/';
        }
        const int moved = ::renameat(AT_FDCWD, (home() / file).c_str(), at, file);
        ::close(at);
        return moved == 0 ? path + file : std::string();
    };
    const std::string deep = bury("deep.wav", "d", 1000);
    const std::string far = bury("long.wav", std::string(200, 'w'), 40); // 8,000 bytes
    QVERIFY(!deep.empty() && !far.empty());
    const auto outcome = scan();
    // Put back before anything is asked, since a folder of that depth is hard to remove.
    const auto digUp = [&](const char* file, const std::string& name, int levels) {
        int at = ::open(music().c_str(), O_RDONLY | O_DIRECTORY);
        for (int level = 0; level < levels; ++level) {
            const int next = ::openat(at, name.c_str(), O_RDONLY | O_DIRECTORY);
            ::close(at);
            at = next;
        }
        ::renameat(at, file, AT_FDCWD, (home() / file).c_str());
        for (int level = 0; level < levels; ++level) {
            const int next = ::openat(at, "..", O_RDONLY | O_DIRECTORY);
            ::close(at);
            at = next;
            ::unlinkat(at, name.c_str(), AT_REMOVEDIR);
        }
        ::close(at);
    };
    digUp("deep.wav", "d", 1000);
    digUp("long.wav", std::string(200, 'w'), 40);
    QCOMPARE(outcome.progress.phase, ScanPhase::Finished);
    QVERIFY(isDone("z good.wav"));
    QVERIFY(isDone(deep));
    QVERIFY(isDone(far));
}

void TestOddFolders::namesThatOnlyLookTheSameAreTwoTracks()
{
    const std::vector<std::string> names{"Bjo\xCC\x88rk.wav", "Bj\xC3\xB6rk.wav", "SONG.wav", "Song.wav"};
    std::uint32_t seed = 0;
    for (const auto& name : names)
        writeTune(music() / name, ++seed);
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    for (const auto& name : names)
        QVERIFY2(isDone(name), name.c_str());
    QCOMPARE(rows().size(), names.size());
}

void TestOddFolders::oddTimesDoNotMakeEndlessScans()
{
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    const std::map<std::string, time_t> times{{"1970.wav", 0},
                                              {"before.wav", -86'400},
                                              {"2106.wav", 4'294'967'296},
                                              {"future.wav", 7'000'000'000},
                                              {"tomorrow.wav", now + 86'400},
                                              {"ahead.wav", now + 30},
                                              {"z good.wav", now - 3600}};
    std::uint32_t seed = 0;
    for (const auto& [name, seconds] : times) {
        writeTune(music() / name, ++seed);
        const timespec both[2] = {{seconds, 0}, {seconds, 0}};
        QCOMPARE(::utimensat(AT_FDCWD, (music() / name).c_str(), both, 0), 0);
    }
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    for (const auto& [name, seconds] : times)
        QVERIFY2(isDone(name), name.c_str());
    const auto again = scan();
    QCOMPARE(again.progress.phase, ScanPhase::Finished);
    QCOMPARE(again.progress.total, std::int64_t{0});
    // A file that looks older than when it was heard, as after the clock was put back, is looked at again, once.
    const timespec earlier[2] = {{now - 7200, 0}, {now - 7200, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, (music() / "z good.wav").c_str(), earlier, 0), 0);
    QCOMPARE(scan().progress.total, std::int64_t{1});
    QCOMPARE(scan().progress.total, std::int64_t{0});
    QVERIFY(isDone("z good.wav"));
}

void TestOddFolders::oneFileByManyNamesIsAnalysedOnce()
{
    writeTune(music() / "first/1.wav", 1);
    writeTune(music() / "z good.wav", 2);
    fs::create_hard_link(music() / "first/1.wav", music() / "hard link.wav");
    fs::create_symlink("first/1.wav", music() / "soft link.wav");
    fs::copy_file(music() / "first/1.wav", music() / "copy.wav");
    makeOld(music() / "copy.wav");
    auto nested = options();
    nested.folders = {music(), music() / "first"};
    const auto outcome = scan(nested);
    QCOMPARE(outcome.progress.phase, ScanPhase::Finished);
    const auto found = rows();
    // The link inside makes no track, and the folder within a folder does not double its tracks.
    QCOMPARE(found.size(), std::size_t{4});
    const auto opened = library();
    std::vector<std::vector<float>> vectors;
    const auto table = opened.findings().embeddings("0123456789abcdef");
    QCOMPARE(table->ids.size(), std::size_t{4});
    const std::string original = found.contains("1.wav") ? "1.wav" : "first/1.wav";
    for (const char* twin : {"hard link.wav", "copy.wav"}) {
        QVERIFY2(isDone(twin), twin);
        QCOMPARE(found.at(twin).audioHash->bytes, found.at(original).audioHash->bytes);
    }
    QVERIFY(found.at("z good.wav").audioHash->bytes != found.at(original).audioHash->bytes);
    QCOMPARE(scan(nested).progress.total, std::int64_t{0});
}

void TestOddFolders::smallAndUniformLibrariesAreFine_data()
{
    QTest::addColumn<int>("good");
    QTest::addColumn<int>("same");
    QTest::addColumn<int>("bad");
    QTest::newRow("no track") << 0 << 0 << 0;
    QTest::newRow("one track") << 1 << 0 << 0;
    QTest::newRow("two tracks") << 2 << 0 << 0;
    QTest::newRow("all the same") << 0 << 6 << 0;
    QTest::newRow("all failed") << 0 << 0 << 4;
}

void TestOddFolders::smallAndUniformLibrariesAreFine()
{
    QFETCH(int, good);
    QFETCH(int, same);
    QFETCH(int, bad);
    for (int i = 0; i < good; ++i)
        writeTune(music() / ("good " + std::to_string(i) + ".wav"), static_cast<std::uint32_t>(i + 1));
    for (int i = 0; i < same; ++i)
        writeTune(music() / ("same " + std::to_string(i) + ".wav"), 1);
    for (int i = 0; i < bad; ++i) {
        std::ofstream(music() / ("bad " + std::to_string(i) + ".mp3")) << "this is no music";
        makeOld(music() / ("bad " + std::to_string(i) + ".mp3"));
    }
    const auto outcome = scan();
    QCOMPARE(outcome.progress.phase, ScanPhase::Finished);
    QCOMPARE(outcome.progress.failed, std::int64_t{bad});
    const auto opened = library();
    const auto counts = opened.tracks().counts();
    QCOMPARE(counts->tracks, std::int64_t{good + same + bad});
    QCOMPARE(counts->analysed, std::int64_t{good + same});
    QCOMPARE(counts->failed, std::int64_t{bad});
    QCOMPARE(opened.findings().embeddings("0123456789abcdef")->ids.size(), static_cast<std::size_t>(good + same));
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    QCOMPARE(scan().progress.total, std::int64_t{0});
}

QTEST_GUILESS_MAIN(TestOddFolders)
#include "tst_oddfolders.moc"
