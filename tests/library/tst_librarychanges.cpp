// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/findingstore.h"
#include "library/librarytest.h"
#include "library/rootstore.h"
#include "library/trackstore.h"
#include "support/otherprocess.h"

#include <chrono>
#include <csignal>
#include <random>
#include <thread>
#include <unistd.h>

using namespace tonekin;
using namespace tonekin::test;

/// Who sees which change and when, what is committed together, and what is left of it after a death.
class TestLibraryChanges : public LibraryTest {
    Q_OBJECT
private Q_SLOTS:
    void changesAreCountedAndFound();
    void changesAreSeenByOtherConnections();
    void changesAreSeenAcrossProcesses();
    void aGroupIsCommittedOrRolledBackAsAWhole();
    void groupsAreNotNestedAndMustBeOpen();
    void whatWasInHandIsKnownAfterADeath();
    void aKilledWriterLosesNothingCommitted();
    void twoWritersWaitForEachOther();
};

void TestLibraryChanges::changesAreCountedAndFound()
{
    auto library = openLibrary();
    const auto ids = fill(library, 4);
    const auto before = library.changeCounter();
    QVERIFY(library.tracks().changedSince(before)->empty());
    QVERIFY(library.findings().embeddingsChangedSince(made::modelHash, before)->ids.empty());

    WORKS(library.tracks().markMissing(ids[2]));
    const auto after = library.changeCounter();
    QVERIFY(after > before);
    QCOMPARE(idsOf(*library.tracks().changedSince(before)), std::vector{ids[2]});
    QVERIFY(library.findings().embeddingsChangedSince(made::modelHash, before)->ids.empty());

    WORKS(library.findings().saveAnalysis(ids[1], {}, made::decoded(1), made::analysed(77), made::modelHash));
    QCOMPARE(idsOf(*library.tracks().changedSince(after)), std::vector{ids[1]});
    const auto vectors = library.findings().embeddingsChangedSince(made::modelHash, after);
    QCOMPARE(vectors->ids, std::vector{ids[1]});
    QCOMPARE(vectors->values, made::unitVector(77));
    QCOMPARE(library.tracks().changedSince(0)->size(), std::size_t{4});
    // Reading, and notes of what is in hand, change nothing.
    const auto quiet = library.changeCounter();
    WORKS(library.tracks().noteInHand(ids[0]));
    QVERIFY(library.tracks().all());
    QCOMPARE(library.changeCounter(), quiet);
}

void TestLibraryChanges::changesAreSeenByOtherConnections()
{
    auto writer = openLibrary();
    const auto ids = fill(writer, 2);
    auto reader = openLibrary(Library::Access::ReadOnly);
    const auto before = reader.changeCounter();
    QCOMPARE(before, writer.changeCounter());
    WORKS(writer.begin());
    WORKS(writer.tracks().markMissing(ids[0]));
    // Nothing is visible elsewhere before the commit.
    QCOMPARE(reader.changeCounter(), before);
    QVERIFY(reader.tracks().changedSince(before)->empty());
    WORKS(writer.tracks().markMissing(ids[1]));
    WORKS(writer.commit());
    QCOMPARE(reader.changeCounter(), before + 1);
    QCOMPARE(idsOf(*reader.tracks().changedSince(before)), ids);
}

void TestLibraryChanges::changesAreSeenAcrossProcesses()
{
    std::int64_t before = 0;
    {
        auto library = openLibrary();
        fill(library, 2);
        before = library.changeCounter();
    }
    const pid_t child = inAnotherProcess([this] {
        auto library = Library::open(file(), Library::Access::ReadWrite);
        if (!library)
            return 1;
        for (int i = 0; i < 50; ++i) {
            if (!library->tracks().add({1}, "child " + std::to_string(i), {}))
                return 2;
        }
        return library->findings().saveAnalysis({1}, {}, made::decoded(9), made::analysed(99), made::modelHash) ? 0 : 3;
    });
    // Both write at the same time, and none of the counts is given out twice.
    auto library = openLibrary();
    for (int i = 0; i < 50; ++i)
        QVERIFY(library.tracks().add({1}, "parent " + std::to_string(i), {}));
    QCOMPARE(exitOf(child), 0);
    QCOMPARE(library.changeCounter(), before + 101);
    QCOMPARE(library.tracks().changedSince(before)->size(), std::size_t{101});
    QCOMPARE(library.findings().embeddingsChangedSince(made::modelHash, before)->values, made::unitVector(99));
}

void TestLibraryChanges::aGroupIsCommittedOrRolledBackAsAWhole()
{
    auto library = openLibrary();
    const auto root = library.roots().add("/music");
    const auto before = library.changeCounter();
    WORKS(library.begin());
    for (int i = 0; i < 10; ++i)
        QVERIFY(library.tracks().add(*root, std::to_string(i), {}));
    WORKS(library.rollBack());
    QVERIFY(library.tracks().all()->empty());
    QCOMPARE(library.changeCounter(), before);
    WORKS(library.begin());
    for (int i = 0; i < 10; ++i)
        QVERIFY(library.tracks().add(*root, std::to_string(i), {}));
    WORKS(library.commit());
    QCOMPARE(library.tracks().all()->size(), std::size_t{10});
    QCOMPARE(library.changeCounter(), before + 1);
    {
        auto other = openLibrary();
        WORKS(other.begin());
        QVERIFY(other.tracks().add(*root, "never committed", {}));
    }
    QCOMPARE(library.tracks().all()->size(), std::size_t{10});
}

void TestLibraryChanges::groupsAreNotNestedAndMustBeOpen()
{
    auto library = openLibrary();
    QCOMPARE(library.commit().error().code, ErrorCode::InvalidArgument);
    QCOMPARE(library.rollBack().error().code, ErrorCode::InvalidArgument);
    WORKS(library.begin());
    QCOMPARE(library.begin().error().code, ErrorCode::InvalidArgument);
    QCOMPARE(library.backUp(file().string() + ".copy").error().code, ErrorCode::InvalidArgument);
    WORKS(library.commit());
}

void TestLibraryChanges::whatWasInHandIsKnownAfterADeath()
{
    std::vector<TrackId> ids;
    {
        auto library = openLibrary();
        ids = fill(library, 4);
    }
    const pid_t child = inAnotherProcess([&] {
        auto library = Library::open(file(), Library::Access::ReadWrite);
        bool good = library && library->tracks().noteInHand(ids[0]) && library->tracks().noteInHand(ids[1]);
        good = good && library->tracks().noteInHand(ids[2]) && library->tracks().noteInHand(ids[3]);
        good = good && library->tracks().takeFromHand(ids[1]);
        good = good && library->tracks().saveFailure(ids[2], {}, {ErrorCode::Drm, "decode", "", 1, 1});
        good =
            good && library->findings().saveAnalysis(ids[3], {}, made::decoded(1), made::analysed(1), made::modelHash);
        ::_exit(good ? 0 : 1); // without closing: as good as killed
        return 1;
    });
    QCOMPARE(exitOf(child), 0);
    auto library = openLibrary();
    const auto left = library.tracks().leftInHand();
    QCOMPARE(left->size(), std::size_t{1});
    QCOMPARE(left->front().id, ids[0]);
    QCOMPARE(left->front().times, 1);
    WORKS(library.tracks().noteInHand(ids[0]));
    QCOMPARE(library.tracks().leftInHand()->front().times, 2);
    WORKS(library.tracks().takeFromHand(ids[0]));
    QVERIFY(library.tracks().leftInHand()->empty());
    QCOMPARE(library.tracks().noteInHand({99}).error().code, ErrorCode::NotFound);
}

void TestLibraryChanges::aKilledWriterLosesNothingCommitted()
{
    {
        auto library = openLibrary();
        QVERIFY(library.roots().add("/music"));
    }
    std::mt19937 random(1);
    std::int64_t told = 0; // analyses that were said to be kept
    std::int64_t names = 0;
    for (int round = 0; round < 12; ++round) {
        int pipes[2];
        QCOMPARE(::pipe(pipes), 0);
        const pid_t child = inAnotherProcess([&] {
            auto library = Library::open(file(), Library::Access::ReadWrite);
            for (std::int64_t next = names; library; ++next) {
                const auto id = library->tracks().add({1}, std::to_string(next), made::stamp(1));
                const auto number = static_cast<std::uint32_t>(next);
                const auto saved = id ? library->findings().saveAnalysis(*id, made::stamp(1), made::decoded(number),
                                                                         made::analysed(number), made::modelHash)
                                      : Status(id.error());
                // Told only after the commit, as a user is.
                if (!saved || ::write(pipes[1], "x", 1) != 1)
                    return 1;
            }
            return 1;
        });
        ::close(pipes[1]);
        char token = 0;
        QCOMPARE(::read(pipes[0], &token, 1), ssize_t{1});
        ++told;
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 40));
        QCOMPARE(::kill(child, SIGKILL), 0);
        exitOf(child);
        while (::read(pipes[0], &token, 1) == 1)
            ++told;
        ::close(pipes[0]);

        auto library = openLibrary();
        QVERIFY(library.repaired().empty());
        WORKS(library.checkIntegrity());
        QVERIFY(library.tracks().counts()->analysed >= told);
        QCOMPARE(static_cast<std::int64_t>(library.findings().embeddings(made::modelHash)->ids.size()),
                 library.tracks().counts()->analysed);
        told = library.tracks().counts()->analysed;
        names = library.tracks().counts()->tracks;
    }
}

void TestLibraryChanges::twoWritersWaitForEachOther()
{
    {
        auto library = openLibrary();
        QVERIFY(library.roots().add("/music"));
    }
    const auto writeMany = [this](const std::string& name) {
        auto library = Library::open(file(), Library::Access::ReadWrite);
        int done = 0;
        for (int i = 0; library && i < 100; ++i)
            done += library->tracks().add({1}, name + std::to_string(i), {}) ? 1 : 0;
        return done;
    };
    int first = 0;
    int second = 0;
    {
        const std::jthread one([&] { first = writeMany("one "); });
        const std::jthread two([&] { second = writeMany("two "); });
    }
    QCOMPARE(first, 100);
    QCOMPARE(second, 100);
    QCOMPARE(openLibrary().tracks().all()->size(), std::size_t{200});
}

QTEST_APPLESS_MAIN(TestLibraryChanges)
#include "tst_librarychanges.moc"
