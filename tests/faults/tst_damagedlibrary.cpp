// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/unitnote.h"
#include "faults/faultylibrarytest.h"
#include "library/findingstore.h"
#include "library/notestore.h"
#include "library/playstore.h"
#include "library/rootstore.h"
#include "library/schema.h"
#include "library/trackstore.h"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <sys/stat.h>

using namespace tonekin;
using namespace tonekin::test;
namespace fs = std::filesystem;

namespace {

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

} // namespace

/// Libraries whose files, logs, backups or values are not as they were written.
class TestDamagedLibrary : public FaultyLibraryTest {
    Q_OBJECT
private Q_SLOTS:
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
    // F57
    void vectorsThatAreNoUseAreMadeAgain_data();
    void vectorsThatAreNoUseAreMadeAgain();
    void sectionsThatAreNoUseAreMadeAgain();
};

void TestDamagedLibrary::randomDamageIsRepaired_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestDamagedLibrary::randomDamageIsRepaired()
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
    QVERIFY(library.tracks().counts()->tracks >= 60);
    // No track is lost that the backup has, and nothing is called analysed that is not.
    for (std::uint32_t i = 1; i <= 60; ++i)
        QVERIFY(library.tracks().findAt("/music/" + std::to_string(i) + ".flac"));
    if (library.repaired().empty()) {
        QVERIFY(keptDamaged().empty());
        return;
    }
    QCOMPARE(keptDamaged().size(), std::size_t{1});
    QCOMPARE(bytesOfFile(keptDamaged().front()), damaged);
    QVERIFY(library.repaired().find(keptDamaged().front().filename().string()) != std::string::npos);
    QVERIFY(library.repaired().find("backup of") != std::string::npos);
    // It can be worked with, and the next opening has nothing to say.
    WORKS(library.tracks().add({1}, "after.flac", {}));
    {
        const auto gone = std::move(library);
    }
    QVERIFY(openLibrary().repaired().empty());
}

void TestDamagedLibrary::damageWithoutABackupIsSalvagedRowByRow()
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
    const auto counts = library.tracks().counts();
    QVERIFY2(counts->tracks >= count - 70 && counts->tracks < count, qPrintable(QString::number(counts->tracks)));
    QVERIFY2(counts->waiting > 0 && counts->waiting <= 40, qPrintable(QString::number(counts->waiting)));
    QCOMPARE(library.roots().all()->front().path.native(), std::string("/music"));
    // Rows on both sides of the holes are unharmed.
    for (const std::uint32_t number : {1U, count}) {
        const auto row = library.tracks().findAt("/music/" + std::to_string(number) + ".flac");
        WORKS(row);
        QCOMPARE(row->tags, made::decoded(number).tags);
        QCOMPARE(library.findings().sections(row->id, made::modelHash)->size(), std::size_t{80});
        QCOMPARE(*library.findings().waveform(row->id), made::decoded(number).waveform);
    }
}

void TestDamagedLibrary::aUselessFileIsReplacedByItsBackup_data()
{
    QTest::addColumn<QByteArray>("how");
    for (const char* how :
         {"zeros", "text", "cut in half", "cut to 50 bytes", "empty", "head destroyed", "first page destroyed"})
        QTest::newRow(how) << QByteArray(how);
}

void TestDamagedLibrary::aUselessFileIsReplacedByItsBackup()
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
    QCOMPARE(library.tracks().counts()->analysed, std::int64_t{30});
    verifySane(library);
    QCOMPARE(keptDamaged().size(), std::size_t{1});
    QCOMPARE(bytesOfFile(keptDamaged().front()), damaged);
}

void TestDamagedLibrary::aUselessFileWithoutBackupIsKeptAndALibraryBegun()
{
    makeLibrary(3);
    writeFile(file(), "this was a library once");
    auto library = openLibrary();
    QVERIFY(library.repaired().find("no good backup") != std::string::npos);
    QCOMPARE(library.tracks().counts()->tracks, std::int64_t{0});
    QCOMPARE(bytesOfFile(keptDamaged().front()), std::string("this was a library once"));
    WORKS(library.roots().add("/music"));
}

void TestDamagedLibrary::newerRowsThanTheBackupAreSavedFromTheDamagedFile()
{
    makeLibrary(30);
    {
        auto library = openLibrary();
        WORKS(library.notes().save(made::modelHash, {{{{1}, 1}, "kept", {}, 2}, {{{1}, 3}, "as it was", {}, 0}}));
    }
    makeBackup();
    {
        auto library = openLibrary();
        for (std::uint32_t i = 31; i <= 50; ++i)
            WORKS(addAnalysed(library, i));
        WORKS(library.findings().saveAnalysis({7}, made::stamp(700), made::decoded(700), made::analysed(700),
                                              made::modelHash));
        WORKS(library.tracks().move({8}, {1}, "moved.flac", made::stamp(8)));
        WORKS(library.tracks().saveFailure({9}, made::stamp(9), {ErrorCode::Drm, "decode", "locked", 1, 1}));
        WORKS(library.notes().save(made::modelHash, {{{{1}, 3}, "as it is now", {}, 0}, {{{2}, 7}, "new", {}, 0}}));
        WORKS(library.plays().save("strawberry", {{{1}, 5, 1, 100, 0.5}, {{2}, 3, 0, 50, {}}}, 1000));
    }
    // An index alone is damaged: all rows can still be read.
    const auto page = Database(file(), OpenMode::ReadOnly)
                          .number("SELECT rootpage FROM sqlite_schema WHERE name = 'track_by_change'");
    overwrite(file(), static_cast<std::size_t>(page - 1) * 4096, std::string(4096, '\x55'));
    auto library = openLibrary();
    QVERIFY(library.repaired().find("23 tracks were read from the damaged file") != std::string::npos);
    QCOMPARE(library.tracks().counts()->analysed, std::int64_t{49});
    QCOMPARE(library.tracks().counts()->waiting, std::int64_t{0});
    QCOMPARE(library.tracks().find({7})->tags, made::decoded(700).tags);
    QCOMPARE(library.tracks().find({8})->relativePath, std::string("moved.flac"));
    QCOMPARE(library.tracks().find({9})->problem, std::optional(ErrorCode::Drm));
    QCOMPARE(library.findings().embeddings(made::modelHash)->ids.size(), std::size_t{50});
    QCOMPARE(library.findings().laterPeaks({50}, made::modelHash)->size(), std::size_t{3});
    const std::vector<UnitNote> notes{
        {{{1}, 1}, "kept", {}, 2}, {{{1}, 3}, "as it is now", {}, 0}, {{{2}, 7}, "new", {}, 0}};
    QCOMPARE(*library.notes().all(made::modelHash), notes);
    QCOMPARE(*library.plays().all(), (std::vector{TrackPlays{{1}, 5, 1, 100, 0.5}, TrackPlays{{2}, 3, 0, 50, {}}}));
    verifySane(library);
}

void TestDamagedLibrary::aDamagedFileOfAnOlderVersionIsSalvagedToo()
{
    fs::create_directories(file().parent_path());
    fs::copy_file(TONEKIN_SOURCE_DIR "/tests/library/data/library-0.1.sqlite", file());
    const auto page = Database(file(), OpenMode::ReadOnly)
                          .number("SELECT rootpage FROM sqlite_schema WHERE name = 'track_by_change'");
    overwrite(file(), static_cast<std::size_t>(page - 1) * 4096, std::string(4096, '\x55'));
    auto library = openLibrary();
    QVERIFY2(library.repaired().find("12 tracks were read from the damaged file") != std::string::npos,
             library.repaired().c_str());
    QCOMPARE(library.findings().embeddings(made::modelHash)->ids.size(), std::size_t{8});
    QCOMPARE(library.findings().filters({1}, made::modelHash)->size(), std::size_t{256});
    QCOMPARE(library.findings().laterPeaks({1}, made::modelHash)->size(), std::size_t{3});
    QCOMPARE(library.findings().sections({1}, made::modelHash)->size(), std::size_t{4});
    WORKS(library.findings().waveform({1}));
    QCOMPARE(library.notes().all(made::modelHash)->size(), std::size_t{1});
    verifySane(library);
}

void TestDamagedLibrary::aDamagedBackupIsPassedOver()
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
    QCOMPARE(library.tracks().counts()->analysed, std::int64_t{30});
    QCOMPARE(bytesOfFile(backup), std::string("no use"));
}

void TestDamagedLibrary::aDeletedLogCostsOnlyWhatWasInIt()
{
    makeLibrary(10);
    addAndDie(11, 15);
    QVERIFY(fs::file_size(file().string() + "-wal") > 0);
    fs::remove(file().string() + "-wal");
    auto library = openLibrary();
    QCOMPARE(library.tracks().counts()->analysed, std::int64_t{10});
    verifySane(library);
}

void TestDamagedLibrary::aLogOfAnotherFileIsNotTaken()
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
    QCOMPARE(library->tracks().counts()->analysed, std::int64_t{10});
    verifySane(*library);
    const auto kept = std::ranges::count_if(fs::directory_iterator(other), [&](const auto& entry) {
        return entry.path().filename().string().find(".corrupt-") != std::string::npos &&
               bytesOfFile(entry.path()) == log;
    });
    QCOMPARE(static_cast<int>(kept), 1);
}

void TestDamagedLibrary::aLogSwappedAfterACrashDoesNoHarm()
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
    QVERIFY(library.tracks().counts()->tracks >= 25);
}

void TestDamagedLibrary::damageFoundWhileReadingIsRepairedAtTheNextOpening()
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
        const auto rows = library.tracks().all();
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::LibraryDamaged);
        QCOMPARE(library.checkIntegrity().error().code, ErrorCode::LibraryDamaged);
    }
    auto library = openLibrary();
    QVERIFY(!library.repaired().empty());
    QCOMPARE(library.tracks().counts()->analysed, std::int64_t{300});
    verifySane(library);
}

void TestDamagedLibrary::aDamagedLibraryIsNotTouchedByReaders()
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
    QCOMPARE(openLibrary().tracks().counts()->analysed, std::int64_t{30});
    QCOMPARE(Library::open(file(), Library::Access::ReadOnly)->tracks().counts()->analysed, std::int64_t{30});
}

void TestDamagedLibrary::aDamagedLibraryIsNotRepairedUnderOthersFeet()
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

void TestDamagedLibrary::aRepairThatWasStoppedIsFinished()
{
    makeLibrary(30);
    // The moment between setting the damaged file aside and putting the new one in its place.
    fs::copy_file(file(), file().string() + ".repair");
    fs::rename(file(), file().string() + ".corrupt-20200101-000000");
    QCOMPARE(openLibrary().tracks().counts()->analysed, std::int64_t{30});
    QVERIFY(!fs::exists(file().string() + ".repair"));
    // And an earlier one: what was begun is begun anew.
    writeFile(file().string() + ".repair", "half of it");
    QCOMPARE(openLibrary().tracks().counts()->analysed, std::int64_t{30});
}

void TestDamagedLibrary::vectorsThatAreNoUseAreMadeAgain_data()
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

void TestDamagedLibrary::vectorsThatAreNoUseAreMadeAgain()
{
    QFETCH(QByteArray, sql);
    makeLibrary(5);
    tamper(file(), sql.toStdString());
    {
        // A reader leaves it out and can do no more.
        const auto reader = openLibrary(Library::Access::ReadOnly);
        QCOMPARE(reader.findings().embeddings(made::modelHash)->ids.size(), std::size_t{4});
        QCOMPARE(reader.tracks().find({3})->state, TrackState::Done);
    }
    auto library = openLibrary();
    const auto before = library.changeCounter();
    const auto vectors = library.findings().embeddings(made::modelHash);
    WORKS(vectors);
    QCOMPARE(vectors->ids, (std::vector<TrackId>{{1}, {2}, {4}, {5}}));
    QCOMPARE(vectors->values.size(), std::size_t{4 * 128});
    QCOMPARE(library.tracks().find({3})->state, TrackState::Waiting);
    QVERIFY(!library.tracks().find({3})->hasEmbedding);
    QCOMPARE(library.tracks().counts()->analysed, std::int64_t{4});
    QCOMPARE(library.tracks().changedSince(before)->size(), std::size_t{1});
    WORKS(library.findings().saveAnalysis({3}, made::stamp(3), made::decoded(3), made::analysed(3), made::modelHash));
    QCOMPARE(library.findings().embeddings(made::modelHash)->ids.size(), std::size_t{5});
}

void TestDamagedLibrary::sectionsThatAreNoUseAreMadeAgain()
{
    makeLibrary(3);
    tamper(file(), "UPDATE finding SET packed = substr(packed, 1, 1000) WHERE kind = 3 AND track = 2");
    auto library = openLibrary();
    QCOMPARE(library.findings().sections({2}, made::modelHash).error().code, ErrorCode::NotFound);
    QCOMPARE(library.tracks().find({2})->state, TrackState::Waiting);
    QCOMPARE(library.findings().sections({1}, made::modelHash)->size(), std::size_t{80});
}

QTEST_APPLESS_MAIN(TestDamagedLibrary)
#include "tst_damagedlibrary.moc"
