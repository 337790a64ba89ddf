// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/playlistfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QXmlStreamReader>

using namespace tonekin;

namespace {

constexpr auto recordingId = "b1a9c0e9-d987-4042-ae91-78d6a3267d69";

PlaylistEntry entryAt(const std::string& path)
{
    PlaylistEntry entry;
    entry.path = path;
    return entry;
}

PlaylistEntry fullEntry(const std::string& path)
{
    return {path, "Naïve & <Blue>", "Coltrane, \"Trane\"", "Giant Steps", 283.4567, recordingId, 0.875F};
}

/// The file names that real libraries hold and that playlists trip over.
const std::vector<std::string> awkwardNames{
    "caf\xE9.mp3",      "line\nbreak.ogg", "tab\there.ogg", "quote\"s.ogg",     "100%25.ogg",     "-dash.ogg",
    " blank first.ogg", "dots...",         "#hash.ogg",     "http:foo.mp3",     "blank last ",    "a;b,c.ogg",
    "back\\slash.ogg",  "carriage\r.ogg",  "plus+and&.ogg", "ünïcödé 日本.ogg", "?query=1#x.ogg", "\xED\xA0\x80.ogg",
    "\xC0\xAF.ogg",     "=formula().ogg",  "~home.ogg",     "[1]{2}^`|.ogg",
};

QByteArray contentOf(const QString& file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray("could not be opened");
}

struct ReadTrack {
    QByteArray location;
    QString title, creator, album, identifier;
    qint64 duration = 0;
};

struct ReadPlaylist {
    QString title;
    QList<ReadTrack> tracks;
    bool wellFormed = true;
};

/// An XSPF reader in its own right, as another program would have it.
ReadPlaylist readXspf(const QByteArray& text)
{
    ReadPlaylist playlist;
    QXmlStreamReader reader(text);
    const auto xspf = QStringLiteral("http://xspf.org/ns/0/");
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (reader.namespaceUri() != xspf)
            playlist.wellFormed = false;
        const auto name = reader.name();
        if (name == u"track")
            playlist.tracks.append(ReadTrack());
        else if (name == u"title")
            (playlist.tracks.isEmpty() ? playlist.title : playlist.tracks.last().title) = reader.readElementText();
        else if (name == u"location")
            playlist.tracks.last().location = reader.readElementText().toLatin1();
        else if (name == u"creator")
            playlist.tracks.last().creator = reader.readElementText();
        else if (name == u"album")
            playlist.tracks.last().album = reader.readElementText();
        else if (name == u"identifier")
            playlist.tracks.last().identifier = reader.readElementText();
        else if (name == u"duration")
            playlist.tracks.last().duration = reader.readElementText().toLongLong();
    }
    playlist.wellFormed = playlist.wellFormed && !reader.hasError();
    return playlist;
}

/// RFC 4180, by the letter.
QList<QList<QByteArray>> readCsv(const QByteArray& text)
{
    QList<QList<QByteArray>> rows{{{}}};
    bool quoted = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        QByteArray& field = rows.last().last();
        if (text[at] == '"' && quoted && text.mid(at + 1, 1) == "\"")
            field += text[++at];
        else if (text[at] == '"')
            quoted = !quoted;
        else if (!quoted && text[at] == ',')
            rows.last().append(QByteArray());
        else if (!quoted && text.mid(at, 2) == "\r\n" && ++at > 0)
            rows.append(QList<QByteArray>{QByteArray()});
        else
            field += text[at];
    }
    rows.removeLast(); // after the last line's end
    return rows;
}

QByteArray pathOfUri(const QByteArray& uri)
{
    return QByteArray::fromPercentEncoding(uri.startsWith("file://") ? uri.mid(7) : uri);
}

} // namespace

class TestPlaylistFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void theEndingTellsTheFormat();
    void m3u8HoldsLengthTitleAndPath();
    void m3u8PathsAreRelativeToThePlaylist();
    void m3u8LinesCannotBeBrokenByTags();
    void m3u8NamesAwkwardFilesSoThatTheyAreFound_data() { pathStyles(); }
    void m3u8NamesAwkwardFilesSoThatTheyAreFound();
    void relativePathsLeadOutOfALinkedFolder();
    void xspfIsReadBackAsItWasMeant();
    void xspfNamesAwkwardFilesSoThatTheyAreFound_data() { pathStyles(); }
    void xspfNamesAwkwardFilesSoThatTheyAreFound();
    void xspfStaysWellFormedWhateverTheTagsHold();
    void jspfIsReadBackAsItWasMeant();
    void jspfNamesAwkwardFilesSoThatTheyAreFound();
    void csvIsReadBackAsItWasMeant();
    void csvRunsNoFormulas_data();
    void csvRunsNoFormulas();
    void csvPathsCanBeOpened();
    void onlyRealMusicBrainzIdsAreWritten();
    void anEmptyListIsAValidFile();
    void pathsThatAreNotAbsoluteAreRefused();

private:
    static void pathStyles()
    {
        QTest::addColumn<PathStyle>("style");
        QTest::newRow("relative") << PathStyle::Relative;
        QTest::newRow("absolute") << PathStyle::Absolute;
    }

    QString inFolder(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    std::string pathInFolder(const std::string& name) const { return m_folder->path().toStdString() + '/' + name; }

    QByteArray written(const char* name, PathStyle style, const std::vector<PlaylistEntry>& entries,
                       const std::string& title = {}) const
    {
        const auto file = inFolder(name);
        const auto format = playlistFormatOf(file.toStdString());
        if (!format || !writePlaylist(file.toStdString(), *format, style, title, entries))
            return "could not be written";
        return contentOf(file);
    }

    std::vector<PlaylistEntry> awkwardEntries() const
    {
        std::vector<PlaylistEntry> entries;
        for (const auto& name : awkwardNames)
            entries.push_back(entryAt(pathInFolder("music/" + name)));
        return entries;
    }

    /// The file that a reader of the playlist would open.
    std::string resolved(const QByteArray& path) const
    {
        return path.startsWith('/') ? path.toStdString() : pathInFolder(path.toStdString());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPlaylistFile::theEndingTellsTheFormat()
{
    QCOMPARE(playlistFormatOf("a.m3u8"), std::optional(PlaylistFormat::M3u8));
    QCOMPARE(playlistFormatOf("/x/A.XSPF"), std::optional(PlaylistFormat::Xspf));
    QCOMPARE(playlistFormatOf("a.b.jspf"), std::optional(PlaylistFormat::Jspf));
    QCOMPARE(playlistFormatOf("a.Csv"), std::optional(PlaylistFormat::Csv));
    QCOMPARE(playlistFormatOf("a.mp3"), std::nullopt);
    QCOMPARE(playlistFormatOf("xspf"), std::nullopt);
    QCOMPARE(playlistFormatOf(""), std::nullopt);
}

void TestPlaylistFile::m3u8HoldsLengthTitleAndPath()
{
    auto untitled = entryAt("/music/some tune.flac");
    const auto text = written("list.m3u8", PathStyle::Absolute, {fullEntry("/music/a.ogg"), untitled}, "Blue\nhour");
    QCOMPARE(text, QByteArray("#EXTM3U\n"
                              "#PLAYLIST:Blue hour\n"
                              "#EXTINF:283,Coltrane, \"Trane\" - Naïve & <Blue>\n"
                              "/music/a.ogg\n"
                              "#EXTINF:-1,some tune\n"
                              "/music/some tune.flac\n"));
}

void TestPlaylistFile::m3u8PathsAreRelativeToThePlaylist()
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("lists/evening")));
    const auto text =
        written("lists/evening/list.m3u8", PathStyle::Relative,
                {entryAt(pathInFolder("lists/evening/here.ogg")),
                 entryAt(pathInFolder("lists/evening/cd 1/deeper.ogg")), entryAt(pathInFolder("music/elsewhere.ogg"))});
    const auto lines = text.split('\n');
    QCOMPARE(lines.value(2), QByteArray("here.ogg"));
    QCOMPARE(lines.value(4), QByteArray("cd 1/deeper.ogg"));
    QCOMPARE(lines.value(6), QByteArray("../../music/elsewhere.ogg"));
}

void TestPlaylistFile::m3u8LinesCannotBeBrokenByTags()
{
    auto entry = entryAt("/music/a.ogg");
    entry.title = "one\r\n/etc/passwd\xC2\x85two";
    entry.artist = "bad\xFF"
                   "byte";
    const auto lines = written("list.m3u8", PathStyle::Absolute, {entry}).split('\n');
    QCOMPARE(lines.size(), qsizetype{4}); // the last one is empty
    QCOMPARE(lines[1], QByteArray("#EXTINF:-1,bad\xEF\xBF\xBD"
                                  "byte - one  /etc/passwd two"));
    QCOMPARE(lines[2], QByteArray("/music/a.ogg"));
}

void TestPlaylistFile::m3u8NamesAwkwardFilesSoThatTheyAreFound()
{
    QFETCH(PathStyle, style);
    const auto lines = written("list.m3u8", style, awkwardEntries()).split('\n');
    QCOMPARE(lines.size(), static_cast<qsizetype>(2 + 2 * awkwardNames.size()));
    for (std::size_t place = 0; place < awkwardNames.size(); ++place) {
        const QByteArray line = lines[static_cast<qsizetype>(2 + 2 * place)];
        const bool isUri = line.startsWith("file://");
        QVERIFY2(!line.startsWith('#') && line == line.trimmed(), line.constData());
        QCOMPARE(resolved(isUri ? pathOfUri(line) : line), pathInFolder("music/" + awkwardNames[place]));
        QVERIFY(QString::fromUtf8(line).toUtf8() == line); // the whole file is UTF-8
    }
    QVERIFY(lines[2].startsWith("file://"));        // not UTF-8
    QVERIFY(lines[4].contains("line%0Abreak.ogg")); // a line break
    QVERIFY(!lines[32].startsWith("file://"));      // any script is fine as it is
}

void TestPlaylistFile::relativePathsLeadOutOfALinkedFolder()
{
    QDir folder(m_folder->path());
    QVERIFY(folder.mkpath(QStringLiteral("disk/far/lists")) && folder.mkpath(QStringLiteral("music")));
    QVERIFY(QFile::link(inFolder("disk/far/lists"), inFolder("lists")));
    QFile track(inFolder("music/a.ogg"));
    QVERIFY(track.open(QIODevice::WriteOnly));
    const auto lines =
        written("lists/list.m3u8", PathStyle::Relative, {entryAt(pathInFolder("music/a.ogg"))}).split('\n');
    QVERIFY2(QFile::exists(inFolder("lists/") + QString::fromUtf8(lines.value(2))), lines.value(2).constData());
}

void TestPlaylistFile::xspfIsReadBackAsItWasMeant()
{
    const auto text = written("list.xspf", PathStyle::Absolute,
                              {fullEntry("/music/50% off/a&b.ogg"), entryAt("/music/untitled.ogg")}, "Tea & <Cake>");
    const auto playlist = readXspf(text);
    QVERIFY(playlist.wellFormed);
    QCOMPARE(playlist.title, QStringLiteral("Tea & <Cake>"));
    QCOMPARE(playlist.tracks.size(), qsizetype{2});
    const auto& track = playlist.tracks[0];
    QCOMPARE(track.location, QByteArray("file:///music/50%25%20off/a%26b.ogg"));
    QCOMPARE(QUrl(QString::fromLatin1(track.location), QUrl::StrictMode).toLocalFile(),
             QStringLiteral("/music/50% off/a&b.ogg"));
    QCOMPARE(track.title, QStringLiteral("Naïve & <Blue>"));
    QCOMPARE(track.creator, QStringLiteral("Coltrane, \"Trane\""));
    QCOMPARE(track.album, QStringLiteral("Giant Steps"));
    QCOMPARE(track.duration, 283457);
    QCOMPARE(track.identifier, QStringLiteral("https://musicbrainz.org/recording/") + QLatin1String(recordingId));
    QCOMPARE(playlist.tracks[1].title, QStringLiteral("untitled"));
    QVERIFY(playlist.tracks[1].identifier.isEmpty());
    QVERIFY(!text.contains("<album></album>"));
}

void TestPlaylistFile::xspfNamesAwkwardFilesSoThatTheyAreFound()
{
    QFETCH(PathStyle, style);
    const auto playlist = readXspf(written("list.xspf", style, awkwardEntries()));
    QVERIFY(playlist.wellFormed);
    QCOMPARE(playlist.tracks.size(), static_cast<qsizetype>(awkwardNames.size()));
    for (std::size_t place = 0; place < awkwardNames.size(); ++place) {
        const auto& location = playlist.tracks[static_cast<qsizetype>(place)].location;
        QVERIFY2(QUrl::fromEncoded(location, QUrl::StrictMode).isValid(), location.constData());
        QCOMPARE(location.startsWith("file://"), style == PathStyle::Absolute);
        QCOMPARE(resolved(pathOfUri(location)), pathInFolder("music/" + awkwardNames[place]));
    }
}

void TestPlaylistFile::xspfStaysWellFormedWhateverTheTagsHold()
{
    std::vector<PlaylistEntry> entries;
    for (const std::string tag :
         {"]]>", "<!-- -->", "&amp;", "\x01\x02\x1F", "bell\a", "\xFF\xFE", "\xED\xA0\x80", "\xEF\xBF\xBE",
          "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;", "\xF4\x90\x80\x80", "\xF0\x9F\x8E\xB5", "cut \xE2\x82"}) {
        auto entry = entryAt("/music/a.ogg");
        entry.title = entry.artist = entry.album = entry.musicBrainzRecordingId = tag;
        entries.push_back(entry);
    }
    const auto playlist = readXspf(written("list.xspf", PathStyle::Absolute, entries, "\x02]]>&"));
    QVERIFY(playlist.wellFormed);
    QCOMPARE(playlist.tracks.size(), static_cast<qsizetype>(entries.size()));
    QCOMPARE(playlist.tracks[0].title, QStringLiteral("]]>"));
    QCOMPARE(playlist.tracks[2].album, QStringLiteral("&amp;"));
    QCOMPARE(playlist.tracks[3].title, QStringLiteral("   "));
    QCOMPARE(playlist.tracks[5].creator, QStringLiteral("\uFFFD\uFFFD"));
    QCOMPARE(playlist.tracks[7].title, QStringLiteral("\uFFFD"));
    QCOMPARE(playlist.tracks[10].title, QStringLiteral("🎵"));
    QCOMPARE(playlist.tracks[11].title, QStringLiteral("cut \uFFFD\uFFFD"));
}

void TestPlaylistFile::jspfIsReadBackAsItWasMeant()
{
    const auto text =
        written("list.jspf", PathStyle::Absolute, {fullEntry("/music/a b.ogg"), entryAt("/music/c.ogg")}, "Jazz");
    const auto document = QJsonDocument::fromJson(text);
    const auto playlist = document[u"playlist"].toObject();
    QCOMPARE(playlist[u"title"].toString(), QStringLiteral("Jazz"));
    const auto tracks = playlist[u"track"].toArray();
    QCOMPARE(tracks.size(), qsizetype{2});
    const auto track = tracks[0].toObject();
    QCOMPARE(track[u"location"].toArray(), (QJsonArray{QStringLiteral("file:///music/a%20b.ogg")}));
    QCOMPARE(track[u"identifier"].toArray(),
             (QJsonArray{QStringLiteral("https://musicbrainz.org/recording/") + QLatin1String(recordingId)}));
    QCOMPARE(track[u"title"].toString(), QStringLiteral("Naïve & <Blue>"));
    QCOMPARE(track[u"creator"].toString(), QStringLiteral("Coltrane, \"Trane\""));
    QCOMPARE(track[u"album"].toString(), QStringLiteral("Giant Steps"));
    QCOMPARE(track[u"duration"].toInteger(), 283457);
    QCOMPARE(tracks[1].toObject().keys(), (QStringList{QStringLiteral("location"), QStringLiteral("title")}));
}

void TestPlaylistFile::jspfNamesAwkwardFilesSoThatTheyAreFound()
{
    const auto document = QJsonDocument::fromJson(written("list.jspf", PathStyle::Relative, awkwardEntries()));
    const auto tracks = document[u"playlist"][u"track"].toArray();
    QCOMPARE(tracks.size(), static_cast<qsizetype>(awkwardNames.size()));
    for (std::size_t place = 0; place < awkwardNames.size(); ++place) {
        const auto location = tracks[static_cast<qsizetype>(place)][u"location"][0].toString().toLatin1();
        QCOMPARE(resolved(pathOfUri(location)), pathInFolder("music/" + awkwardNames[place]));
    }
}

void TestPlaylistFile::csvIsReadBackAsItWasMeant()
{
    const auto rows =
        readCsv(written("list.csv", PathStyle::Absolute, {fullEntry("/music/a,\"b\".ogg"), entryAt("/music/c.ogg")}));
    QCOMPARE(rows.size(), qsizetype{3});
    QCOMPARE(rows[0].join('|'), QByteArray("path|title|artist|album|seconds|musicbrainz_recording_id|similarity"));
    QCOMPARE(rows[1].join('|'),
             QByteArray("/music/a,\"b\".ogg|Naïve & <Blue>|Coltrane, \"Trane\"|Giant Steps|283.457|") + recordingId +
                 "|0.875000");
    QCOMPARE(rows[2].join('|'), QByteArray("/music/c.ogg|c|||||"));
}

void TestPlaylistFile::csvRunsNoFormulas_data()
{
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("equals") << QByteArray("=cmd()") << QByteArray("'=cmd()");
    QTest::newRow("plus") << QByteArray("+1+1") << QByteArray("'+1+1");
    QTest::newRow("minus") << QByteArray("-2") << QByteArray("'-2");
    QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("'@SUM(A1)");
    QTest::newRow("after a tab") << QByteArray("\t=1") << QByteArray(" =1");
    QTest::newRow("quotes and SQL") << QByteArray("\";--") << QByteArray("\";--");
    QTest::newRow("wild cards") << QByteArray("%_*NEAR(") << QByteArray("%_*NEAR(");
    QTest::newRow("break-out") << QByteArray("a\",\r\n=cmd()") << QByteArray("a\",  =cmd()");
}

void TestPlaylistFile::csvRunsNoFormulas()
{
    QFETCH(QByteArray, title);
    QFETCH(QByteArray, cell);
    auto entry = entryAt("/music/a.ogg");
    entry.title = entry.artist = entry.album = title.toStdString();
    const auto rows = readCsv(written("list.csv", PathStyle::Absolute, {entry}));
    QCOMPARE(rows.size(), qsizetype{2});
    QCOMPARE(rows[1].size(), qsizetype{7});
    for (const int column : {1, 2, 3})
        QCOMPARE(rows[1][column], cell);
}

void TestPlaylistFile::csvPathsCanBeOpened()
{
    std::vector<PlaylistEntry> entries;
    for (const auto& name : awkwardNames)
        entries.push_back(entryAt(pathInFolder(name)));
    const auto rows = readCsv(written("list.csv", PathStyle::Relative, entries));
    QCOMPARE(rows.size(), static_cast<qsizetype>(awkwardNames.size() + 1));
    for (std::size_t place = 0; place < awkwardNames.size(); ++place) {
        QByteArray path = rows[static_cast<qsizetype>(place + 1)][0];
        QVERIFY2(!QByteArray("=+-@").contains(path[0]), path.constData());
        if (path.startsWith("file://"))
            path = pathOfUri(path);
        else if (path.startsWith("./"))
            path.remove(0, 2);
        QCOMPARE(resolved(path), pathInFolder(awkwardNames[place]));
    }
}

void TestPlaylistFile::onlyRealMusicBrainzIdsAreWritten()
{
    for (const std::string id :
         {"", "x", "b1a9c0e9-d987-4042-ae91-78d6a3267d6", "b1a9c0e9-d987-4042-ae91-78d6a3267d69/../x",
          "g1a9c0e9-d987-4042-ae91-78d6a3267d69", "b1a9c0e9d9874042ae9178d6a3267d690000"}) {
        auto entry = entryAt("/music/a.ogg");
        entry.musicBrainzRecordingId = id;
        QVERIFY2(!written("list.xspf", PathStyle::Absolute, {entry}).contains("identifier"), id.c_str());
        QVERIFY2(!written("list.jspf", PathStyle::Absolute, {entry}).contains("identifier"), id.c_str());
    }
}

void TestPlaylistFile::anEmptyListIsAValidFile()
{
    QCOMPARE(written("list.m3u8", PathStyle::Relative, {}), QByteArray("#EXTM3U\n"));
    const auto playlist = readXspf(written("list.xspf", PathStyle::Relative, {}));
    QVERIFY(playlist.wellFormed && playlist.tracks.isEmpty());
    QVERIFY(QJsonDocument::fromJson(written("list.jspf", PathStyle::Relative, {}))[u"playlist"][u"track"].isArray());
    QCOMPARE(readCsv(written("list.csv", PathStyle::Relative, {})).size(), qsizetype{1});
}

void TestPlaylistFile::pathsThatAreNotAbsoluteAreRefused()
{
    const auto file = inFolder("list.m3u8");
    for (const std::string path : {"", "a.ogg", "../a.ogg"}) {
        const auto status = writePlaylist(file.toStdString(), PlaylistFormat::M3u8, PathStyle::Relative, "",
                                          {entryAt("/music/a.ogg"), entryAt(path)});
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::InvalidArgument);
    }
    QVERIFY(!QFile::exists(file));
    QVERIFY(!writePlaylist(m_folder->path().toStdString() + "/", PlaylistFormat::M3u8, PathStyle::Relative, "", {}));
}

QTEST_APPLESS_MAIN(TestPlaylistFile)
#include "tst_playlistfile.moc"
