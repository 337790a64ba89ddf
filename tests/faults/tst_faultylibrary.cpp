// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/failingstorage.h"
#include "library/library.h"
#include "library/madetracks.h"
#include "library/schema.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace tonekin;
namespace fs = std::filesystem;

namespace {

std::string bytesOfFile(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void writeFile(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

void overwrite(const fs::path& file, std::size_t at, const std::string& bytes)
{
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(static_cast<std::streamoff>(at));
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string randomBytes(std::mt19937& random, std::size_t count)
{
    std::string bytes(count, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random());
    return bytes;
}

/// Any SQL, straight into the file.
void tamper(const fs::path& file, const std::string& sql)
{
    Database(file, OpenMode::ReadWrite).execute(sql);
}

pid_t inAnotherProcess(const std::function<int()>& step)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(step());
    return child;
}

int exitOf(pid_t child)
{
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Status addAnalysed(Library& library, std::uint32_t number)
{
    const auto id = library.addTrack({1}, std::to_string(number) + ".flac", made::stamp(number));
    if (!id)
        return id.error();
    return library.saveAnalysis(*id, made::stamp(number), made::decoded(number), made::heard(number), made::modelHash);
}

/// A small file system of its own; not there where the test may not mount.
class SmallDisk {
public:
    SmallDisk(fs::path place, const char* options)
        : m_place(std::move(place))
    {
        fs::create_directories(m_place);
        m_mounted = ::mount("tmpfs", m_place.c_str(), "tmpfs", 0, options) == 0;
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_place.c_str(), MNT_DETACH);
    }
    bool mounted() const { return m_mounted; }
    bool makeReadOnly() const
    {
        return ::mount(nullptr, m_place.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }

private:
    fs::path m_place;
    bool m_mounted = false;
};

class OrdinaryUser {
public:
    OrdinaryUser() { m_changed = ::geteuid() == 0 && ::seteuid(65534) == 0; }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;
    ~OrdinaryUser()
    {
        if (m_changed && ::seteuid(0) != 0)
            qFatal("cannot become root again");
    }

private:
    bool m_changed = false;
};

} // namespace

class TestFaultyLibrary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    // F50
    void aFullDiskCostsNothingThatWasCommitted();
    void aReallyFullDiskCostsNothingThatWasCommitted();
    void aBackupOnAFullDiskLeavesNothingHalf();
    void bringingUpToDateOnAFullDiskLeavesTheOldFile();
    // F51
    void aLibraryWithoutWritePermissionCanBeRead();
    void aLibraryOnAReadOnlyDiskShowsItsNewestRows();
    void aLibraryThatMayNotBeReadSaysSo();
    // F52, F53
    void aLibraryLockedForAMomentIsWaitedFor();
    void aLibraryLockedForEverSaysSoAndWorksAgainLater();
    // F54
    void randomDamageIsRepaired_data();
    void randomDamageIsRepaired();
    void damageWithoutABackupIsSalvagedRowByRow();
    void aUselessFileIsReplacedByItsBackup_data();
    void aUselessFileIsReplacedByItsBackup();
    void aUselessFileWithoutBackupIsKeptAndALibraryBegun();
    void newerRowsThanTheBackupAreSavedFromTheDamagedFile();
    void aDamagedFileOfAnOlderVersionIsSalvagedToo();
    void aDamagedBackupIsPassedOver();
    void aDeletedLogCostsOnlyWhatWasInIt();
    void aLogOfAnotherFileIsNotTaken();
    void aLogSwappedAfterACrashDoesNoHarm();
    void damageFoundWhileReadingIsRepairedAtTheNextOpening();
    void aDamagedLibraryIsNotTouchedByReaders();
    void aDamagedLibraryIsNotRepairedUnderOthersFeet();
    void aRepairThatWasStoppedIsFinished();
    // F55
    void aNewerLibraryCanOnlyBeRead();
    void filesOfOthersAreRefusedAndLeftAlone_data();
    void filesOfOthersAreRefusedAndLeftAlone();
    // F56
    void aKilledMigrationLeavesTheOldVersionWhole();
    void anOldLibraryIsBackedUpAndBroughtUpToDate();
    // F57
    void vectorsThatAreNoUseAreHeardAgain_data();
    void vectorsThatAreNoUseAreHeardAgain();
    void sectionsThatAreNoUseAreHeardAgain();
    // F62
    void anyFailingDiskOperationLeavesAllOrNothing_data();
    void anyFailingDiskOperationLeavesAllOrNothing();
    void anyFailingAllocationLeavesAllOrNothing();

private:
    fs::path folder() const { return fs::path(m_dir->path().toStdString()); }
    fs::path file() const { return folder() / "library.sqlite"; }
    Library openLibrary(Library::Access access = Library::Access::ReadWrite) const;
    /// A closed library of one folder with so many tracks, all analysed.
    void makeLibrary(std::uint32_t tracks) const;
    void makeBackup() const;
    std::vector<fs::path> keptDamaged() const;
    /// A process that adds tracks from..to and then dies without closing, so that they are in the log only.
    void addAndDie(std::uint32_t from, std::uint32_t to) const;
    /// All tracks can be read, and what is called analysed is there.
    static void verifySane(Library& library);
    std::unique_ptr<QTemporaryDir> m_dir;
};

#define WORKS(expression)                                                                                              \
    do {                                                                                                               \
        auto&& outcome_ = (expression);                                                                                \
        QVERIFY2(outcome_, outcome_ ? "" : outcome_.error().detail.c_str());                                           \
    } while (false)

void TestFaultyLibrary::initTestCase()
{
    failingstorage::installMemory();
    failingstorage::install();
}

void TestFaultyLibrary::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    fs::permissions(folder(), fs::perms(0755));
}

void TestFaultyLibrary::cleanup()
{
    failingstorage::heal();
    fs::permissions(folder(), fs::perms(0755));
    m_dir.reset();
}

Library TestFaultyLibrary::openLibrary(Library::Access access) const
{
    auto library = Library::open(file(), access);
    if (!library)
        qFatal("%s", library.error().detail.c_str());
    return std::move(*library);
}

void TestFaultyLibrary::makeLibrary(std::uint32_t tracks) const
{
    auto library = openLibrary();
    bool good = library.addRoot("/music") && library.begin();
    for (std::uint32_t i = 1; i <= tracks; ++i)
        good = good && addAnalysed(library, i);
    if (!good || !library.commit())
        qFatal("the library cannot be filled");
}

void TestFaultyLibrary::makeBackup() const
{
    auto library = openLibrary();
    if (!library.maintain())
        qFatal("no backup can be made");
}

std::vector<fs::path> TestFaultyLibrary::keptDamaged() const
{
    std::vector<fs::path> kept;
    for (const auto& entry : fs::directory_iterator(folder())) {
        const std::string name = entry.path().filename();
        if (name.starts_with("library.sqlite.corrupt-") && !name.ends_with("-wal") && !name.ends_with("-shm"))
            kept.push_back(entry.path());
    }
    return kept;
}

void TestFaultyLibrary::addAndDie(std::uint32_t from, std::uint32_t to) const
{
    const pid_t child = inAnotherProcess([&] {
        auto library = Library::open(file(), Library::Access::ReadWrite);
        bool good = static_cast<bool>(library);
        for (std::uint32_t i = from; good && i <= to; ++i)
            good = static_cast<bool>(addAnalysed(*library, i));
        ::_exit(good ? 0 : 1);
        return 1;
    });
    if (exitOf(child) != 0)
        qFatal("the other process failed");
}

void TestFaultyLibrary::verifySane(Library& library)
{
    WORKS(library.checkIntegrity());
    // Vectors first: those that are no use change the state of their tracks.
    const auto vectors = library.embeddings(made::modelHash);
    WORKS(vectors);
    const auto rows = library.tracks();
    WORKS(rows);
    for (const TrackRow& row : *rows) {
        if (row.state == TrackState::Done)
            QVERIFY(std::ranges::binary_search(vectors->ids, row.id));
    }
}

void TestFaultyLibrary::aFullDiskCostsNothingThatWasCommitted()
{
    makeLibrary(20);
    auto library = openLibrary();
    failingstorage::fillUp();
    WORKS(library.begin());
    std::optional<ErrorCode> first;
    for (std::uint32_t i = 21; i <= 200; ++i) {
        const auto added = addAnalysed(library, i);
        if (!added && !first)
            first = added.error().code;
    }
    const auto committed = library.commit();
    QVERIFY(!committed);
    QCOMPARE(committed.error().code, ErrorCode::DiskFull);
    if (first)
        QCOMPARE(*first, ErrorCode::DiskFull);
    // What was there can be read while the disk is still full.
    QCOMPARE(library.counts()->analysed, std::int64_t{20});
    QCOMPARE(addAnalysed(library, 21).error().code, ErrorCode::DiskFull);
    // With room again the same object goes on.
    failingstorage::heal();
    WORKS(addAnalysed(library, 21));
    QCOMPARE(library.counts()->analysed, std::int64_t{21});
    verifySane(library);
}

void TestFaultyLibrary::aReallyFullDiskCostsNothingThatWasCommitted()
{
    const SmallDisk disk(folder() / "disk", "size=4m");
    if (!disk.mounted())
        QSKIP("needs the right to mount");
    const fs::path place = folder() / "disk" / "library.sqlite";
    std::int64_t told = 0;
    {
        auto library = Library::open(place, Library::Access::ReadWrite);
        WORKS(library);
        WORKS(library->addRoot("/music"));
        Status added = ok();
        for (std::uint32_t i = 1; i <= 500; ++i) {
            added = addAnalysed(*library, i);
            if (!added)
                break;
            ++told;
        }
        QVERIFY(!added);
        QCOMPARE(added.error().code, ErrorCode::DiskFull);
        QVERIFY(told > 10);
        QCOMPARE(library->counts()->analysed, told);
        QCOMPARE(library->maintain().error().code, ErrorCode::DiskFull);
    }
    auto library = Library::open(place, Library::Access::ReadWrite);
    WORKS(library);
    QVERIFY(library->repaired().empty());
    QCOMPARE(library->counts()->analysed, told);
    verifySane(*library);
}

void TestFaultyLibrary::aBackupOnAFullDiskLeavesNothingHalf()
{
    makeLibrary(20);
    auto library = openLibrary();
    failingstorage::fillUp();
    const auto made = library.backUp(folder() / "copy.sqlite");
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::DiskFull);
    failingstorage::heal();
    QVERIFY(!fs::exists(folder() / "copy.sqlite"));
    QVERIFY(!fs::exists(folder() / "copy.sqlite.part"));
    WORKS(library.backUp(folder() / "copy.sqlite"));
}

void TestFaultyLibrary::bringingUpToDateOnAFullDiskLeavesTheOldFile()
{
    {
        Database old(file(), OpenMode::Create);
        migrate(old, migrations().first(1));
        old.execute("INSERT INTO root (path) VALUES (x'2F6D')");
    }
    const std::string before = bytesOfFile(file());
    failingstorage::fillUp();
    const auto refused = Library::open(file(), Library::Access::ReadWrite);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DiskFull);
    failingstorage::heal();
    QCOMPARE(bytesOfFile(file()), before);
    QCOMPARE(openLibrary().roots()->size(), std::size_t{1});
}

void TestFaultyLibrary::aLibraryWithoutWritePermissionCanBeRead()
{
    makeLibrary(5);
    addAndDie(6, 8);
    for (const auto& entry : fs::directory_iterator(folder()))
        fs::permissions(entry.path(), fs::perms(0444));
    fs::permissions(folder(), fs::perms(0555));
    const std::string before = bytesOfFile(file());
    {
        const OrdinaryUser user;
        const auto writing = Library::open(file(), Library::Access::ReadWrite);
        QVERIFY(!writing);
        QCOMPARE(writing.error().code, ErrorCode::LibraryReadOnly);
        auto reading = Library::open(file(), Library::Access::ReadOnly);
        WORKS(reading);
        // With those that were in the log only.
        QCOMPARE(reading->counts()->analysed, std::int64_t{8});
        QCOMPARE(reading->embeddings(made::modelHash)->ids.size(), std::size_t{8});
        QCOMPARE(reading->markMissing({1}).error().code, ErrorCode::LibraryReadOnly);
        // Vectors that are no use are passed over, since nothing can be written down.
        verifySane(*reading);
    }
    fs::permissions(folder(), fs::perms(0755));
    QCOMPARE(bytesOfFile(file()), before);
}

void TestFaultyLibrary::aLibraryOnAReadOnlyDiskShowsItsNewestRows()
{
    const SmallDisk disk(folder() / "disk", "size=16m");
    if (!disk.mounted())
        QSKIP("needs the right to mount");
    makeLibrary(5);
    addAndDie(6, 8);
    for (const char* suffix : {"", "-wal", "-shm", ".lock"})
        fs::copy_file(file().string() + suffix, folder() / "disk" / ("library.sqlite" + std::string(suffix)));
    QVERIFY(disk.makeReadOnly());
    const fs::path place = folder() / "disk" / "library.sqlite";
    QCOMPARE(Library::open(place, Library::Access::ReadWrite).error().code, ErrorCode::LibraryReadOnly);
    QCOMPARE(Library::open(place.parent_path() / "new.sqlite", Library::Access::ReadWrite).error().code,
             ErrorCode::LibraryReadOnly);
    const auto library = Library::open(place, Library::Access::ReadOnly);
    WORKS(library);
    QVERIFY(library->readOnly());
    QCOMPARE(library->counts()->analysed, std::int64_t{8});
    QCOMPARE(library->pathOf({8})->native(), std::string("/music/8.flac"));
}

void TestFaultyLibrary::aLibraryThatMayNotBeReadSaysSo()
{
    makeLibrary(1);
    fs::permissions(file(), fs::perms::none);
    const OrdinaryUser user;
    for (const auto access : {Library::Access::ReadOnly, Library::Access::ReadWrite})
        QCOMPARE(Library::open(file(), access).error().code, ErrorCode::Permission);
}

void TestFaultyLibrary::aLibraryLockedForAMomentIsWaitedFor()
{
    makeLibrary(1);
    auto library = openLibrary();
    int pipes[2];
    QCOMPARE(::pipe(pipes), 0);
    const pid_t child = inAnotherProcess([&] {
        auto other = Library::open(file(), Library::Access::ReadWrite);
        if (!other || !other->begin() || !other->markMissing({1}) || ::write(pipes[1], "x", 1) != 1)
            return 1;
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        return other->commit() ? 0 : 2;
    });
    char token = 0;
    QCOMPARE(::read(pipes[0], &token, 1), ssize_t{1});
    QCOMPARE(library.counts()->missing, std::int64_t{0}); // readers do not wait
    WORKS(addAnalysed(library, 2));
    QCOMPARE(exitOf(child), 0);
    QCOMPARE(library.counts()->missing, std::int64_t{1});
    QCOMPARE(library.counts()->analysed, std::int64_t{1});
    ::close(pipes[0]);
    ::close(pipes[1]);
}

void TestFaultyLibrary::aLibraryLockedForEverSaysSoAndWorksAgainLater()
{
    makeLibrary(1);
    auto library = openLibrary();
    auto other = openLibrary();
    WORKS(other.begin());
    WORKS(other.markMissing({1}));
    const auto refused = addAnalysed(library, 2);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::LibraryInUse);
    QCOMPARE(library.begin().error().code, ErrorCode::LibraryInUse);
    QCOMPARE(library.counts()->tracks, std::int64_t{1});
    WORKS(other.rollBack());
    WORKS(addAnalysed(library, 2));
}

void TestFaultyLibrary::randomDamageIsRepaired_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestFaultyLibrary::randomDamageIsRepaired()
{
    QFETCH(int, seed);
    makeLibrary(60);
    makeBackup();
    {
        auto library = openLibrary();
        for (std::uint32_t i = 61; i <= 80; ++i)
            WORKS(addAnalysed(library, i));
    }
    std::mt19937 random(static_cast<std::uint32_t>(seed));
    const auto size = fs::file_size(file());
    for (int i = 0; i < 40; ++i)
        overwrite(file(), random() % (size - 64), randomBytes(random, 64));
    const std::string damaged = bytesOfFile(file());

    auto library = openLibrary();
    verifySane(library);
    QVERIFY(library.counts()->tracks >= 60);
    // No track is lost that the backup has, and nothing is called analysed that is not.
    for (std::uint32_t i = 1; i <= 60; ++i)
        QVERIFY(library.trackAt("/music/" + std::to_string(i) + ".flac"));
    if (library.repaired().empty()) {
        QVERIFY(keptDamaged().empty());
        return;
    }
    QCOMPARE(keptDamaged().size(), std::size_t{1});
    QCOMPARE(bytesOfFile(keptDamaged().front()), damaged);
    QVERIFY(library.repaired().find(keptDamaged().front().filename().string()) != std::string::npos);
    QVERIFY(library.repaired().find("backup of") != std::string::npos);
    // It can be worked with, and the next opening has nothing to say.
    WORKS(library.addTrack({1}, "after.flac", {}));
    {
        const auto gone = std::move(library);
    }
    QVERIFY(openLibrary().repaired().empty());
}

void TestFaultyLibrary::damageWithoutABackupIsSalvagedRowByRow()
{
    constexpr std::uint32_t count = 300;
    makeLibrary(count);
    // A page in the middle of the table of tracks, and one of the table of vectors.
    std::vector<std::int64_t> pages;
    {
        const Database database(file(), OpenMode::ReadOnly);
        pages.push_back(database.number("SELECT rootpage FROM sqlite_schema WHERE name = 'track'"));
        pages.push_back(database.number("SELECT rootpage FROM sqlite_schema WHERE name = 'embedding'"));
    }
    const std::string before = bytesOfFile(file());
    std::mt19937 random(5);
    for (const auto page : pages) {
        // The root of a large table is a list of its leaves: two of them are destroyed.
        const std::size_t at = static_cast<std::size_t>(page - 1) * 4096;
        QCOMPARE(static_cast<int>(before[at]), 5);
        for (const std::size_t entry : {2, 6}) {
            const auto byte = [&](std::size_t offset) {
                return static_cast<std::size_t>(static_cast<unsigned char>(before[offset]));
            };
            const std::size_t cell = at + byte(at + 12 + 2 * entry) * 256 + byte(at + 12 + 2 * entry + 1);
            const std::size_t leaf =
                ((byte(cell) * 256 + byte(cell + 1)) * 256 + byte(cell + 2)) * 256 + byte(cell + 3);
            overwrite(file(), (leaf - 1) * 4096, randomBytes(random, 4096));
        }
    }
    auto library = openLibrary();
    QVERIFY(library.repaired().find("no good backup") != std::string::npos);
    verifySane(library);
    const auto counts = library.counts();
    QVERIFY2(counts->tracks >= count - 70 && counts->tracks < count, qPrintable(QString::number(counts->tracks)));
    QVERIFY2(counts->waiting > 0 && counts->waiting <= 40, qPrintable(QString::number(counts->waiting)));
    QCOMPARE(library.roots()->front().path.native(), std::string("/music"));
    // Rows on both sides of the holes are unharmed.
    for (const std::uint32_t number : {1U, count}) {
        const auto row = library.trackAt("/music/" + std::to_string(number) + ".flac");
        WORKS(row);
        QCOMPARE(row->tags, made::decoded(number).tags);
        QCOMPARE(library.sections(row->id, made::modelHash)->size(), std::size_t{80});
        QCOMPARE(*library.waveform(row->id), made::decoded(number).waveform);
    }
}

void TestFaultyLibrary::aUselessFileIsReplacedByItsBackup_data()
{
    QTest::addColumn<QByteArray>("how");
    for (const char* how :
         {"zeros", "text", "cut in half", "cut to 50 bytes", "empty", "head destroyed", "first page destroyed"})
        QTest::newRow(how) << QByteArray(how);
}

void TestFaultyLibrary::aUselessFileIsReplacedByItsBackup()
{
    QFETCH(QByteArray, how);
    makeLibrary(30);
    makeBackup();
    const auto size = fs::file_size(file());
    std::mt19937 random(3);
    const std::map<QByteArray, std::function<void()>> ways{
        {"zeros", [&] { writeFile(file(), std::string(size, '\0')); }},
        {"text", [&] { writeFile(file(), std::string(5000, 'x')); }},
        {"cut in half", [&] { fs::resize_file(file(), size / 2); }},
        {"cut to 50 bytes", [&] { fs::resize_file(file(), 50); }},
        {"empty", [&] { fs::resize_file(file(), 0); }},
        {"head destroyed", [&] { overwrite(file(), 0, randomBytes(random, 16)); }},
        {"first page destroyed", [&] { overwrite(file(), 100, randomBytes(random, 3996)); }},
    };
    ways.at(how)();
    const std::string damaged = bytesOfFile(file());
    auto library = openLibrary();
    QVERIFY(library.repaired().find("damaged") != std::string::npos);
    QVERIFY(library.repaired().find("with 30 tracks was put back") != std::string::npos);
    QCOMPARE(library.counts()->analysed, std::int64_t{30});
    verifySane(library);
    QCOMPARE(keptDamaged().size(), std::size_t{1});
    QCOMPARE(bytesOfFile(keptDamaged().front()), damaged);
}

void TestFaultyLibrary::aUselessFileWithoutBackupIsKeptAndALibraryBegun()
{
    makeLibrary(3);
    writeFile(file(), "this was a library once");
    auto library = openLibrary();
    QVERIFY(library.repaired().find("no good backup") != std::string::npos);
    QCOMPARE(library.counts()->tracks, std::int64_t{0});
    QCOMPARE(bytesOfFile(keptDamaged().front()), std::string("this was a library once"));
    WORKS(library.addRoot("/music"));
}

void TestFaultyLibrary::newerRowsThanTheBackupAreSavedFromTheDamagedFile()
{
    makeLibrary(30);
    {
        auto library = openLibrary();
        WORKS(library.saveUnitNotes(made::modelHash, {{{{1}, 1}, "kept", {}, 2}, {{{1}, 3}, "as it was", {}, 0}}));
    }
    makeBackup();
    {
        auto library = openLibrary();
        for (std::uint32_t i = 31; i <= 50; ++i)
            WORKS(addAnalysed(library, i));
        WORKS(library.saveAnalysis({7}, made::stamp(700), made::decoded(700), made::heard(700), made::modelHash));
        WORKS(library.moveTrack({8}, {1}, "moved.flac", made::stamp(8)));
        WORKS(library.saveFailure({9}, made::stamp(9), {ErrorCode::Drm, "decode", "locked", 1, 1}));
        WORKS(library.saveUnitNotes(made::modelHash, {{{{1}, 3}, "as it is now", {}, 0}, {{{2}, 7}, "new", {}, 0}}));
    }
    // An index alone is damaged: all rows can still be read.
    const auto page = Database(file(), OpenMode::ReadOnly)
                          .number("SELECT rootpage FROM sqlite_schema WHERE name = 'track_by_change'");
    overwrite(file(), static_cast<std::size_t>(page - 1) * 4096, std::string(4096, '\x55'));
    auto library = openLibrary();
    QVERIFY(library.repaired().find("23 tracks were read from the damaged file") != std::string::npos);
    QCOMPARE(library.counts()->analysed, std::int64_t{49});
    QCOMPARE(library.counts()->waiting, std::int64_t{0});
    QCOMPARE(library.track({7})->tags, made::decoded(700).tags);
    QCOMPARE(library.track({8})->relativePath, std::string("moved.flac"));
    QCOMPARE(library.track({9})->problem, std::optional(ErrorCode::Drm));
    QCOMPARE(library.embeddings(made::modelHash)->ids.size(), std::size_t{50});
    QCOMPARE(library.laterPeaks({50}, made::modelHash)->size(), std::size_t{3});
    const std::vector<UnitNote> notes{
        {{{1}, 1}, "kept", {}, 2}, {{{1}, 3}, "as it is now", {}, 0}, {{{2}, 7}, "new", {}, 0}};
    QCOMPARE(*library.unitNotes(made::modelHash), notes);
    verifySane(library);
}

void TestFaultyLibrary::aDamagedFileOfAnOlderVersionIsSalvagedToo()
{
    makeLibrary(20);
    tamper(file(), "DROP TABLE unit_note; DROP TABLE peaks; PRAGMA user_version = 2; PRAGMA wal_checkpoint(TRUNCATE)");
    const auto page = Database(file(), OpenMode::ReadOnly)
                          .number("SELECT rootpage FROM sqlite_schema WHERE name = 'track_by_change'");
    overwrite(file(), static_cast<std::size_t>(page - 1) * 4096, std::string(4096, '\x55'));
    auto library = openLibrary();
    QVERIFY2(library.repaired().find("20 tracks were read from the damaged file") != std::string::npos,
             library.repaired().c_str());
    QCOMPARE(library.counts()->analysed, std::int64_t{20});
    QVERIFY(library.laterPeaks({1}, made::modelHash)->empty());
    QVERIFY(library.unitNotes(made::modelHash)->empty());
    verifySane(library);
}

void TestFaultyLibrary::aDamagedBackupIsPassedOver()
{
    makeLibrary(30);
    makeBackup();
    fs::path backup;
    for (const auto& entry : fs::directory_iterator(folder())) {
        if (entry.path().filename().string().find(".backup-") != std::string::npos)
            backup = entry.path();
    }
    const fs::path older = file().string() + ".backup-20200101-000000";
    fs::copy_file(backup, older);
    writeFile(backup, "no use");
    writeFile(file(), "no use either");
    auto library = openLibrary();
    QVERIFY(library.repaired().find("backup of 2020-01-01") != std::string::npos);
    QCOMPARE(library.counts()->analysed, std::int64_t{30});
    QCOMPARE(bytesOfFile(backup), std::string("no use"));
}

void TestFaultyLibrary::aDeletedLogCostsOnlyWhatWasInIt()
{
    makeLibrary(10);
    addAndDie(11, 15);
    QVERIFY(fs::file_size(file().string() + "-wal") > 0);
    fs::remove(file().string() + "-wal");
    auto library = openLibrary();
    QCOMPARE(library.counts()->analysed, std::int64_t{10});
    verifySane(library);
}

void TestFaultyLibrary::aLogOfAnotherFileIsNotTaken()
{
    makeLibrary(10);
    const fs::path other = folder() / "other";
    fs::create_directories(other);
    for (const char* suffix : {"", ".lock"})
        fs::rename(file().string() + suffix, other / ("library.sqlite" + std::string(suffix)));
    makeLibrary(25);
    addAndDie(26, 40);
    const std::string log = bytesOfFile(file().string() + "-wal");
    writeFile(other / "library.sqlite-wal", log);

    auto library = Library::open(other / "library.sqlite", Library::Access::ReadWrite);
    WORKS(library);
    QVERIFY(library->repaired().find("does not belong") != std::string::npos);
    QCOMPARE(library->counts()->analysed, std::int64_t{10});
    verifySane(*library);
    const auto kept = std::ranges::count_if(fs::directory_iterator(other), [&](const auto& entry) {
        return entry.path().filename().string().find(".corrupt-") != std::string::npos &&
               bytesOfFile(entry.path()) == log;
    });
    QCOMPARE(static_cast<int>(kept), 1);
}

void TestFaultyLibrary::aLogSwappedAfterACrashDoesNoHarm()
{
    makeLibrary(25);
    addAndDie(26, 40);
    const std::string foreign = bytesOfFile(file().string() + "-wal");
    for (const auto& entry : fs::directory_iterator(folder()))
        fs::remove(entry.path());
    makeLibrary(100);
    makeBackup();
    addAndDie(101, 105);
    writeFile(file().string() + "-wal", foreign);
    fs::remove(file().string() + "-shm");
    auto library = openLibrary();
    verifySane(library);
    QVERIFY(library.counts()->tracks >= 25);
}

void TestFaultyLibrary::damageFoundWhileReadingIsRepairedAtTheNextOpening()
{
    makeLibrary(300);
    makeBackup();
    struct stat before {};
    QCOMPARE(::stat(file().c_str(), &before), 0);
    const auto page =
        Database(file(), OpenMode::ReadOnly).number("SELECT rootpage FROM sqlite_schema WHERE name = 'track'");
    overwrite(file(), static_cast<std::size_t>(page - 1) * 4096, std::string(4096, '\x55'));
    // As a failing disk does it: the time of the file tells nothing.
    const timespec times[2] = {before.st_atim, before.st_mtim};
    QCOMPARE(::utimensat(AT_FDCWD, file().c_str(), times, 0), 0);
    {
        auto library = openLibrary();
        QVERIFY(library.repaired().empty());
        const auto rows = library.tracks();
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::LibraryDamaged);
        QCOMPARE(library.checkIntegrity().error().code, ErrorCode::LibraryDamaged);
    }
    auto library = openLibrary();
    QVERIFY(!library.repaired().empty());
    QCOMPARE(library.counts()->analysed, std::int64_t{300});
    verifySane(library);
}

void TestFaultyLibrary::aDamagedLibraryIsNotTouchedByReaders()
{
    makeLibrary(30);
    makeBackup();
    fs::resize_file(file(), fs::file_size(file()) / 2);
    const std::string damaged = bytesOfFile(file());
    const auto reader = Library::open(file(), Library::Access::ReadOnly);
    QVERIFY(!reader);
    QCOMPARE(reader.error().code, ErrorCode::LibraryDamaged);
    QCOMPARE(bytesOfFile(file()), damaged);
    QVERIFY(keptDamaged().empty());
    QCOMPARE(openLibrary().counts()->analysed, std::int64_t{30});
    QCOMPARE(Library::open(file(), Library::Access::ReadOnly)->counts()->analysed, std::int64_t{30});
}

void TestFaultyLibrary::aDamagedLibraryIsNotRepairedUnderOthersFeet()
{
    makeLibrary(30);
    {
        const auto user = openLibrary();
        overwrite(file(), 0, std::string(100, 'x'));
        const auto refused = Library::open(file(), Library::Access::ReadWrite);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::LibraryDamaged);
        QVERIFY(keptDamaged().empty());
    }
    QVERIFY(!openLibrary().repaired().empty());
}

void TestFaultyLibrary::aRepairThatWasStoppedIsFinished()
{
    makeLibrary(30);
    // The moment between setting the damaged file aside and putting the new one in its place.
    fs::copy_file(file(), file().string() + ".repair");
    fs::rename(file(), file().string() + ".corrupt-20200101-000000");
    QCOMPARE(openLibrary().counts()->analysed, std::int64_t{30});
    QVERIFY(!fs::exists(file().string() + ".repair"));
    // And an earlier one: what was begun is begun anew.
    writeFile(file().string() + ".repair", "half of it");
    QCOMPARE(openLibrary().counts()->analysed, std::int64_t{30});
}

void TestFaultyLibrary::aNewerLibraryCanOnlyBeRead()
{
    makeLibrary(5);
    tamper(file(), "PRAGMA user_version = 99; ALTER TABLE track ADD COLUMN from_the_future TEXT; "
                   "CREATE TABLE mood (id INTEGER PRIMARY KEY)");
    const std::string before = bytesOfFile(file());
    const auto refused = Library::open(file(), Library::Access::ReadWrite);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::LibraryNewer);
    {
        const auto reader = Library::open(file(), Library::Access::ReadOnly);
        WORKS(reader);
        QCOMPARE(reader->counts()->analysed, std::int64_t{5});
        QCOMPARE(reader->tracks()->size(), std::size_t{5});
        QCOMPARE(reader->embeddings(made::modelHash)->ids.size(), std::size_t{5});
    }
    QCOMPARE(bytesOfFile(file()), before);
    QVERIFY(keptDamaged().empty());
}

void TestFaultyLibrary::filesOfOthersAreRefusedAndLeftAlone_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char* what : {"another application's database", "a database without a name",
                             "our library renamed by its id", "a song", "a short text", "a folder"})
        QTest::newRow(what) << QByteArray(what);
}

void TestFaultyLibrary::filesOfOthersAreRefusedAndLeftAlone()
{
    QFETCH(QByteArray, what);
    const std::map<QByteArray, std::function<void()>> ways{
        {"another application's database",
         [&] {
             Database(file(), OpenMode::Create)
                 .execute("PRAGMA application_id = 1234; CREATE TABLE track (id INTEGER)");
         }},
        {"a database without a name",
         [&] { Database(file(), OpenMode::Create).execute("CREATE TABLE t (id INTEGER)"); }},
        {"our library renamed by its id",
         [&] {
             makeLibrary(3);
             tamper(file(), "PRAGMA application_id = 4321");
         }},
        {"a song", [&] { writeFile(file(), "ID3" + std::string(10'000, '\x7F')); }},
        {"a short text", [&] { writeFile(file(), "hello"); }},
        {"a folder", [&] { fs::create_directories(file()); }},
    };
    ways.at(what)();
    const std::string before = fs::is_directory(file()) ? std::string() : bytesOfFile(file());
    for (const auto access : {Library::Access::ReadWrite, Library::Access::ReadOnly}) {
        const auto refused = Library::open(file(), access);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::LibraryForeign);
    }
    QCOMPARE(fs::is_directory(file()) ? std::string() : bytesOfFile(file()), before);
    QVERIFY(keptDamaged().empty());
    // Nothing was left beside what was never ours.
    if (what != "our library renamed by its id" && what != "a database without a name")
        QCOMPARE(std::distance(fs::directory_iterator(folder()), {}), std::ptrdiff_t{1});
}

void TestFaultyLibrary::aKilledMigrationLeavesTheOldVersionWhole()
{
    {
        Database old(file(), OpenMode::Create);
        migrate(old, migrations().first(1));
        old.execute("PRAGMA journal_mode = WAL; INSERT INTO root (path) VALUES (x'2F6D7573696B')");
    }
    // A second step that takes long, so that the kill comes in its middle.
    const std::vector<Migration> slow{
        migrations()[0],
        {2, "slow",
         "CREATE TABLE bulk (id INTEGER PRIMARY KEY, text TEXT) STRICT; "
         "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) "
         "INSERT INTO bulk SELECT i, hex(i) || hex(i) FROM n; ALTER TABLE root ADD COLUMN late TEXT;"}};
    std::mt19937 random(2);
    for (int round = 0; round < 6; ++round) {
        int pipes[2];
        QCOMPARE(::pipe(pipes), 0);
        const pid_t child = inAnotherProcess([&] {
            Database database(file(), OpenMode::ReadWrite);
            if (::write(pipes[1], "x", 1) != 1)
                return 1;
            migrate(database, slow);
            return 0;
        });
        char token = 0;
        QCOMPARE(::read(pipes[0], &token, 1), ssize_t{1});
        std::this_thread::sleep_for(std::chrono::milliseconds(20 + random() % 200));
        ::kill(child, SIGKILL);
        QCOMPARE(exitOf(child), -1); // it was still at it
        ::close(pipes[0]);
        ::close(pipes[1]);
        const Database database(file(), OpenMode::ReadWrite);
        QCOMPARE(database.number("PRAGMA user_version"), std::int64_t{1});
        QCOMPARE(database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'bulk'"), std::int64_t{0});
        QCOMPARE(database.text("PRAGMA integrity_check"), std::string("ok"));
        QCOMPARE(database.number("SELECT count(*) FROM root"), std::int64_t{1});
    }
    auto library = openLibrary();
    QCOMPARE(library.roots()->front().path.native(), std::string("/musik"));
    WORKS(addAnalysed(library, 1));
}

void TestFaultyLibrary::anOldLibraryIsBackedUpAndBroughtUpToDate()
{
    {
        Database old(file(), OpenMode::Create);
        migrate(old, migrations().first(1));
        old.execute("INSERT INTO root (path) VALUES (x'2F6D7573696B'); "
                    "INSERT INTO track (root, path, device, inode, size, modified_ns, added, changed, title) "
                    "VALUES (1, x'61', 1, 2, 3, 4, 5, 0, 'old')");
    }
    {
        // Whoever comes first, a reader too.
        const auto reader = openLibrary(Library::Access::ReadOnly);
        QCOMPARE(reader.tracks()->front().tags.title, std::string("old"));
    }
    auto library = openLibrary();
    QVERIFY(library.repaired().empty());
    QCOMPARE(library.tracks()->front().tags.title, std::string("old"));
    WORKS(library.saveAnalysis({1}, {}, made::decoded(1), made::heard(1), made::modelHash));
    fs::path backup;
    for (const auto& entry : fs::directory_iterator(folder())) {
        if (entry.path().filename().string().find(".backup-") != std::string::npos)
            backup = entry.path();
    }
    QVERIFY(!backup.empty());
    const Database kept(backup, OpenMode::ReadOnly);
    QCOMPARE(kept.number("PRAGMA user_version"), std::int64_t{1});
    QCOMPARE(kept.number("SELECT count(*) FROM track"), std::int64_t{1});
}

void TestFaultyLibrary::vectorsThatAreNoUseAreHeardAgain_data()
{
    QTest::addColumn<QByteArray>("sql");
    const auto row = [](const char* name, const char* value) {
        QTest::newRow(name) << QByteArray("UPDATE embedding SET vector = CAST(") + value + " AS BLOB) WHERE track = 3";
    };
    row("too short", "substr(vector, 1, 511)");
    row("too long", "vector || x'00'");
    row("empty", "x''");
    row("not a number", "x'0000C07F' || substr(vector, 5)");
    row("infinite", "x'0000807F' || substr(vector, 5)");
    row("huge", "x'0000007F' || substr(vector, 5)");
    row("all zero", "zeroblob(512)");
}

void TestFaultyLibrary::vectorsThatAreNoUseAreHeardAgain()
{
    QFETCH(QByteArray, sql);
    makeLibrary(5);
    tamper(file(), sql.toStdString());
    {
        // A reader leaves it out and can do no more.
        const auto reader = openLibrary(Library::Access::ReadOnly);
        QCOMPARE(reader.embeddings(made::modelHash)->ids.size(), std::size_t{4});
        QCOMPARE(reader.track({3})->state, TrackState::Done);
    }
    auto library = openLibrary();
    const auto before = library.changeCounter();
    const auto vectors = library.embeddings(made::modelHash);
    WORKS(vectors);
    QCOMPARE(vectors->ids, (std::vector<TrackId>{{1}, {2}, {4}, {5}}));
    QCOMPARE(vectors->values.size(), std::size_t{4 * 128});
    QCOMPARE(library.track({3})->state, TrackState::Waiting);
    QVERIFY(!library.track({3})->hasEmbedding);
    QCOMPARE(library.counts()->analysed, std::int64_t{4});
    QCOMPARE(library.tracksChangedSince(before)->size(), std::size_t{1});
    WORKS(library.saveAnalysis({3}, made::stamp(3), made::decoded(3), made::heard(3), made::modelHash));
    QCOMPARE(library.embeddings(made::modelHash)->ids.size(), std::size_t{5});
}

void TestFaultyLibrary::sectionsThatAreNoUseAreHeardAgain()
{
    makeLibrary(3);
    tamper(file(), "UPDATE heard SET sections = substr(sections, 1, 1000) WHERE track = 2");
    auto library = openLibrary();
    QCOMPARE(library.sections({2}, made::modelHash).error().code, ErrorCode::NotFound);
    QCOMPARE(library.track({2})->state, TrackState::Waiting);
    QCOMPARE(library.sections({1}, made::modelHash)->size(), std::size_t{80});
}

void TestFaultyLibrary::anyFailingDiskOperationLeavesAllOrNothing_data()
{
    QTest::addColumn<bool>("full");
    QTest::addColumn<bool>("forEver");
    QTest::newRow("one error") << false << false;
    QTest::newRow("errors from then on") << false << true;
    QTest::newRow("full once") << true << false;
    QTest::newRow("full from then on") << true << true;
}

void TestFaultyLibrary::anyFailingDiskOperationLeavesAllOrNothing()
{
    QFETCH(bool, full);
    QFETCH(bool, forEver);
    makeLibrary(3);
    std::uint32_t next = 4;
    std::int64_t told = 3;
    int failures = 0;
    for (int number = 1;; ++number) {
        failingstorage::failOperation(number, full ? failingstorage::Kind::Full : failingstorage::Kind::Error, forEver);
        bool committed = false;
        {
            auto library = Library::open(file(), Library::Access::ReadWrite);
            if (library && library->begin()) {
                static_cast<void>(addAnalysed(*library, next));
                static_cast<void>(library->markExcluded({1}, false));
                committed = static_cast<bool>(library->commit());
            }
            if (library && committed)
                committed = library->tracks().operator bool() || failingstorage::hasFailed();
        }
        const bool failed = failingstorage::hasFailed();
        failingstorage::heal();
        failures += failed ? 1 : 0;
        auto library = openLibrary();
        QVERIFY2(library.repaired().empty(), qPrintable(QString::number(number)));
        verifySane(library);
        const auto there = library.counts()->analysed;
        QCOMPARE(library.counts()->tracks, there);
        QVERIFY2(there == told + (committed ? 1 : 0) || (!committed && there == told + 1),
                 qPrintable(QString("operation %1: %2 tracks, %3 told").arg(number).arg(there).arg(told)));
        QVERIFY(there >= told);
        next += static_cast<std::uint32_t>(there - told);
        told = there;
        if (!failed)
            break;
        QVERIFY(number < 2000);
    }
    QVERIFY2(failures > 20, qPrintable(QString::number(failures)));
}

void TestFaultyLibrary::anyFailingAllocationLeavesAllOrNothing()
{
    makeLibrary(3);
    std::uint32_t next = 4;
    std::int64_t told = 3;
    int refused = 0;
    // Steps that grow, for a run makes thousands of allocations.
    for (int number = 1; number < 20'000; number += 1 + number / 40) {
        bool committed = false;
        {
            failingstorage::failAllocation(number);
            auto library = Library::open(file(), Library::Access::ReadWrite);
            if (library && library->begin()) {
                static_cast<void>(addAnalysed(*library, next));
                committed = static_cast<bool>(library->commit());
            }
            if (library)
                static_cast<void>(library->tracks());
            failingstorage::heal();
        }
        refused += committed ? 0 : 1;
        auto library = openLibrary();
        QVERIFY(library.repaired().empty());
        const auto there = library.counts()->analysed;
        QCOMPARE(library.counts()->tracks, there);
        QVERIFY(there >= told + (committed ? 1 : 0) && there <= told + 1);
        next += static_cast<std::uint32_t>(there - told);
        told = there;
    }
    QVERIFY(refused > 20);
    auto library = openLibrary();
    verifySane(library);
}

QTEST_APPLESS_MAIN(TestFaultyLibrary)
#include "tst_faultylibrary.moc"
