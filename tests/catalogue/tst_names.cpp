// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/foldtext.h"
#include "catalogue/names.h"

#include <QTest>

using namespace tonekin;

namespace {

TrackTags tagged(const std::string& album, const std::string& artist = {}, const std::string& albumArtist = {})
{
    TrackTags tags;
    tags.album = album;
    tags.artist = artist;
    tags.albumArtist = albumArtist;
    return tags;
}

} // namespace

class TestNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textsThatPeopleReadAlikeFoldAlike_data()
    {
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("other");
        QTest::newRow("case") << QByteArray("Kind of BLUE") << QByteArray("kind of blue");
        QTest::newRow("diacritics") << QByteArray("Beyoncé") << QByteArray("BEYONCE");
        QTest::newRow("decomposed") << QByteArray("Bjo\xcc\x88rk") << QByteArray("Björk");
        QTest::newRow("full width") << QByteArray("ＡＢＢＡ") << QByteArray("abba");
        QTest::newRow("ligature") << QByteArray("ﬁnale") << QByteArray("finale");
        QTest::newRow("sharp s") << QByteArray("Straße") << QByteArray("STRASSE");
        QTest::newRow("Cyrillic case") << QByteArray("НОКТЮРН") << QByteArray("ноктюрн");
        QTest::newRow("angstrom") << QByteArray("\xe2\x84\xab") << QByteArray("a");
        QTest::newRow("spaces") << QByteArray("  The \t Who ") << QByteArray("the who");
    }

    void textsThatPeopleReadAlikeFoldAlike()
    {
        QFETCH(QByteArray, one);
        QFETCH(QByteArray, other);
        QCOMPARE(foldText(one.toStdString()), foldText(other.toStdString()));
    }

    void otherTextsStayApart()
    {
        QVERIFY(foldText("Blur") != foldText("Blue"));
        QVERIFY(foldText("宮城") != foldText("宮崎"));
        QVERIFY(foldText("\xff\xfe") != foldText("\xff\xfd")); // no UTF-8: by their bytes
        QCOMPARE(foldText(""), std::string());
        QCOMPARE(foldText(std::string("a\0b", 3)), std::string("a\0b", 3));
    }

    void foldingTwiceIsFoldingOnce()
    {
        for (const char* text : {"Straße  Nº 1", "İstanbul", "ǅ", "Ǆungla", "ﷺ", "\xc3", "a\xcc"})
            QCOMPARE(foldText(foldText(text)), foldText(text));
    }

    void eachOfSeveralArtistsCounts()
    {
        QCOMPARE(artistKeys(tagged("", "Alpha; Béta")), (std::vector<std::string>{"alpha", "beta"}));
        QCOMPARE(artistKeys(tagged("", "Alpha; ALPHA")), (std::vector<std::string>{"alpha"}));
        QCOMPARE(artistKeys(tagged("", "Simon & Garfunkel")), (std::vector<std::string>{"simon & garfunkel"}));
        QCOMPARE(artistKeys(tagged("", "", "The Who")), (std::vector<std::string>{"the who"})); // that of the album
        QVERIFY(artistKeys(tagged("", "; ;")).size() <= 1);
        QVERIFY(artistKeys(tagged("")).empty());
    }

    void discsAreOfOneAlbum_data()
    {
        QTest::addColumn<QByteArray>("folder");
        QTest::addColumn<QByteArray>("title");
        QTest::newRow("CD2") << QByteArray("1/wall/CD2") << QByteArray("The Wall");
        QTest::newRow("Disc 02") << QByteArray("1/wall/Disc 02") << QByteArray("The Wall");
        QTest::newRow("disk-2") << QByteArray("1/wall/disk-2") << QByteArray("The Wall");
        QTest::newRow("in the title") << QByteArray("1/wall/CD2") << QByteArray("the wall (Disc 2)");
        QTest::newRow("in the title, brackets") << QByteArray("1/wall") << QByteArray("The Wall [CD2]");
    }

    void discsAreOfOneAlbum()
    {
        QFETCH(QByteArray, folder);
        QFETCH(QByteArray, title);
        const std::string first = albumKey(tagged("The Wall", "Pink Floyd"), "1/wall/CD1");
        QCOMPARE(albumKey(tagged(title.toStdString(), "Pink Floyd"), folder.toStdString()), first);
    }

    void aCompilationIsOneAlbumAndTwoArtistsBestOfAreTwo()
    {
        QCOMPARE(albumKey(tagged("Hits 1984", "Madonna"), "1/hits"), albumKey(tagged("Hits 1984", "Prince"), "1/hits"));
        QVERIFY(albumKey(tagged("Greatest Hits", "Queen"), "1/queen") !=
                albumKey(tagged("Greatest Hits", "Abba"), "1/abba"));
        QVERIFY(albumKey(tagged("Greatest Hits", "", "Queen"), "1/all") !=
                albumKey(tagged("Greatest Hits", "", "Abba"), "1/all"));
        QCOMPARE(albumKey(tagged("Live", "Beyonce", "Beyoncé"), "1/a"),
                 albumKey(tagged("LIVE", "x", "Beyonce"), "2/b"));
    }

    void whatIsNoDiscStaysApart()
    {
        QVERIFY(albumKey(tagged("X"), "1/a/cdrama") != albumKey(tagged("X"), "1/a"));
        QVERIFY(albumKey(tagged("Live (Disco)"), "1/a") != albumKey(tagged("Live"), "1/a"));
        QVERIFY(!albumKey(tagged("(Disc 1)"), "1/a").empty());
        QVERIFY(albumKey(tagged(""), "1/a").empty());
        QVERIFY(albumKey(tagged("X"), "1/a") != albumKey(tagged("X"), "2/a")); // of two music folders
    }
};

QTEST_APPLESS_MAIN(TestNames)
#include "tst_names.moc"
