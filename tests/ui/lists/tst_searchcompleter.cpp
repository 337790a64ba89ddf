// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/searchcompleter.h"
#include "lists/tracksearch.h"

#include <QTest>

namespace tonekin {

namespace {

/// What the text becomes by each of the offers.
QStringList offers(const QString& text)
{
    SearchCompleter completer(nullptr);
    completer.setCompletionPrefix(text);
    QStringList all;
    for (int row = 0; completer.setCurrentRow(row); ++row)
        all += completer.currentCompletion();
    return all;
}

} // namespace

class TestSearchCompleter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLastWordIsCompleted()
    {
        QCOMPARE(offers("ar"), QStringList({"artist:"}));
        QCOMPARE(offers("blue Al"), QStringList({"blue album:"}));
        QCOMPARE(offers("blue -ge"), QStringList({"blue -genre:"}));
        QCOMPARE(offers("is:m"), QStringList({"is:missing"}));
    }
    void nothingIsOfferedWhereNothingIsBegun()
    {
        QCOMPARE(offers(""), QStringList());
        QCOMPARE(offers("a"), QStringList());
        QCOMPARE(offers("artist:kes "), QStringList());
        QCOMPARE(offers("coltrane"), QStringList());
    }
    void everyOfferIsUnderstood()
    {
        for (const QString& word : TrackSearch::fieldWords()) {
            const bool wantsNumber = QStringList({"year:", "len:", "plays:"}).contains(word);
            const QString value = word.endsWith(':') ? (wantsNumber ? "3" : "x") : "";
            QVERIFY2(TrackSearch(word + value).hint().isEmpty(), qPrintable(word));
        }
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestSearchCompleter)
#include "tst_searchcompleter.moc"
