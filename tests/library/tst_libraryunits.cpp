// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/unitnote.h"
#include "library/findingstore.h"
#include "library/librarytest.h"
#include "library/notestore.h"
#include "library/rootstore.h"
#include "library/schema.h"
#include "library/trackstore.h"

#include <algorithm>
#include <limits>

using namespace tonekin;
using namespace tonekin::test;
namespace fs = std::filesystem;

namespace {

const std::string otherHash(64, 'b');

UnitNote note(int layer, int index, std::string name, std::string notes = {}, int stars = 0)
{
    return {{{layer}, index}, std::move(name), std::move(notes), stars};
}

} // namespace

/// What the library keeps of a network's units: their answers, and the user's words on them.
class TestLibraryUnits : public LibraryTest {
    Q_OBJECT
private Q_SLOTS:
    void activationsOfAllTracksComeOneByOneInOrder();
    void theReaderOfActivationsMayStop();
    void tracksOfAnotherModelAreNotAmongThem();
    void tracksFromBeforePeaksWereKeptHaveNone();
    void damagedActivationsAreMadeAgain_data();
    void damagedActivationsAreMadeAgain();
    void notesAreKeptByModelAndUnit();
    void anEmptyNoteIsForgotten();
    void notesOutliveTheResultsOfTheirModel();
    void notesTravelWithBackups();
    void malformedNotesAreRefusedAndNothingIsOverwritten_data();
    void malformedNotesAreRefusedAndNothingIsOverwritten();
    void notesThatSomethingElseHasSpoiledAreNotGivenOut();
    void notesCannotBeSavedInALibraryThatIsOnlyRead();
    void viewsAreToldOfChangedNotes();
    void aLibraryOfThePreviousVersionKeepsAllAndLearnsTheNewThings();
};

void TestLibraryUnits::activationsOfAllTracksComeOneByOneInOrder()
{
    auto library = openLibrary();
    const auto ids = fill(library, 5);
    std::vector<TrackId> seen;
    WORKS(library.findings().forEachAnalysed(made::modelHash, [&](const StoredActivations& activations) {
        const auto analysed = made::analysed(static_cast<std::uint32_t>(seen.size()) + 1);
        seen.push_back(activations.id);
        const bool whole = activations.filters.size() == 256 && activations.hidden.size() == 2048 &&
                           activations.laterPeaks.size() == 3 && activations.laterPeaks[1].size() == 512;
        return whole && std::abs(activations.filters[200].mean - analysed.filters[200].mean) < 0.01F &&
               std::abs(activations.laterPeaks[2][511].maximum - analysed.laterPeaks[2][511].maximum) < 0.01F &&
               std::abs(activations.hidden[7] - analysed.hidden[7]) < 0.01F;
    }));
    QCOMPARE(seen, ids);
}

void TestLibraryUnits::theReaderOfActivationsMayStop()
{
    auto library = openLibrary();
    fill(library, 5);
    int seen = 0;
    WORKS(library.findings().forEachAnalysed(made::modelHash, [&](const StoredActivations&) { return ++seen < 2; }));
    QCOMPARE(seen, 2);
}

void TestLibraryUnits::tracksOfAnotherModelAreNotAmongThem()
{
    auto library = openLibrary();
    const auto ids = fill(library, 3);
    WORKS(library.findings().saveAnalysis(ids[1], {}, made::decoded(2), made::analysed(20), otherHash));
    std::vector<TrackId> seen;
    const auto take = [&](const StoredActivations& activations) {
        seen.push_back(activations.id);
        return true;
    };
    WORKS(library.findings().forEachAnalysed(otherHash, take));
    QCOMPARE(seen, std::vector{ids[1]});
    WORKS(library.findings().forEachAnalysed(std::string(64, 'c'), take));
    QCOMPARE(seen.size(), std::size_t{1});
}

void TestLibraryUnits::tracksFromBeforePeaksWereKeptHaveNone()
{
    auto library = openLibrary();
    const auto ids = fill(library, 2);
    auto analysed = made::analysed(1);
    analysed.laterPeaks.clear();
    WORKS(library.findings().saveAnalysis(ids[0], {}, made::decoded(1), analysed, made::modelHash));
    const auto none = library.findings().laterPeaks(ids[0], made::modelHash);
    WORKS(none);
    QVERIFY(none->empty());
    QCOMPARE(library.findings().laterPeaks({99}, made::modelHash).error().code, ErrorCode::NotFound);
    QCOMPARE(library.findings().laterPeaks(ids[0], otherHash).error().code, ErrorCode::NotFound);
    std::vector<std::size_t> layers;
    WORKS(library.findings().forEachAnalysed(made::modelHash, [&](const StoredActivations& activations) {
        layers.push_back(activations.laterPeaks.size());
        return true;
    }));
    QCOMPARE(layers, (std::vector<std::size_t>{0, 3}));
    QCOMPARE(*library.findings().lacking(FindingKind::LaterPeaks, made::modelHash), std::vector{ids[0]});
    QVERIFY(library.findings().lacking(FindingKind::LaterPeaks, otherHash)->empty());
}

void TestLibraryUnits::damagedActivationsAreMadeAgain_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("peaks") << QByteArray("UPDATE finding SET packed = x'01020304' WHERE kind = 4 AND track = 2");
    QTest::newRow("filters") << QByteArray("UPDATE finding SET packed = zeroblob(7) WHERE kind = 1 AND track = 2");
    QTest::newRow("hidden units") << QByteArray("UPDATE finding SET packed = x'FFFFFFFF' WHERE kind = 2 AND track = 2");
}

void TestLibraryUnits::damagedActivationsAreMadeAgain()
{
    QFETCH(QByteArray, sql);
    {
        auto library = openLibrary();
        fill(library, 3);
    }
    Database(file(), OpenMode::ReadWrite).execute(sql.toStdString());
    auto library = openLibrary();
    std::vector<TrackId> seen;
    WORKS(library.findings().forEachAnalysed(made::modelHash, [&](const StoredActivations& activations) {
        seen.push_back(activations.id);
        return true;
    }));
    QCOMPARE(seen, (std::vector<TrackId>{{1}, {3}}));
    QCOMPARE(library.tracks().find({2})->state, TrackState::Waiting);
    QCOMPARE(library.findings().laterPeaks({2}, made::modelHash).error().code, ErrorCode::NotFound);
    WORKS(library.findings().saveAnalysis({2}, {}, made::decoded(2), made::analysed(2), made::modelHash));
    QCOMPARE(library.findings().laterPeaks({2}, made::modelHash)->size(), std::size_t{3});
}

void TestLibraryUnits::notesAreKeptByModelAndUnit()
{
    {
        auto library = openLibrary();
        WORKS(library.notes().save(
            made::modelHash,
            {note(2, 5, "later"), note(1, 9, "Hall, öffentlich", "two\nlines\t", 3), note(0, 9, "gospel", {}, 5)}));
        WORKS(library.notes().save(made::modelHash, note(1, 9, "hall", "one line", 4)));
        WORKS(library.notes().save(otherHash, note(1, 9, "another network's ninth")));
    }
    const auto library = openLibrary(Library::Access::ReadOnly);
    QCOMPARE(*library.notes().all(made::modelHash),
             (std::vector{note(0, 9, "gospel", {}, 5), note(1, 9, "hall", "one line", 4), note(2, 5, "later")}));
    QCOMPARE(*library.notes().all(otherHash), std::vector{note(1, 9, "another network's ninth")});
    QVERIFY(library.notes().all(std::string(64, 'c'))->empty());
}

void TestLibraryUnits::anEmptyNoteIsForgotten()
{
    auto library = openLibrary();
    WORKS(library.notes().save(made::modelHash, note(1, 9, "hall")));
    WORKS(library.notes().save(made::modelHash, note(1, 10, "hall")));
    WORKS(library.notes().save(made::modelHash, note(1, 9, "")));
    WORKS(library.notes().save(made::modelHash, note(1, 77, ""))); // was never there
    QCOMPARE(*library.notes().all(made::modelHash), std::vector{note(1, 10, "hall")});
}

void TestLibraryUnits::notesOutliveTheResultsOfTheirModel()
{
    std::vector<TrackId> ids;
    {
        auto library = openLibrary();
        ids = fill(library, 2);
        WORKS(library.notes().save(made::modelHash, note(1, 9, "hall")));
    }
    {
        auto library = openLibrary();
        for (const TrackId id : ids)
            WORKS(library.findings().saveAnalysis(id, {}, made::decoded(1), made::analysed(1), otherHash));
    }
    auto library = openLibrary();
    WORKS(library.maintain());
    QVERIFY(library.findings().embeddings(made::modelHash)->ids.empty());
    QVERIFY(!library.findings().laterPeaks(ids[0], made::modelHash));
    WORKS(library.roots().remove(library.roots().all()->front().id));
    QCOMPARE(*library.notes().all(made::modelHash), std::vector{note(1, 9, "hall")});
}

void TestLibraryUnits::notesTravelWithBackups()
{
    auto library = openLibrary();
    WORKS(library.notes().save(made::modelHash, note(1, 9, "hall")));
    const fs::path copy = file().string() + ".copy";
    WORKS(library.backUp(copy));
    const auto other = Library::open(copy, Library::Access::ReadOnly);
    WORKS(other);
    QCOMPARE(*other->notes().all(made::modelHash), std::vector{note(1, 9, "hall")});
}

void TestLibraryUnits::malformedNotesAreRefusedAndNothingIsOverwritten_data()
{
    QTest::addColumn<UnitNote>("bad");
    QTest::newRow("long name") << note(1, 9, std::string(121, 'x'));
    QTest::newRow("long notes") << note(1, 9, "x", std::string(4001, 'x'));
    QTest::newRow("name not UTF-8") << note(1, 9, "caf\xe9");
    QTest::newRow("notes not UTF-8") << note(1, 9, "x", "\xff");
    QTest::newRow("two lines of name") << note(1, 9, "x\ny");
    QTest::newRow("control character") << note(1, 9, "x", std::string("a\0b", 3));
    QTest::newRow("six stars") << note(1, 9, "x", {}, 6);
    QTest::newRow("fewer than no stars") << note(1, 9, "x", {}, -1);
    QTest::newRow("unit before the first") << note(1, -1, "x");
    QTest::newRow("layer before the first") << note(-1, 1, "x");
    QTest::newRow("unit beyond all") << note(1, std::numeric_limits<int>::max(), "x");
}

void TestLibraryUnits::malformedNotesAreRefusedAndNothingIsOverwritten()
{
    QFETCH(UnitNote, bad);
    auto library = openLibrary();
    WORKS(library.notes().save(made::modelHash, note(1, 9, "hall", "as it was", 2)));
    const auto refused = library.notes().save(made::modelHash, {note(1, 9, "good"), bad, note(1, 11, "good too")});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!refused.error().detail.empty());
    QVERIFY(!library.notes().save(made::modelHash, bad));
    QVERIFY(!library.notes().save("", note(1, 9, "x")));
    QCOMPARE(*library.notes().all(made::modelHash), std::vector{note(1, 9, "hall", "as it was", 2)});
}

void TestLibraryUnits::notesThatSomethingElseHasSpoiledAreNotGivenOut()
{
    {
        auto library = openLibrary();
        WORKS(library.notes().save(made::modelHash, note(1, 9, "hall")));
        WORKS(library.notes().save(made::modelHash, note(1, 10, "bell")));
    }
    Database(file(), OpenMode::ReadWrite).execute("UPDATE unit_note SET name = 'a' || char(10) || 'b' WHERE unit = 9");
    QCOMPARE(*openLibrary().notes().all(made::modelHash), std::vector{note(1, 10, "bell")});
}

void TestLibraryUnits::notesCannotBeSavedInALibraryThatIsOnlyRead()
{
    {
        auto library = openLibrary();
    }
    auto library = openLibrary(Library::Access::ReadOnly);
    QCOMPARE(library.notes().save(made::modelHash, note(1, 9, "hall")).error().code, ErrorCode::LibraryReadOnly);
}

void TestLibraryUnits::viewsAreToldOfChangedNotes()
{
    auto library = openLibrary();
    const auto reader = openLibrary(Library::Access::ReadOnly);
    const auto before = reader.changeCounter();
    WORKS(library.notes().save(made::modelHash, note(1, 9, "hall")));
    QVERIFY(reader.changeCounter() > before);
}

void TestLibraryUnits::aLibraryOfThePreviousVersionKeepsAllAndLearnsTheNewThings()
{
    fs::create_directories(file().parent_path());
    {
        Database old(file(), OpenMode::Create);
        migrate(old, migrations().first(2));
        old.execute("INSERT INTO root (path) VALUES (x'2F6D75736963'); "
                    "INSERT INTO track (root, path, device, inode, size, modified_ns, added, changed, state, title) "
                    "VALUES (1, x'61', 1, 2, 3, 4, 5, 0, 1, 'old'); "
                    "INSERT INTO model (hash, dimensions) VALUES ('" +
                    made::modelHash +
                    "', 2); "
                    "INSERT INTO embedding (track, model, changed, spread, vector) "
                    "VALUES (1, 1, 0, 0.5, x'0000803F00000000'); "
                    "INSERT INTO heard (track, model, filters, hidden, sections) VALUES "
                    "(1, 1, x'0100000000008040003C00380000', x'000000000000000000000000', x'0000000000000000')");
    }
    auto library = openLibrary();
    QVERIFY(library.repaired().empty());
    QCOMPARE(library.tracks().all()->front().tags.title, std::string("old"));
    QCOMPARE(library.findings().filters({1}, made::modelHash)->front().maximum, 1.0F);
    const auto peaks = library.findings().laterPeaks({1}, made::modelHash);
    WORKS(peaks);
    QVERIFY(peaks->empty());
    int seen = 0;
    WORKS(library.findings().forEachAnalysed(made::modelHash, [&](const StoredActivations& activations) {
        seen += activations.laterPeaks.empty() && activations.filters.front().mean == 0.5F ? 1 : 0;
        return true;
    }));
    QCOMPARE(seen, 1);
    WORKS(library.notes().save(made::modelHash, note(1, 9, "hall")));
    QCOMPARE(library.notes().all(made::modelHash)->size(), std::size_t{1});
}

QTEST_APPLESS_MAIN(TestLibraryUnits)
#include "tst_libraryunits.moc"
