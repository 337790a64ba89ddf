// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/librarytest.h"
#include "library/playstore.h"
#include "library/rootstore.h"
#include "library/schema.h"

using namespace tonekin;
using namespace tonekin::test;
namespace fs = std::filesystem;

/// What the library keeps of plays that other programs know of.
class TestLibraryPlays : public LibraryTest {
    Q_OBJECT
private Q_SLOTS:
    void aSourceReplacesWhatItSaidBefore();
    void theLargestSourceStandsForAllAndOwnPlaysAreAdded();
    void playsGoWithTheirTrack();
    void impossiblePlaysAreRefusedAndNothingIsForgotten();
    void aLibraryOfThePreviousVersionLearnsToKeepThem();
};

void TestLibraryPlays::aSourceReplacesWhatItSaidBefore()
{
    auto library = openLibrary();
    const auto ids = fill(library, 2);
    const auto before = library.changeCounter();
    WORKS(library.plays().save("strawberry", {{ids[0], 5, 1, 100, 0.5}, {ids[1], 1, 0, 0, {}}}, 1000));
    QVERIFY(library.changeCounter() > before);
    WORKS(library.plays().save("strawberry", {{ids[0], 6, 1, 200, {}}, {{99}, 1, 1, 1, {}}}, 2000));
    QCOMPARE(*library.plays().all(), (std::vector{TrackPlays{ids[0], 6, 1, 200, {}}}));
    const auto sources = library.plays().sources();
    WORKS(sources);
    QCOMPARE(sources->size(), std::size_t{1});
    QCOMPARE(sources->front().name, std::string("strawberry"));
    QCOMPARE(sources->front().plays, std::int64_t{6});
    QCOMPARE(sources->front().imported, std::int64_t{2000});
}

void TestLibraryPlays::theLargestSourceStandsForAllAndOwnPlaysAreAdded()
{
    auto library = openLibrary();
    const auto ids = fill(library, 2);
    WORKS(library.plays().save("strawberry", {{ids[0], 5, 0, 100, 0.5}}, 1000));
    WORKS(library.plays().save("lastfm", {{ids[0], 7, 0, 50, {}}, {ids[1], 2, 0, 0, {}}}, 2000));
    WORKS(library.plays().save(std::string(ownPlays), {{ids[0], 3, 1, 80, {}}}, 3000));
    QCOMPARE(*library.plays().all(),
             (std::vector{TrackPlays{ids[0], 10, 1, 100, 0.5}, TrackPlays{ids[1], 2, 0, 0, {}}}));
}

void TestLibraryPlays::playsGoWithTheirTrack()
{
    auto library = openLibrary();
    const auto ids = fill(library, 1);
    WORKS(library.plays().save("strawberry", {{ids[0], 5, 0, 100, {}}}, 1000));
    WORKS(library.roots().remove(library.roots().all()->front().id));
    QVERIFY(library.plays().all()->empty());
    QVERIFY(library.plays().sources()->empty());
}

void TestLibraryPlays::impossiblePlaysAreRefusedAndNothingIsForgotten()
{
    auto library = openLibrary();
    const auto ids = fill(library, 1);
    const std::vector<TrackPlays> good{{ids[0], 5, 0, 100, {}}};
    WORKS(library.plays().save("strawberry", good, 1000));
    QCOMPARE(library.plays().save("strawberry", {{ids[0], -1, 0, 0, {}}}, 1).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(library.plays().save("strawberry", {{ids[0], 1, 0, 0, 1.5}}, 1).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(library.plays().save("", good, 1).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(*library.plays().all(), good);
}

void TestLibraryPlays::aLibraryOfThePreviousVersionLearnsToKeepThem()
{
    fs::create_directories(file().parent_path());
    {
        Database old(file(), OpenMode::Create);
        migrate(old, migrations().first(migrations().size() - 1));
    }
    auto library = openLibrary();
    const auto ids = fill(library, 1);
    WORKS(library.plays().save("strawberry", {{ids[0], 5, 0, 100, {}}}, 1000));
    QCOMPARE(library.plays().all()->size(), std::size_t{1});
}

QTEST_APPLESS_MAIN(TestLibraryPlays)
#include "tst_libraryplays.moc"
