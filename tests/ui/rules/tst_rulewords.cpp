// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of the rules of a list, and what they are without one of them.
#include "preferences/preferences.h"
#include "rules/rulewords.h"

#include <QTest>

namespace tonekin {

namespace {

QStringList told(const PlaylistRules& rules)
{
    QStringList words;
    for (const ToldRule& rule : toldRules(rules))
        words += rule.words;
    return words;
}

PlaylistRules manyRules()
{
    PlaylistRules rules = usualRules();
    rules.genres = {"rock"};
    rules.notGenres = {"metal"};
    rules.folders = {"/music/a"};
    rules.notFolders = {"/music/a/b"};
    rules.firstYear = 1970;
    rules.lastYear = 1979;
    rules.leastRating = 0.6;
    rules.leastSeconds = 90.0;
    rules.mostSeconds = 600.0;
    rules.addedWithinDays = 30;
    rules.artistApart = 5;
    rules.albumApart = 3;
    rules.leaveOutCopies = false;
    rules.closeOnly = true;
    rules.lessPlayed = 0.5;
    rules.order = ListOrder::Smooth;
    rules.seedPlace = SeedPlace::Among;
    rules.seedCount = SeedCount::Extra;
    rules.minutes = 60.0;
    return rules;
}

} // namespace

class TestRuleWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void usualRulesAreNotTold() { QCOMPARE(told(usualRules()), QStringList()); }

    void limitsThatStandOnThePageAreNotTold()
    {
        PlaylistRules rules = usualRules();
        rules.tracks.reset();
        rules.minutes = 45.0;
        rules.mostPerArtist = 1;
        rules.mostPerAlbum = 2;
        QCOMPARE(told(rules), QStringList());
    }

    void everyRuleIsToldOnceAndCanBeTakenAway()
    {
        PlaylistRules rules = manyRules();
        QCOMPARE(told(rules).size(), 16);
        for (int left = 15; left >= 0; --left) {
            rules = toldRules(rules).front().without;
            QCOMPARE(told(rules).size(), left);
        }
        QCOMPARE(rules, usualRules());
    }

    void yearsAreToldWithTheirBounds()
    {
        PlaylistRules rules = usualRules();
        rules.firstYear = 1970;
        QVERIFY(told(rules).front().contains("From 1970"));
        rules.lastYear = 1979;
        QCOMPARE(told(rules).front(), QString("1970 to 1979"));
        rules.lastYear = 1970;
        QVERIFY(told(rules).front().contains("From the year 1970"));
        rules.firstYear.reset();
        QVERIFY(told(rules).front().contains("Up to 1970"));
    }

    void clearingKeepsTheLimitsOfThePage()
    {
        PlaylistRules rules = manyRules();
        rules.tracks = 20;
        rules.mostPerAlbum = 2;
        PlaylistRules cleared = usualRules();
        cleared.tracks = 20;
        cleared.mostPerAlbum = 2;
        QCOMPARE(clearedRules(rules), cleared);
    }

    void looseningTakesAllRulesOfAKindAway()
    {
        const PlaylistRules rules = manyRules();
        QVERIFY(loosened(rules, TrackRule::Folder).notFolders.empty());
        QVERIFY(loosened(rules, TrackRule::Genre).notGenres.empty());
        QVERIFY(!loosened(rules, TrackRule::Year).lastYear);
        QCOMPARE(loosened(rules, TrackRule::Rating).leastRating, 0.0);
        QCOMPARE(loosened(rules, TrackRule::Length).mostSeconds, 0.0);
        QCOMPARE(loosened(rules, TrackRule::Added).addedWithinDays, 0);
        QVERIFY(!loosened(rules, TrackRule::Close).closeOnly);
        QCOMPARE(loosened(rules, TrackRule::Year).genres, rules.genres);
    }

    void theRuleThatEmptiesAListIsNamedFirst()
    {
        PlaylistResult result;
        result.why = NoPlaylist::RulesLeaveNothing;
        result.removed = {{TrackRule::Year, 90, 40}, {TrackRule::Genre, 70, 5}};
        QVERIFY(emptyingRulesText(result).contains("years"));
        QVERIFY(emptyingRulesText(result).contains("40"));
        QVERIFY(!emptyingRulesText(result).contains("genres"));
        result.removed.front().alone = 0; // only together do they leave nothing
        QVERIFY(emptyingRulesText(result).contains("genres"));
    }

    void textsBetweenCommas()
    {
        QCOMPARE(textsIn("  rock,Progressive  Rock ,, rock "), (std::vector<std::string>{"rock", "Progressive Rock"}));
        QCOMPARE(textsIn(" , "), std::vector<std::string>());
        QCOMPARE(textsIn(listOf({"a", "b c"})), (std::vector<std::string>{"a", "b c"}));
    }
};

} // namespace tonekin

QTEST_MAIN(tonekin::TestRuleWords)
#include "tst_rulewords.moc"
