// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/manualwindow.h"
#include "theme/theme.h"

#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextBrowser>

namespace tonekin {

class TestManual : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::current().apply(ThemeChoice::Light); }
    void everyLanguageHasAllChapters_data();
    void everyLanguageHasAllChapters();
    void aLanguageWithoutAManualReadsTheEnglishOne();
    void aChapterIsBroughtIntoView();
    void aWordIsFoundFromTheTopAndThenTheNext();
};

void TestManual::everyLanguageHasAllChapters_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::newRow("English") << QLocale(QLocale::English);
    QTest::newRow("German") << QLocale(QLocale::German, QLocale::Austria);
    QTest::newRow("French") << QLocale(QLocale::French);
}

void TestManual::everyLanguageHasAllChapters()
{
    QFETCH(QLocale, locale);
    const Manual manual = manualFor(locale);
    QCOMPARE(manual.chapters.size(), std::size_t{7});
    for (int chapter = 0; chapter < 7; ++chapter)
        QCOMPARE(manual.chapters[static_cast<std::size_t>(chapter)].anchor,
                 anchorOf(static_cast<ManualChapter>(chapter)));
    QCOMPARE(manual.html.count("<h2"), qsizetype{7});
    QVERIFY(!manual.html.contains(QRegularExpression("https?:|<img|href=\"[^#]"))); // it needs nothing but itself
    const bool isEnglish = locale.language() == QLocale::English;
    QCOMPARE(manual.html == manualFor(QLocale(QLocale::English)).html, isEnglish);
    const auto codes = [](const QString& html) { return html.count("<code>"); };
    QCOMPARE(codes(manual.html), codes(manualFor(QLocale(QLocale::English)).html));
}

void TestManual::aLanguageWithoutAManualReadsTheEnglishOne()
{
    QCOMPARE(manualFor(QLocale(QLocale::Finnish)).html, manualFor(QLocale(QLocale::English)).html);
}

void TestManual::aChapterIsBroughtIntoView()
{
    ManualWindow window(manualFor(QLocale(QLocale::English)), nullptr);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.showChapter(ManualChapter::Review);
    QCOMPARE(window.chapterShown(), static_cast<int>(ManualChapter::Review));
    const int atReview = window.text().verticalScrollBar()->value();
    QVERIFY(atReview > 0);
    window.findChild<QListWidget*>()->setCurrentRow(0);
    QVERIFY(window.text().verticalScrollBar()->value() < atReview);
}

void TestManual::aWordIsFoundFromTheTopAndThenTheNext()
{
    ManualWindow window(manualFor(QLocale(QLocale::English)), nullptr);
    window.show();
    auto* search = window.findChild<QLineEdit*>();
    search->setText("library");
    const int first = window.text().textCursor().position();
    QCOMPARE(window.text().textCursor().selectedText().toLower(), QString("library"));
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(window.text().textCursor().position() > first);
    QVERIFY(window.isVisible()); // Return finds, it does not close
    search->setText("no such word");
    QVERIFY(!window.text().textCursor().hasSelection());
}

} // namespace tonekin

QTEST_MAIN(tonekin::TestManual)
#include "tst_manual.moc"
