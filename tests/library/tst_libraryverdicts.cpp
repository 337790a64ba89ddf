// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/findingstore.h"
#include "library/librarytest.h"
#include "library/rootstore.h"
#include "library/salvage.h"
#include "library/schema.h"
#include "library/verdictstore.h"

using namespace tonekin;
using namespace tonekin::test;
namespace fs = std::filesystem;

/// What the library keeps of the user's decisions.
class TestLibraryVerdicts : public LibraryTest {
    Q_OBJECT
private Q_SLOTS:
    void aDecisionIsKeptAndCanBeChangedAndTakenBack();
    void kindsDoNotMix();
    void decisionsOutliveTheirTracks();
    void whatIsTooLongIsRefusedAndNothingIsWritten();
    void readersCannotDecide();
    void aLibraryOfThePreviousVersionLearnsToKeepThem();
    void decisionsAreSalvaged();
};

namespace {

AudioHash hashOf(std::uint8_t number)
{
    AudioHash hash;
    hash.bytes.fill(number);
    return hash;
}

const Verdict copies{VerdictKind::Copies, hashOf(1), "0202", Decision::Rejected, 1000};

} // namespace

void TestLibraryVerdicts::aDecisionIsKeptAndCanBeChangedAndTakenBack()
{
    auto library = openLibrary();
    QVERIFY(library.verdicts().all(VerdictKind::Copies)->empty());
    const auto before = library.changeCounter();
    WORKS(library.verdicts().save({copies}));
    QVERIFY(library.changeCounter() > before);
    QCOMPARE(*library.verdicts().all(VerdictKind::Copies), std::vector{copies});
    Verdict changed = copies;
    changed.decision = Decision::Accepted;
    changed.decidedSeconds = 2000;
    Verdict other = copies;
    other.about = "0303";
    WORKS(library.verdicts().save({changed, other}));
    QCOMPARE(*library.verdicts().all(VerdictKind::Copies), (std::vector{changed, other}));
    WORKS(library.verdicts().forget({copies}));
    QCOMPARE(*library.verdicts().all(VerdictKind::Copies), std::vector{other});
}

void TestLibraryVerdicts::kindsDoNotMix()
{
    auto library = openLibrary();
    Verdict odd = copies;
    odd.kind = VerdictKind::OddOneOut;
    WORKS(library.verdicts().save({copies, odd}));
    QCOMPARE(*library.verdicts().all(VerdictKind::Copies), std::vector{copies});
    QCOMPARE(*library.verdicts().all(VerdictKind::OddOneOut), std::vector{odd});
}

void TestLibraryVerdicts::decisionsOutliveTheirTracks()
{
    auto library = openLibrary();
    fill(library, 2);
    WORKS(library.verdicts().save({copies}));
    WORKS(library.roots().remove(library.roots().all()->front().id));
    WORKS(library.maintain());
    QCOMPARE(*library.verdicts().all(VerdictKind::Copies), std::vector{copies});
}

void TestLibraryVerdicts::whatIsTooLongIsRefusedAndNothingIsWritten()
{
    auto library = openLibrary();
    Verdict tooLong = copies;
    tooLong.about = std::string(100'000, 'x');
    QCOMPARE(library.verdicts().save({copies, tooLong}).error().code, ErrorCode::InvalidArgument);
    QVERIFY(library.verdicts().all(VerdictKind::Copies)->empty());
}

void TestLibraryVerdicts::readersCannotDecide()
{
    WORKS(openLibrary().verdicts().save({copies}));
    auto library = openLibrary(Library::Access::ReadOnly);
    QCOMPARE(*library.verdicts().all(VerdictKind::Copies), std::vector{copies});
    QCOMPARE(library.verdicts().save({copies}).error().code, ErrorCode::LibraryReadOnly);
    QCOMPARE(library.verdicts().forget({copies}).error().code, ErrorCode::LibraryReadOnly);
}

void TestLibraryVerdicts::aLibraryOfThePreviousVersionLearnsToKeepThem()
{
    fs::create_directories(file().parent_path());
    {
        Database old(file(), OpenMode::Create);
        migrate(old, migrations().first(6));
    }
    auto library = openLibrary();
    WORKS(library.verdicts().save({copies}));
    QCOMPARE(*library.verdicts().all(VerdictKind::Copies), std::vector{copies});
}

void TestLibraryVerdicts::decisionsAreSalvaged()
{
    WORKS(openLibrary().verdicts().save({copies}));
    const Database damaged(file(), OpenMode::ReadOnly);
    const fs::path rescued = folder() / "rescued.sqlite";
    {
        Database target(rescued, OpenMode::Create);
        migrate(target, migrations());
        salvageInto(target, damaged);
    }
    const auto library = Library::open(rescued, Library::Access::ReadWrite);
    WORKS(library);
    QCOMPARE(*library->verdicts().all(VerdictKind::Copies), std::vector{copies});
}

QTEST_GUILESS_MAIN(TestLibraryVerdicts)
#include "tst_libraryverdicts.moc"
