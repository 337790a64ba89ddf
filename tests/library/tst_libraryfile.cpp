// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/findingstore.h"
#include "library/librarytest.h"
#include "library/rootstore.h"
#include "library/scanlock.h"
#include "library/trackstore.h"
#include "support/otherprocess.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <unistd.h>

using namespace tonekin;
using namespace tonekin::test;
namespace fs = std::filesystem;

/// Opening and closing, settings, locks and backups: the library as a file.
class TestLibraryFile : public LibraryTest {
    Q_OBJECT
private Q_SLOTS:
    void aNewLibraryIsEmptyAndStaysWhereItIs();
    void aReadOnlyLibraryMustExistAndTakesNoChanges();
    void aMovedLibraryObjectGoesOnWorking();
    void settingsAreKeptByName();
    void onlyOneScanHoldsTheLock();
    void theScanLockEndsWithItsHolder();
    void backupsAreLibrariesThemselves();
    void aBackupIsMadeWhenDueAndThreeAreKept();
    void theDefaultPlaceFollowsTheEnvironment();
};

void TestLibraryFile::aNewLibraryIsEmptyAndStaysWhereItIs()
{
    {
        const auto library = openLibrary();
        QVERIFY(library.repaired().empty());
        QVERIFY(!library.readOnly());
        QVERIFY(library.tracks().all()->empty());
        QVERIFY(library.roots().all()->empty());
        QVERIFY(library.tracks().problems()->empty());
        QVERIFY(library.tracks().leftInHand()->empty());
        QVERIFY(library.findings().modelInUse()->empty());
        QVERIFY(library.findings().embeddings(made::modelHash)->ids.empty());
        QCOMPARE(library.tracks().counts()->tracks, std::int64_t{0});
        WORKS(library.checkIntegrity());
    }
    QVERIFY(fs::is_regular_file(file()));
    // Closed in order, it is one file: nothing that belongs to it is left beside it.
    QVERIFY(!fs::exists(file().string() + "-wal"));
    std::ifstream stream(file(), std::ios::binary);
    std::string head(100, '\0');
    stream.read(head.data(), 100);
    QCOMPARE(head.substr(68, 4), std::string("Tonk"));
}

void TestLibraryFile::aReadOnlyLibraryMustExistAndTakesNoChanges()
{
    QCOMPARE(Library::open(file(), Library::Access::ReadOnly).error().code, ErrorCode::NotFound);
    QVERIFY(!fs::exists(file()));
    auto writer = openLibrary();
    const auto ids = fill(writer, 2);
    auto reader = openLibrary(Library::Access::ReadOnly);
    QVERIFY(reader.readOnly());
    QCOMPARE(reader.tracks().all()->size(), std::size_t{2});
    QCOMPARE(reader.roots().add("/more").error().code, ErrorCode::LibraryReadOnly);
    QCOMPARE(reader.tracks().markMissing(ids[0]).error().code, ErrorCode::LibraryReadOnly);
    QCOMPARE(reader.begin().error().code, ErrorCode::LibraryReadOnly);
    QCOMPARE(writer.roots().all()->size(), std::size_t{1});
}

void TestLibraryFile::aMovedLibraryObjectGoesOnWorking()
{
    auto library = openLibrary();
    QVERIFY(library.roots().add("/music"));
    Library moved = std::move(library);
    QVERIFY(moved.tracks().add({1}, "a.mp3", {}));
    auto other = openLibrary();
    moved = std::move(other);
    QCOMPARE(moved.tracks().all()->size(), std::size_t{1});
}

void TestLibraryFile::settingsAreKeptByName()
{
    {
        auto library = openLibrary();
        QCOMPARE(*library.setting("device"), std::string());
        WORKS(library.saveSetting("device", "cpu"));
        WORKS(library.saveSetting("model", "'; DROP TABLE track; --"));
        WORKS(library.saveSetting("device", "cuda:0"));
    }
    const auto library = openLibrary();
    QCOMPARE(*library.setting("device"), std::string("cuda:0"));
    QCOMPARE(*library.setting("model"), std::string("'; DROP TABLE track; --"));
    QVERIFY(library.tracks().all());
}

void TestLibraryFile::onlyOneScanHoldsTheLock()
{
    auto lock = ScanLock::take(file());
    QVERIFY(lock);
    const auto second = ScanLock::take(file());
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::LibraryInUse);
    QVERIFY(second.error().detail.find(std::to_string(::getpid())) != std::string::npos);
    // The same file by another name.
    const fs::path link = folder() / "link";
    fs::create_directory_symlink(file().parent_path(), link);
    QVERIFY(!ScanLock::take(link / "library.sqlite"));
    QVERIFY(ScanLock::take(file().parent_path() / "other.sqlite"));
    // Reading and writing go on beside a scan.
    QVERIFY(openLibrary().roots().add("/music"));
    {
        const auto moved = std::move(*lock);
        QVERIFY(!ScanLock::take(file()));
    }
    QVERIFY(ScanLock::take(file()));
}

void TestLibraryFile::theScanLockEndsWithItsHolder()
{
    int pipes[2];
    QCOMPARE(::pipe(pipes), 0);
    const pid_t child = inAnotherProcess([&] {
        const auto lock = ScanLock::take(file());
        if (!lock || ::write(pipes[1], "x", 1) != 1)
            return 1;
        ::pause();
        return 0;
    });
    char token = 0;
    QCOMPARE(::read(pipes[0], &token, 1), ssize_t{1});
    const auto refused = ScanLock::take(file());
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.find(std::to_string(child)) != std::string::npos);
    QCOMPARE(::kill(child, SIGKILL), 0);
    exitOf(child);
    ::close(pipes[0]);
    ::close(pipes[1]);
    QVERIFY(ScanLock::take(file()));
}

void TestLibraryFile::backupsAreLibrariesThemselves()
{
    auto library = openLibrary();
    const auto ids = fill(library, 3);
    const fs::path copy = file().parent_path() / "a copy?.sqlite";
    WORKS(library.backUp(copy));
    WORKS(library.tracks().markMissing(ids[0]));
    WORKS(library.backUp(copy)); // replaced
    auto second = Library::open(copy, Library::Access::ReadWrite);
    QVERIFY(second);
    QCOMPARE(second->tracks().counts()->missing, std::int64_t{1});
    QCOMPARE(second->findings().embeddings(made::modelHash)->values,
             library.findings().embeddings(made::modelHash)->values);
    QVERIFY(!library.backUp("/no such folder/x.sqlite"));
    QVERIFY(!fs::exists(copy.string() + ".part"));
}

void TestLibraryFile::aBackupIsMadeWhenDueAndThreeAreKept()
{
    auto library = openLibrary();
    const auto backups = [this] {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(file().parent_path())) {
            if (entry.path().filename().string().find(".backup-") != std::string::npos)
                names.push_back(entry.path().filename());
        }
        std::ranges::sort(names);
        return names;
    };
    WORKS(library.maintain());
    QVERIFY(backups().empty()); // of an empty library there is nothing to keep
    fill(library, 2);
    WORKS(library.maintain());
    QCOMPARE(backups().size(), std::size_t{1});
    WORKS(library.maintain());
    QCOMPARE(backups().size(), std::size_t{1});
    // As if the last ones had been made long ago.
    fs::rename(file().parent_path() / backups().front(), file().string() + ".backup-20200101-000000");
    for (const char* time : {"20190101-000000", "20200202-000000"})
        fs::copy_file(file().string() + ".backup-20200101-000000", file().string() + ".backup-" + time);
    std::ofstream(file().string() + ".backup-of-mine") << "not ours";
    WORKS(library.maintain());
    const auto kept = backups();
    QCOMPARE(kept.size(), std::size_t{4});
    QCOMPARE(kept[0], std::string("library.sqlite.backup-20200101-000000"));
    QCOMPARE(kept[1], std::string("library.sqlite.backup-20200202-000000"));
    QCOMPARE(kept[3], std::string("library.sqlite.backup-of-mine"));
}

void TestLibraryFile::theDefaultPlaceFollowsTheEnvironment()
{
    const QByteArray data = qgetenv("XDG_DATA_HOME");
    const QByteArray home = qgetenv("HOME");
    qputenv("XDG_DATA_HOME", "/data");
    QCOMPARE(defaultLibraryFile().native(), std::string("/data/tonekin/library.sqlite"));
    qputenv("XDG_DATA_HOME", "relative is not allowed");
    qputenv("HOME", "/home/somebody");
    QCOMPARE(defaultLibraryFile().native(), std::string("/home/somebody/.local/share/tonekin/library.sqlite"));
    qunsetenv("XDG_DATA_HOME");
    qunsetenv("HOME");
    QVERIFY(defaultLibraryFile().is_absolute());
    if (!data.isNull())
        qputenv("XDG_DATA_HOME", data);
    if (!home.isNull())
        qputenv("HOME", home);
}

QTEST_APPLESS_MAIN(TestLibraryFile)
#include "tst_libraryfile.moc"
