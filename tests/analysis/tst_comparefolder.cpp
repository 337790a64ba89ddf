// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/comparefolder.h"
#include "analysis/rootrules.h"

#include <QTest>

#include <algorithm>

using namespace tonekin;
using Kind = FileFinding::Kind;

namespace {

constexpr std::uint64_t disk = 7;

FileStamp stamp(std::uint64_t inode, std::int64_t size = 1000, std::int64_t modified = 5000)
{
    return {disk, inode, size, modified};
}

SeenFile seen(const std::string& path, const FileStamp& stamp)
{
    return {path, stamp.device, stamp.inode, stamp.size, stamp.modifiedNs, true};
}

KnownFile known(std::int64_t id, const std::string& path, const FileStamp& stamp, std::size_t root = 0)
{
    return {TrackId{id}, root, path, stamp, TrackState::Done, true};
}

ComparedRoot root(const std::string& path = "/music", std::uint64_t device = disk)
{
    return {path, device, true, false};
}

CrawlSummary walked(std::uint64_t device = disk)
{
    CrawlSummary summary;
    summary.device = device;
    summary.fileSystem = "ext4";
    return summary;
}

/// A walk of one folder: what look() said at once, and the end.
struct Outcome {
    std::vector<FileFinding> atOnce;
    ComparisonEnd end;

    std::vector<FileFinding> all() const
    {
        auto both = atOnce;
        both.insert(both.end(), end.findings.begin(), end.findings.end());
        return both;
    }
    std::optional<FileFinding> of(const std::string& path) const
    {
        const auto both = all();
        const auto found = std::ranges::find(both, path, &FileFinding::relativePath);
        return found == both.end() ? std::nullopt : std::optional(*found);
    }
};

Outcome compare(std::vector<KnownFile> tracks, std::vector<SeenFile> files, ComparedRoot folder = root(),
                const Result<CrawlSummary>& summary = walked())
{
    FolderComparison comparison({std::move(folder)}, std::move(tracks));
    Outcome outcome;
    for (SeenFile& file : files) {
        if (auto finding = comparison.look(0, std::move(file)))
            outcome.atOnce.push_back(std::move(*finding));
    }
    comparison.rootWalked(0, summary);
    outcome.end = comparison.finish();
    return outcome;
}

std::vector<KnownFile> manyTracks(int count)
{
    std::vector<KnownFile> tracks;
    for (int index = 1; index <= count; ++index)
        tracks.push_back(known(index, std::to_string(index) + ".ogg", stamp(static_cast<std::uint64_t>(index))));
    return tracks;
}

std::vector<SeenFile> firstOf(const std::vector<KnownFile>& tracks, std::size_t count)
{
    std::vector<SeenFile> files;
    for (std::size_t index = 0; index < count; ++index)
        files.push_back(seen(tracks[index].relativePath, tracks[index].stamp));
    return files;
}

} // namespace

class TestCompareFolder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void inAnEmptyLibraryEveryFileIsNewAtOnce();
    void aFileAsItWasIsUnchanged();
    void aFileWithAnotherStampIsChanged_data();
    void aFileWithAnotherStampIsChanged();
    void anotherDeviceNumberAloneIsNoChange();
    void whereInodesDoNotLastSizeAndTimeHaveToDo_data();
    void whereInodesDoNotLastSizeAndTimeHaveToDo();
    void aRenamedFileIsTheSameTrack();
    void swappedNamesAreFollowed();
    void aFileThatReplacedAnotherIsItsNewContent();
    void aNewFileAtThePlaceOfAMovedTrackIsNew();
    void aHardLinkIsATwin();
    void aNewFileMayBeATrackThatIsGone();
    void aTrackThatIsNotThereGoesMissing();
    void aMissingTrackThatIsBackIsFound();
    void tracksInUnreadableFoldersAreNotMissing();
    void filesOfAFolderInsideAnotherBelongToTheInnerOne();
    void tracksOfFoldersThatWereNotWalkedStayAsTheyAre();
    void nothingGoesMissingWhenTheFolderSeemsNotConnected_data();
    void nothingGoesMissingWhenTheFolderSeemsNotConnected();
    void goneForGoodIsBelieved();
    void aFewLossesAreBelieved();
};

void TestCompareFolder::inAnEmptyLibraryEveryFileIsNewAtOnce()
{
    const auto outcome = compare({}, {seen("a.ogg", stamp(1)), seen("caf\xe9.ogg", stamp(2))});
    QCOMPARE(outcome.atOnce.size(), std::size_t{2});
    QCOMPARE(outcome.atOnce[1].kind, Kind::New);
    QCOMPARE(outcome.atOnce[1].relativePath, std::string("caf\xe9.ogg"));
    QVERIFY(outcome.end.findings.empty());
}

void TestCompareFolder::aFileAsItWasIsUnchanged()
{
    const auto outcome = compare({known(1, "a.ogg", stamp(1))}, {seen("a.ogg", stamp(1))});
    QCOMPARE(outcome.of("a.ogg")->kind, Kind::Unchanged);
    QCOMPARE(outcome.of("a.ogg")->id, TrackId{1});
    QVERIFY(outcome.end.missing.empty());
}

void TestCompareFolder::aFileWithAnotherStampIsChanged_data()
{
    QTest::addColumn<quint64>("inode");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("modified");
    QTest::newRow("size") << quint64{1} << qint64{1001} << qint64{5000};
    QTest::newRow("later") << quint64{1} << qint64{1000} << qint64{5001};
    QTest::newRow("the clock went back") << quint64{1} << qint64{1000} << qint64{0};
    QTest::newRow("before 1970") << quint64{1} << qint64{1000} << qint64{-1};
    QTest::newRow("in 2106") << quint64{1} << qint64{1000} << qint64{4291747200000000000};
    QTest::newRow("inode") << quint64{9} << qint64{1000} << qint64{5000};
}

void TestCompareFolder::aFileWithAnotherStampIsChanged()
{
    QFETCH(quint64, inode);
    QFETCH(qint64, size);
    QFETCH(qint64, modified);
    const FileStamp now = stamp(inode, size, modified);
    const auto outcome = compare({known(1, "a.ogg", stamp(1))}, {seen("a.ogg", now)});
    QCOMPARE(outcome.of("a.ogg")->kind, Kind::Changed);
    QCOMPARE(outcome.of("a.ogg")->id, TrackId{1});
    // Once it was dealt with it stays as it is, whatever the time says.
    const auto again = compare({known(1, "a.ogg", now)}, {seen("a.ogg", now)});
    QCOMPARE(again.of("a.ogg")->kind, Kind::Unchanged);
}

void TestCompareFolder::anotherDeviceNumberAloneIsNoChange()
{
    FileStamp moved = stamp(1);
    moved.device = 99;
    const auto outcome = compare({known(1, "a.ogg", stamp(1))}, {seen("a.ogg", moved)}, root(), walked(99));
    QCOMPARE(outcome.of("a.ogg")->kind, Kind::Restamped);
    QVERIFY(!outcome.end.roots.at(0).notConnected);
}

void TestCompareFolder::whereInodesDoNotLastSizeAndTimeHaveToDo_data()
{
    QTest::addColumn<bool>("inodeLasts");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("modified");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, bool inodeLasts, qint64 size, qint64 modified, Kind kind) {
        QTest::addRow("%s", name) << inodeLasts << size << modified << static_cast<int>(kind);
    };
    row("another inode that lasts", true, 1000, 5000, Kind::Changed);
    row("another inode of this mount", false, 1000, 5000, Kind::Restamped);
    row("another size", false, 1001, 5000, Kind::Changed);
    row("another time", false, 1000, 5001, Kind::Changed);
}

void TestCompareFolder::whereInodesDoNotLastSizeAndTimeHaveToDo()
{
    QFETCH(bool, inodeLasts);
    QFETCH(qint64, size);
    QFETCH(qint64, modified);
    QFETCH(int, kind);
    SeenFile file = seen("a.ogg", stamp(77, size, modified));
    file.device = disk + 1; // another mount, too
    file.inodeLasts = inodeLasts;
    const auto outcome = compare({known(1, "a.ogg", stamp(1))}, {file}, root(), walked(disk + 1));
    QCOMPARE(static_cast<int>(outcome.of("a.ogg")->kind), kind);
    QCOMPARE(outcome.of("a.ogg")->id, TrackId{1});
    QCOMPARE(outcome.of("a.ogg")->stamp.inode, 77U); // and is known from now on
    QVERIFY(outcome.end.missing.empty());
}

void TestCompareFolder::aRenamedFileIsTheSameTrack()
{
    const auto outcome = compare({known(1, "a.ogg", stamp(1)), known(2, "b.ogg", stamp(2))},
                                 {seen("b.ogg", stamp(2)), seen("new folder/c.ogg", stamp(1))});
    QCOMPARE(outcome.of("new folder/c.ogg")->kind, Kind::Moved);
    QCOMPARE(outcome.of("new folder/c.ogg")->id, TrackId{1});
    QVERIFY(outcome.end.missing.empty());
}

void TestCompareFolder::swappedNamesAreFollowed()
{
    const auto outcome = compare({known(1, "a.ogg", stamp(1)), known(2, "b.ogg", stamp(2))},
                                 {seen("a.ogg", stamp(2)), seen("b.ogg", stamp(1))});
    QCOMPARE(outcome.of("a.ogg")->kind, Kind::Moved);
    QCOMPARE(outcome.of("a.ogg")->id, TrackId{2});
    QVERIFY(outcome.of("a.ogg")->placeTaken);
    QCOMPARE(outcome.of("b.ogg")->id, TrackId{1});
    QVERIFY(outcome.end.missing.empty());
}

void TestCompareFolder::aFileThatReplacedAnotherIsItsNewContent()
{
    // b was overwritten by a: track 2 has new content, and what was track 1 is not at its place any more.
    const auto outcome = compare({known(1, "a.ogg", stamp(1)), known(2, "b.ogg", stamp(2))}, {seen("b.ogg", stamp(1))});
    QCOMPARE(outcome.of("b.ogg")->kind, Kind::Changed);
    QCOMPARE(outcome.of("b.ogg")->id, TrackId{2});
    QCOMPARE(outcome.end.missing, std::vector{TrackId{1}});
}

void TestCompareFolder::aNewFileAtThePlaceOfAMovedTrackIsNew()
{
    const auto outcome = compare({known(1, "a.ogg", stamp(1))}, {seen("a.ogg", stamp(5)), seen("old.ogg", stamp(1))});
    QCOMPARE(outcome.of("old.ogg")->kind, Kind::Moved);
    QCOMPARE(outcome.of("old.ogg")->id, TrackId{1});
    QCOMPARE(outcome.of("a.ogg")->kind, Kind::New);
}

void TestCompareFolder::aHardLinkIsATwin()
{
    const auto outcome = compare({known(1, "a.ogg", stamp(1))}, {seen("a.ogg", stamp(1)), seen("link.ogg", stamp(1))});
    QCOMPARE(outcome.of("link.ogg")->kind, Kind::Twin);
    QCOMPARE(outcome.of("link.ogg")->id, TrackId{1});
}

void TestCompareFolder::aNewFileMayBeATrackThatIsGone()
{
    const auto outcome = compare({known(1, "a.ogg", stamp(1)), known(2, "b.ogg", stamp(2))},
                                 {seen("a.ogg", stamp(1)), seen("copy of b.ogg", stamp(3))});
    QCOMPARE(outcome.of("copy of b.ogg")->kind, Kind::PossiblyMoved);
    QCOMPARE(outcome.end.mayHaveMoved, std::vector{TrackId{2}});
    QCOMPARE(outcome.end.missing, std::vector{TrackId{2}});
    // With every track in its place there is nothing that it could be.
    const auto nothingGone = compare({known(1, "a.ogg", stamp(1))}, {seen("a.ogg", stamp(1)), seen("n.ogg", stamp(3))});
    QCOMPARE(nothingGone.of("n.ogg")->kind, Kind::New);
}

void TestCompareFolder::aTrackThatIsNotThereGoesMissing()
{
    auto tracks = manyTracks(3);
    tracks[2].state = TrackState::Missing; // already
    const auto outcome = compare(tracks, firstOf(tracks, 1));
    QCOMPARE(outcome.end.missing, std::vector{TrackId{2}});
}

void TestCompareFolder::aMissingTrackThatIsBackIsFound()
{
    auto track = known(1, "a.ogg", stamp(1));
    track.state = TrackState::Missing;
    QCOMPARE(compare({track}, {seen("a.ogg", stamp(1))}).of("a.ogg")->kind, Kind::Unchanged);
    QCOMPARE(compare({track}, {seen("b.ogg", stamp(1))}).of("b.ogg")->kind, Kind::Moved);
}

void TestCompareFolder::tracksInUnreadableFoldersAreNotMissing()
{
    auto summary = walked();
    summary.problems.push_back({"locked", {ErrorCode::Permission, "no permission"}});
    const auto outcome = compare(
        {known(1, "locked/a.ogg", stamp(1)), known(2, "locked too/b.ogg", stamp(2)), known(3, "c.ogg", stamp(3))},
        {seen("c.ogg", stamp(3))}, root(), summary);
    QCOMPARE(outcome.end.missing, std::vector{TrackId{2}});
}

void TestCompareFolder::filesOfAFolderInsideAnotherBelongToTheInnerOne()
{
    FolderComparison comparison({root("/music"), root("/music/jazz")}, {known(1, "a.ogg", stamp(1), 1)});
    QVERIFY(!comparison.look(0, seen("jazz/a.ogg", stamp(1))));
    QCOMPARE(comparison.look(1, seen("a.ogg", stamp(1)))->kind, Kind::Unchanged);
    QVERIFY(!comparison.look(0, seen("jazz hands/b.ogg", stamp(2)))); // held to the end
    comparison.rootWalked(0, walked());
    comparison.rootWalked(1, walked());
    const auto end = comparison.finish();
    QCOMPARE(end.findings.size(), std::size_t{1});
    QCOMPARE(end.findings[0].relativePath, std::string("jazz hands/b.ogg"));
}

void TestCompareFolder::tracksOfFoldersThatWereNotWalkedStayAsTheyAre()
{
    auto other = root("/other");
    other.walked = false;
    FolderComparison comparison({root("/music"), other}, {known(1, "a.ogg", stamp(1), 1)});
    QVERIFY(!comparison.look(0, seen("same file.ogg", stamp(1))));
    comparison.rootWalked(0, walked());
    const auto end = comparison.finish();
    QVERIFY(end.missing.empty());
    QCOMPARE(end.roots.size(), std::size_t{1});
    QCOMPARE(end.findings.at(0).kind, Kind::Twin);
}

void TestCompareFolder::nothingGoesMissingWhenTheFolderSeemsNotConnected_data()
{
    QTest::addColumn<int>("tracks");
    QTest::addColumn<int>("found");
    QTest::addColumn<quint64>("device");
    QTest::addColumn<bool>("absent");
    QTest::newRow("absent") << 3 << 0 << quint64{disk} << true;
    QTest::newRow("empty where it had files") << 3 << 0 << quint64{disk} << false;
    QTest::newRow("another disk") << 3 << 2 << quint64{8} << false;
    QTest::newRow("too many gone at once") << 200 << 140 << quint64{disk} << false;
}

void TestCompareFolder::nothingGoesMissingWhenTheFolderSeemsNotConnected()
{
    QFETCH(int, tracks);
    QFETCH(int, found);
    QFETCH(quint64, device);
    QFETCH(bool, absent);
    const auto rows = manyTracks(tracks);
    const Result<CrawlSummary> summary = absent ? Result<CrawlSummary>(Error{ErrorCode::RootUnavailable, "not there"})
                                                : Result<CrawlSummary>(walked(device));
    const auto outcome = compare(rows, firstOf(rows, static_cast<std::size_t>(found)), root(), summary);
    QVERIFY(outcome.end.missing.empty());
    QVERIFY(outcome.end.mayHaveMoved.empty());
    QVERIFY(outcome.end.roots.at(0).notConnected.has_value());
}

void TestCompareFolder::goneForGoodIsBelieved()
{
    const auto rows = manyTracks(200);
    auto folder = root();
    folder.goneForGood = true;
    QCOMPARE(compare(rows, firstOf(rows, 10), folder).end.missing.size(), std::size_t{190});
    const Error absent{ErrorCode::RootUnavailable, "not there"};
    QCOMPARE(compare(rows, {}, folder, absent).end.missing.size(), std::size_t{200});
}

void TestCompareFolder::aFewLossesAreBelieved()
{
    const auto rows = manyTracks(200);
    QCOMPARE(compare(rows, firstOf(rows, 160), root()).end.missing.size(), std::size_t{40}); // a fifth, and not 50
    const auto few = manyTracks(60);
    QCOMPARE(compare(few, firstOf(few, 10), root()).end.missing.size(), std::size_t{50}); // most, but not more than 50
    RootWalk walk;
    walk.filesSeen = 149;
    walk.knownTracks = 200;
    walk.wouldGoMissing = 51;
    QVERIFY(seemsNotConnected(walk).has_value());
}

QTEST_APPLESS_MAIN(TestCompareFolder)
#include "tst_comparefolder.moc"
