// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "playcounts/readplaycounts.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <sstream>

#include <sys/stat.h>

using namespace tonekin;

namespace {

Result<PlayCounts> read(const std::string& text, const PlayCountLimits& limits = {})
{
    std::istringstream stream(text);
    return readPlayCounts(stream, "made.tsv", limits, {});
}

std::string detailOf(const Result<PlayCounts>& counts)
{
    return counts ? std::string("no error") : counts.error().detail;
}

} // namespace

class TestPlayCounts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tripletsAreReadInAnyOrderAndDuplicatesSummed();
    void aHeaderAMarkAndWindowsLineEndsAreTolerated();
    void whatIsNoTripletIsRefusedWithItsLine_data();
    void whatIsNoTripletIsRefusedWithItsLine();
    void limitsArePassedByNobody();
    void aLineWithoutEndCostsNoMemory();
    void filesThatAreNoneAreRefused();
    void readingStopsWhenAsked();
    void whatIsWrittenIsReadBack();
    void tracksGetOtherNamesAndMeet();
    void namesThatContradictEachOtherAreRefused();
    void randomBytesNeverDoMoreThanFail();
};

void TestPlayCounts::tripletsAreReadInAnyOrderAndDuplicatesSummed()
{
    const auto one = read("bob\tsong 2\t3\nanna\tsong 1\t1\nbob\tsong 1\t0.5\nbob\tsong 2\t4\n");
    QVERIFY2(one, detailOf(one).c_str());
    QCOMPARE(one->users, (std::vector<std::string>{"anna", "bob"}));
    QCOMPARE(one->tracks, (std::vector<std::string>{"song 1", "song 2"}));
    QCOMPARE(one->plays, (std::vector<Play>{{0, 0, 1.0F}, {1, 0, 0.5F}, {1, 1, 7.0F}}));
    const auto other = read("bob\tsong 1\t0.5\n\nbob\tsong 2\t4\nbob\tsong 2\t3\nanna\tsong 1\t1");
    QVERIFY2(other, detailOf(other).c_str());
    QCOMPARE(*other, *one);
}

void TestPlayCounts::aHeaderAMarkAndWindowsLineEndsAreTolerated()
{
    const auto counts = read("\xEF\xBB\xBFuser\ttrack\tcount\r\nanna\tlied \xC3\xBC\t 2 \r\n");
    QVERIFY2(counts, detailOf(counts).c_str());
    QCOMPARE(counts->tracks, std::vector<std::string>{"lied \xC3\xBC"});
    QCOMPARE(counts->plays, (std::vector<Play>{{0, 0, 2.0F}}));
}

void TestPlayCounts::whatIsNoTripletIsRefusedWithItsLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char* name, const QByteArray& second, const char* told) {
        QTest::newRow(name) << "a\tb\t1\n" + second + "\n" << QByteArray(told);
    };
    row("two fields", "a\tb", "fields");
    row("four fields", "a\tb\t1\t2", "fields");
    row("spaces for tabulators", "a b 1", "fields");
    row("no user", "\tb\t1", "user is empty");
    row("no track", "a\t\t1", "track is empty");
    row("no count", "a\tb\t", "count");
    row("a word for a count", "a\tb\tmany", "count");
    row("a header too late", "user\ttrack\tcount", "count");
    row("nothing played", "a\tb\t0", "count");
    row("a negative count", "a\tb\t-3", "count");
    row("not a number", "a\tb\tnan", "count");
    row("infinitely often", "a\tb\tinf", "count");
    row("beyond all numbers", "a\tb\t1e999", "count");
    row("too often", "a\tb\t1e10", "count");
    row("a number and more", "a\tb\t1x", "count");
    row("hexadecimal", "a\tb\t0x10", "count");
    row("a null byte", QByteArray("a\0b\tc\t1", 7), "control");
    row("a carriage return inside", "a\rb\tc\t1", "control");
    row("no UTF-8", "a\xFF\tc\t1", "UTF-8");
}

void TestPlayCounts::whatIsNoTripletIsRefusedWithItsLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, told);
    const auto counts = read(text.toStdString());
    QVERIFY(!counts);
    QCOMPARE(counts.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(counts.error().detail.find("made.tsv, line 2: ") == 0, counts.error().detail.c_str());
    QVERIFY2(counts.error().detail.find(told.toStdString()) != std::string::npos, counts.error().detail.c_str());
}

void TestPlayCounts::limitsArePassedByNobody()
{
    const std::string text = "a\tx\t1\nb\ty\t1\nc\tz\t1\n";
    QVERIFY(read(text, {.lines = 3, .names = 3, .lineBytes = 5, .count = 1.0}));
    QVERIFY(detailOf(read(text, {.lines = 2})).find("line 3: there are too many lines") != std::string::npos);
    QVERIFY(detailOf(read(text, {.names = 2})).find("line 3: there are too many users") != std::string::npos);
    QVERIFY(detailOf(read("a\tx\t1\na\ty\t1\na\tz\t1\n", {.names = 2})).find("line 3: there are too many tracks") !=
            std::string::npos);
    QVERIFY(detailOf(read(text, {.lineBytes = 4})).find("line 1: the line is too long") != std::string::npos);
    QVERIFY(detailOf(read("a\tx\t1\n", {.count = 0.5})).find("line 1: the count") != std::string::npos);
    QVERIFY(detailOf(read("")).find("no listening") != std::string::npos);
    QVERIFY(detailOf(read("user\ttrack\tcount\n")).find("no listening") != std::string::npos);
}

void TestPlayCounts::aLineWithoutEndCostsNoMemory()
{
    // Endless: were it gathered before it is judged, this would never return.
    struct Endless : std::streambuf {
        int underflow() override
        {
            block.assign(4096, 'x');
            setg(block.data(), block.data(), block.data() + block.size());
            return traits_type::to_int_type('x');
        }
        std::string block;
    } endless;
    std::istream stream(&endless);
    const auto counts = readPlayCounts(stream, "endless", {}, {});
    QVERIFY(detailOf(counts).find("line 1: the line is too long") != std::string::npos);
}

void TestPlayCounts::filesThatAreNoneAreRefused()
{
    const QTemporaryDir folder;
    const std::filesystem::path place = folder.path().toStdString();
    QCOMPARE(mkfifo((place / "fifo").c_str(), 0600), 0);
    for (const auto& file : {place / "nothing", place, place / "fifo"}) {
        const auto counts = readPlayCounts(file, {}, {});
        QVERIFY(!counts);
        QCOMPARE(counts.error().code, ErrorCode::NotFound);
    }
    QVERIFY(!writePlayCounts(place / "nowhere" / "x.tsv", {{"a"}, {"b"}, {{0, 0, 1.0F}}}));
}

void TestPlayCounts::readingStopsWhenAsked()
{
    std::string text;
    for (int i = 0; i < 5000; ++i)
        text += "a\ttrack " + std::to_string(i) + "\t1\n";
    std::stop_source source;
    source.request_stop();
    std::istringstream stream(text);
    const auto counts = readPlayCounts(stream, "made.tsv", {}, source.get_token());
    QVERIFY(!counts);
    QCOMPARE(counts.error().code, ErrorCode::Cancelled);
}

void TestPlayCounts::whatIsWrittenIsReadBack()
{
    PlayCounts counts{{}, {}, {}};
    RandomStream random(3, {});
    for (std::uint32_t i = 0; i < 40; ++i) {
        counts.users.push_back("user " + std::to_string(i));
        counts.tracks.push_back("folder/" + std::to_string(random.below(1000)) + ".ogg");
        for (std::uint32_t track = 0; track <= i; ++track)
            counts.plays.push_back({i, track, static_cast<float>(random.between(0.001, 16'777'215.0))});
    }
    counts = sortedPlayCounts(std::move(counts));
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("x.tsv")).toStdString();
    QVERIFY(writePlayCounts(file, counts));
    const auto again = readPlayCounts(file, {}, {});
    QVERIFY2(again, detailOf(again).c_str());
    QCOMPARE(*again, counts);
}

void TestPlayCounts::tracksGetOtherNamesAndMeet()
{
    const auto counts = read("a\tS1\t1\na\tS2\t2\na\tS3\t3\nb\tS2\t4\n");
    QVERIFY(counts);
    const PlayCounts renamed = renamedTracks(*counts, {{"S1", "x.ogg"}, {"S2", "x.ogg"}, {"S9", "y.ogg"}});
    QCOMPARE(renamed.tracks, (std::vector<std::string>{"S3", "x.ogg"}));
    QCOMPARE(renamed.plays, (std::vector<Play>{{0, 0, 3.0F}, {0, 1, 3.0F}, {1, 1, 4.0F}}));
}

void TestPlayCounts::namesThatContradictEachOtherAreRefused()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("names.tsv")).toStdString();
    const auto readNames = [&](const std::string& text) {
        std::ofstream(file) << text;
        return readTrackNames(file, {}, {});
    };
    const auto names = readNames("S1\ta.ogg\nS2\tb.ogg\nS1\ta.ogg\n");
    QVERIFY(names);
    QCOMPARE(*names, (std::map<std::string, std::string>{{"S1", "a.ogg"}, {"S2", "b.ogg"}}));
    const auto contradiction = readNames("S1\ta.ogg\nS1\tb.ogg\n");
    QVERIFY(!contradiction);
    QVERIFY(contradiction.error().detail.find("line 2: this track was given another name") != std::string::npos);
    QVERIFY(!readNames("S1\ta.ogg\t1\n"));
}

void TestPlayCounts::randomBytesNeverDoMoreThanFail()
{
    const std::string good = "user\ttrack\tcount\nanna\tlied \xC3\xBC\t2\nbob\tsong\t17\nanna\tsong\t1.5\n";
    int accepted = 0;
    for (std::uint64_t round = 0; round < 3000; ++round) {
        RandomStream random(11, {round});
        std::string text = good;
        for (int change = random.below(6); change >= 0; --change)
            text[static_cast<std::size_t>(random.below(static_cast<int>(text.size())))] =
                static_cast<char>(random.below(256));
        const auto counts = read(text);
        if (!counts) {
            QVERIFY(counts.error().code == ErrorCode::InvalidArgument);
            continue;
        }
        ++accepted;
        for (const Play& play : counts->plays) {
            QVERIFY(play.user < counts->users.size() && play.track < counts->tracks.size());
            QVERIFY(play.count > 0.0F && play.count < 1e10F);
        }
    }
    QVERIFY(accepted > 100 && accepted < 2900);
}

QTEST_GUILESS_MAIN(TestPlayCounts)
#include "tst_playcounts.moc"
