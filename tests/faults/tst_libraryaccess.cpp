// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/faultylibrarytest.h"
#include "faults/smalldisk.h"
#include "library/findingstore.h"
#include "library/trackstore.h"
#include "support/ordinaryuser.h"
#include "support/otherprocess.h"

#include <chrono>
#include <thread>
#include <unistd.h>

using namespace tonekin;
using namespace tonekin::test;
namespace fs = std::filesystem;

/// Libraries that may not be written or read, or that others hold.
class TestLibraryAccess : public FaultyLibraryTest {
    Q_OBJECT
private Q_SLOTS:
    // F51
    void aLibraryWithoutWritePermissionCanBeRead();
    void aLibraryOnAReadOnlyDiskShowsItsNewestRows();
    void aLibraryThatMayNotBeReadSaysSo();
    // F52, F53
    void aLibraryLockedForAMomentIsWaitedFor();
    void aLibraryLockedForEverSaysSoAndWorksAgainLater();
};

void TestLibraryAccess::aLibraryWithoutWritePermissionCanBeRead()
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
        QCOMPARE(reading->tracks().counts()->analysed, std::int64_t{8});
        QCOMPARE(reading->findings().embeddings(made::modelHash)->ids.size(), std::size_t{8});
        QCOMPARE(reading->tracks().markMissing({1}).error().code, ErrorCode::LibraryReadOnly);
        // Vectors that are no use are passed over, since nothing can be written down.
        verifySane(*reading);
    }
    fs::permissions(folder(), fs::perms(0755));
    QCOMPARE(bytesOfFile(file()), before);
}

void TestLibraryAccess::aLibraryOnAReadOnlyDiskShowsItsNewestRows()
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
    QCOMPARE(library->tracks().counts()->analysed, std::int64_t{8});
    QCOMPARE(library->tracks().pathOf({8})->native(), std::string("/music/8.flac"));
}

void TestLibraryAccess::aLibraryThatMayNotBeReadSaysSo()
{
    makeLibrary(1);
    fs::permissions(file(), fs::perms::none);
    const OrdinaryUser user;
    for (const auto access : {Library::Access::ReadOnly, Library::Access::ReadWrite})
        QCOMPARE(Library::open(file(), access).error().code, ErrorCode::Permission);
}

void TestLibraryAccess::aLibraryLockedForAMomentIsWaitedFor()
{
    makeLibrary(1);
    auto library = openLibrary();
    int pipes[2];
    QCOMPARE(::pipe(pipes), 0);
    const pid_t child = inAnotherProcess([&] {
        auto other = Library::open(file(), Library::Access::ReadWrite);
        if (!other || !other->begin() || !other->tracks().markMissing({1}) || ::write(pipes[1], "x", 1) != 1)
            return 1;
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        return other->commit() ? 0 : 2;
    });
    char token = 0;
    QCOMPARE(::read(pipes[0], &token, 1), ssize_t{1});
    QCOMPARE(library.tracks().counts()->missing, std::int64_t{0}); // readers do not wait
    WORKS(addAnalysed(library, 2));
    QCOMPARE(exitOf(child), 0);
    QCOMPARE(library.tracks().counts()->missing, std::int64_t{1});
    QCOMPARE(library.tracks().counts()->analysed, std::int64_t{1});
    ::close(pipes[0]);
    ::close(pipes[1]);
}

void TestLibraryAccess::aLibraryLockedForEverSaysSoAndWorksAgainLater()
{
    makeLibrary(1);
    auto library = openLibrary();
    auto other = openLibrary();
    WORKS(other.begin());
    WORKS(other.tracks().markMissing({1}));
    const auto refused = addAnalysed(library, 2);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::LibraryInUse);
    QCOMPARE(library.begin().error().code, ErrorCode::LibraryInUse);
    QCOMPARE(library.tracks().counts()->tracks, std::int64_t{1});
    WORKS(other.rollBack());
    WORKS(addAnalysed(library, 2));
}

QTEST_APPLESS_MAIN(TestLibraryAccess)
#include "tst_libraryaccess.moc"
