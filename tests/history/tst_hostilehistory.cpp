// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historytest.h"

#include <QFile>

#include <algorithm>
#include <sys/stat.h>

using namespace tonekin;
using namespace tonekin::test;

namespace {

bool speaksOf(const HistoryFile& history, const std::string& words)
{
    return std::ranges::any_of(history.refused,
                               [&](const RefusedLine& line) { return line.reason.find(words) != std::string::npos; });
}

/// Of letters that do not repeat, so that a zip does not shrink it to nothing.
std::string longLine()
{
    std::string line;
    for (unsigned i = 1; line.size() < 2'000'000; ++i)
        line += std::to_string(i * 2'654'435'761U);
    return line;
}

QByteArray bytesOf(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.native()));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the file cannot be read");
    QByteArray bytes = file.readAll();
    file.close();
    std::filesystem::remove(path);
    return bytes;
}

std::string logLine(const std::string& title)
{
    return "A\tB\t" + title + "\t1\t181\tL\t1577882096\t\n";
}

} // namespace

/// Files from anywhere: what is wrong in them is refused by itself, and the rest is read.
class TestHostileHistory : public HistoryTest {
    Q_OBJECT
private Q_SLOTS:
    void filesThatAreNoHistoryAreRefusedWithASentence_data();
    void filesThatAreNoHistoryAreRefusedWithASentence();
    void whatIsNoRegularFileIsNotOpened();
    void aPickleIsNeverOpened();
    void placesThatLeadAstrayAreRefused_data();
    void placesThatLeadAstrayAreRefused();
    void spoiledLinesOfALogAreRefusedOneByOne();
    void refusedLinesAreCountedButKeptInBounds();
    void impossibleNumbersInADatabase();
    void aDamagedDatabaseIsASentence();
    void viewsInADatabaseAreNotRun();
    void entitiesInXmlEndTheReading();
    void deepXmlEndsTheReading();
    void whatStandsBeforeACutIsKept_data();
    void whatStandsBeforeACutIsKept();
    void aSpoiledNameInJsonCostsItselfOnly();
    void deepJsonEndsTheReading();
    void anItemThatIsTooLargeIsRefused();
    void aBadLineOfAnExportCostsItselfOnly();
    void aZipBombIsNotUnpacked();
    void anOpenQuoteCostsOneLine();
    void everyCutAndFlippedByteEnds_data();
    void everyCutAndFlippedByteEnds();
};

void TestHostileHistory::filesThatAreNoHistoryAreRefusedWithASentence_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("words") << QByteArray("just some words");
    QTest::newRow("zeros") << QByteArray(5000, '\0');
    QTest::newRow("other JSON") << QByteArray("{\"a\": 1}");
    QTest::newRow("other XML") << QByteArray("<html/>");
    QTest::newRow("cut zip") << QByteArray("PK\x03\x04 and no more");
    QTest::newRow("cut database") << QByteArray("SQLite format 3\0 and no more", 29);
    QTest::newRow("a table of something else") << QByteArray("1,2,3\n4,5,6\n");
}

void TestHostileHistory::filesThatAreNoHistoryAreRefusedWithASentence()
{
    QFETCH(QByteArray, bytes);
    const auto history = readHistory(writeText(bytes.toStdString()));
    QVERIFY(!history);
    QCOMPARE(history.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!history.error().detail.empty());
}

void TestHostileHistory::whatIsNoRegularFileIsNotOpened()
{
    QCOMPARE(readHistory(folder()).error().code, ErrorCode::NotRegular);
    QCOMPARE(readHistory(folder() / "none").error().code, ErrorCode::NotFound);
    const auto pipe = folder() / "pipe";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QCOMPARE(readHistory(pipe).error().code, ErrorCode::NotRegular);
}

void TestHostileHistory::aPickleIsNeverOpened()
{
    for (const char* bytes : {"\x80\x04\x95 and so on", "(lp0\ncos\nsystem\n"}) {
        const auto history = readHistory(writeText(bytes));
        QVERIFY(!history);
        QVERIFY(history.error().detail.find("Quod Libet") != std::string::npos);
    }
}

void TestHostileHistory::placesThatLeadAstrayAreRefused_data()
{
    QTest::addColumn<QByteArray>("place");
    QTest::newRow("upwards") << QByteArray("file:///m/../../etc/passwd");
    QTest::newRow("upwards, hidden") << QByteArray("file:///m/%2e%2e/x");
    QTest::newRow("NUL") << QByteArray("file:///m/a%00b");
    QTest::newRow("another computer") << QByteArray("file://server/m/1");
    QTest::newRow("a password") << QByteArray("file://me:secret@host/m/1");
    QTest::newRow("broken escape") << QByteArray("file:///m/%4");
    QTest::newRow("no URI") << QByteArray("m/1.ogg");
    QTest::newRow("relative") << QByteArray("file:m/1.ogg");
}

void TestHostileHistory::placesThatLeadAstrayAreRefused()
{
    QFETCH(QByteArray, place);
    const auto history = readHistory(
        writeText("<rhythmdb version=\"2.0\"><entry type=\"song\"><title>Bad</title><artist>A</artist><location>" +
                  place.toStdString() +
                  "</location></entry><entry type=\"song\"><title>Good</title><artist>A</artist>"
                  "<location>file:///m/1.ogg</location></entry></rhythmdb>"));
    WORKS(history);
    QVERIFY(!entryWithTitle(*history, "Bad"));
    QVERIFY(entryWithTitle(*history, "Good"));
    QCOMPARE(history->refusedCount, std::int64_t{1});
}

void TestHostileHistory::spoiledLinesOfALogAreRefusedOneByOne()
{
    const auto history = readHistory(
        writeText("#AUDIOSCROBBLER/1.1\n" + logLine("One") + logLine("a\xFF") + logLine(std::string("a\0b", 3)) +
                  logLine(std::string(10'000, 'x')) + logLine(std::string(100'000, 'x')) + "A\tB\n" +
                  "A\tB\tT\t1\t1\tX\t1\t\n" + "A\tB\tT\t1\t1\tL\tsoon\t\n" + logLine("Two")));
    WORKS(history);
    QCOMPARE(history->entries.size(), std::size_t{2});
    QCOMPARE(history->refusedCount, std::int64_t{7});
    QCOMPARE(history->refused[0].number, std::int64_t{3});
    QCOMPARE(history->refused[0].reason, std::string("a name is not UTF-8"));
    QVERIFY(speaksOf(*history, "NUL"));
    QVERIFY(speaksOf(*history, "too long"));
    QVERIFY(speaksOf(*history, "too few fields"));
}

void TestHostileHistory::refusedLinesAreCountedButKeptInBounds()
{
    std::string text = "#AUDIOSCROBBLER/1.1\n";
    for (int i = 0; i < 5000; ++i)
        text += "nothing\n";
    const auto history = readHistory(writeText(text));
    WORKS(history);
    QCOMPARE(history->refusedCount, std::int64_t{5000});
    QCOMPARE(history->refused.size(), std::size_t{100});
}

void TestHostileHistory::impossibleNumbersInADatabase()
{
    const auto history = readHistory(writeDatabase(
        "CREATE TABLE songs (title, artist, url, playcount, lastplayed, rating, length);"
        "INSERT INTO songs VALUES ('One', 'A', 'file:///m/1', 9e18, 1, 0.5, 1), ('Two', 'A', 'file:///m/2', 'many', "
        "9e18, 77, -4), (x'FF', 'A', 'file:///m/3', 1, 1, 1, 1), (NULL, NULL, NULL, NULL, NULL, NULL, NULL), "
        "('Three', 'A', 'file:///m/4', -1, 9223372036854775807, 1e999, 1e999)"));
    WORKS(history);
    QCOMPARE(history->entries.size(), std::size_t{2});
    QCOMPARE(history->refusedCount, std::int64_t{3});
    for (const HistoryEntry& entry : history->entries)
        QVERIFY(entry.plays == 0 && entry.lastPlayed == 0 && !entry.rating && !entry.seconds);
}

void TestHostileHistory::aDamagedDatabaseIsASentence()
{
    std::string sql = "CREATE TABLE songs (title, artist, url, playcount);";
    for (int i = 0; i < 500; ++i)
        sql += "INSERT INTO songs VALUES ('" + std::string(100, 'x') + "', 'A', 'file:///m', 1);";
    const auto file = writeDatabase(sql);
    QFile bytes(QString::fromStdString(file.native()));
    QVERIFY(bytes.open(QIODevice::ReadWrite));
    bytes.seek(4096);
    bytes.write(QByteArray(20'000, '\x55'));
    bytes.close();
    const auto history = readHistory(file);
    QVERIFY(!history);
    QCOMPARE(history.error().code, ErrorCode::InvalidArgument);
}

void TestHostileHistory::viewsInADatabaseAreNotRun()
{
    const auto file = writeDatabase(
        "CREATE TABLE one (x); CREATE VIEW songs AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT i AS title, i AS artist, i AS url, i AS playcount FROM n");
    QVERIFY(!readHistory(file));
}

void TestHostileHistory::entitiesInXmlEndTheReading()
{
    const auto history = readHistory(
        writeText("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
                  "<rhythmdb version=\"2.0\"><entry type=\"song\"><title>&b;</title></entry></rhythmdb>"));
    WORKS(history);
    QVERIFY(history->entries.empty());
    QVERIFY(speaksOf(*history, "entities"));
}

void TestHostileHistory::deepXmlEndsTheReading()
{
    std::string text = "<rhythmdb>";
    for (int i = 0; i < 100'000; ++i)
        text += "<a>";
    const auto history = readHistory(writeText(text));
    WORKS(history);
    QVERIFY(speaksOf(*history, "nested too deep"));
}

void TestHostileHistory::whatStandsBeforeACutIsKept_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("XML") << QByteArray("<rhythmdb><entry type=\"song\"><title>One</title><artist>A</artist>"
                                       "<location>file:///m/1</location></entry><entry type=\"so");
    QTest::newRow("JSON") << QByteArray("{\"scrobbles\":[{\"time\":1577882096,\"track\":{\"artists\":[\"A\"],\"title\":"
                                        "\"One\"}},{\"time\":15778");
}

void TestHostileHistory::whatStandsBeforeACutIsKept()
{
    QFETCH(QByteArray, text);
    const auto history = readHistory(writeText(text.toStdString()));
    WORKS(history);
    QVERIFY(entryWithTitle(*history, "One"));
    QCOMPARE(history->refusedCount, std::int64_t{1});
}

void TestHostileHistory::aSpoiledNameInJsonCostsItselfOnly()
{
    const auto history = readHistory(
        writeText("{\"scrobbles\":[{\"time\":1577882096,\"track\":{\"artists\":[\"A\"],\"title\":\"a\xFF\"}},"
                  "{\"time\":1577882096,\"track\":{\"artists\":[\"A\"],\"title\":\"Two\"}}]}"));
    WORKS(history);
    QVERIFY(entryWithTitle(*history, "Two"));
}

void TestHostileHistory::deepJsonEndsTheReading()
{
    const auto history = readHistory(writeText("{\"scrobbles\":" + std::string(1'000'000, '[')));
    WORKS(history);
    QVERIFY(speaksOf(*history, "nested too deep"));
}

void TestHostileHistory::anItemThatIsTooLargeIsRefused()
{
    std::string many = "[\"A\"";
    for (int i = 0; i < 10'000; ++i)
        many += ",\"A\"";
    const auto history =
        readHistory(writeText("{\"scrobbles\":[{\"time\":1577882096,\"track\":{\"artists\":" + many +
                              "],\"title\":\"One\"}},"
                              "{\"time\":1577882096,\"track\":{\"artists\":[\"A\"],\"title\":\"" +
                              std::string(1'000'000, 'x') +
                              "\"}},"
                              "{\"time\":1577882096,\"track\":{\"artists\":[\"A\"],\"title\":\"Three\"}}]}"));
    WORKS(history);
    QCOMPARE(history->entries.size(), std::size_t{1});
    QCOMPARE(history->refusedCount, std::int64_t{2});
    QVERIFY(speaksOf(*history, "too large"));
}

void TestHostileHistory::aBadLineOfAnExportCostsItselfOnly()
{
    const std::string good = "{\"listened_at\":1577882096,\"track_metadata\":{\"artist_name\":\"A\",\"track_name\":\"";
    const auto history = readHistory(writeZip(
        {{"user.json", "{}"},
         {"listens/2020/1.jsonl", good + "One\"}}\nrubbish\n[]\n{\"listened_at\":\"x\",\"track_metadata\":{}}\n" +
                                      longLine() + "\n" + good + "Two\"}}"}}));
    WORKS(history);
    QCOMPARE(history->entries.size(), std::size_t{2});
    QCOMPARE(history->refusedCount, std::int64_t{4});
    QCOMPARE(history->refused[0].part, std::string("listens/2020/1.jsonl"));
    QCOMPARE(history->refused[0].number, std::int64_t{2});
}

void TestHostileHistory::aZipBombIsNotUnpacked()
{
    const auto history = readHistory(
        writeZip({{"user.json", "{}"},
                  {"listens/2020/1.jsonl", std::string(50'000'000, ' ')},
                  {"listens/2020/2.jsonl", "{\"listened_at\":1577882096,\"track_metadata\":{\"artist_name\":\"A\","
                                           "\"track_name\":\"One\"}}"}}));
    WORKS(history);
    QVERIFY(speaksOf(*history, "looks like a trap"));
    QVERIFY(entryWithTitle(*history, "One"));
}

void TestHostileHistory::anOpenQuoteCostsOneLine()
{
    const auto history = readHistory(writeText("artist,title,date\nA,One,1577882096\nA,\"Bad,1577882096\n"
                                               "A,\"Bad\"x,1577882096\nA,Two,1577882096\nA,,1577882096\nA,Three,\n"));
    WORKS(history);
    QCOMPARE(history->entries.size(), std::size_t{2});
    QVERIFY(entryWithTitle(*history, "Two"));
    QCOMPARE(history->refusedCount, std::int64_t{4});
    QCOMPARE(history->refused[0].number, std::int64_t{3});
    QCOMPARE(history->refused[1].number, std::int64_t{4});
    QCOMPARE(history->refused[3].number, std::int64_t{7});
}

void TestHostileHistory::everyCutAndFlippedByteEnds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("JSON") << QByteArray(
        "{\"maloja\":{},\"scrobbles\":[{\"time\":1577882096,\"track\":{\"artists\":[\"A\"],"
        "\"title\":\"One\",\"album\":{\"albumtitle\":\"B\"}}}]}");
    QTest::newRow("XML") << QByteArray(
        "<?xml version=\"1.0\"?><plist><dict><key>Tracks</key><dict><key>1</key><dict><key>Name"
        "</key><string>One</string><key>Play Count</key><integer>3</integer></dict></dict>"
        "</dict></plist>");
    QTest::newRow("CSV") << QByteArray("A,B,\"One, \"\"1\"\"\",01 Jan 2020 12:34\r\nA,B,Two,01 Jan 2020 12:34\r\n");
    QTest::newRow("log") << QByteArray("#AUDIOSCROBBLER/1.1\nA\tB\tOne\t1\t181\tL\t1577882096\t\n");
    QTest::newRow("zip") << QByteArray();      // made by the test
    QTest::newRow("database") << QByteArray(); // as well
}

void TestHostileHistory::everyCutAndFlippedByteEnds()
{
    QFETCH(QByteArray, bytes);
    if (QTest::currentDataTag() == std::string_view("zip"))
        bytes = bytesOf(writeZip({{"user.json", "{}"}, {"listens/2020/1.jsonl", "{\"listened_at\":1}\n"}}));
    if (QTest::currentDataTag() == std::string_view("database"))
        bytes = bytesOf(writeDatabase("PRAGMA page_size = 512; CREATE TABLE sticker (type, uri, name, value); "
                                      "INSERT INTO sticker VALUES ('song', 'a', 'playCount', '1')"));
    const std::string whole = bytes.toStdString();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string flipped = whole;
        flipped[i] = static_cast<char>(flipped[i] ^ 0x15);
        (void)readHistory(writeText(flipped));
        (void)readHistory(writeText(whole.substr(0, i)));
    }
}

QTEST_APPLESS_MAIN(TestHostileHistory)
#include "tst_hostilehistory.moc"
