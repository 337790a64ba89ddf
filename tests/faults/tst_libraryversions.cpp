// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/faultylibrarytest.h"
#include "library/findingstore.h"
#include "library/rootstore.h"
#include "library/schema.h"
#include "library/statement.h"
#include "library/trackstore.h"
#include "support/otherprocess.h"

#include <chrono>
#include <csignal>
#include <functional>
#include <map>
#include <random>
#include <thread>
#include <unistd.h>

using namespace tonekin;
using namespace tonekin::test;
namespace fs = std::filesystem;

/// Libraries of newer and older versions, and files that are none.
class TestLibraryVersions : public FaultyLibraryTest {
    Q_OBJECT
private Q_SLOTS:
    // F55
    void aNewerLibraryCanOnlyBeRead();
    void filesOfOthersAreRefusedAndLeftAlone_data();
    void filesOfOthersAreRefusedAndLeftAlone();
    // F56
    void aKilledMigrationLeavesTheOldVersionWhole();
    void anOldLibraryIsBackedUpAndBroughtUpToDate();
    void hashesThatWereCutOffAreForgotten_data();
    void hashesThatWereCutOffAreForgotten();
};

void TestLibraryVersions::aNewerLibraryCanOnlyBeRead()
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
        QCOMPARE(reader->tracks().counts()->analysed, std::int64_t{5});
        QCOMPARE(reader->tracks().all()->size(), std::size_t{5});
        QCOMPARE(reader->findings().embeddings(made::modelHash)->ids.size(), std::size_t{5});
    }
    QCOMPARE(bytesOfFile(file()), before);
    QVERIFY(keptDamaged().empty());
}

void TestLibraryVersions::filesOfOthersAreRefusedAndLeftAlone_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char* what : {"another application's database", "a database without a name",
                             "our library renamed by its id", "a song", "a short text", "a folder"})
        QTest::newRow(what) << QByteArray(what);
}

void TestLibraryVersions::filesOfOthersAreRefusedAndLeftAlone()
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

void TestLibraryVersions::aKilledMigrationLeavesTheOldVersionWhole()
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
    QCOMPARE(library.roots().all()->front().path.native(), std::string("/musik"));
    WORKS(addAnalysed(library, 1));
}

void TestLibraryVersions::anOldLibraryIsBackedUpAndBroughtUpToDate()
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
        QCOMPARE(reader.tracks().all()->front().tags.title, std::string("old"));
    }
    auto library = openLibrary();
    QVERIFY(library.repaired().empty());
    QCOMPARE(library.tracks().all()->front().tags.title, std::string("old"));
    WORKS(library.findings().saveAnalysis({1}, {}, made::decoded(1), made::analysed(1), made::modelHash));
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

void TestLibraryVersions::hashesThatWereCutOffAreForgotten_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<double>("duration");
    QTest::addColumn<bool>("kept");
    QTest::newRow("a song") << qint64{8'000'000} << 240.0 << true;
    QTest::newRow("just short enough") << qint64{32 << 20} << 600.0 << true;
    QTest::newRow("a large file") << (qint64{32} << 20) + 1 << 60.0 << false;
    QTest::newRow("a long one of small packets") << qint64{20'000'000} << 3600.0 << false;
}

void TestLibraryVersions::hashesThatWereCutOffAreForgotten()
{
    QFETCH(qint64, size);
    QFETCH(double, duration);
    QFETCH(bool, kept);
    auto decoded = made::decoded(1);
    decoded.audio.durationSeconds = duration;
    const FileStamp stamp{1, 2, size, 4};
    {
        Database old(file(), OpenMode::Create);
        migrate(old, migrations().first(3));
        Statement track(old, "INSERT INTO track (root, path, device, inode, size, modified_ns, added, changed, state, "
                             "audio_hash, duration) VALUES (1, x'61', 1, 2, ?, 4, 5, 0, 1, ?, ?)");
        old.execute("INSERT INTO root (path) VALUES (x'2F6D7573696B')");
        track.bind(std::int64_t{size}).bind(Bytes(decoded.audioHash.bytes)).bind(duration);
        track.run();
    }
    auto library = openLibrary();
    QCOMPARE(library.tracks().find({1})->audioHash.has_value(), kept);
    // What is hashed from now on counts, however long the track is.
    WORKS(library.findings().saveAnalysis({1}, stamp, decoded, made::analysed(1), made::modelHash));
    QVERIFY(library.tracks().find({1})->audioHash == decoded.audioHash);
    WORKS(library.tracks().add({1}, "b", {1, 3, size, 4}));
    WORKS(library.findings().copyAnalysis({1}, {2}, {1, 3, size, 4}));
    QVERIFY(library.tracks().find({2})->audioHash == decoded.audioHash);
}

QTEST_APPLESS_MAIN(TestLibraryVersions)
#include "tst_libraryversions.moc"
