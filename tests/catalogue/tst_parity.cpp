// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/rows.h"
#include "library/rootstore.h"
#include "library/syntheticlibrary.h"
#include "library/trackstore.h"
#include "session/librarysession.h"
#include "session/unitactivations.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace tonekin;

namespace {

struct Row {
    QString path;
    double number = 0.0;
};

std::string textOf(const Row& row)
{
    return row.path.toStdString() + " " + std::to_string(row.number);
}

std::vector<Row> rowsOf(const QByteArray& json, const char* number)
{
    std::vector<Row> rows;
    for (const QJsonValue& value : QJsonDocument::fromJson(json).array())
        rows.push_back({value[QLatin1String("path")].toString(), value[QLatin1String(number)].toDouble()});
    return rows;
}

/// Empty when both say the same, in the same order.
QString difference(const std::vector<Row>& window, const std::vector<Row>& cli)
{
    if (window.size() != cli.size())
        return QStringLiteral("%1 rows in the window, %2 by command line").arg(window.size()).arg(cli.size());
    for (std::size_t i = 0; i < window.size(); ++i)
        if (window[i].path != cli[i].path || std::abs(window[i].number - cli[i].number) > 1e-6)
            return QStringLiteral("row %1: %2 in the window, %3 by command line")
                .arg(i)
                .arg(QString::fromStdString(textOf(window[i])), QString::fromStdString(textOf(cli[i])));
    return {};
}

} // namespace

/// The window's session and tonekin-cli on one library give the same answers: the same tracks in the same order with
/// the same closeness. The library has what they once disagreed about.
class TestParity : public QObject {
    Q_OBJECT
private:
    TrackId add(const std::string& path, int sound, const std::string& artist, const std::string& album,
                const std::string& albumArtist = {})
    {
        made::MadeTrack track;
        track.relativePath = path;
        track.sound = sound;
        track.tags.title = path;
        track.tags.artist = artist;
        track.tags.album = album;
        track.tags.albumArtist = albumArtist;
        return addMade(track);
    }

    TrackId addMade(made::MadeTrack track)
    {
        const auto number = static_cast<float>(std::hash<std::string>{}(track.relativePath) % 997);
        for (std::size_t i = 0; i < track.filters.size(); ++i)
            track.filters[i] = {1.0F + number / 100.0F, 0.1F + number / 1000.0F, number};
        return made::add(*m_library, m_root, track);
    }

    QByteArray cli(const QStringList& arguments, int status = 0)
    {
        QProcess program;
        program.start(QStringLiteral(TONEKIN_BINARY_DIR "/tonekin-cli"),
                      QStringList{QStringLiteral("--library"), m_file, QStringLiteral("--json")} + arguments);
        if (!program.waitForFinished(60'000))
            qFatal("tonekin-cli did not end");
        m_complaint = program.readAllStandardError();
        if (program.exitCode() != status)
            qWarning("%s", m_complaint.constData());
        m_status = program.exitCode();
        return program.readAllStandardOutput();
    }

    QStringList arguments(const char* command, const char* option, const std::vector<TrackId>& tracks)
    {
        QStringList list{QLatin1String(command)};
        if (*option != '\0' && !tracks.empty())
            list += QLatin1String(option);
        for (const TrackId id : tracks)
            list += QString::number(id.value);
        return list;
    }

    std::unique_ptr<LibrarySession> opened()
    {
        SessionOptions options;
        options.libraryFile = m_file.toStdString();
        auto session = std::make_unique<LibrarySession>(options, [] { return ScanPreferences{}; });
        session->open();
        return session;
    }

    std::vector<Row> shown(const LibrarySession& session, const std::vector<SimilarTrack>& tracks)
    {
        std::vector<Row> rows;
        for (const SimilarTrack& track : tracks)
            rows.push_back(
                {QString::fromStdString(session.pathOf(track.id).native()), static_cast<double>(track.similarity)});
        return rows;
    }

    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<Library> m_library;
    RootId m_root;
    QByteArray m_complaint;
    int m_status = 0;
    TrackId m_plain, m_silent, m_excluded, m_missing, m_failed;

private Q_SLOTS:
    void initTestCase()
    {
        m_file = m_folder.filePath(QStringLiteral("library.sqlite"));
        m_library = std::make_unique<Library>(made::openForWriting(m_file.toStdString()));
        m_root = *m_library->roots().add("/music");
        m_plain = add("plain.ogg", 0, "Someone", "");
        for (int i = 0; i < 6; ++i) {
            const std::string number = std::to_string(i);
            add("wall/CD1/" + number + ".ogg", 0, "Pink Floyd", "The Wall");
            add("wall/CD2/" + number + ".ogg", 0, "Pink Floyd", "The Wall");
            add("hits/" + number + ".ogg", 0, "Artist " + number, "Hits 1984");
            add("accent/" + number + ".ogg", 0, i % 2 ? "Beyoncé" : "Beyonce", i % 2 ? "Lemonade" : "LEMONADE",
                i % 2 ? "BEYONCÉ" : "Beyonce");
            add("two/" + number + ".ogg", 0, "Alpha; Beta", "Both");
        }
        for (int i = 0; i < 90; ++i)
            add("more/" + std::to_string(i) + ".ogg", i % 11, "Band " + std::to_string(i % 17), "");
        made::MadeTrack copy;
        copy.tags.artist = "Copied";
        copy.audio = 77;
        for (const char* path : {"one/copy.ogg", "two/copy.ogg"}) {
            copy.relativePath = path;
            addMade(copy);
        }
        made::MadeTrack silent;
        silent.relativePath = "silence.ogg";
        silent.warning = ErrorCode::Silent;
        m_silent = addMade(silent);
        made::MadeTrack failed;
        failed.relativePath = "failed.ogg";
        failed.failure = ErrorCode::NotAudio;
        m_failed = addMade(failed);
        m_excluded = add("excluded.ogg", 0, "Someone", "");
        m_missing = add("missing.ogg", 0, "Someone", "");
        QVERIFY(m_library->tracks().markExcluded(m_excluded));
        QVERIFY(m_library->tracks().markMissing(m_missing));
    }

    void similarTracksAreTheSame_data()
    {
        QTest::addColumn<QString>("seed");
        QTest::addColumn<int>("perArtist");
        QTest::addColumn<int>("perAlbum");
        QTest::newRow("no limits") << "plain" << 0 << 0;
        QTest::newRow("two an album") << "plain" << 0 << 2;
        QTest::newRow("one an artist") << "plain" << 1 << 0;
        QTest::newRow("an excluded seed") << "excluded" << 0 << 2;
        QTest::newRow("a missing seed") << "missing" << 2 << 0;
    }

    void similarTracksAreTheSame()
    {
        QFETCH(QString, seed);
        QFETCH(int, perArtist);
        QFETCH(int, perAlbum);
        const auto session = opened();
        QTRY_VERIFY(session->hasLoaded() && session->vectorCount() > 0);
        SimilarQuery query;
        query.seeds = {seed == u"plain" ? m_plain : seed == u"excluded" ? m_excluded : m_missing};
        query.options.count = 40;
        query.options.mostPerArtist = perArtist;
        query.options.mostPerAlbum = perAlbum;
        const auto window = findSimilar(query, *session->vectors(), *session->tracks()->catalogue);
        QVERIFY(window.correctsHubs);
        const QByteArray json = cli(arguments("similar", "", query.seeds) +
                                    QStringList{"-n", "40", "--most-per-artist", QString::number(perArtist),
                                                "--most-per-album", QString::number(perAlbum)});
        QCOMPARE(difference(shown(*session, window.tracks), rowsOf(json, "similarity")), QString());
        QVERIFY(!window.tracks.empty());
        std::map<std::string, int> albums;
        for (const SimilarTrack& track : window.tracks) {
            const ListedTrack* listed = session->tracks()->find(track.id);
            QVERIFY(listed->state == TrackState::Done);
            if (!listed->albumKey->empty())
                ++albums[*listed->albumKey];
        }
        for (const auto& [album, count] : albums)
            QVERIFY2(perAlbum == 0 || count <= perAlbum, album.c_str());
    }

    void bothKnowOneAlbumOfTwoDiscsAndOneArtistOfTwoSpellings()
    {
        const auto session = opened();
        QTRY_VERIFY(session->hasLoaded());
        const auto at = [&](const char* path) { return session->tracks()->catalogue->findPath(path)->labels(); };
        QCOMPARE(at("/music/wall/CD1/0.ogg").album, at("/music/wall/CD2/1.ogg").album);
        QCOMPARE(at("/music/hits/0.ogg").album, at("/music/hits/1.ogg").album);
        QCOMPARE(at("/music/accent/0.ogg").album, at("/music/accent/1.ogg").album);
        QCOMPARE(at("/music/accent/0.ogg").artists, at("/music/accent/1.ogg").artists);
        QCOMPARE(at("/music/two/0.ogg").artists.size(), std::size_t{2});
    }

    void aSeedThatSaysNothingIsToldAlike_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("silent") << 0;
        QTest::newRow("failed") << 1;
    }

    void aSeedThatSaysNothingIsToldAlike()
    {
        QFETCH(int, which);
        const TrackId seed = which == 0 ? m_silent : m_failed;
        const auto session = opened();
        QTRY_VERIFY(session->hasLoaded() && session->vectorCount() > 0);
        SimilarQuery query;
        query.seeds = {seed};
        const auto alone = findSimilar(query, *session->vectors(), *session->tracks()->catalogue);
        QCOMPARE(alone.why, NoList::NoSeed);
        QCOMPARE(alone.unusable.front().flaw, which == 0 ? SeedFlaw::Silent : SeedFlaw::Failed);
        cli(arguments("similar", "", query.seeds), 1);
        QCOMPARE(m_status, 1);
        QVERIFY2(m_complaint.contains(which == 0 ? "nothing to hear" : "could not be read"), m_complaint.constData());
        // Beside another it is passed over, and told.
        query.seeds = {seed, m_plain};
        const auto both = findSimilar(query, *session->vectors(), *session->tracks()->catalogue);
        QCOMPARE(both.unusable.size(), std::size_t{1});
        const QByteArray json = cli(arguments("similar", "", query.seeds));
        QVERIFY(!m_complaint.isEmpty());
        QCOMPARE(difference(shown(*session, both.tracks), rowsOf(json, "similarity")), QString());
    }

    void listsOfFiltersAreTheSame_data()
    {
        QTest::addColumn<bool>("byMean");
        QTest::newRow("largest") << false;
        QTest::newRow("mean") << true;
    }

    void listsOfFiltersAreTheSame()
    {
        QFETCH(bool, byMean);
        const auto session = opened();
        UnitActivations activations(*session);
        QTRY_VERIFY(session->hasLoaded());
        activations.want();
        QTRY_VERIFY(activations.isComplete());
        auto asked = activations.list({{{1}, 3}, byMean ? RankBy::Mean : RankBy::Maximum, 60});
        asked.waitForFinished();
        std::vector<Row> window;
        bool seesMissing = false;
        for (const UnitListRow& row : asked.result().rows) {
            window.push_back({QString::fromStdString(session->pathOf(row.id).native()), double{row.value}});
            QVERIFY(row.id != m_silent && row.id != m_excluded);
            seesMissing = seesMissing || row.id == m_missing;
        }
        QVERIFY(!window.empty());
        const QByteArray json = cli({"filter", "3", "--by", byMean ? "mean" : "max", "-n", "60"});
        QCOMPARE(difference(window, rowsOf(json, "value")), QString());
    }

    void playlistsAreTheSame()
    {
        const auto session = opened();
        QTRY_VERIFY(session->hasLoaded() && session->vectorCount() > 0);
        SimilarQuery query;
        query.seeds = {m_plain, session->tracks()->catalogue->findPath("/music/more/4.ogg")->id};
        query.notSeeds = {session->tracks()->catalogue->findPath("/music/more/5.ogg")->id};
        query.options.count = 30;
        const auto found = findSimilar(query, *session->vectors(), *session->tracks()->catalogue);
        std::vector<Row> window;
        for (const PlaylistEntry& entry : playlistEntries(*session->tracks()->catalogue, query.seeds, found.tracks, 30))
            window.push_back(
                {QString::fromStdString(entry.path.native()), static_cast<double>(entry.similarity.value_or(0.0F))});
        const QByteArray json = cli(arguments("playlist", "--seed", query.seeds) +
                                    arguments("--not", "", query.notSeeds) + QStringList{"-n", "30"});
        QCOMPARE(difference(window, rowsOf(json, "similarity")), QString());
        QCOMPARE(window.size(), std::size_t{30});
        QCOMPARE(window.front().path, QStringLiteral("/music/plain.ogg")); // the seeds come first
    }
};

QTEST_GUILESS_MAIN(TestParity)
#include "tst_parity.moc"
