// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/recipe.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace tonekin;

namespace {

PlaylistRecipe fullRecipe()
{
    PlaylistRecipe recipe;
    recipe.name = "Sunday, naïve & \"slow\"";
    PlaylistRules& rules = recipe.rules;
    rules.tracks = 45;
    rules.minutes = 90.5;
    rules.seedPlace = SeedPlace::Among;
    rules.seedCount = SeedCount::Extra;
    rules.mostPerArtist = 2;
    rules.mostPerAlbum = 1;
    rules.artistApart = 5;
    rules.albumApart = 7;
    rules.leaveOutCopies = false;
    rules.folders = {"/music/jazz", "/music/blues"};
    rules.notFolders = {"/music/jazz/live"};
    rules.genres = {"Jazz", "Blues"};
    rules.notGenres = {"Free Jazz"};
    rules.firstYear = 1955;
    rules.lastYear = 1969;
    rules.leastRating = 0.5;
    rules.leastSeconds = 90;
    rules.mostSeconds = 900;
    rules.addedWithinDays = 30;
    rules.closeOnly = true;
    rules.lessPlayed = -0.25;
    rules.order = ListOrder::Album;
    return recipe;
}

} // namespace

class TestRecipe : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadBack()
    {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "sunday.json";
        for (const PlaylistRecipe& recipe : {fullRecipe(), PlaylistRecipe()}) {
            QVERIFY(writeRecipe(file, recipe));
            const auto read = readRecipe(file);
            QVERIFY2(bool(read), read ? "" : read.error().detail.c_str());
            QVERIFY(*read == recipe);
        }
        QVERIFY(printRecipe({}).find("order") == std::string::npos); // what is usual is not said
    }

    void ordersHaveNames()
    {
        for (const ListOrder order : {ListOrder::Closeness, ListOrder::Smooth, ListOrder::Energy, ListOrder::Album})
            QCOMPARE(orderNamed(orderName(order)), std::optional(order));
        QVERIFY(!orderNamed("loudest"));
    }

    void whatIsNoRecipeIsRefusedByLineAndReason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const QByteArray& rules, const char* reason) {
            QTest::newRow(name) << "{\n\"tonekin_recipe\": 1,\n\"rules\": {\n" + rules + "\n}}\n" << QByteArray(reason);
        };
        row("unknown", "\"tracks\": 3,\n\"traks\": 4", "line 5: there is no rule 'traks'");
        row("wrong kind", "\"tracks\": \"3\"", "line 4: 'tracks' must be a whole number from 1 to 1000000");
        row("fraction", "\"tracks\": 2.5", "line 4: 'tracks' must be");
        row("none", "\"tracks\": 0", "line 4: 'tracks' must be");
        row("negative", "\"artist_apart\": -1", "line 4: 'artist_apart' must be");
        row("huge", "\"tracks\": 99999999999999999999", "'tracks' must be");
        row("null", "\n\"minutes\": null", "line 5: null");
        row("year", "\"first_year\": 0", "'first_year' must be a whole number from 1 to 9999");
        row("slider", "\"less_played\": 1.01", "'less_played' must be a number from -1 to 1");
        row("order", "\"order\": \"random\"", "'order' must be one of closeness, smooth, energy, album");
        row("flag", "\"close_only\": 1", "'close_only' must be true or false");
        row("list of numbers", "\"genres\": [\"a\", 3]", "a list of texts holds something else");
        row("list in a list", "\"genres\": [[\"a\"]]", "a list cannot stand here");
        row("empty text", "\"genres\": [\"\"]", "'genres' has a text that is empty");
        row("line break", "\"folders\": [\"/a\\nb\"]", "'folders' has a text that is");
        row("object", "\"tracks\": {}", "line 4: an object cannot stand here");
        row("twice", "\"tracks\": 3,\n\n\"tracks\": 4", "line 6: 'tracks' stands there twice");
        row("not closed", "\"tracks\": 3,", "this is not JSON");
        row("long list", "\"genres\": [" + QByteArray("\"a\",").repeated(600) + "\"a\"]", "the list is too long");
        row("long text", "\"genres\": [\"" + QByteArray(5000, 'a') + "\"]", "the text is too long");
        row("long key", "\"" + QByteArray(5000, 'a') + "\": 1", "the name of a rule is too long");
        QTest::newRow("deep") << QByteArray("[").repeated(100'000) << QByteArray("line 1: a list cannot stand here");
        QTest::newRow("empty") << QByteArray() << QByteArray("this is not JSON");
        QTest::newRow("other JSON") << QByteArray("{\"name\": \"x\"}") << QByteArray("'tonekin_recipe' is missing");
        QTest::newRow("a text") << QByteArray("\"tonekin_recipe\"") << QByteArray("this is no recipe");
        QTest::newRow("newer") << QByteArray("{\n\"tonekin_recipe\": 2}") << QByteArray("line 2: a newer Tonekin");
        QTest::newRow("not UTF-8") << QByteArray("{\"tonekin_recipe\": 1, \"name\": \"\xff\"}")
                                   << QByteArray("not UTF-8");
        QTest::newRow("name of two lines")
            << QByteArray("{\"tonekin_recipe\": 1, \"name\": \"a\\nb\"}") << QByteArray("'name' must be one line");
        QTest::newRow("NUL") << QByteArray("{\"tonekin_recipe\": 1}\0x", 22) << QByteArray("this is not JSON");
    }

    void whatIsNoRecipeIsRefusedByLineAndReason()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, reason);
        const auto read = parseRecipe({text.constData(), static_cast<std::size_t>(text.size())});
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(read.error().detail.find(reason.constData()) != std::string::npos, read.error().detail.c_str());
        QVERIFY2(read.error().detail.starts_with("line "), read.error().detail.c_str());
    }

    void hugeAbsentAndOddFilesAreRefused()
    {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "huge.json";
        std::ofstream(file) << std::string(1024 * 1024, ' ');
        QVERIFY(readRecipe(file).error().detail.find("too large") != std::string::npos);
        QCOMPARE(readRecipe(file.parent_path()).error().code, ErrorCode::NotRegular);
        QCOMPARE(readRecipe(file.parent_path() / "none").error().code, ErrorCode::Gone);
    }

    void aFolderThatCannotBeWrittenAsTextIsSaid()
    {
        const QTemporaryDir folder;
        PlaylistRecipe recipe;
        recipe.rules.folders = {"/music/caf\xE9"};
        const auto written = writeRecipe(std::filesystem::path(folder.path().toStdString()) / "r.json", recipe);
        QCOMPARE(written.error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(TestRecipe)
#include "tst_recipe.moc"
