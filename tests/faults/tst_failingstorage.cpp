// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/changebatch.h"
#include "faults/failingstorage.h"
#include "faults/faultylibrarytest.h"
#include "faults/smalldisk.h"
#include "library/rootstore.h"
#include "library/schema.h"
#include "library/trackstore.h"

using namespace tonekin;
using namespace tonekin::test;
namespace fs = std::filesystem;

/// Libraries on full and failing disks, and in want of memory.
class TestFailingStorage : public FaultyLibraryTest {
    Q_OBJECT
private Q_SLOTS:
    // F50
    void aFullDiskCostsNothingThatWasCommitted();
    void aReallyFullDiskCostsNothingThatWasCommitted();
    void aBackupOnAFullDiskLeavesNothingHalf();
    void bringingUpToDateOnAFullDiskLeavesTheOldFile();
    void whereverAFullDiskShowsAScanWaitsForRoom();
    void anyOtherErrorOfTheDiskIsToldAsItIs();
    // F62
    void anyFailingDiskOperationLeavesAllOrNothing_data();
    void anyFailingDiskOperationLeavesAllOrNothing();
    void anyFailingAllocationLeavesAllOrNothing();
};

void TestFailingStorage::aFullDiskCostsNothingThatWasCommitted()
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
    QCOMPARE(library.tracks().counts()->analysed, std::int64_t{20});
    QCOMPARE(addAnalysed(library, 21).error().code, ErrorCode::DiskFull);
    // With room again the same object goes on.
    failingstorage::heal();
    WORKS(addAnalysed(library, 21));
    QCOMPARE(library.tracks().counts()->analysed, std::int64_t{21});
    verifySane(library);
}

void TestFailingStorage::aReallyFullDiskCostsNothingThatWasCommitted()
{
    const SmallDisk disk(folder() / "disk", "size=4m");
    if (!disk.mounted())
        QSKIP("needs the right to mount");
    const fs::path place = folder() / "disk" / "library.sqlite";
    std::int64_t told = 0;
    {
        auto library = Library::open(place, Library::Access::ReadWrite);
        WORKS(library);
        WORKS(library->roots().add("/music"));
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
        QCOMPARE(library->tracks().counts()->analysed, told);
        QCOMPARE(library->maintain().error().code, ErrorCode::DiskFull);
    }
    auto library = Library::open(place, Library::Access::ReadWrite);
    WORKS(library);
    QVERIFY(library->repaired().empty());
    QCOMPARE(library->tracks().counts()->analysed, told);
    verifySane(*library);
}

void TestFailingStorage::aBackupOnAFullDiskLeavesNothingHalf()
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

void TestFailingStorage::bringingUpToDateOnAFullDiskLeavesTheOldFile()
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
    QCOMPARE(openLibrary().roots().all()->size(), std::size_t{1});
}

void TestFailingStorage::whereverAFullDiskShowsAScanWaitsForRoom()
{
    makeLibrary(3);
    auto library = openLibrary();
    int waits = 0;
    for (int number = 1; number < 300; ++number) {
        ChangeBatch batch(std::chrono::milliseconds(1));
        const auto next = static_cast<std::uint32_t>(number) + 3;
        batch.add({[next](Library& to) { return addAnalysed(to, next); }, {}, {}});
        failingstorage::failOperation(number, failingstorage::Kind::Full, true);
        bool waited = false;
        const auto committed = batch.commit(library, {}, [&](const Error* error) {
            if (!error)
                return;
            waited = error->code == ErrorCode::DiskFull;
            failingstorage::heal();
        });
        const bool failed = failingstorage::hasFailed();
        failingstorage::heal();
        if (!committed) { // it was a reading that failed
            QCOMPARE(committed.error().code, ErrorCode::IoError);
            WORKS(batch.commit(library, {}, [](const Error*) {}));
        }
        QCOMPARE(library.tracks().counts()->analysed, std::int64_t{next});
        waits += waited ? 1 : 0;
        if (!failed && !waited)
            break;
    }
    QVERIFY2(waits >= 2, qPrintable(QString::number(waits)));
    verifySane(library);
}

void TestFailingStorage::anyOtherErrorOfTheDiskIsToldAsItIs()
{
    makeLibrary(3);
    auto library = openLibrary();
    int failures = 0;
    for (int number = 1; number < 300; ++number) {
        ChangeBatch batch(std::chrono::milliseconds(1));
        batch.add({[](Library& to) { return to.saveSetting("name", "value"); }, {}, {}});
        failingstorage::failOperation(number, failingstorage::Kind::Error, true);
        const auto committed = batch.commit(library, {}, [](const Error*) {});
        const bool failed = failingstorage::hasFailed();
        failingstorage::heal();
        if (!committed) {
            ++failures;
            QCOMPARE(committed.error().code, ErrorCode::IoError);
            WORKS(batch.commit(library, {}, [](const Error*) {})); // it is still held
        }
        if (!failed)
            break;
    }
    QVERIFY2(failures >= 2, qPrintable(QString::number(failures)));
}

void TestFailingStorage::anyFailingDiskOperationLeavesAllOrNothing_data()
{
    QTest::addColumn<bool>("full");
    QTest::addColumn<bool>("forEver");
    QTest::newRow("one error") << false << false;
    QTest::newRow("errors from then on") << false << true;
    QTest::newRow("full once") << true << false;
    QTest::newRow("full from then on") << true << true;
}

void TestFailingStorage::anyFailingDiskOperationLeavesAllOrNothing()
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
                static_cast<void>(library->tracks().markIncluded({1}));
                committed = static_cast<bool>(library->commit());
            }
            if (library && committed)
                committed = library->tracks().all().operator bool() || failingstorage::hasFailed();
        }
        const bool failed = failingstorage::hasFailed();
        failingstorage::heal();
        failures += failed ? 1 : 0;
        auto library = openLibrary();
        QVERIFY2(library.repaired().empty(), qPrintable(QString::number(number)));
        verifySane(library);
        const auto there = library.tracks().counts()->analysed;
        QCOMPARE(library.tracks().counts()->tracks, there);
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

void TestFailingStorage::anyFailingAllocationLeavesAllOrNothing()
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
                static_cast<void>(library->tracks().all());
            failingstorage::heal();
        }
        refused += committed ? 0 : 1;
        auto library = openLibrary();
        QVERIFY(library.repaired().empty());
        const auto there = library.tracks().counts()->analysed;
        QCOMPARE(library.tracks().counts()->tracks, there);
        QVERIFY(there >= told + (committed ? 1 : 0) && there <= told + 1);
        next += static_cast<std::uint32_t>(there - told);
        told = there;
    }
    QVERIFY(refused > 20);
    auto library = openLibrary();
    verifySane(library);
}

QTEST_APPLESS_MAIN(TestFailingStorage)
#include "tst_failingstorage.moc"
