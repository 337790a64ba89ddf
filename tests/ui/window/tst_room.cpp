// SPDX-License-Identifier: GPL-3.0-or-later
// The window in little room: what folds, what comes back, and that no text is cut without an ellipsis.
#include "filters/filtersheetview.h"
#include "filters/filterspage.h"
#include "lists/tracktableview.h"
#include "pages/similaritychart.h"
#include "pages/soundslikepage.h"
#include "player/elidedtext.h"
#include "player/playerbar.h"
#include "ui/window/openedwindow.h"
#include "window/inspectordock.h"
#include "window/rail.h"

#include <QChartView>
#include <QGraphicsTextItem>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace tonekin {

using test::Opened;

namespace {

void resizeTo(Opened& opened, QSize size)
{
    opened.window->resize(size);
    QTest::qWait(100);
    QCOMPARE(opened.window->size(), size);
}

QString pathOf(const QWidget& widget)
{
    QStringList names;
    for (const QWidget* part = &widget; part; part = part->parentWidget())
        names.prepend(part->metaObject()->className());
    return names.join('/');
}

/// Labels and buttons that have less room than their text takes.
QStringList cutTexts(const QWidget& window)
{
    QStringList cut;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        const auto tell = [&](const QString& text) {
            cut += pathOf(*widget) + ": " + text +
                   QString(" (%1 of %2)").arg(widget->width()).arg(widget->sizeHint().width());
        };
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            if (label->text().isEmpty() || qobject_cast<const ElidedLabel*>(label))
                continue;
            const bool fits = label->wordWrap() ? label->height() >= label->heightForWidth(label->width())
                                                : label->width() >= label->sizeHint().width();
            if (!fits)
                tell(label->text());
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            const auto* tool = qobject_cast<const QToolButton*>(button);
            const bool isIcon = tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull();
            const bool isText = qobject_cast<const QPushButton*>(button) || (tool && !isIcon);
            if (isText && !button->text().isEmpty() && button->width() < button->minimumSizeHint().width())
                tell(button->text());
        }
    }
    return cut;
}

} // namespace

class TestRoom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareWindows(); }

    void theInspectorIsNotSqueezedAndComesBack()
    {
        Opened opened;
        opened.waitForRows();
        auto* inspector = opened.window->findChild<InspectorDock*>();
        resizeTo(opened, {1280, 800});
        QVERIFY(inspector->isVisible());
        QCOMPARE(inspector->width(), sizes::inspector);
        resizeTo(opened, {800, 560});
        QVERIFY(!inspector->isVisible());
        resizeTo(opened, {1280, 800});
        QVERIFY(inspector->isVisible());
        QCOMPARE(inspector->width(), sizes::inspector);
        resizeTo(opened, {1024, 700});
        QVERIFY(!inspector->isVisible() || inspector->width() >= InspectorDock::narrowest);
        resizeTo(opened, {1280, 800});
        QCOMPARE(inspector->width(), sizes::inspector);
    }

    void theInspectorOpensInLittleRoomWhenItIsAskedFor()
    {
        Opened opened;
        opened.waitForRows();
        auto* inspector = opened.window->findChild<InspectorDock*>();
        resizeTo(opened, {800, 560});
        QVERIFY(!inspector->isVisible());
        QAction* action = nullptr;
        for (QAction* candidate : opened.window->findChildren<QAction*>())
            if (candidate->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_I))
                action = candidate;
        QVERIFY(action && !action->isChecked());
        action->trigger();
        QVERIFY(inspector->isVisible());
        QTest::qWait(50);
        QVERIFY(inspector->width() >= InspectorDock::narrowest);
        QVERIFY(opened.window->rect().contains(inspector->mapTo(opened.window.get(), inspector->rect().bottomRight())));
    }

    void theRailFoldsInANarrowWindowOnly()
    {
        Opened opened(20);
        opened.waitForRows();
        auto* rail = opened.window->findChild<Rail*>();
        resizeTo(opened, {1280, 800});
        QVERIFY(!rail->isCollapsed());
        resizeTo(opened, {1024, 700});
        QVERIFY(rail->isCollapsed());
        QVERIFY(!opened.preferences->railCollapsed()); // it was not the user
        resizeTo(opened, {1280, 800});
        QVERIFY(!rail->isCollapsed());
        rail->toggle();
        resizeTo(opened, {1024, 700});
        resizeTo(opened, {1280, 800});
        QVERIFY(rail->isCollapsed());
        QVERIFY(opened.preferences->railCollapsed());
    }

    void theChartLeavesItsRoomToTheList()
    {
        Opened opened;
        opened.waitForRows();
        SoundsLikePage& page = opened.window->soundsLikePage();
        opened.window->showPage(MainWindow::Page::SoundsLike);
        page.setSeeds({opened.window->libraryPage().model().idAt(0)});
        QTRY_VERIFY(page.model().rowCount() > 20);
        auto* chart = page.findChild<SimilarityChart*>();
        resizeTo(opened, {1280, 820});
        QTRY_VERIFY(chart->findChild<QChartView*>()->isVisible());
        resizeTo(opened, {1024, 640});
        QVERIFY(!chart->findChild<QChartView*>()->isVisible());
        resizeTo(opened, {1280, 820});
        QVERIFY(chart->findChild<QChartView*>()->isVisible());
        for (QToolButton* button : chart->findChildren<QToolButton*>())
            if (button->text() == "Hide the chart")
                button->click();
        QVERIFY(!chart->findChild<QChartView*>()->isVisible());
        QVERIFY(!opened.preferences->similarChartShown());
    }

    void noTextIsCut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1280 x 800") << QSize(1280, 800);
        QTest::newRow("1024 x 700") << QSize(1024, 700);
        QTest::newRow("800 x 560") << QSize(800, 560);
    }

    void noTextIsCut()
    {
        QFETCH(QSize, size);
        Opened opened;
        opened.waitForRows();
        resizeTo(opened, size);
        QVERIFY2(cutTexts(*opened.window).isEmpty(), qPrintable(cutTexts(*opened.window).join('\n')));
        opened.window->showPage(MainWindow::Page::SoundsLike);
        opened.window->soundsLikePage().setSeeds({opened.window->libraryPage().model().idAt(0)});
        QTRY_VERIFY(opened.window->soundsLikePage().model().rowCount() > 20);
        QTest::qWait(50);
        QVERIFY2(cutTexts(*opened.window).isEmpty(), qPrintable(cutTexts(*opened.window).join('\n')));
        opened.window->showPage(MainWindow::Page::Filters);
        QTRY_VERIFY(opened.window->learned().network() && opened.window->learned().activations().isComplete());
        QTest::qWait(50);
        QVERIFY2(cutTexts(*opened.window).isEmpty(), qPrintable(cutTexts(*opened.window).join('\n')));
        opened.window->filtersPage().openFilter(4);
        QTest::qWait(50);
        QVERIFY2(cutTexts(*opened.window).isEmpty(), qPrintable(cutTexts(*opened.window).join('\n')));
        opened.window->filtersPage().showLayers(FiltersPage::Layers::Hidden);
        QTest::qWait(50);
        QVERIFY2(cutTexts(*opened.window).isEmpty(), qPrintable(cutTexts(*opened.window).join('\n')));
        opened.window->showPage(MainWindow::Page::Activity);
        QTest::qWait(50);
        QVERIFY2(cutTexts(*opened.window).isEmpty(), qPrintable(cutTexts(*opened.window).join('\n')));
    }

    void whatIsWrongWithPlaybackIsSaidInFull()
    {
        Opened opened;
        opened.waitForRows();
        resizeTo(opened, {1280, 800});
        LibraryPage& page = opened.window->libraryPage();
        Q_EMIT page.view().activated(page.model().index(0, 0));
        QTRY_VERIFY(!opened.engine->note().isEmpty());
        QTest::qWait(50);
        const ElidedLabel* said = nullptr;
        for (const ElidedLabel* label : opened.window->findChild<PlayerBar*>()->findChildren<ElidedLabel*>())
            said = label->text() == opened.engine->note() ? label : said;
        QVERIFY(said);
        QVERIFY2(said->width() >= said->sizeHint().width(), qPrintable(said->text()));
    }

    void aFiltersPanelStandsBesideTheSheet()
    {
        Opened opened;
        opened.waitForRows();
        resizeTo(opened, {1280, 800});
        auto* inspector = opened.window->findChild<InspectorDock*>();
        FiltersPage& page = opened.window->filtersPage();
        opened.window->showPage(MainWindow::Page::Filters);
        QTRY_VERIFY(opened.window->learned().network() && opened.window->learned().activations().isComplete());
        QVERIFY(inspector->isVisible());
        page.openFilter(4);
        QTest::qWait(50);
        QVERIFY(page.sheet()->isVisible());
        QVERIFY(!inspector->isVisible());
        page.closePanel();
        QVERIFY(inspector->isVisible());
        page.openFilter(4);
        opened.window->showPage(MainWindow::Page::Library);
        QVERIFY(inspector->isVisible());
    }

    void theAxisHasTheReadersDecimalSign()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        Opened opened;
        opened.waitForRows();
        SoundsLikePage& page = opened.window->soundsLikePage();
        opened.window->showPage(MainWindow::Page::SoundsLike);
        page.setSeeds({opened.window->libraryPage().model().idAt(0)});
        QTRY_VERIFY(page.model().rowCount() > 0);
        resizeTo(opened, {1280, 820});
        auto* view = page.findChild<SimilarityChart*>()->findChild<QChartView*>();
        QTRY_VERIFY(view->isVisible());
        QStringList labels;
        for (const QGraphicsItem* item : view->scene()->items())
            if (const auto* text = qgraphicsitem_cast<const QGraphicsTextItem*>(item))
                labels += text->toPlainText();
        QLocale::setDefault(QLocale::c());
        QVERIFY2(!labels.filter("0,").isEmpty(), qPrintable(labels.join(' ')));
        QVERIFY2(labels.filter("0.").isEmpty(), qPrintable(labels.join(' ')));
    }

    void aSearchThatIsNotUnderstoodSaysSoInFull_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("end");
        QTest::newRow("a field") << "foo:x"
                                 << "plays and is.";
        QTest::newRow("a number") << "year:abc" << QString::fromUtf8("not “abc”.");
    }

    void aSearchThatIsNotUnderstoodSaysSoInFull()
    {
        QFETCH(QString, words);
        QFETCH(QString, end);
        Opened opened;
        opened.waitForRows();
        resizeTo(opened, {800, 560});
        LibraryPage& page = opened.window->libraryPage();
        page.setSearchText(words);
        QTRY_VERIFY(!page.model().isBusy());
        QCOMPARE(page.model().rowCount(), 0);
        QTest::qWait(50);
        int seen = 0; // above the list, and in place of its rows
        for (const QLabel* label : page.findChildren<QLabel*>())
            if (label->isVisible() && label->text().endsWith(end))
                ++seen;
        QCOMPARE(seen, 2);
        for (const QLabel* label : page.findChildren<QLabel*>())
            QVERIFY(!label->isVisible() || label->text() != "Nothing found");
        QVERIFY2(cutTexts(page).isEmpty(), qPrintable(cutTexts(page).join('\n')));
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestRoom)
#include "tst_room.moc"
