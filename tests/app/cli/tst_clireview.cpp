// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/findingstore.h"
#include "library/librarytest.h"
#include "library/rootstore.h"

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
    QJsonArray list() const { return QJsonDocument::fromJson(out).array(); }
};

} // namespace

/// "review" as a script sees it, on a library in which one track is there twice.
class TestCliReview : public LibraryTest {
    Q_OBJECT
private Q_SLOTS:
    void duplicatesAreListedForPeopleAndPrograms();
    void decisionsAreKeptAndTakenBack();
    void wrongIdsAndWordsAreTold();
    void outliersOfALittleLibraryCannotBeJudged();
    void introsAreListedDecidedOnAndNotListedAgain();

private:
    void makeLibrary() const;
    End run(QStringList arguments) const;
};

void TestCliReview::makeLibrary() const
{
    auto library = openLibrary();
    fill(library, 3);
    const auto root = library.roots().all()->front().id;
    auto decoded = made::decoded(2); // the sound of 2.flac, as another program encoded it
    decoded.audioHash.bytes.fill(77);
    decoded.audio.codec = "mp3";
    decoded.audio.bitRate = 64'000;
    const auto id = library.tracks().add(root, "two.mp3", made::stamp(50));
    if (!id || !library.findings().saveAnalysis(*id, made::stamp(50), decoded, made::analysed(2), made::modelHash))
        qFatal("the library cannot be filled");
}

End TestCliReview::run(QStringList arguments) const
{
    QProcess process;
    arguments << "--library" << QString::fromStdString(file().native());
    process.start(QStringLiteral(TONEKIN_BINARY_DIR "/tonekin-cli"), arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestCliReview::duplicatesAreListedForPeopleAndPrograms()
{
    makeLibrary();
    const auto end = run({"review", "duplicates", "--json"});
    QVERIFY2(end.status == 0, end.err.constData());
    QCOMPARE(end.list().size(), 1);
    const auto family = end.list().at(0).toObject();
    const auto tracks = family["tracks"].toArray();
    QCOMPARE(tracks.size(), 2);
    QCOMPARE(tracks.at(0)["path"].toString(), QString("/music/album/2.flac"));
    QCOMPARE(tracks.at(0)["best"].toBool(), true);
    QCOMPARE(tracks.at(1)["path"].toString(), QString("/music/two.mp3"));
    QCOMPARE(family["evidence"][0]["bitErrorRate"].toDouble(), 0.0);
    QVERIFY(family["evidence"][0]["alignedSeconds"].toDouble() > 100.0);
    const auto text = run({"review", "duplicates"});
    QVERIFY(text.out.contains("  * /music/album/2.flac"));
    QVERIFY(text.out.contains("0.0 % of the bits differ"));
}

void TestCliReview::decisionsAreKeptAndTakenBack()
{
    makeLibrary();
    const QString id = run({"review", "duplicates", "--json"}).list().at(0)["id"].toString();
    QCOMPARE(run({"review", "duplicates", "--reject", id}).status, 0);
    QVERIFY(run({"review", "duplicates", "--json"}).list().isEmpty());
    const auto all = run({"review", "duplicates", "--all", "--json"}).list();
    QCOMPARE(all.at(0)["decision"].toString(), QString("rejected"));
    QCOMPARE(run({"review", "duplicates", "--accept", id}).status, 0);
    QVERIFY(run({"review", "duplicates", "--json"}).list().isEmpty());
    QVERIFY(run({"review", "duplicates", "--all"}).out.contains("[accepted]"));
    QCOMPARE(run({"review", "duplicates", "--undecide", id}).status, 0);
    QCOMPARE(run({"review", "duplicates", "--json"}).list().size(), 1);
}

void TestCliReview::wrongIdsAndWordsAreTold()
{
    makeLibrary();
    const auto unknown = run({"review", "duplicates", "--accept", "0123456789ab"});
    QCOMPARE(unknown.status, 1);
    QVERIFY(unknown.err.contains("0123456789ab"));
    QCOMPARE(run({"review", "duplicates", "--best-by", "loudness"}).status, 2);
    QCOMPARE(run({"review"}).status, 2);
    QCOMPARE(run({"review", "outliers", "--reject", "0123456789ab"}).status, 1);
    QVERIFY(run({"review", "duplicates", "--best-by", "tags,bitrate"}).status == 0);
}

void TestCliReview::outliersOfALittleLibraryCannotBeJudged()
{
    makeLibrary();
    const auto end = run({"review", "outliers", "--json"});
    QCOMPARE(end.status, 0);
    QVERIFY(end.list().isEmpty());
    const auto selected = run({"review", "outliers", "/music/album/1.flac", "/music/album/2.flac"});
    QVERIFY2(selected.out.contains("too few tracks (2 tracks)"), selected.out.constData());
}

void TestCliReview::introsAreListedDecidedOnAndNotListedAgain()
{
    makeLibrary();
    {
        auto library = openLibrary();
        const auto root = library.roots().all()->front().id;
        auto decoded = made::decoded(70);
        decoded.tags.title = "Intro";
        decoded.audio.durationSeconds = 30.0;
        SoundTraits traits;
        traits.heardSeconds = traits.audibleSeconds = 28.0F;
        traits.firstSound = 2.0F;
        traits.levelSlope = 25.0F;
        traits.level = -25.0F;
        decoded.findings = {made::soundTraitsFinding(traits)};
        const auto id = library.tracks().add(root, "01.flac", made::stamp(70));
        QVERIFY(id &&
                library.findings().saveAnalysis(*id, made::stamp(70), decoded, made::analysed(70), made::modelHash));
    }
    const auto found = run({"review", "intros", "--json"});
    QCOMPARE(found.status, 0);
    QCOMPARE(found.list().size(), 1);
    const auto row = found.list().first().toObject();
    QCOMPARE(row["kind"].toString(), QString("intro"));
    QVERIFY(row["probability"].toDouble() > 0.5);
    QCOMPARE(row["moment"].toDouble(), 2.0);
    QVERIFY(run({"review", "intros"}).out.contains("its title says so"));
    QVERIFY(!run({"review", "intros", "--no-titles"}).out.contains("its title says so"));
    QCOMPARE(run({"review", "intros", "--reject", row["id"].toString()}).status, 0);
    QVERIFY(run({"review", "intros", "--json"}).list().isEmpty());
    const auto all = run({"review", "intros", "--json", "--all"});
    QCOMPARE(all.list().first().toObject()["decision"].toString(), QString("rejected"));
}

QTEST_APPLESS_MAIN(TestCliReview)
#include "tst_clireview.moc"
