// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/findingstore.h"
#include "library/librarytest.h"
#include "library/playstore.h"
#include "library/rootstore.h"
#include "library/trackstore.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace tonekin;
using namespace tonekin::test;

namespace {

struct End {
    int status = -1;
    QByteArray out, err;
};

} // namespace

/// "history" as a script sees it, on a library with three tracks by "A": "One", "Two" and "Three".
class TestCliHistory : public LibraryTest {
    Q_OBJECT
private Q_SLOTS:
    void aHistoryIsImportedAndListed();
    void importingAgainReplaces();
    void aHistoryOfOtherMusicTakesNothingAway();
    void whatIsNoHistoryIsStatusOneWithASentence();
    void theSourceOfOwnPlaysIsRefused();

private:
    void makeLibrary() const;
    QString writeHistory(const QByteArray& rows) const;
    End run(QStringList arguments) const;
};

void TestCliHistory::makeLibrary() const
{
    auto library = openLibrary();
    const auto root = library.roots().add("/music");
    std::uint32_t number = 0;
    for (const char* title : {"One", "Two", "Three"}) {
        const auto stamp = made::stamp(++number);
        const auto id = library.tracks().add(*root, std::string(title) + ".flac", stamp);
        auto decoded = made::decoded(number);
        decoded.tags = {};
        decoded.tags.artist = "A";
        decoded.tags.title = title;
        if (!id || !library.findings().saveAnalysis(*id, stamp, decoded, made::analysed(number), made::modelHash))
            qFatal("the library cannot be filled");
    }
}

QString TestCliHistory::writeHistory(const QByteArray& rows) const
{
    QFile file(QString::fromStdString((folder() / "history.csv").native()));
    if (!file.open(QIODevice::WriteOnly) || file.write("artist,title,date\n" + rows) < 0)
        qFatal("the history cannot be written");
    return file.fileName();
}

End TestCliHistory::run(QStringList arguments) const
{
    QProcess process;
    arguments << "--library" << QString::fromStdString(file().native());
    process.start(QStringLiteral(TONEKIN_BINARY_DIR "/tonekin-cli"), arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestCliHistory::aHistoryIsImportedAndListed()
{
    makeLibrary();
    QVERIFY(run({"history", "status"}).out.contains("No plays were imported yet"));
    const auto end = run({"history", "import", "--json",
                          writeHistory("a,one,1577882096\nA,One,1577882096\nB,One,1577882096\nA,Two,never\n")});
    QVERIFY2(end.status == 0, end.err.constData());
    const auto report = QJsonDocument::fromJson(end.out).object();
    QCOMPARE(report["kind"].toString(), QString("lastfm"));
    QCOMPARE(report["entries"].toInt(), 3);
    QCOMPARE(report["matchedByName"].toInt(), 2);
    QCOMPARE(report["tracks"].toInt(), 1);
    QCOMPARE(report["notMatched"][0]["reason"].toString(), QString("no_such_artist"));
    QCOMPARE(report["refused"][0]["number"].toInt(), 5);
    const auto list = QJsonDocument::fromJson(run({"history", "status", "--json"}).out).array();
    QCOMPARE(list.size(), 1);
    QCOMPARE(list[0]["source"].toString(), QString("lastfm"));
    QCOMPARE(list[0]["plays"].toInt(), 2);
    QVERIFY(list[0]["imported"].toDouble() > 1.6e9);
}

void TestCliHistory::importingAgainReplaces()
{
    makeLibrary();
    QCOMPARE(run({"history", "import", writeHistory("A,One,1577882096\nA,Two,1577882096\n")}).status, 0);
    const auto end = run({"history", "import", writeHistory("A,Three,1577882096\n")});
    QVERIFY(end.out.contains("Matched by name:  1"));
    QCOMPARE(run({"history", "import", "--as", "phone", writeHistory("A,Three,1577882096\n")}).status, 0);
    QCOMPARE(openLibrary().plays().all()->size(), std::size_t{1});
    QCOMPARE(openLibrary().plays().sources()->size(), std::size_t{2});
}

void TestCliHistory::aHistoryOfOtherMusicTakesNothingAway()
{
    makeLibrary();
    QCOMPARE(run({"history", "import", writeHistory("A,One,1577882096\n")}).status, 0);
    const auto end = run({"history", "import", writeHistory("Nobody,Song,1577882096\n")});
    QCOMPARE(end.status, 0);
    QVERIFY(end.out.contains("Nobody - Song: no such artist in the library"));
    QCOMPARE(openLibrary().plays().all()->size(), std::size_t{1});
}

void TestCliHistory::whatIsNoHistoryIsStatusOneWithASentence()
{
    makeLibrary();
    const QString file = writeHistory("x");
    QFile::resize(file, 3);
    const auto end = run({"history", "import", file});
    QCOMPARE(end.status, 1);
    QVERIFY(end.err.contains("no history that can be read"));
    QCOMPARE(run({"history", "import", file + ".none"}).status, 1);
    QCOMPARE(run({"history", "import"}).status, 2);
}

void TestCliHistory::theSourceOfOwnPlaysIsRefused()
{
    makeLibrary();
    QCOMPARE(run({"history", "import", "--as", "tonekin", writeHistory("A,One,1577882096\n")}).status, 2);
}

QTEST_GUILESS_MAIN(TestCliHistory)
#include "tst_clihistory.moc"
