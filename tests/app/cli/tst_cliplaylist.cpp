// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/playstore.h"
#include "library/rootstore.h"
#include "library/syntheticlibrary.h"
#include "library/trackstore.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>
#include <set>

using namespace tonekin;

namespace {

struct End {
    int status = -1;
    QByteArray out, err;
    QJsonArray list() const { return QJsonDocument::fromJson(out).array(); }
    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    QStringList lines() const { return QString::fromUtf8(out).split('\n', Qt::SkipEmptyParts); }
};

std::set<int> idsOf(const QJsonArray& list)
{
    std::set<int> ids;
    for (const QJsonValue& row : list)
        ids.insert(row["id"].toInt());
    return ids;
}

} // namespace

/// "playlist" and "why" as a script sees them, on a library of 160 tracks that sound in eight ways.
class TestCliPlaylist : public QObject {
    Q_OBJECT
private:
    End run(const QStringList& arguments, bool json = false) { return runOn(m_file, arguments, json); }

    static End runOn(const QString& library, QStringList arguments, bool json = false)
    {
        QProcess process;
        arguments << "--library" << library;
        if (json)
            arguments << "--json";
        process.start(QStringLiteral(TONEKIN_BINARY_DIR "/tonekin-cli"), arguments);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QString idOf(int number) const { return QString::number(m_ids[static_cast<std::size_t>(number)].value); }

    QTemporaryDir m_folder;
    QString m_file;
    std::vector<TrackId> m_ids;
    TrackId m_silent, m_failed, m_waiting, m_missing;

private Q_SLOTS:
    void initTestCase()
    {
        m_file = m_folder.filePath("library.sqlite");
        auto library = made::openForWriting(m_file.toStdString());
        const RootId root = *library.roots().add("/music");
        std::vector<TrackPlays> plays;
        for (int i = 0; i < 160; ++i) {
            made::MadeTrack track;
            track.relativePath = "way" + std::to_string(i % 8) + "/" + std::to_string(i) + ".ogg";
            track.sound = i % 8;
            track.tags.title = "Title " + std::to_string(i);
            track.tags.artist = "Artist " + std::to_string(i % 20);
            track.tags.genre = i % 2 ? "Rock" : "Jazz; Blues";
            track.tags.year = 1960 + i % 40;
            for (int unit = 0; unit < 8; ++unit) { // each way of sounding drives its own filter and unit
                const float chance = 0.01F * static_cast<float>((i * 31 + unit * 17) % 20);
                const float own = unit == i % 8 ? 1.0F : 0.0F;
                track.filters[static_cast<std::size_t>(unit)] = {2.0F * own + chance, own + chance, 1.0F};
                track.hidden[static_cast<std::size_t>(unit)] = own + chance;
            }
            m_ids.push_back(made::add(library, root, track));
            plays.push_back({m_ids.back(), (i / 8) % 5 == 0 ? 0 : i, 0, 0, (i % 5) / 5.0});
        }
        const auto extra = [&](const char* path, auto change) {
            made::MadeTrack track;
            track.relativePath = path;
            change(track);
            return made::add(library, root, track);
        };
        m_silent = extra("silent.ogg", [](made::MadeTrack& track) { track.warning = ErrorCode::Silent; });
        m_failed = extra("failed.ogg", [](made::MadeTrack& track) { track.failure = ErrorCode::NotAudio; });
        m_waiting = extra("waiting.ogg", [](made::MadeTrack& track) { track.analysed = false; });
        m_missing = extra("missing.ogg", [](made::MadeTrack&) {});
        QVERIFY(library.tracks().markMissing(m_missing));
        QVERIFY(library.plays().save("test", plays, 1'700'000'000));
    }

    void rowsHaveReasons()
    {
        const auto end = run({"playlist", "--seed", idOf(3), "-n", "40"}, true);
        QVERIFY2(end.status == 0, end.err.constData());
        const auto list = end.list();
        QCOMPARE(list.size(), 40);
        QCOMPARE(list[0]["reason"].toString(), QString("seed"));
        QCOMPARE(list[0]["id"].toInt(), idOf(3).toInt());
        for (int at = 1; at < 40; ++at) {
            QCOMPARE(list[at]["reason"].toString(), QString(list[at]["close"].toBool() ? "close" : "further"));
            QCOMPARE(list[at]["nearest"].toInt(), idOf(3).toInt());
            QVERIFY(!list[at].toObject().contains("step"));
        }
        QVERIFY2(end.err.contains(" close, "), end.err.constData());
        const auto words = run({"playlist", "--seed", idOf(3), "-n", "4", "--reasons", "-q"});
        QVERIFY2(words.out.contains("(asked for)"), words.out.constData());
        QVERIFY2(words.out.contains("close to 'Artist 3 - Title 3'"), words.out.constData());
        QVERIFY2(words.err.isEmpty(), words.err.constData());
    }

    void rulesHold()
    {
        const auto end =
            run({"playlist", "--seed", idOf(0), "--no-seeds", "-n", "12", "--genre", "blues", "--years", "1970..1989",
                 "--not-folder", "/music/way2", "--artist-apart", "4", "--most-per-artist", "2", "--order", "smooth"},
                true);
        QVERIFY2(end.status == 0, end.err.constData());
        const auto list = end.list();
        QCOMPARE(list.size(), 12);
        QStringList artists;
        for (const QJsonValue& row : list) {
            const int number = row["title"].toString().mid(6).toInt();
            QVERIFY(number % 2 == 0 && number % 8 != 2 && number % 40 >= 10 && number % 40 <= 29 && number != 0);
            QVERIFY(row.toObject().contains("step"));
            QVERIFY(!artists.mid(std::max<qsizetype>(0, artists.size() - 3)).contains(row["artist"].toString()));
            artists << row["artist"].toString();
            QVERIFY(artists.count(row["artist"].toString()) <= 2);
        }
        QCOMPARE(idsOf(list).size(), std::size_t{12});
    }

    void minutesAndExtraSeeds()
    {
        // Tracks are 200 seconds long.
        QCOMPARE(run({"playlist", "--seed", idOf(0), "--minutes", "35"}).lines().size(), 10);
        QCOMPARE(run({"playlist", "--seed", idOf(0), "--minutes", "35", "-n", "4"}).lines().size(), 4);
        QCOMPARE(run({"playlist", "--seed", idOf(0), idOf(1), "-n", "4", "--extra-seeds"}).lines().size(), 6);
        QCOMPARE(run({"playlist", "--seed", idOf(0), idOf(1)}).lines().size(), 30);
    }

    void lessPlayedBringsUpWhatIsRarelyPlayed()
    {
        const auto end = run({"playlist", "--seed", idOf(9), "--no-seeds", "-n", "4", "--less-played", "1"}, true);
        QCOMPARE(end.list().size(), 4);
        for (const QJsonValue& row : end.list())
            QCOMPARE(row["reason"].toString(), QString("rarely_played"));
        const auto often = run({"playlist", "--seed", idOf(9), "-n", "4", "--no-seeds", "--less-played", "-1"}, true);
        QVERIFY(idsOf(often.list()) != idsOf(end.list()));
    }

    void aPathIsPrintedWithItsSteps()
    {
        const QStringList path{"playlist", "--seed", idOf(0), "--path-to", idOf(5), "--via", idOf(2), "-n", "14"};
        const auto end = run(path, true);
        QVERIFY2(end.status == 0, end.err.constData());
        const auto list = end.list();
        QCOMPARE(list.size(), 14);
        QCOMPARE(list[0]["id"].toInt(), idOf(0).toInt());
        QCOMPARE(list[13]["id"].toInt(), idOf(5).toInt());
        QVERIFY(list[0]["step"].isNull());
        QVERIFY(list[1]["step"].toDouble() > 0.0);
        QVERIFY(idsOf(list).contains(idOf(2).toInt()));
        QCOMPARE(end.err.count("the largest step is from"), 2);
        QCOMPARE(run(path, true).out, end.out);
        QVERIFY(run(path + QStringList{"--another", "3"}, true).out != end.out);
    }

    void aRecipeIsSavedReadAndChanged()
    {
        const QString file = m_folder.filePath("recipe.json");
        const auto saved = run({"playlist", "--seed", idOf(0), "-n", "7", "--genre", "rock", "--save-recipe", file,
                                "--recipe-name", "Loud"});
        QVERIFY2(saved.status == 0, saved.err.constData());
        QCOMPARE(run({"playlist", "--seed", idOf(0), "--recipe", file}).out, saved.out);
        QCOMPARE(run({"playlist", "--seed", idOf(0), "--recipe", file, "-n", "9"}).lines().size(), 9);
        QFile broken(file);
        QVERIFY(broken.open(QFile::WriteOnly));
        broken.write("{\"tonekin_recipe\": 1,\n \"rules\": {\n  \"tracks\": -4}}");
        broken.close();
        const auto end = run({"playlist", "--seed", idOf(0), "--recipe", file});
        QCOMPARE(end.status, 1);
        QVERIFY2(end.err.contains("recipe.json: line 3: 'tracks' must be"), end.err.constData());
    }

    void badRequestsAreSaidInASentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char* name, const QStringList& arguments, int status, const char* words) {
            QTest::newRow(name) << arguments << status << QByteArray(words);
        };
        row("silent", {"--seed", "silent"}, 1, "nothing to hear");
        row("failed", {"--seed", "failed"}, 1, "could not be read");
        row("waiting", {"--seed", "waiting"}, 1, "has not been analysed");
        row("unknown", {"--seed", "/no/such.ogg"}, 1, "/no/such.ogg");
        row("end of a path", {"--seed", "first", "--path-to", "failed"}, 1, "could not be read");
        row("years", {"--seed", "first", "--years", "1990..1980"}, 2, "first year is after the last");
        row("year", {"--seed", "first", "--years", "nineties"}, 2, "1970..1979");
        row("length", {"--seed", "first", "--least-length", "4:90"}, 2, "a length is seconds");
        row("lengths", {"--seed", "first", "--least-length", "5:00", "--greatest-length", "4:00"}, 2,
            "above the greatest");
        row("both ways", {"--seed", "first", "--genre", "Rock", "--not-genre", "rock"}, 2,
            "both asked for and left out");
        row("seed and not", {"--seed", "first", "--not", "first"}, 2, "both asked for and to be kept away");
        row("two starts", {"--seed", "first", "second", "--path-to", "third"}, 2, "--via");
        row("via alone", {"--seed", "first", "--via", "second"}, 2, "--path-to");
        row("slider", {"--seed", "first", "--less-played", "2"}, 2, "--less-played");
        row("order", {"--seed", "first", "--order", "loud"}, 2, "--order");
        row("nothing left", {"--seed", "first", "--genre", "polka"}, 1,
            "the genres leave out 159 tracks, 159 of which come back without that rule");
    }

    void badRequestsAreSaidInASentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QByteArray, words);
        const std::map<QString, TrackId> names{{"silent", m_silent}, {"failed", m_failed}, {"waiting", m_waiting},
                                               {"first", m_ids[0]},  {"second", m_ids[1]}, {"third", m_ids[2]}};
        for (QString& argument : arguments)
            if (const auto known = names.find(argument); known != names.end())
                argument = QString::number(known->second.value);
        const auto end = run(QStringList{"playlist"} + arguments);
        QVERIFY2(end.status == status, end.err.constData());
        QVERIFY2(end.err.contains(words), end.err.constData());
        QVERIFY(end.out.isEmpty());
    }

    void whatIsOddIsSaidBesideTheList()
    {
        const auto longer = run({"playlist", "--seed", idOf(0), "-n", "5000"});
        QCOMPARE(longer.status, 0);
        QCOMPARE(longer.lines().size(), 160);
        QVERIFY2(longer.err.contains("The list has 160 tracks: the rules allow no more"), longer.err.constData());
        const auto beside = run({"playlist", "--seed", idOf(0), QString::number(m_failed.value)});
        QCOMPARE(beside.status, 0);
        QVERIFY(beside.err.contains("could not be read"));
        const auto vanished = run({"playlist", "--seed", QString::number(m_missing.value), "-n", "5"});
        QCOMPARE(vanished.status, 0);
        QCOMPARE(vanished.lines().size(), 5);
        QVERIFY(!vanished.out.contains("missing.ogg"));
        QVERIFY2(vanished.err.contains("is not there any more"), vanished.err.constData());
        const auto energy = run({"playlist", "--seed", idOf(0), "--order", "energy"}); // all are equally loud
        QVERIFY2(energy.err.contains("the order is smooth"), energy.err.constData());
    }

    void whyTellsPartsUnitsAndMoments()
    {
        const auto end = run({"why", idOf(3), idOf(11)}, true); // of one way of sounding
        QVERIFY2(end.status == 0, end.err.constData());
        const auto why = end.object();
        QVERIFY(why["similarity"].toDouble() > 0.5);
        QCOMPARE(why["filters"].toArray().size(), 2);
        double shares = 0.0;
        for (const QJsonValue& unit : why["filters"].toArray()) {
            QCOMPARE(unit["unit"].toInt(), 3); // the filter and the hidden unit that both drive
            QVERIFY(unit["unusualness"].toArray()[0].toDouble() >= 1.0);
            shares += unit["share"].toDouble();
        }
        QVERIFY(std::abs(shares - 1.0) < 1e-6);
        QCOMPARE(why["moments"].toArray().size(), 1); // each has one section
        QCOMPARE(why["moments"][0]["seconds"].toArray().size(), 2);
        QVERIFY(std::abs(why["moments"][0]["similarity"].toDouble() - why["cosine"].toDouble()) < 1e-2);
        QVERIFY(why["parts"].toArray().isEmpty()); // of a network that is not there
        QVERIFY(end.err.contains("another network"));

        const auto other = run({"why", idOf(3), idOf(4)}, true).object();
        QVERIFY(other["similarity"].toDouble() < why["similarity"].toDouble());
        QVERIFY(other["filters"].toArray().isEmpty());
        std::set<int> units;
        for (const QJsonValue& unit : other["differs"].toArray())
            units.insert(unit["unit"].toInt());
        QVERIFY(units.contains(3) && units.contains(4));
        const auto words = run({"why", idOf(3), idOf(11)});
        QVERIFY(words.out.contains("Both are unusually strong in:"));
        QVERIFY(words.out.contains("Moments that sound alike"));
    }

    void whySaysHowLoudTheSecondIsToBePlayed_data()
    {
        QTest::addColumn<double>("loudness");
        QTest::addColumn<double>("other");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("the second is softer") << -9.2 << -11.0 << QByteArray("play the second 1.8 dB louder.");
        QTest::newRow("the second is louder") << -11.0 << -9.2 << QByteArray("play the second 1.8 dB softer.");
        QTest::newRow("equal") << -11.0 << -11.0 << QByteArray("Both are equally loud.");
        QTest::newRow("equal as printed") << -11.04 << -11.0 << QByteArray("Both are equally loud.");
    }

    void whySaysHowLoudTheSecondIsToBePlayed()
    {
        QFETCH(double, loudness);
        QFETCH(double, other);
        QFETCH(QByteArray, words);
        const QTemporaryDir folder;
        const QString file = folder.filePath("library.sqlite");
        QStringList asked{"why"};
        {
            auto library = made::openForWriting(file.toStdString());
            const RootId root = *library.roots().add("/music");
            for (const double level : {loudness, other}) {
                made::MadeTrack track;
                track.relativePath = std::to_string(asked.size()) + ".ogg";
                track.loudnessLufs = level;
                asked << QString::number(made::add(library, root, track).value);
            }
        }
        const auto end = runOn(file, asked);
        QVERIFY2(end.status == 0, end.err.constData());
        QVERIFY2(end.out.contains(words), end.out.constData());
        QVERIFY2(!end.out.contains("-1.8 dB"), end.out.constData());
    }

    void whyOfWhatCannotBeComparedIsASentence()
    {
        const auto same = run({"why", idOf(1), idOf(1)});
        QCOMPARE(same.status, 1);
        QVERIFY(same.err.contains("one and the same track"));
        QVERIFY(run({"why", idOf(1), QString::number(m_silent.value)}).err.contains("nothing to hear"));
        QCOMPARE(run({"why", idOf(1)}).status, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliPlaylist)
#include "library/playstore.h"
#include "library/trackstore.h"
#include "tst_cliplaylist.moc"
