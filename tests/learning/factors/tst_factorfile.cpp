// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "factors/factorfile.h"
#include "factors/factortargets.h"
#include "model/wholefile.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>

using namespace tonekin;

namespace {

/// Three listeners of `tracks` tracks named a.ogg, b.ogg ...
PlayCounts someCounts(int tracks)
{
    PlayCounts counts{{"u1", "u2", "u3"}, {}, {}};
    for (int i = 0; i < tracks; ++i)
        counts.tracks.push_back(std::string(1, static_cast<char>('a' + i)) + ".ogg");
    for (std::uint32_t user = 0; user < 3; ++user)
        for (std::uint32_t track = user; track < counts.tracks.size(); ++track)
            counts.plays.push_back({user, track, 1.0F + static_cast<float>(track)});
    return counts;
}

LatentFactors someFactors(int tracks = 7)
{
    const FactorisationOptions recipe{.dimensions = 3, .regularisation = 0.125, .sweeps = 4, .seed = 9};
    const PlayCounts counts = someCounts(tracks);
    const auto factors = factorise(counts, recipe, 1, {}, {});
    return factors ? latentFactors(counts, *factors, recipe) : LatentFactors{};
}

LoadedTracks someTracks(const std::vector<std::string>& paths)
{
    LoadedTracks loaded;
    for (const std::string& path : paths) {
        loaded.tracks.push_back({path, "collection", "", "", "", 1.0, ""});
        MelSpectrogram mel;
        mel.bands = 1;
        mel.values.assign(1, static_cast<float>(path.front()));
        loaded.mels.push_back(std::move(mel));
    }
    return loaded;
}

std::vector<std::string> pathsOf(const TargetTracks& part)
{
    std::vector<std::string> paths;
    for (const CorpusTrack& track : part.loaded.tracks)
        paths.push_back(track.path);
    return paths;
}

} // namespace

class TestFactorFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void directionsHaveLengthOneAndLengthsStandBeside();
    void whatIsWrittenIsReadBack();
    void absentAndForeignFilesAreRefused();
    void everyChangedByteIsNoticed();
    void aChangedListOfNamesIsRefused_data();
    void aChangedListOfNamesIsRefused();
    void wrongNumbersAreRefusedEvenWithTheRightHash_data();
    void wrongNumbersAreRefusedEvenWithTheRightHash();
    void numbersAndNamesNeedTwoFiles();
    void tracksAreSplitInHalvesByTheirPathsAlone();
    void whatIsNotInBothIsCounted();
    void tooFewTracksAreRefused();

private:
    QTemporaryDir m_folder;
    std::filesystem::path file() const { return m_folder.filePath(QStringLiteral("f.json")).toStdString(); }
    std::filesystem::path numbers() const { return m_folder.filePath(QStringLiteral("f.safetensors")).toStdString(); }
    bool isRefused() const
    {
        const auto read = readFactors(file());
        return !read && read.error().code == ErrorCode::InvalidArgument;
    }
};

void TestFactorFile::directionsHaveLengthOneAndLengthsStandBeside()
{
    const PlayCounts counts = someCounts(7);
    Factors factors{2, std::vector<double>(6, 1.0), std::vector<double>(14, 0.0)};
    factors.tracks[2] = 3.0; // the second track: (3, 4)
    factors.tracks[3] = 4.0;
    const LatentFactors listening = latentFactors(counts, factors, {.dimensions = 2});
    QCOMPARE(listening.lengths[1], 5.0F);
    QCOMPARE(listening.direction(1)[0], 0.6F);
    QCOMPARE(listening.direction(1)[1], 0.8F);
    QCOMPARE(listening.lengths[0], 0.0F);
    QCOMPARE(listening.direction(0)[0], 0.0F);
    QCOMPARE(listening.userCount(), 3U);
}

void TestFactorFile::whatIsWrittenIsReadBack()
{
    const LatentFactors factors = someFactors();
    QVERIFY(!factors.tracks.empty());
    QVERIFY(writeFactors(file(), factors));
    const auto read = readFactors(file());
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QVERIFY(*read == factors);
    QVERIFY(!writeFactors(m_folder.filePath(QStringLiteral("nowhere/f.json")).toStdString(), factors));
}

void TestFactorFile::absentAndForeignFilesAreRefused()
{
    const QTemporaryDir folder;
    const std::filesystem::path place = folder.path().toStdString();
    const auto absent = readFactors(place / "nothing.json");
    QVERIFY(!absent && absent.error().code == ErrorCode::NotFound);
    for (const std::string text : {"no JSON", "{}", "[]", "null", "{\"format\": \"tonekin-corpus-1\"}",
                                   "{\"format\": \"tonekin-factors-1\"}", "{\"format\": 7}"}) {
        QVERIFY(writeWholeFile(place / "foreign.json", text));
        const auto foreign = readFactors(place / "foreign.json");
        QVERIFY2(!foreign && foreign.error().code == ErrorCode::InvalidArgument, text.c_str());
    }
    QVERIFY(writeFactors(file(), someFactors()));
    std::filesystem::remove(numbers());
    const auto half = readFactors(file());
    QVERIFY(!half && half.error().code == ErrorCode::NotFound);
}

void TestFactorFile::everyChangedByteIsNoticed()
{
    QVERIFY(writeFactors(file(), someFactors()));
    const auto bytes = readWholeFile(numbers(), 1'000'000);
    QVERIFY(bytes);
    for (std::size_t place = 0; place < bytes->size(); place += 7) {
        std::vector<char> changed = *bytes;
        changed[place] = static_cast<char>(changed[place] ^ 0x10);
        QVERIFY(writeWholeFile(numbers(), changed));
        QVERIFY2(isRefused(), std::to_string(place).c_str());
    }
    QVERIFY(writeWholeFile(numbers(), std::span(*bytes).first(bytes->size() / 2)));
    QVERIFY(isRefused());
    QVERIFY(writeWholeFile(numbers(), *bytes));
    QVERIFY(readFactors(file()));
}

void TestFactorFile::aChangedListOfNamesIsRefused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("more dimensions") << QByteArray("\"dimensions\": 3") << QByteArray("\"dimensions\": 4");
    QTest::newRow("no dimensions") << QByteArray("\"dimensions\": 3") << QByteArray("\"dimensions\": 0");
    QTest::newRow("absurdly many") << QByteArray("\"dimensions\": 3") << QByteArray("\"dimensions\": 2000000000");
    QTest::newRow("dimensions are text") << QByteArray("\"dimensions\": 3") << QByteArray("\"dimensions\": \"3\"");
    QTest::newRow("names out of order") << QByteArray("\"b.ogg\"") << QByteArray("\"z.ogg\"");
    QTest::newRow("a name twice") << QByteArray("\"b.ogg\"") << QByteArray("\"a.ogg\"");
    QTest::newRow("a name missing") << QByteArray("\"b.ogg\",") << QByteArray("");
    QTest::newRow("a name is a number") << QByteArray("\"b.ogg\"") << QByteArray("5");
    QTest::newRow("another folder") << QByteArray("\"f.safetensors\"") << QByteArray("\"../f.safetensors\"");
    QTest::newRow("fewer users") << QByteArray("\"users\": 3") << QByteArray("\"users\": 2");
    QTest::newRow("negative users") << QByteArray("\"users\": 3") << QByteArray("\"users\": -1");
    QTest::newRow("no recipe") << QByteArray("\"recipe\"") << QByteArray("\"prescription\"");
}

void TestFactorFile::aChangedListOfNamesIsRefused()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QVERIFY(writeFactors(file(), someFactors()));
    const auto text = readWholeFile(file(), 1'000'000);
    QVERIFY(text);
    QByteArray changed(text->data(), static_cast<qsizetype>(text->size()));
    QVERIFY(changed.contains(from));
    changed.replace(from, to);
    QVERIFY(
        writeWholeFile(file(), std::span<const char>(changed.constData(), static_cast<std::size_t>(changed.size()))));
    QVERIFY(isRefused());
}

void TestFactorFile::wrongNumbersAreRefusedEvenWithTheRightHash_data()
{
    QTest::addColumn<std::function<void(LatentFactors&)>>("change");
    const auto row = [](const char* name, std::function<void(LatentFactors&)> change) {
        QTest::newRow(name) << std::move(change);
    };
    row("not a number", [](LatentFactors& factors) { factors.users[1] = std::nanf(""); });
    row("infinite", [](LatentFactors& factors) { factors.lengths[1] = std::numeric_limits<float>::infinity(); });
    row("no direction", [](LatentFactors& factors) { factors.directions[1] += 0.5F; });
    row("a negative length", [](LatentFactors& factors) { factors.lengths[1] = -1.0F; });
    row("a length of nothing", [](LatentFactors& factors) { factors.lengths[1] = 0.0F; });
    row("played by nobody", [](LatentFactors& factors) { factors.plays.back().user = 3; });
    row("of no track", [](LatentFactors& factors) { factors.plays.back().track = 7; });
    row("not counted", [](LatentFactors& factors) { factors.plays.back().count = 0.0F; });
    row("out of order", [](LatentFactors& factors) { std::swap(factors.plays[0], factors.plays[1]); });
    row("a pair twice", [](LatentFactors& factors) { factors.plays[1] = factors.plays[0]; });
}

void TestFactorFile::wrongNumbersAreRefusedEvenWithTheRightHash()
{
    QFETCH(std::function<void(LatentFactors&)>, change);
    LatentFactors factors = someFactors();
    QVERIFY(writeFactors(file(), factors) && readFactors(file()));
    change(factors);
    QVERIFY(writeFactors(file(), factors));
    QVERIFY(isRefused());
}

void TestFactorFile::numbersAndNamesNeedTwoFiles()
{
    const auto written = writeFactors(numbers(), someFactors());
    QVERIFY(!written && written.error().code == ErrorCode::InvalidArgument);
}

void TestFactorFile::tracksAreSplitInHalvesByTheirPathsAlone()
{
    const LatentFactors factors = someFactors(20);
    std::vector<std::string> paths = factors.tracks;
    const auto split = splitByTrack(someTracks(paths), factors, 5, 3);
    QVERIFY(split);
    QCOMPARE(split->test.directions.size(), 10U);
    QCOMPARE(split->validation.directions.size(), 2U);
    QCOMPARE(split->training.directions.size(), 8U);
    std::set<std::string> together;
    for (const TargetTracks* part : {&split->training, &split->validation, &split->test}) {
        for (std::size_t i = 0; i < part->directions.size(); ++i) {
            const std::string& path = part->loaded.tracks[i].path;
            together.insert(path);
            QCOMPARE(factors.tracks[part->factorIndex[i]], path); // the target is the track's own
            const auto direction = factors.direction(part->factorIndex[i]);
            QVERIFY(std::ranges::equal(part->directions[i], direction));
            QCOMPARE(part->loaded.mels[i].values.front(), static_cast<float>(path.front()));
        }
    }
    QCOMPARE(together.size(), 20U);
    std::ranges::reverse(paths);
    const auto other = splitByTrack(someTracks(paths), factors, 5, 3);
    QVERIFY(other);
    QVERIFY(pathsOf(other->test) == pathsOf(split->test) && pathsOf(other->training) == pathsOf(split->training));
    QVERIFY(pathsOf(splitByTrack(someTracks(paths), factors, 5, 4)->test) != pathsOf(split->test));
}

void TestFactorFile::whatIsNotInBothIsCounted()
{
    LatentFactors factors = someFactors(12);
    for (std::size_t i = 0; i < factors.dimensions(); ++i) // no taste known of c.ogg
        factors.directions[2 * factors.dimensions() + i] = 0.0F;
    factors.lengths[2] = 0.0F;
    const auto split = splitByTrack(
        someTracks({"a.ogg", "b.ogg", "c.ogg", "d.ogg", "e.ogg", "f.ogg", "g.ogg", "unknown.ogg"}), factors, 5, 1);
    QVERIFY(split);
    QCOMPARE(split->tracksWithoutPlays, 2U); // unknown.ogg and c.ogg
    QCOMPARE(split->playsWithoutTrack, 6U);  // the five last and c.ogg
}

void TestFactorFile::tooFewTracksAreRefused()
{
    const auto split = splitByTrack(someTracks({"a.ogg", "b.ogg", "x.ogg"}), someFactors(), 5, 1);
    QVERIFY(!split && split.error().code == ErrorCode::InvalidArgument);
    QVERIFY(split.error().detail.find("only 2 tracks") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestFactorFile)
#include "tst_factorfile.moc"
