// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historytest.h"
#include "library/database.h"

#include <fstream>

using namespace tonekin;
using namespace tonekin::test;
namespace fs = std::filesystem;

namespace {

constexpr const char* recordingId = "5b11f4ce-a62d-471e-81fc-a69a8278c7da";

/// Strawberry's table as far as it matters here.
const std::string strawberryTable =
    "CREATE TABLE songs (title TEXT, album TEXT, artist TEXT, length INTEGER, url TEXT, playcount INTEGER NOT NULL "
    "DEFAULT 0, skipcount INTEGER NOT NULL DEFAULT 0, lastplayed INTEGER NOT NULL DEFAULT -1, rating REAL DEFAULT -1, "
    "musicbrainz_recording_id TEXT, cue_path TEXT, from_the_future TEXT);";

std::string bytesOfFile(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string scrobble(const std::string& artist, const std::string& album, const std::string& title, int day)
{
    return artist + "," + album + "," + title + ",\"0" + std::to_string(day) + " Jan 2020 12:34\"\n";
}

} // namespace

/// A sound file of each kind, told apart by its content.
class TestReadHistory : public HistoryTest {
    Q_OBJECT
private Q_SLOTS:
    void strawberry();
    void clementine();
    void aDatabaseInUseIsReadWithItsLogAndLeftAsItIs();
    void amarok();
    void mpdStickers();
    void rhythmbox();
    void musicXml();
    void listenBrainzZip();
    void listenBrainzJson();
    void spotifyZip();
    void theShortSpotifyHistory();
    void lastFmWithHeader();
    void lastFmStatsWithSemicolons();
    void lastFmWithoutHeader();
    void lastFmInDoubtAsksForTheColumns();
    void aTableOfCounts();
    void scrobblerLog();
    void maloja();
    void lastFmStatsJson();
};

void TestReadHistory::strawberry()
{
    const auto history = readHistory(writeDatabase(
        strawberryTable +
        "INSERT INTO songs VALUES ('One', 'First', 'Björk', 181000000000, 'file:///music/a%20b/1.flac', 7, 2, "
        "1577882096, 0.8, '" +
        recordingId +
        "', '', '');"
        "INSERT INTO songs VALUES ('Two', 'First', 'Björk', -1, 'file:///music/whole.flac', 0, 0, -1, -1, '', "
        "'/music/whole.cue', '');"));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::Strawberry);
    QCOMPARE(history->entries.size(), std::size_t{2});
    const HistoryEntry& one = history->entries[0];
    QCOMPARE(one.path, std::string("/music/a b/1.flac"));
    QCOMPARE(one.recordingId, std::string(recordingId));
    QCOMPARE(one.artist, std::string("Björk"));
    QCOMPARE(one.album, std::string("First"));
    QCOMPARE(*one.seconds, 181.0);
    QCOMPARE(one.plays, std::int64_t{7});
    QCOMPARE(one.skips, std::int64_t{2});
    QCOMPARE(one.lastPlayed, std::int64_t{1577882096});
    QCOMPARE(*one.rating, 0.8);
    const HistoryEntry& two = history->entries[1];
    QVERIFY(two.path.empty() && !two.seconds && !two.rating);
    QCOMPARE(two.lastPlayed, std::int64_t{0});
}

void TestReadHistory::clementine()
{
    const auto history = readHistory(writeDatabase(
        "CREATE TABLE songs (title TEXT, album TEXT, artist TEXT, filename NOT NULL, length, playcount INTEGER, "
        "skipcount INTEGER, lastplayed INTEGER, rating INTEGER, score INTEGER);"
        "INSERT INTO songs VALUES ('One', 'First', 'A', x'66696c653a2f2f2f6d2f312e6d7033', 60000000000, 3, 1, 99, 1, "
        "0)"));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::Clementine);
    QCOMPARE(history->entries.at(0).path, std::string("/m/1.mp3"));
    QCOMPARE(history->entries[0].plays, std::int64_t{3});
    QCOMPARE(*history->entries[0].rating, 1.0);
}

void TestReadHistory::aDatabaseInUseIsReadWithItsLogAndLeftAsItIs()
{
    const auto file = writeDatabase("PRAGMA journal_mode = WAL; " + strawberryTable);
    Database user(file, OpenMode::ReadWrite);
    user.execute("INSERT INTO songs (title, artist, url, playcount) VALUES ('One', 'A', 'file:///m/1.mp3', 5)");
    const std::string before = bytesOfFile(file);
    const std::string log = bytesOfFile(file.native() + "-wal");
    QVERIFY(!log.empty());
    const auto history = readHistory(file);
    WORKS(history);
    QCOMPARE(history->entries.size(), std::size_t{1});
    QVERIFY(bytesOfFile(file) == before);
    QVERIFY(bytesOfFile(file.native() + "-wal") == log);
}

void TestReadHistory::amarok()
{
    const auto history = readHistory(writeDatabase(
        "CREATE TABLE urls (id INTEGER PRIMARY KEY, deviceid INTEGER, rpath TEXT);"
        "CREATE TABLE devices (id INTEGER PRIMARY KEY, lastmountpoint TEXT);"
        "CREATE TABLE statistics (id INTEGER PRIMARY KEY, url INTEGER, createdate INTEGER, accessdate INTEGER, "
        "score FLOAT, rating INTEGER, playcount INTEGER, deleted BOOL);"
        "CREATE TABLE artists (id INTEGER PRIMARY KEY, name TEXT);"
        "CREATE TABLE albums (id INTEGER PRIMARY KEY, name TEXT);"
        "CREATE TABLE tracks (id INTEGER PRIMARY KEY, url INTEGER, artist INTEGER, album INTEGER, title TEXT, "
        "length INTEGER);"
        "INSERT INTO devices VALUES (1, '/media/disk');"
        "INSERT INTO urls VALUES (1, -1, './home/me/1.ogg'), (2, 1, './2.ogg'), (3, 9, './3.ogg');"
        "INSERT INTO artists VALUES (1, 'A'); INSERT INTO albums VALUES (1, 'B');"
        "INSERT INTO tracks VALUES (1, 1, 1, 1, 'One', 61000);"
        "INSERT INTO statistics VALUES (1, 1, 10, 20, 50.0, 7, 4, 0), (2, 2, 10, 20, 0.0, 0, 1, 0), "
        "(3, 3, 10, 20, 0.0, 0, 1, 0);"));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::Amarok);
    QCOMPARE(history->entries.size(), std::size_t{2});
    const HistoryEntry& one = history->entries[0];
    QCOMPARE(one.path, std::string("/home/me/1.ogg"));
    QCOMPARE(one.title, std::string("One"));
    QCOMPARE(*one.seconds, 61.0);
    QCOMPARE(*one.rating, 0.7);
    QCOMPARE(one.lastPlayed, std::int64_t{20});
    QCOMPARE(history->entries[1].path, std::string("/media/disk/2.ogg"));
    QCOMPARE(history->refusedCount, std::int64_t{1}); // on a disk that is not known any more
}

void TestReadHistory::mpdStickers()
{
    const auto history = readHistory(writeDatabase(
        "CREATE TABLE sticker (type VARCHAR NOT NULL, uri VARCHAR NOT NULL, name VARCHAR NOT NULL, value VARCHAR NOT "
        "NULL); INSERT INTO sticker VALUES ('song', 'a/1.flac', 'playCount', '12'), ('song', 'a/1.flac', 'skipCount', "
        "'3'), ('song', 'a/1.flac', 'lastPlayed', '1577882096'), ('song', 'a/1.flac', 'rating', '6'), "
        "('song', 'a/1.flac', 'like', '2'), ('song', 'b/2.flac', 'like', '0'), ('song', 'b/2.flac', 'elapsed', "
        "'7'), ('album', 'x', 'playCount', '1'), ('song', 'http://radio/', 'playCount', '4')"));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::MpdStickers);
    QCOMPARE(history->entries.size(), std::size_t{2});
    QCOMPARE(history->entries[0].path, std::string("a/1.flac"));
    QCOMPARE(history->entries[0].plays, std::int64_t{12});
    QCOMPARE(history->entries[0].skips, std::int64_t{3});
    QCOMPARE(*history->entries[0].rating, 0.6);
    QCOMPARE(*history->entries[1].rating, 0.0);
    QCOMPARE(history->ignoredCount, std::int64_t{1});
}

void TestReadHistory::rhythmbox()
{
    const auto history = readHistory(writeText(
        "<?xml version=\"1.0\" standalone=\"yes\"?>\n<rhythmdb version=\"2.0\">\n  <entry type=\"song\">\n"
        "    <title>One &amp; Two</title><artist>A</artist><album>B</album><duration>181</duration>\n"
        "    <location>file:///m/1%25.ogg</location><rating>4</rating><play-count>9</play-count>\n"
        "    <last-played>1577882096</last-played><mb-trackid>" +
        std::string(recordingId) +
        "</mb-trackid>\n"
        "  </entry>\n  <entry type=\"iradio\"><title>R</title><location>http://r/</location></entry>\n</rhythmdb>\n"));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::Rhythmbox);
    QCOMPARE(history->entries.size(), std::size_t{1});
    QCOMPARE(history->ignoredCount, std::int64_t{1});
    const HistoryEntry& one = history->entries[0];
    QCOMPARE(one.title, std::string("One & Two"));
    QCOMPARE(one.path, std::string("/m/1%.ogg"));
    QCOMPARE(one.plays, std::int64_t{9});
    QCOMPARE(*one.rating, 0.8);
    QCOMPARE(one.recordingId, std::string(recordingId));
}

void TestReadHistory::musicXml()
{
    const auto history = readHistory(writeText(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple Computer//DTD PLIST 1.0//EN\" "
        "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\"><dict><key>Major Version</key>"
        "<integer>1</integer><key>Tracks</key><dict><key>10</key><dict><key>Track ID</key><integer>10</integer>"
        "<key>Name</key><string>One</string><key>Artist</key><string>A</string><key>Total Time</key><integer>181500"
        "</integer><key>Play Count</key><integer>5</integer><key>Play Date</key><integer>3660000000</integer>"
        "<key>Play Date UTC</key><date>2020-01-01T12:34:56Z</date><key>Rating</key><integer>80</integer>"
        "<key>Location</key><string>file://localhost/C:/Music/1.m4a</string></dict><key>11</key><dict><key>Name</key>"
        "<string>P</string><key>Podcast</key><true/></dict></dict><key>Playlists</key><array><dict><key>Name</key>"
        "<string>L</string></dict></array></dict></plist>"));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::MusicXml);
    QCOMPARE(history->entries.size(), std::size_t{1});
    QCOMPARE(history->ignoredCount, std::int64_t{1});
    const HistoryEntry& one = history->entries[0];
    QCOMPARE(one.path, std::string("C:/Music/1.m4a"));
    QCOMPARE(one.lastPlayed, std::int64_t{1577882096});
    QCOMPARE(*one.seconds, 181.5);
    QCOMPARE(*one.rating, 0.8);
    QCOMPARE(one.plays, std::int64_t{5});
}

namespace {

const std::string listen =
    "{\"listened_at\":1577882096,\"inserted_at\":1577882097.5,\"track_metadata\":{\"artist_name\":\"A\","
    "\"track_name\":\"One\",\"release_name\":\"B\",\"recording_msid\":\"x\",\"additional_info\":{\"duration_ms\":"
    "181000},\"mbid_mapping\":{\"recording_mbid\":\"" +
    std::string(recordingId) +
    "\",\"artists\":[{\"artist_mbid\":"
    "\"y\"}]}}}";
const std::string unmapped = "{\"listened_at\":1577882196,\"track_metadata\":{\"artist_name\":\"A\",\"track_name\":"
                             "\"Two\",\"release_name\":null,\"additional_info\":{},\"mbid_mapping\":null}}";

} // namespace

void TestReadHistory::listenBrainzZip()
{
    const auto history = readHistory(writeZip(
        {{"user.json", "{\"user_id\":1,\"username\":\"me\"}"},
         {"listens/2020/1.jsonl", listen + "\n" + unmapped + "\n"},
         {"listens/2020/2.jsonl", listen + "\n"},
         {"feedback.jsonl", "{\"recording_mbid\":\"" + std::string(recordingId) + "\",\"score\":1,\"created\":1}\n"},
         {"pinned_recording.jsonl", "{}\n"}}));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::ListenBrainz);
    QCOMPARE(history->refusedCount, std::int64_t{0});
    QCOMPARE(history->entries.size(), std::size_t{3});
    const HistoryEntry* one = entryWithTitle(*history, "One");
    QCOMPARE(one->plays, std::int64_t{2});
    QCOMPARE(one->recordingId, std::string(recordingId));
    QCOMPARE(*one->seconds, 181.0);
    QVERIFY(entryWithTitle(*history, "Two")->recordingId.empty());
    QCOMPARE(*entryWithTitle(*history, "")->rating, 1.0);
}

void TestReadHistory::listenBrainzJson()
{
    for (const std::string& text : {"[" + listen + "," + unmapped + "]", listen + "\n" + unmapped}) {
        const auto history = readHistory(writeText(text));
        WORKS(history);
        QCOMPARE(history->kind, HistoryKind::ListenBrainz);
        QCOMPARE(history->entries.size(), std::size_t{2});
    }
}

namespace {

std::string spotifyPlay(const std::string& title, int milliseconds, const std::string& end)
{
    return "{\"ts\":\"2020-01-01T12:34:56Z\",\"ms_played\":" + std::to_string(milliseconds) +
           ",\"master_metadata_track_name\":" + (title.empty() ? "null" : '"' + title + '"') +
           ",\"master_metadata_album_artist_name\":\"A\",\"master_metadata_album_album_name\":\"B\","
           "\"reason_end\":\"" +
           end + "\",\"skipped\":null,\"incognito_mode\":false}";
}

} // namespace

void TestReadHistory::spotifyZip()
{
    const auto history = readHistory(
        writeZip({{"Spotify Extended Streaming History/Streaming_History_Audio_2020_0.json",
                   "[" + spotifyPlay("One", 180'000, "trackdone") + "," + spotifyPlay("One", 9'000, "fwdbtn") + "," +
                       spotifyPlay("Short", 20'000, "trackdone") + "," + spotifyPlay("", 180'000, "trackdone") + "]"},
                  {"Spotify Extended Streaming History/ReadMeFirst.pdf", "no"}}));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::Spotify);
    QCOMPARE(history->entries.size(), std::size_t{2});
    QCOMPARE(history->entries[0].plays, std::int64_t{1});
    QCOMPARE(history->entries[0].skips, std::int64_t{1});
    QCOMPARE(history->entries[0].lastPlayed, std::int64_t{1577882096});
    QCOMPARE(history->entries[1].plays, std::int64_t{1});
    QCOMPARE(history->ignoredCount, std::int64_t{1});
}

void TestReadHistory::theShortSpotifyHistory()
{
    const auto history = readHistory(writeText("[{\"endTime\":\"2020-01-01 12:34\",\"artistName\":\"A\",\"trackName\":"
                                               "\"One\",\"msPlayed\":180000}]"));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::Spotify);
    QCOMPARE(history->entries.at(0).plays, std::int64_t{1});
}

void TestReadHistory::lastFmWithHeader()
{
    const auto history = readHistory(writeText(
        "\xEF\xBB\xBFuts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\r\n"
        "\"1577882096\",\"01 Jan 2020, 12:34\",\"A\",\"\",\"B, with comma\",\"\",\"One \"\"1\"\"\",\"\"\r\n"
        "\"1577882096\",\"01 Jan 2020, 12:34\",\"A\",\"\",\"B, with comma\",\"\",\"One \"\"1\"\"\",\"\"\r\n"));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::LastFm);
    QCOMPARE(history->entries.size(), std::size_t{1});
    QCOMPARE(history->entries[0].title, std::string("One \"1\""));
    QCOMPARE(history->entries[0].album, std::string("B, with comma"));
    QCOMPARE(history->entries[0].plays, std::int64_t{2});
    QCOMPARE(history->entries[0].lastPlayed, std::int64_t{1577882096});
}

void TestReadHistory::lastFmStatsWithSemicolons()
{
    const auto history =
        readHistory(writeText("Artist;Album;AlbumId;Track;Date#me\n\"A\";\"B\";\"\";\"One\";\"1577882096000\"\n"));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::LastFm);
    QCOMPARE(history->entries.at(0).title, std::string("One"));
    QCOMPARE(history->entries[0].lastPlayed, std::int64_t{1577882096});
}

void TestReadHistory::lastFmWithoutHeader()
{
    const auto history = readHistory(writeText(scrobble("A", "First", "One", 1) + scrobble("A", "First", "Two", 2) +
                                               scrobble("B", "Second", "Three", 3) + scrobble("B", "", "Four", 4)));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::LastFm);
    QCOMPARE(history->entries.size(), std::size_t{4});
    QVERIFY(entryWithTitle(*history, "Three"));
    QCOMPARE(entryWithTitle(*history, "Three")->album, std::string("Second"));
}

void TestReadHistory::lastFmInDoubtAsksForTheColumns()
{
    const auto file = writeText(scrobble("A", "One", "First", 1) + scrobble("B", "Two", "Second", 2));
    QCOMPARE(readHistory(file).error().code, ErrorCode::InvalidArgument);
    const auto history = readHistory(file, {{"artist", "title", "album", "date"}});
    WORKS(history);
    QVERIFY(entryWithTitle(*history, "One"));
}

void TestReadHistory::aTableOfCounts()
{
    const auto history =
        readHistory(writeText("artist\ttitle\tplaycount\tlastplayed\nA\tOne\t12\t1577882096\nA\tTwo\t0\t0\n"));
    WORKS(history);
    QCOMPARE(history->entries.size(), std::size_t{2});
    QCOMPARE(history->entries[0].plays, std::int64_t{12});
    QCOMPARE(history->entries[1].plays, std::int64_t{0});
}

void TestReadHistory::scrobblerLog()
{
    const auto history =
        readHistory(writeText("#AUDIOSCROBBLER/1.1\n#TZ/UTC\n#CLIENT/Rockbox\n"
                              "A\tB\tOne\t1\t181\tL\t1577882096\t" +
                              std::string(recordingId) +
                              "\n"
                              "A\tB\tOne\t1\t181\tS\t1577882196\t" +
                              std::string(recordingId) +
                              "\n"
                              "<Untagged>\t\tx\t\t10\tL\t1577882096\t\nA\t\tTwo\t\t10\tL\t1577882096\n"));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::ScrobblerLog);
    QCOMPARE(history->entries.size(), std::size_t{2});
    QCOMPARE(history->entries[0].plays, std::int64_t{1});
    QCOMPARE(history->entries[0].skips, std::int64_t{1});
    QCOMPARE(history->entries[0].lastPlayed, std::int64_t{1577882096});
    QCOMPARE(history->entries[0].recordingId, std::string(recordingId));
    QCOMPARE(history->ignoredCount, std::int64_t{1});
}

void TestReadHistory::maloja()
{
    const auto history = readHistory(writeText(
        "{\"maloja\":{\"export_time\":1},\"scrobbles\":[{\"time\":1577882096,\"track\":{\"artists\":[\"A\",\"B\"],"
        "\"title\":\"One\",\"album\":{\"artists\":[\"A\"],\"albumtitle\":\"First\"},\"length\":181},\"duration\":null,"
        "\"origin\":\"x\"}]}"));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::Maloja);
    QCOMPARE(history->entries.at(0).artist, std::string("A, B"));
    QCOMPARE(history->entries[0].album, std::string("First"));
    QCOMPARE(*history->entries[0].seconds, 181.0);
}

void TestReadHistory::lastFmStatsJson()
{
    const auto history =
        readHistory(writeText("{\"username\":\"me\",\"scrobbles\":[{\"track\":\"One\",\"artist\":\"A\","
                              "\"album\":\"B\",\"albumId\":\"\",\"date\":1577882096000}]}"));
    WORKS(history);
    QCOMPARE(history->kind, HistoryKind::LastFm);
    QCOMPARE(history->entries.at(0).title, std::string("One"));
    QCOMPARE(history->entries[0].lastPlayed, std::int64_t{1577882096});
}

QTEST_APPLESS_MAIN(TestReadHistory)
#include "tst_readhistory.moc"
