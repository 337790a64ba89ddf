// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/matching.h"
#include "history/namekey.h"

#include <QTest>

using namespace tonekin;

namespace {

constexpr const char* recordingId = "5b11f4ce-a62d-471e-81fc-a69a8278c7da";

const std::vector<LibraryTrack> tracks{
    {{1}, recordingId, "Björk", "", "Jóga", "Homogenic", 305.0, "/m/homogenic/02.flac"},
    {{2}, "", "The Band feat. Guest", "", "Don't Stop", "First", 200.0, "/m/first/01.flac"},
    {{3}, "", "The Band", "", "Again", "First", 200.0, "/m/first/02.flac"},
    {{4}, "", "The Band", "", "Again", "Best Of", 200.0, "/m/best/02.flac"},
    {{5}, "", "The Band", "", "Long", "First", 200.0, "/m/first/03.flac"},
    {{6}, "", "The Band", "", "Long", "Live", 400.0, "/m/live/03.flac"},
    {{7}, "", "Someone", "Various Artists", "Song", "Sampler", 100.0, "/m/sampler/07.flac"},
};

HistoryEntry named(const char* artist, const char* title, std::optional<double> seconds = {}, const char* album = "")
{
    HistoryEntry entry;
    entry.artist = artist;
    entry.title = title;
    entry.album = album;
    entry.seconds = seconds;
    return entry;
}

HistoryEntry at(const char* path)
{
    HistoryEntry entry;
    entry.path = path;
    return entry;
}

HistoryMatch match(const HistoryEntry& entry)
{
    return matchHistory(std::span(&entry, 1), tracks).front();
}

} // namespace

/// Which track of the library an entry of a history is.
class TestHistoryMatching : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesOfTheSameHaveTheSameKey_data();
    void namesOfTheSameHaveTheSameKey();
    void differentNamesHaveDifferentKeys();
    void theRecordingIdComesFirst();
    void namesAreComparedAsPeopleDo();
    void theLengthMustFitWhereItIsKnown();
    void ofSeveralTheAlbumOrTheNearestLengthTells();
    void whereNothingTellsNoneIsTaken();
    void albumArtistsCountToo();
    void pathsAreTheLastResort();
    void reasonsTellWhatWasMissing();
    void entriesOfOneTrackAreSummed();
};

void TestHistoryMatching::namesOfTheSameHaveTheSameKey_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("case and diacritics") << "Beyoncé"
                                         << "BEYONCE";
    QTest::newRow("apostrophes") << "Don’t"
                                 << "Don't";
    QTest::newRow("dashes") << "AC/DC"
                            << "AC–DC";
    QTest::newRow("ampersand") << "Simon & Garfunkel"
                               << "Simon and Garfunkel";
    QTest::newRow("guests") << "Song (feat. Someone)"
                            << "Song";
    QTest::newRow("guests of the artist") << "A ft. B"
                                          << "A";
    QTest::newRow("dots") << "R.E.M."
                          << "REM";
    QTest::newRow("ellipsis") << "Wait…"
                              << "Wait...";
}

void TestHistoryMatching::namesOfTheSameHaveTheSameKey()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QCOMPARE(nameKey(one.toStdString()), nameKey(other.toStdString()));
}

void TestHistoryMatching::differentNamesHaveDifferentKeys()
{
    QVERIFY(nameKey("!!!") != nameKey("???"));
    QVERIFY(nameKey("Feat. of Clay") != nameKey(""));
    QVERIFY(nameKey("Left") != nameKey("Le"));
    QVERIFY(nameKey("Song (Live)") != nameKey("Song"));
    QVERIFY(nameKey("").empty());
    QVERIFY(!nameKey("東京").empty());
}

void TestHistoryMatching::theRecordingIdComesFirst()
{
    HistoryEntry entry = named("The Band", "Don't Stop");
    entry.recordingId = recordingId;
    const auto found = match(entry);
    QCOMPARE(found.track, std::optional(TrackId{1}));
    QCOMPARE(found.by, MatchedBy::RecordingId);
}

void TestHistoryMatching::namesAreComparedAsPeopleDo()
{
    HistoryEntry entry = named("bjork", "JOGA");
    entry.recordingId = "00000000-0000-0000-0000-000000000000"; // which no track has
    QCOMPARE(match(entry).track, std::optional(TrackId{1}));
    QCOMPARE(match(entry).by, MatchedBy::Name);
    QCOMPARE(match(named("The Band", "Don’t stop (ft. Guest)")).track, std::optional(TrackId{2}));
}

void TestHistoryMatching::theLengthMustFitWhereItIsKnown()
{
    QCOMPARE(match(named("Björk", "Jóga", 307.5)).track, std::optional(TrackId{1}));
    QCOMPARE(match(named("Björk", "Jóga", 309.0)).why, NotMatched::LengthDiffers);
    QCOMPARE(match(named("The Band", "Long", 401.0)).track, std::optional(TrackId{6}));
}

void TestHistoryMatching::ofSeveralTheAlbumOrTheNearestLengthTells()
{
    QCOMPARE(match(named("The Band", "Again", {}, "best of")).track, std::optional(TrackId{4}));
    std::vector<LibraryTrack> near = tracks;
    near[3].seconds = 202.0;
    const HistoryEntry entry = named("The Band", "Again", 201.8);
    QCOMPARE(matchHistory(std::span(&entry, 1), near).front().track, std::optional(TrackId{4}));
}

void TestHistoryMatching::whereNothingTellsNoneIsTaken()
{
    const auto found = match(named("The Band", "Again", 200.0));
    QVERIFY(!found.track);
    QCOMPARE(found.why, NotMatched::SeveralCandidates);
}

void TestHistoryMatching::albumArtistsCountToo()
{
    QCOMPARE(match(named("Various Artists", "Song")).track, std::optional(TrackId{7}));
    QCOMPARE(match(named("Someone", "Song")).track, std::optional(TrackId{7}));
}

void TestHistoryMatching::pathsAreTheLastResort()
{
    QCOMPARE(match(at("/m/live/03.flac")).track, std::optional(TrackId{6}));
    QCOMPARE(match(at("/m/live/03.flac")).by, MatchedBy::Path);
    QCOMPARE(match(at("live/03.flac")).track, std::optional(TrackId{6}));
    QCOMPARE(match(at("ve/03.flac")).why, NotMatched::NoSuchPlace);
    QCOMPARE(match(at("03.flac")).why, NotMatched::SeveralCandidates);
    QCOMPARE(match(at("/live/03.flac")).why, NotMatched::NoSuchPlace);
    HistoryEntry entry = named("The Band", "Again");
    entry.path = "/m/best/02.flac";
    QCOMPARE(match(entry).track, std::optional(TrackId{4}));
}

void TestHistoryMatching::reasonsTellWhatWasMissing()
{
    QCOMPARE(match(named("Nobody", "Song")).why, NotMatched::NoSuchArtist);
    QCOMPARE(match(named("Björk", "Song")).why, NotMatched::NoSuchTitle);
    QCOMPARE(match(at("/elsewhere/1.flac")).why, NotMatched::NoSuchPlace);
}

void TestHistoryMatching::entriesOfOneTrackAreSummed()
{
    std::vector<HistoryEntry> entries{named("Björk", "Jóga"), named("Bjork", "Joga"), named("Nobody", "Song")};
    entries[0].plays = 3;
    entries[0].lastPlayed = 20;
    entries[0].rating = 0.5;
    entries[1].plays = 2;
    entries[1].skips = 1;
    entries[1].lastPlayed = 10;
    const auto plays = playsOfTracks(entries, matchHistory(entries, tracks));
    QCOMPARE(plays, (std::vector{TrackPlays{{1}, 5, 1, 20, 0.5}}));
}

QTEST_APPLESS_MAIN(TestHistoryMatching)
#include "tst_historymatching.moc"
