// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/verdictstore.h"
#include "lists/trackactions.h"
#include "lists/tracktableview.h"
#include "review/reviewpage.h"
#include "review/reviewpanel.h"
#include "ui/window/openedwindow.h"
#include "window/banner.h"

#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>

using namespace tonekin::test;

namespace tonekin {

namespace {

constexpr int withCopies = 500; // tracks of the made library: three recordings are in it twice
using Tab = ReviewPage::Tab;
using Show = ReviewFilterModel::Show;

std::vector<Verdict> verdictsIn(const Opened& opened)
{
    const auto library = Library::open(opened.options.libraryFile, Library::Access::ReadOnly);
    auto verdicts =
        library ? library->verdicts().all(VerdictKind::Copies) : Result<std::vector<Verdict>>(library.error());
    return verdicts ? *std::move(verdicts) : std::vector<Verdict>();
}

} // namespace

class TestReviewPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { m_opened.reset(); }
    void duplicatesAreListedWithTheirEvidence();
    void aKeyDecidesAndTheNextOneIsChosen();
    void aDecisionIsUndoneInTheLibraryToo();
    void decisionsAreThereAgainAfterARestart();
    void bothSidesArePlayedAtTheMomentThatMatters();
    void anEmptyTabSaysWhatWouldBeHere();
    void nothingIsLookedForBeforeThePageIsShown();
    void theRowsShownAreExported();
    void aLibraryThatCannotBeWrittenToTakesNoDecisions();

private:
    ReviewPage& open(int tracks = withCopies);
    std::unique_ptr<Opened> m_opened;
};

ReviewPage& TestReviewPage::open(int tracks)
{
    m_opened = std::make_unique<Opened>(tracks);
    m_opened->waitForRows();
    m_opened->window->showPage(MainWindow::Page::Review);
    m_opened->window->reviewPage().showTab(Tab::Duplicates);
    return m_opened->window->reviewPage();
}

void TestReviewPage::duplicatesAreListedWithTheirEvidence()
{
    ReviewPage& page = open();
    QTRY_COMPARE(page.view().model()->rowCount(), 3);
    const auto text = [&](int row, ReviewColumn column) {
        return page.view().model()->index(row, static_cast<int>(column)).data().toString();
    };
    QVERIFY(text(0, ReviewColumn::Title).contains(" – "));
    QCOMPARE(text(0, ReviewColumn::About), QString("2 copies"));
    QVERIFY(text(0, ReviewColumn::Evidence).contains("to the last bit"));
    QVERIFY(!page.openCount().isEmpty());
    QCOMPARE(m_opened->window->findChild<TrackActions*>()->selection().size(), std::size_t{2});
}

void TestReviewPage::aKeyDecidesAndTheNextOneIsChosen()
{
    ReviewPage& page = open();
    QTRY_COMPARE(page.view().model()->rowCount(), 3);
    const QString second = page.view().model()->index(1, 0).data().toString();
    QTest::keyClick(&page.view(), Qt::Key_N);
    QCOMPARE(page.view().model()->rowCount(), 2);
    QCOMPARE(page.view().currentIndex().siblingAtColumn(0).data().toString(), second);
    QTRY_COMPARE(verdictsIn(*m_opened).size(), std::size_t{1});
    QCOMPARE(verdictsIn(*m_opened).front().decision, Decision::Rejected);
    page.showItems(Show::Rejected);
    QCOMPARE(page.view().model()->rowCount(), 1);
    QTest::keyClick(&page.view(), Qt::Key_A); // another decision in its place
    QTRY_COMPARE(verdictsIn(*m_opened).front().decision, Decision::Accepted);
    page.showItems(Show::All);
    QCOMPARE(page.view().model()->rowCount(), 3);
}

void TestReviewPage::aDecisionIsUndoneInTheLibraryToo()
{
    ReviewPage& page = open();
    QTRY_COMPARE(page.view().model()->rowCount(), 3);
    QTest::keyClick(&page.view(), Qt::Key_A);
    QTRY_COMPARE(verdictsIn(*m_opened).size(), std::size_t{1});
    m_opened->window->showPage(MainWindow::Page::Library);
    actionWith(*m_opened->window, QKeySequence::Undo)->trigger();
    QCOMPARE(m_opened->window->pageShown(), MainWindow::Page::Review);
    QCOMPARE(page.view().model()->rowCount(), 3);
    QTRY_VERIFY(verdictsIn(*m_opened).empty());
}

void TestReviewPage::decisionsAreThereAgainAfterARestart()
{
    ReviewPage& page = open();
    QTRY_COMPARE(page.view().model()->rowCount(), 3);
    QTest::keyClick(&page.view(), Qt::Key_N);
    QTRY_COMPARE(verdictsIn(*m_opened).size(), std::size_t{1});
    LibrarySession again(m_opened->options, [] { return ScanPreferences{}; });
    ReviewSearch search(again, nullptr);
    search.want();
    again.open();
    QTRY_VERIFY(search.review());
    const auto items = copyItems(search.review()->copies, *search.review()->of);
    QCOMPARE(items.size(), std::size_t{3});
    QCOMPARE(std::ranges::count_if(items, &ReviewItem::isOpen), 2);
}

void TestReviewPage::bothSidesArePlayedAtTheMomentThatMatters()
{
    ReviewPage& page = open();
    QTRY_COMPARE(page.view().model()->rowCount(), 3);
    std::vector<PlayMoment> played;
    connect(&page, &ReviewPage::playRequested, this,
            [&](const std::vector<PlayMoment>& moments) { played.push_back(moments.front()); });
    QTest::keyClick(&page.view(), Qt::Key_1);
    QTest::keyClick(&page.view(), Qt::Key_2);
    QTest::keyClick(&page.view(), Qt::Key_3); // there is no third
    QCOMPARE(played.size(), std::size_t{2});
    QVERIFY(played[0].id != played[1].id);
    QVERIFY(!played[0].why.isEmpty());
}

void TestReviewPage::anEmptyTabSaysWhatWouldBeHere()
{
    ReviewPage& page = open(20);
    const auto words = [&] {
        QStringList all;
        for (const QLabel* label : page.findChildren<QLabel*>())
            if (label->isVisible())
                all += label->text();
        return all.join(' ');
    };
    QTRY_VERIFY(words().contains("No duplicates"));
    page.showTab(Tab::Kinds);
    QVERIFY(words().contains("No intros or outros"));
    page.showTab(Tab::Duplicates);
    QVERIFY(page.openCount().isEmpty());
    page.showTab(Tab::OddOnesOut);
    QVERIFY(words().contains("No odd ones out"));
}

void TestReviewPage::nothingIsLookedForBeforeThePageIsShown()
{
    m_opened = std::make_unique<Opened>(withCopies);
    m_opened->waitForRows();
    QTest::qWait(600);
    QCOMPARE(m_opened->window->reviewPage().items(Tab::Duplicates).rowCount(), 0);
    m_opened->window->showPage(MainWindow::Page::Review);
    QTRY_COMPARE(m_opened->window->reviewPage().items(Tab::Duplicates).rowCount(), 3);
}

void TestReviewPage::theRowsShownAreExported()
{
    ReviewPage& page = open();
    QTRY_COMPARE(page.view().model()->rowCount(), 3);
    QTest::keyClick(&page.view(), Qt::Key_N);
    page.showItems(Show::Rejected);
    page.exportItems();
    auto* dialog = page.findChild<QFileDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->nameFilters().size(), 2);
    const QString file = m_opened->folder.filePath("review.csv");
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    Q_EMIT dialog->fileSelected(file);
    QTRY_VERIFY(m_opened->window->banners().has("export"));
    QFile table(file);
    QVERIFY(table.open(QIODevice::ReadOnly));
    QCOMPARE(table.readAll().count(",rejected,"), qsizetype{2}); // the tracks of one family
}

void TestReviewPage::aLibraryThatCannotBeWrittenToTakesNoDecisions()
{
    ReviewPage& page = open();
    QTRY_COMPARE(page.view().model()->rowCount(), 3);
    const auto button = [&](const QString& words) {
        for (QPushButton* one : page.findChildren<QPushButton*>())
            if (one->text().startsWith(words))
                return one;
        return static_cast<QPushButton*>(nullptr);
    };
    QVERIFY(button("Accept")->isEnabled());
    QVERIFY(!button("Take back")->isEnabled());
    page.findChild<ReviewPanel*>()->setMayDecide(false);
    QVERIFY(!button("Accept")->isEnabled());
    QVERIFY(!button("Not so")->isEnabled());
}

} // namespace tonekin

QTEST_MAIN(tonekin::TestReviewPage)
#include "tst_reviewpage.moc"
