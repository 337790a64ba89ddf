// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/foldtext.h"

#include <QTest>

using namespace tonekin;

/// What counts as the same text for comparing and searching.
class TestFoldText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatPeopleTakeForTheSameIsTheSame_data();
    void whatPeopleTakeForTheSameIsTheSame();
    void brokenTextsStayApart();
    void foldingTwiceChangesNothingMore();
};

void TestFoldText::whatPeopleTakeForTheSameIsTheSame_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("folded");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("case") << QByteArray("ABBA") << QByteArray("abba");
    QTest::newRow("case beyond ASCII") << QByteArray("ЗЕМФИРА") << QByteArray("земфира");
    QTest::newRow("sharp s") << QByteArray("Straße") << QByteArray("strasse");
    QTest::newRow("composed") << QByteArray("Beyonc\xC3\xA9") << QByteArray("beyonce");
    QTest::newRow("decomposed") << QByteArray("Beyonce\xCC\x81") << QByteArray("beyonce");
    QTest::newRow("full width") << QByteArray("ＰＥＲＦＵＭＥ") << QByteArray("perfume");
    QTest::newRow("ligature") << QByteArray("ﬁne") << QByteArray("fine");
    QTest::newRow("spaces") << QByteArray("  a \t b\n") << QByteArray("a b");
    QTest::newRow("space that does not break") << QByteArray("a\xC2\xA0"
                                                             "b")
                                               << QByteArray("a b");
}

void TestFoldText::whatPeopleTakeForTheSameIsTheSame()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, folded);
    QCOMPARE(QByteArray::fromStdString(foldText(text.toStdString())), folded);
}

void TestFoldText::brokenTextsStayApart()
{
    QCOMPARE(foldText("A\xFF"), std::string("a\xFF"));
    QVERIFY(foldText("\xE9t\xE9") != foldText("\xE8t\xE8"));
    QCOMPARE(foldText("\xC3"), std::string("\xC3"));
}

void TestFoldText::foldingTwiceChangesNothingMore()
{
    for (const char* text : {"Sigur Rós", "İstanbul", "ǅ", "Ελλάς", "\xF0\x9F\x8E\xB5 \xFE"})
        QCOMPARE(foldText(foldText(text)), foldText(text));
}

QTEST_APPLESS_MAIN(TestFoldText)
#include "tst_foldtext.moc"
