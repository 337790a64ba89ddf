// SPDX-License-Identifier: GPL-3.0-or-later
// Whole scans, with the real decoder, of music folders in which things are not as they should be, or change meanwhile.
#include "analysis/libraryscan.h"
#include "library/library.h"
#include "support/madesound.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <fcntl.h>
#include <fstream>
#include <linux/capability.h>
#include <map>
#include <mutex>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace tonekin;
using namespace tonekin::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const fs::path programs = TONEKIN_BINARY_DIR;
constexpr int sampleRate = 22'050;

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

struct Outcome {
    ScanProgress progress;
    std::map<TrackId, std::optional<Error>> tracks; // as they were reported
};

} // namespace

class TestFaultyFolders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

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
    // F38
    void aFileDeletedDuringTheScanIsMissing();
    // F39
    void aFileThatChangesWhileReadIsReadAgainUntilItRests();
    // F40
    void movedAndRenamedFilesKeepTheirTrack();
    void retaggedFilesAreNotHeardAgain();
    void filesMovedDuringTheScanAreFoundByTheNext();
    // F41
    void aFolderThatIsAwayLosesNothing_data();
    void aFolderThatIsAwayLosesNothing();
    void anotherDiskInItsPlaceLosesNothing();
    void aDeletedFileIsMissingAndComesBack();
    // F46
    void oddTimesDoNotMakeEndlessScans();
    // F47
    void oneFileByManyNamesIsHeardOnce();
    // F70
    void smallAndUniformLibrariesAreFine_data();
    void smallAndUniformLibrariesAreFine();

private:
    fs::path home() const { return m_dir->path().toStdString(); }
    fs::path music() const { return home() / "music"; }
    ScanOptions options() const;
    Outcome scan(const ScanOptions& options, const std::function<void(TrackId)>& eachTrack = {}) const;
    Outcome scan() const { return scan(options()); }
    Library library() const;
    /// By relative path.
    std::map<std::string, TrackRow> rows() const;
    /// Where it says, and whether the honest file beside it is done.
    bool failedWith(const std::string& name, ErrorCode code) const;
    bool isDone(const std::string& name) const;
    /// Another tune for each seed; older than what may still be growing.
    void writeTune(const fs::path& file, std::uint32_t seed, double seconds = 3.0) const;
    static void makeOld(const fs::path& file);
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestFaultyFolders::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    fs::create_directories(music());
}

void TestFaultyFolders::cleanup()
{
    // Qt does not see names that are not UTF-8.
    fs::remove_all(music());
    m_dir.reset();
}

ScanOptions TestFaultyFolders::options() const
{
    ScanOptions options;
    options.libraryFile = home() / "library.sqlite";
    options.folders = {music()};
    options.helpers = {programs / "tonekin-decoder", programs / "plainnetwork"};
    options.network.manifest = "/models/plain.json";
    options.decoderLimits.wallBase = 60s; // busy machines
    options.jobs = 2;
    return options;
}

Outcome TestFaultyFolders::scan(const ScanOptions& options, const std::function<void(TrackId)>& eachTrack) const
{
    Outcome outcome;
    std::mutex mutex;
    auto scan = LibraryScan::start(options, {}, [&](TrackId id, const std::optional<Error>& error) {
        const std::scoped_lock lock(mutex);
        outcome.tracks[id] = error;
        if (eachTrack)
            eachTrack(id);
    });
    if (!scan)
        outcome.progress.error = scan.error();
    else
        outcome.progress = (*scan)->wait();
    return outcome;
}

Library TestFaultyFolders::library() const
{
    auto library = Library::open(home() / "library.sqlite", Library::Access::ReadOnly);
    if (!library)
        qFatal("%s", library.error().detail.c_str());
    return std::move(*library);
}

std::map<std::string, TrackRow> TestFaultyFolders::rows() const
{
    std::map<std::string, TrackRow> found;
    const auto opened = library();
    const auto tracks = opened.tracks();
    for (const TrackRow& row : *tracks)
        found[row.relativePath] = row;
    return found;
}

bool TestFaultyFolders::failedWith(const std::string& name, ErrorCode code) const
{
    const auto all = rows();
    const auto row = all.find(name);
    if (row == all.end() || row->second.state != TrackState::Failed || row->second.problem != code) {
        qWarning("%s: state %d, %s", name.c_str(), row == all.end() ? -1 : static_cast<int>(row->second.state),
                 row == all.end() || !row->second.problem ? "" : errorName(*row->second.problem).data());
        return false;
    }
    return true;
}

bool TestFaultyFolders::isDone(const std::string& name) const
{
    const auto all = rows();
    const auto row = all.find(name);
    const bool done = row != all.end() && row->second.hasEmbedding &&
                      (row->second.state == TrackState::Done || row->second.state == TrackState::DoneWithWarning);
    if (!done)
        qWarning("%s: state %d, %s", name.c_str(), row == all.end() ? -1 : static_cast<int>(row->second.state),
                 row == all.end() || !row->second.problem ? "" : errorName(*row->second.problem).data());
    return done;
}

void TestFaultyFolders::writeTune(const fs::path& file, std::uint32_t seed, double seconds) const
{
    fs::create_directories(file.parent_path());
    // Through a name that any library can write, for some tests use names that few can.
    const fs::path plain = home() / "plain.wav";
    WavHeader header;
    header.sampleRate = sampleRate;
    writeWav(plain, tune(seconds, sampleRate, seed), header);
    fs::rename(plain, file);
    makeOld(file);
}

void TestFaultyFolders::makeOld(const fs::path& file)
{
    fs::last_write_time(file, fs::file_time_type::clock::now() - 1h);
}

void TestFaultyFolders::whatIsNoFileIsNotWaitedFor()
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

void TestFaultyFolders::linksInCirclesAreSaidOnceAndTheRestIsDone()
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

void TestFaultyFolders::aFileThatMayNotBeReadSaysSo()
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
    const auto problems = opened.problems();
    QCOMPARE(problems->size(), std::size_t{1});
    QCOMPARE(problems->front().second.stage, std::string("open"));
}

void TestFaultyFolders::tracksInAnUnreadableFolderAreNotMissing()
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

void TestFaultyFolders::namesOfAnyBytesAreAnalysed()
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
        QVERIFY2(fs::exists(*opened.pathOf(row.id)), name.c_str());
    QCOMPARE(scan().progress.total, std::int64_t{0});
}

void TestFaultyFolders::veryDeepAndVeryLongPathsAreAnalysed()
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

void TestFaultyFolders::namesThatOnlyLookTheSameAreTwoTracks()
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

void TestFaultyFolders::aFileDeletedDuringTheScanIsMissing()
{
    for (std::uint32_t i = 1; i <= 9; ++i)
        writeTune(music() / (std::to_string(i) + ".wav"), i);
    // Known from before, but waiting to be heard anew: the case of a file that goes while its turn comes.
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    {
        auto writer = Library::open(home() / "library.sqlite", Library::Access::ReadWrite);
        for (const auto& [name, row] : rows())
            QVERIFY(writer->requeueTrack(row.id, {}));
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

void TestFaultyFolders::aFileThatChangesWhileReadIsReadAgainUntilItRests()
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

void TestFaultyFolders::movedAndRenamedFilesKeepTheirTrack()
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
    QVERIFY(opened.embeddingsChangedSince("0123456789abcdef", counter)->ids.empty());
    QCOMPARE(opened.embeddings("0123456789abcdef")->ids.size(), std::size_t{6});
}

void TestFaultyFolders::retaggedFilesAreNotHeardAgain()
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
    QVERIFY(library().embeddingsChangedSince("0123456789abcdef", counter)->ids.empty());
    QCOMPARE(scan().progress.total, std::int64_t{0});
}

void TestFaultyFolders::filesMovedDuringTheScanAreFoundByTheNext()
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
    QCOMPARE(opened.counts()->analysed, std::int64_t{9});
    QCOMPARE(opened.counts()->tracks, opened.counts()->analysed + opened.counts()->missing);
    QVERIFY(opened.counts()->missing <= 1);
}

void TestFaultyFolders::aFolderThatIsAwayLosesNothing_data()
{
    QTest::addColumn<bool>("absent");
    QTest::newRow("absent") << true;
    QTest::newRow("empty, as a mount point is") << false;
}

void TestFaultyFolders::aFolderThatIsAwayLosesNothing()
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

void TestFaultyFolders::anotherDiskInItsPlaceLosesNothing()
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

void TestFaultyFolders::aDeletedFileIsMissingAndComesBack()
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

void TestFaultyFolders::oddTimesDoNotMakeEndlessScans()
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

void TestFaultyFolders::oneFileByManyNamesIsHeardOnce()
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
    const auto table = opened.embeddings("0123456789abcdef");
    QCOMPARE(table->ids.size(), std::size_t{4});
    const std::string original = found.contains("1.wav") ? "1.wav" : "first/1.wav";
    for (const char* twin : {"hard link.wav", "copy.wav"}) {
        QVERIFY2(isDone(twin), twin);
        QCOMPARE(found.at(twin).audioHash->bytes, found.at(original).audioHash->bytes);
    }
    QVERIFY(found.at("z good.wav").audioHash->bytes != found.at(original).audioHash->bytes);
    QCOMPARE(scan(nested).progress.total, std::int64_t{0});
}

void TestFaultyFolders::smallAndUniformLibrariesAreFine_data()
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

void TestFaultyFolders::smallAndUniformLibrariesAreFine()
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
    const auto counts = opened.counts();
    QCOMPARE(counts->tracks, std::int64_t{good + same + bad});
    QCOMPARE(counts->analysed, std::int64_t{good + same});
    QCOMPARE(counts->failed, std::int64_t{bad});
    QCOMPARE(opened.embeddings("0123456789abcdef")->ids.size(), static_cast<std::size_t>(good + same));
    QCOMPARE(scan().progress.phase, ScanPhase::Finished);
    QCOMPARE(scan().progress.total, std::int64_t{0});
}

QTEST_GUILESS_MAIN(TestFaultyFolders)
#include "tst_faultyfolders.moc"
