// SPDX-License-Identifier: GPL-3.0-or-later
// Rules under a name: kept, chosen, renamed, deleted and brought back, as files.
#include "pages/soundslikepage.h"
#include "rules/recipebutton.h"
#include "ui/window/openedwindow.h"
#include "window/banner.h"

#include <QFile>
#include <QMenu>
#include <QSignalSpy>

namespace tonekin {

using test::Opened;

namespace {

PlaylistRules oldRock()
{
    PlaylistRules rules = usualRules();
    rules.genres = {"rock"};
    rules.lastYear = 1979;
    return rules;
}

QStringList namesOn(const RecipeShelf& shelf)
{
    QStringList names;
    for (const PlaylistRecipe& recipe : shelf.recipes())
        names += QString::fromStdString(recipe.name);
    return names;
}

QAction* entry(const QMenu& menu, const QString& words)
{
    for (QAction* action : menu.actions())
        if (QString(action->text()).remove('&') == words)
            return action;
    return nullptr;
}

struct Shelf {
    QTemporaryDir folder;
    Preferences preferences{folder.filePath("settings.conf")};
    CommandHistory history;
    RecipeShelf shelf{preferences, history, nullptr};
};

} // namespace

class TestRecipes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareWindows(); }

    void recipesAreKeptByName()
    {
        Shelf kept;
        kept.shelf.save("Slow", usualRules());
        kept.shelf.save("old rock", oldRock());
        QCOMPARE(namesOn(kept.shelf), (QStringList{"old rock", "Slow"}));
        kept.shelf.save("Slow", oldRock()); // in its place
        QCOMPARE(namesOn(kept.shelf).size(), 2);
        QVERIFY(kept.shelf.find("Slow")->rules == oldRock());
        CommandHistory other;
        const RecipeShelf again(kept.preferences, other, nullptr);
        QVERIFY(again.recipes() == kept.shelf.recipes());
    }

    void whatIsRenamedAndDeletedComesBack()
    {
        Shelf kept;
        kept.shelf.save("Slow", oldRock());
        kept.shelf.rename("Slow", "Slower");
        QCOMPARE(namesOn(kept.shelf), QStringList{"Slower"});
        kept.shelf.remove("Slower");
        QVERIFY(kept.shelf.recipes().empty());
        kept.history.stack().undo();
        QCOMPARE(namesOn(kept.shelf), QStringList{"Slower"});
        kept.history.stack().undo();
        QVERIFY(kept.shelf.find("Slow") && kept.shelf.find("Slow")->rules == oldRock());
        kept.shelf.save("Fast", usualRules());
        kept.shelf.rename("Fast", "Slow"); // is taken
        QCOMPARE(namesOn(kept.shelf), (QStringList{"Fast", "Slow"}));
    }

    void namesAreOneLineAndNotTooLong()
    {
        QCOMPARE(RecipeShelf::nameFrom("  two \n lines "), QString("two lines"));
        QVERIFY(RecipeShelf::nameFrom(QString(300, QChar(0x00E9))).toUtf8().size() <= 120);
        Shelf kept;
        kept.shelf.save("Slow", oldRock());
        QCOMPARE(kept.shelf.freeName("Slow"), QString("Slow 2"));
        QCOMPARE(kept.shelf.freeName("Fast"), QString("Fast"));
    }

    void settingsThatHoldRubbishGiveNoRecipes()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("settings.conf"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[similar]\nrecipes=rubbish, {}\nrules=7\n");
        file.close();
        const Preferences preferences(file.fileName());
        QVERIFY(preferences.recipes().empty());
        QVERIFY(preferences.similarRules() == usualRules());
    }

    void aRecipeIsChosenFromTheMenu()
    {
        Opened opened;
        opened.waitForRows();
        SoundsLikePage& page = opened.window->soundsLikePage();
        opened.window->showPage(MainWindow::Page::SoundsLike);
        QMenu& menu = *page.recipes().menu();
        Q_EMIT menu.aboutToShow();
        QVERIFY(!entry(menu, "No recipe has been saved yet")->isEnabled());
        opened.preferences->setRecipes({{"Rock & more", oldRock()}});
        opened.window.reset();
        opened.window =
            std::make_unique<MainWindow>(*opened.preferences, *opened.session, *opened.engine, *opened.activations);
        SoundsLikePage& again = opened.window->soundsLikePage();
        QMenu& filled = *again.recipes().menu();
        Q_EMIT filled.aboutToShow();
        QAction* recipe = filled.actions().front();
        QCOMPARE(recipe->text(), QString("Rock && more"));
        QVERIFY(!recipe->isChecked());
        recipe->trigger();
        QVERIFY(again.mix().rules == oldRock());
        Q_EMIT filled.aboutToShow();
        QVERIFY(filled.actions().front()->isChecked());
        opened.session->history().stack().undo();
        QVERIFY(again.mix().rules == usualRules());
        Q_EMIT filled.aboutToShow();
        entry(filled, "Delete")->menu()->actions().front()->trigger();
        QCOMPARE(opened.window->banners().textOf("undo"), QString::fromUtf8("The recipe “Rock & more” was deleted."));
        QVERIFY(opened.preferences->recipes().empty());
    }

    void aRecipeGoesOutAndComesInAsAFile()
    {
        Opened opened;
        opened.waitForRows();
        RecipeButton& button = opened.window->soundsLikePage().recipes();
        const std::filesystem::path file = opened.folder.filePath("rock.json").toStdString();
        const QSignalSpy saved(&button, &RecipeButton::saved);
        button.saveTo(file, {"Rock", oldRock()});
        QTRY_COMPARE(saved.size(), 1);
        button.readFrom(file);
        QTRY_VERIFY(opened.window->soundsLikePage().mix().rules == oldRock());
        QCOMPARE(opened.preferences->recipes().size(), std::size_t{1});
        button.readFrom(file); // is known
        const QSignalSpy chosen(&button, &RecipeButton::chosen);
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(opened.preferences->recipes().size(), std::size_t{1});
    }

    void aFileThatIsNoRecipeIsRefusedWithTheReason()
    {
        Opened opened;
        opened.waitForRows();
        const QString path = opened.folder.filePath("bad.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"tonekin_recipe\": 1,\n \"rules\": {\"order\": \"sideways\"}}");
        file.close();
        opened.window->soundsLikePage().recipes().readFrom(path.toStdString());
        QTRY_VERIFY(opened.window->banners().has("recipe"));
        QVERIFY2(opened.window->banners().textOf("recipe").contains("line 2"),
                 qPrintable(opened.window->banners().textOf("recipe")));
        QVERIFY(opened.window->soundsLikePage().mix().rules == usualRules());
        QVERIFY(opened.preferences->recipes().empty());
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestRecipes)
#include "tst_recipes.moc"
