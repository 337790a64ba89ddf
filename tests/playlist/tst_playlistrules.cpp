// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/foldtext.h"
#include "playlist/lessplayed.h"
#include "playlist/madetracks.h"
#include "playlist/picklist.h"
#include "playlist/rulesieve.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace tonekin;

namespace {

constexpr std::int64_t now = 1'700'000'000;

NextCandidate inOrder(std::size_t count)
{
    return [at = std::size_t{0}, count]() mutable -> std::optional<ListCandidate> {
        if (at == count)
            return std::nullopt;
        const std::size_t row = at++;
        return ListCandidate{row, 1.0F - static_cast<float>(row) * 0.001F};
    };
}

std::vector<std::size_t> rowsOf(const std::vector<ListCandidate>& list)
{
    std::vector<std::size_t> rows;
    for (const ListCandidate& candidate : list)
        rows.push_back(candidate.row);
    return rows;
}

std::vector<std::size_t> picked(const PlaylistTracks& tracks, const PlaylistRules& rules,
                                const std::vector<std::size_t>& head = {})
{
    ListLimits limits(rules, tracks);
    ListRoom room = roomOf(rules);
    for (const std::size_t row : head)
        limits.addSeed(row);
    return rowsOf(pickList(inOrder(tracks.size()), tracks, Spacing(tracks, {rules.artistApart, rules.albumApart}), head,
                           limits, room));
}

PlaylistRules ofLength(std::size_t tracks)
{
    PlaylistRules rules;
    rules.tracks = tracks;
    return rules;
}

/// Rock of 1990 in /music/a, Progressive Rock of 2000 in /music/a/b, Jazz of an unknown year in /music/ab.
PlaylistTracks threeTracks()
{
    PlaylistTracks tracks;
    PlaylistTrack one;
    one.id = {1};
    one.genre = 0;
    one.year = 1990;
    one.seconds = 100.0F;
    one.rating = 0.8F;
    one.addedSeconds = now - 86'400 * 10;
    PlaylistTrack two = one;
    two.id = {2};
    two.genre = two.folder = 1;
    two.year = 2000;
    two.seconds = 200.0F;
    two.rating = 0.4F;
    two.addedSeconds = now - 86'400 * 2;
    PlaylistTrack three = one;
    three.id = {3};
    three.genre = three.folder = 2;
    three.year = 0;
    three.seconds = 300.0F;
    three.rating = -1.0F;
    three.addedSeconds = now;
    for (const PlaylistTrack& track : {one, two, three})
        tracks.add(track, {});
    tracks.setTexts({"rock", "progressive rock", "jazz"}, {"/music/a", "/music/a/b", "/music/ab"});
    return tracks;
}

} // namespace

class TestPlaylistRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachRuleTakesWhatItSays_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("passing");
        const char* passing[] = {"123", "12", "1", "3", "12", "13", "12", "1", "2", "1", "12", "23", "12", "23", "3"};
        for (int which = 0; which < 15; ++which)
            QTest::addRow("%d", which) << which << QString::fromLatin1(passing[which]);
    }

    void eachRuleTakesWhatItSays()
    {
        QFETCH(int, which);
        QFETCH(QString, passing);
        PlaylistRules rules;
        switch (which) {
        case 1:
            rules.folders = {"/music/a"};
            break;
        case 2:
            rules.folders = {"/music/a/"};
            rules.notFolders = {"/music/a/b"};
            break;
        case 3:
            rules.notFolders = {"/music/a"};
            break;
        case 4:
            rules.genres = {"ROCK"};
            break;
        case 5:
            rules.notGenres = {"progressive"};
            break;
        case 6:
            rules.firstYear = 1980;
            break;
        case 7:
            rules.firstYear = 1980;
            rules.lastYear = 1999;
            break;
        case 8:
            rules.firstYear = 1991;
            rules.lastYear = 2000;
            break;
        case 9:
            rules.leastRating = 0.8;
            break;
        case 10:
            rules.leastRating = 0.2;
            break;
        case 11:
            rules.leastSeconds = 200.0;
            break;
        case 12:
            rules.mostSeconds = 200.0;
            break;
        case 13:
            rules.addedWithinDays = 3;
            break;
        case 14:
            rules.addedWithinDays = 1;
            break;
        default:
            break;
        }
        const auto tracks = threeTracks();
        const RuleSieve sieve(rules, tracks, now);
        QString found;
        for (std::size_t row = 0; row < 3; ++row)
            if (sieve.passes(row))
                found += QString::number(tracks[row].id.value);
        QCOMPARE(found, passing);
    }

    void theRuleToLoosenIsTheOneWhoseEndBringsMostBack()
    {
        PlaylistRules rules;
        rules.genres = {"polka"};   // leaves out all three
        rules.leastSeconds = 250.0; // two of them
        const auto tracks = threeTracks();
        const RuleSieve sieve(rules, tracks, now);
        RuleCounter counter;
        for (std::size_t row = 0; row < 3; ++row)
            counter.count(sieve.failing(row));
        QCOMPARE(counter.passed(), std::size_t{0});
        const auto counts = counter.counts();
        QCOMPARE(counts.size(), std::size_t{2});
        QCOMPARE(counts[0].rule, TrackRule::Genre);
        QCOMPARE(counts[0].removed, std::size_t{3});
        QCOMPARE(counts[0].alone, std::size_t{1});
        QCOMPARE(counts[1].rule, TrackRule::Length);
        QCOMPARE(counts[1].removed, std::size_t{2});
    }

    void wordsAreWholeWords()
    {
        QVERIFY(hasWords("progressive rock", "rock"));
        QVERIFY(hasWords("rock; pop", "rock"));
        QVERIFY(hasWords("drum & bass", "drum & bass"));
        QVERIFY(!hasWords("rocksteady", "rock"));
        QVERIFY(!hasWords("krautrock", "rock"));
        QVERIFY(hasWords("krautrock rock", "rock"));
        QVERIFY(!hasWords("rock", ""));
    }

    void contradictionsAreFound_data()
    {
        QTest::addColumn<int>("which");
        for (int which = 0; which < 10; ++which)
            QTest::addRow("%d", which) << which;
    }

    void contradictionsAreFound()
    {
        QFETCH(int, which);
        PlaylistRules rules;
        QVERIFY(flawsOf(rules).empty());
        RulesFlaw flaw = RulesFlaw::NoLength;
        switch (which) {
        case 0:
            rules.tracks = 0;
            break;
        case 1:
            rules.firstYear = 2000;
            rules.lastYear = 1990;
            flaw = RulesFlaw::YearsReversed;
            break;
        case 2:
            rules.leastSeconds = 300;
            rules.mostSeconds = 200;
            flaw = RulesFlaw::LengthsReversed;
            break;
        case 3:
            rules.mostSeconds = -1;
            flaw = RulesFlaw::LengthsNegative;
            break;
        case 4:
            rules.minutes = 4;
            rules.leastSeconds = 300;
            flaw = RulesFlaw::ListTooShort;
            break;
        case 5:
            rules.leastRating = 1.5;
            flaw = RulesFlaw::RatingOutOfRange;
            break;
        case 6:
            rules.lessPlayed = std::nan("");
            flaw = RulesFlaw::SliderOutOfRange;
            break;
        case 7:
            rules.artistApart = -3;
            flaw = RulesFlaw::NegativeLimit;
            break;
        case 8:
            rules.genres = {"Beyoncé"};
            rules.notGenres = {"beyonce"};
            flaw = RulesFlaw::GenreBothWays;
            break;
        default:
            rules.folders = {"/music/a/b"};
            rules.notFolders = {"/music/a"};
            flaw = RulesFlaw::FolderBothWays;
        }
        QCOMPARE(flawsOf(rules), (std::vector{flaw}));
    }

    void withoutRulesTheNearestArePicked()
    {
        const auto tracks = made::tracks(100, 7);
        QCOMPARE(picked(tracks, ofLength(4)), (std::vector<std::size_t>{0, 1, 2, 3}));
        QCOMPARE(picked(tracks, ofLength(500)).size(), std::size_t{100});
        QCOMPARE(picked(tracks, ofLength(3), {0, 2}), (std::vector<std::size_t>{1, 3, 4})); // seeds are no candidates
    }

    void artistsAndAlbumsStayWithinTheirLimits()
    {
        const auto tracks = made::tracks(100, 7);
        auto rules = ofLength(20);
        rules.mostPerArtist = 2;
        rules.mostPerAlbum = 3;
        const auto list = picked(tracks, rules);
        QCOMPARE(list.size(), std::size_t{14});
        std::map<std::uint32_t, int> artists;
        std::map<std::uint32_t, int> albums;
        for (const std::size_t row : list) {
            QVERIFY(++artists[tracks.artistsOf(row)[0]] <= 2);
            QVERIFY(++albums[tracks[row].album] <= 3);
        }
    }

    void artistsStayApartAndNobodyIsForgotten()
    {
        PlaylistTracks tracks; // ten by one artist, then others
        for (std::uint32_t i = 0; i < 40; ++i) {
            PlaylistTrack track;
            track.id = {static_cast<std::int64_t>(i) + 1};
            const std::uint32_t artist = i < 10 ? 1 : i;
            tracks.add(track, std::span(&artist, 1));
        }
        auto rules = ofLength(20);
        rules.artistApart = 4;
        const auto list = picked(tracks, rules);
        QCOMPARE(list.size(), std::size_t{20});
        QVERIFY(Spacing(tracks, {4, 0}).isRight(list, 0));
        QCOMPARE(list[0], std::size_t{0});
        QCOMPARE(list[4], std::size_t{1}); // as soon as it may
        // After a seed of the same artist as well.
        QCOMPARE(picked(tracks, rules, {0})[3], std::size_t{1});
    }

    void whereOnlyOneArtistIsLeftTheListEnds()
    {
        const auto tracks = made::tracks(50, 1);
        auto rules = ofLength(20);
        rules.artistApart = 2;
        QCOMPARE(picked(tracks, rules).size(), std::size_t{1});
    }

    void minutesAreFilledButNotExceeded()
    {
        const auto tracks = made::tracks(100, 7); // of three minutes
        PlaylistRules rules;
        rules.minutes = 31.0;
        QCOMPARE(picked(tracks, rules).size(), std::size_t{10});
        rules.tracks = 4;
        QCOMPARE(picked(tracks, rules).size(), std::size_t{4});
    }

    void copiesAreLeftOutUnlessTheyAreWanted()
    {
        PlaylistTracks tracks;
        for (const std::uint64_t audio : {5, 5, 0, 0, 6, 5}) {
            PlaylistTrack track;
            track.id = {static_cast<std::int64_t>(tracks.size()) + 1};
            track.audio = audio;
            tracks.add(track, {});
        }
        QCOMPARE(picked(tracks, ofLength(9)), (std::vector<std::size_t>{0, 2, 3, 4}));
        QCOMPARE(picked(tracks, ofLength(9), {0}), (std::vector<std::size_t>{2, 3, 4}));
        auto rules = ofLength(9);
        rules.leaveOutCopies = false;
        QCOMPARE(picked(tracks, rules).size(), std::size_t{6});
    }

    void anyOrderIsSpacedOutWithoutLosingATrack()
    {
        const auto tracks = made::tracks(60, 6);
        const Spacing spacing(tracks, {4, 0});
        std::vector<std::size_t> list;
        for (std::size_t artist = 0; artist < 6; ++artist) // all of one artist in a row
            for (std::size_t row = artist; row < 60; row += 6)
                list.push_back(row);
        QVERIFY(!spacing.isRight(list, 0));
        auto spaced = spacing.spacedOut(list, 0);
        QVERIFY(spacing.isRight(spaced, 0));
        std::ranges::sort(spaced);
        std::ranges::sort(list);
        QCOMPARE(spaced, list);
    }

    void theSliderBringsUpWhatIsRarelyPlayed()
    {
        PlaylistTracks tracks;
        for (int i = 0; i < 100; ++i) {
            PlaylistTrack track;
            track.id = {i + 1};
            track.plays = i % 10;
            track.lastPlayed = i % 10 == 0 ? 0 : now - i;
            tracks.add(track, {});
        }
        const auto playedness = playednessOf(tracks);
        QVERIFY(playedness[0] < playedness[1] && playedness[1] < playedness[9]);
        QVERIFY(playedness[19] < playedness[9]); // as often, but longer ago
        std::vector<PlayedCandidate> candidates;
        for (std::size_t row = 0; row < 100; ++row)
            candidates.push_back({row, 1.0F - static_cast<float>(row) / 200.0F});
        const auto order = lessPlayedFirst(candidates, playedness, 1.0);
        for (std::size_t at = 0; at < 10; ++at)
            QCOMPARE(order[at], at * 10); // those never played, the nearest first
        QCOMPARE(tracks[lessPlayedFirst(candidates, playedness, -1.0)[0]].plays, 9);
        QCOMPARE(lessPlayedFirst(candidates, playedness, 0.0)[1], std::size_t{1});
        QVERIFY(leastSimilarity(0.8F, 1.0) > 0.9F * 0.8F);
        QVERIFY(leastSimilarity(-0.5F, 1.0) < -0.5F);
        QCOMPARE(leastSimilarity(0.8F, 0.0), 0.8F);
    }

    void rowsAreFoundWhereverTheyStand()
    {
        const auto tracks = made::tracks(50, 3);
        for (std::int64_t id = 1; id <= 50; ++id)
            for (const std::size_t near : {std::size_t{0}, static_cast<std::size_t>(id - 1), std::size_t{49}})
                QCOMPARE(tracks.rowOf({id}, near), std::optional(static_cast<std::size_t>(id - 1)));
        QVERIFY(!tracks.rowOf({51}));
    }
};

QTEST_APPLESS_MAIN(TestPlaylistRules)
#include "tst_playlistrules.moc"
