// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/buildplaylist.h"
#include "catalogue/madecatalogue.h"
#include "catalogue/rows.h"
#include "playlist/spacing.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

using namespace tonekin;

namespace {

PlaylistQuery asking(std::vector<TrackId> seeds, std::size_t tracks)
{
    PlaylistQuery query;
    query.seeds = std::move(seeds);
    query.rules.tracks = tracks;
    return query;
}

std::vector<TrackId> idsOf(const PlaylistResult& result)
{
    std::vector<TrackId> ids;
    for (const PlaylistRow& row : result.rows)
        ids.push_back(row.id);
    return ids;
}

double meanOf(const std::vector<PlaylistRow>& rows, auto value)
{
    double sum = 0.0;
    for (const PlaylistRow& row : rows)
        sum += static_cast<double>(value(row));
    return sum / static_cast<double>(rows.size());
}

double medianPlays(const std::vector<PlaylistRow>& rows)
{
    std::vector<int> plays;
    for (const PlaylistRow& row : rows)
        plays.push_back(row.plays);
    std::ranges::sort(plays);
    return plays[plays.size() / 2];
}

/// One large library for all that only asks.
const made::MadeCatalogue& library()
{
    static const auto made = [] {
        auto library = std::make_unique<made::MadeCatalogue>(900);
        library->finish();
        return library;
    }();
    return *made;
}

} // namespace

class TestBuildPlaylist : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutRulesItIsTheListOfSimilarTracks_data()
    {
        QTest::addColumn<int>("perArtist");
        QTest::addColumn<int>("perAlbum");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("artists") << 2 << 0;
        QTest::newRow("albums") << 0 << 1;
    }

    void withoutRulesItIsTheListOfSimilarTracks()
    {
        QFETCH(int, perArtist);
        QFETCH(int, perAlbum);
        for (const std::vector<TrackId>& seeds : {std::vector<TrackId>{{5}}, {{17}, {400}, {401}}, {{9}, {9}}}) {
            auto query = asking(seeds, 40);
            query.notSeeds = {{33}};
            query.rules.mostPerArtist = perArtist;
            query.rules.mostPerAlbum = perAlbum;
            SimilarQuery similar{seeds, query.notSeeds, {}, {40, perArtist, perAlbum}};
            const auto found = findSimilar(similar, library().live, library().catalogue);
            const auto entries = playlistEntries(library().catalogue, seeds, found.tracks, 40);
            const auto list = library().list(query);
            QCOMPARE(list.rows.size(), entries.size());
            for (std::size_t i = 0; i < entries.size(); ++i) {
                QCOMPARE(library().catalogue.pathOf(*library().catalogue.find(list.rows[i].id)), entries[i].path);
                QCOMPARE(list.rows[i].similarity, *entries[i].similarity);
            }
        }
    }

    void rowsTellWhyTheyAreThere()
    {
        const auto list = library().list(asking({{1}}, 200));
        QCOMPARE(list.rows[0].reason, RowReason::Seed);
        std::size_t close = 0;
        for (std::size_t at = 1; at < list.rows.size(); ++at) {
            const PlaylistRow& row = list.rows[at];
            QCOMPARE(row.reason, row.similarity >= *library().closeEnds ? RowReason::Close : RowReason::Further);
            close += row.isClose ? 1 : 0;
            QVERIFY(row.step.has_value());
            QCOMPARE(row.nearest, TrackId{1});
        }
        QCOMPARE(list.close, close);
        QCOMPARE(list.further, 199 - close);
        QVERIFY(close > 0 && list.further > 0);
        QCOMPARE(list.searched, std::size_t{900});
        QCOMPARE(list.matching, std::size_t{899});
    }

    void ofSeveralSeedsTheNearestIsNamed()
    {
        const auto list = library().list(asking({{1}, {2}}, 60)); // of two genres
        std::set<TrackId> named;
        for (const PlaylistRow& row : list.rows) {
            const auto genre = (row.id.value - 1) % 6;
            if (genre < 2)
                QCOMPARE(row.nearest, TrackId{genre + 1});
            named.insert(row.nearest);
        }
        QCOMPARE(named.size(), std::size_t{2});
    }

    void onlyWhatIsCloseWhenThatIsAskedFor()
    {
        auto query = asking({{1}}, 500);
        query.rules.closeOnly = true;
        const auto list = library().list(query);
        QVERIFY(list.isShorter);
        QVERIFY(list.rows.size() > 1);
        QCOMPARE(list.further, std::size_t{0});
        QCOMPARE(list.close, library().list(asking({{1}}, 500)).close);
    }

    void whenNothingIsCloseThatIsTheAnswer()
    {
        made::MadeCatalogue made(200);
        made.finish();
        made.closeEnds = 0.9999F;
        auto query = asking({{1}}, 20);
        query.rules.closeOnly = true;
        const auto list = made.list(query);
        QVERIFY(list.rows.empty());
        QCOMPARE(list.why, NoPlaylist::RulesLeaveNothing);
        QCOMPARE(list.removed.front().rule, TrackRule::Close);
        QCOMPARE(list.removed.front().removed, std::size_t{199});
    }

    void aRuleThatLeavesNothingIsNamed()
    {
        auto query = asking({{1}}, 20);
        query.rules.genres = {"Genre 3", "Genre 4"};
        query.rules.firstYear = 2100;
        const auto list = library().list(query);
        QVERIFY(list.rows.empty());
        QCOMPARE(list.why, NoPlaylist::RulesLeaveNothing);
        QCOMPARE(list.removed.front().rule, TrackRule::Year);
        QCOMPARE(list.removed.front().removed, std::size_t{899});
        QCOMPARE(list.removed.front().alone, std::size_t{300});
        QCOMPARE(countMatching(query, library().sources()).matching, std::size_t{0});
        query.rules.firstYear.reset();
        QCOMPARE(countMatching(query, library().sources()).matching, std::size_t{300});
    }

    void rulesHoldInTheList()
    {
        auto query = asking({{1}}, 60);
        query.rules.genres = {"genre 2", "genre 0"};
        query.rules.firstYear = 1970;
        query.rules.lastYear = 1999;
        query.rules.notFolders = {"/music/genre2"};
        query.rules.seedPlace = SeedPlace::LeftOut;
        const auto list = library().list(query);
        QCOMPARE(list.rows.size(), std::size_t{60});
        for (const PlaylistRow& row : list.rows) {
            const CatalogueTrack* track = library().catalogue.find(row.id);
            QCOMPARE(*track->names.genre, std::string("Genre 0"));
            QVERIFY(track->year >= 1970 && track->year <= 1999);
            QVERIFY(row.id != TrackId{1});
        }
    }

    void artistsStayApartInEveryOrder_data()
    {
        QTest::addColumn<int>("order");
        QTest::addColumn<double>("slider");
        for (const int order : {0, 1, 2, 3})
            for (const double slider : {0.0, 1.0})
                QTest::addRow("%d %.0f", order, slider) << order << slider;
    }

    void artistsStayApartInEveryOrder()
    {
        QFETCH(int, order);
        QFETCH(double, slider);
        made::MadeCatalogue made(900);
        made.energyOf = [](TrackId id) -> std::optional<float> { return static_cast<float>(id.value * 37 % 101); };
        made.finish();
        auto query = asking({{1}, {41}}, 50); // both by artist 0
        query.rules.order = static_cast<ListOrder>(order);
        query.rules.artistApart = 8;
        query.rules.lessPlayed = slider;
        const auto list = made.list(query);
        QCOMPARE(list.rows.size(), std::size_t{50});
        QCOMPARE(list.order, static_cast<ListOrder>(order));
        std::vector<std::size_t> rows;
        for (const PlaylistRow& row : list.rows)
            rows.push_back(*made.table->tracks.rowOf(row.id));
        QVERIFY(Spacing(made.table->tracks, {8, 0}).isRight(rows, 2));
        QCOMPARE(std::set<std::size_t>(rows.begin(), rows.end()).size(), rows.size());
        QCOMPARE(idsOf(made.list(query)), idsOf(list)); // the same again
    }

    void aSmoothListHasShorterSteps()
    {
        auto query = asking({{1}}, 60);
        const auto byCloseness = library().list(query);
        query.rules.order = ListOrder::Smooth;
        const auto smooth = library().list(query);
        const auto step = [](const PlaylistRow& row) { return 1.0F - row.step.value_or(1.0F); };
        QVERIFY(meanOf(smooth.rows, step) < 0.9 * meanOf(byCloseness.rows, step));
        auto ids = idsOf(smooth);
        QCOMPARE(ids.front(), TrackId{1});
        auto others = idsOf(byCloseness);
        std::ranges::sort(ids);
        std::ranges::sort(others);
        QCOMPARE(ids, others);
    }

    void aLongListIsPutInOrderBlockByBlock()
    {
        made::MadeCatalogue made(2600);
        made.finish();
        auto query = asking({{1}}, 2500);
        query.rules.order = ListOrder::Smooth;
        const auto list = made.list(query);
        const auto ids = idsOf(list);
        QCOMPARE(std::set<TrackId>(ids.begin(), ids.end()).size(), std::size_t{2500});
    }

    void whereEnergyIsNotKnownTheOrderIsSmooth()
    {
        auto query = asking({{1}}, 20);
        query.rules.order = ListOrder::Energy;
        const auto list = library().list(query);
        QCOMPARE(list.order, ListOrder::Smooth);
        QCOMPARE(list.rows.size(), std::size_t{20});
    }

    void theSliderBringsUpWhatIsRarelyPlayedForLittleSimilarity()
    {
        auto query = asking({{10}}, 30);
        query.rules.seedPlace = SeedPlace::LeftOut;
        const auto plain = library().list(query);
        query.rules.lessPlayed = 1.0;
        const auto rare = library().list(query);
        query.rules.lessPlayed = -1.0;
        const auto often = library().list(query);
        QVERIFY(medianPlays(rare.rows) < 11.0); // the library's median
        QVERIFY(medianPlays(rare.rows) < medianPlays(plain.rows));
        QVERIFY(medianPlays(often.rows) > medianPlays(plain.rows));
        const auto similarity = [](const PlaylistRow& row) { return row.similarity; };
        QVERIFY(meanOf(rare.rows, similarity) > 0.9 * meanOf(plain.rows, similarity));
        QVERIFY(std::ranges::any_of(rare.rows,
                                    [](const PlaylistRow& row) { return row.reason == RowReason::RarelyPlayed; }));
        QVERIFY(std::ranges::is_sorted(rare.rows, std::greater<>(), similarity));
    }

    void seedsStandWhereTheRulesPutThem()
    {
        auto query = asking({{1}, {200}}, 10);
        query.rules.order = ListOrder::Smooth;
        query.rules.seedPlace = SeedPlace::Among;
        auto list = library().list(query);
        QCOMPARE(list.rows.size(), std::size_t{10});
        QCOMPARE(std::ranges::count(list.rows, RowReason::Seed, &PlaylistRow::reason), 2);
        query.rules.seedPlace = SeedPlace::First;
        query.rules.seedCount = SeedCount::Extra;
        list = library().list(query);
        QCOMPARE(list.rows.size(), std::size_t{12});
        QCOMPARE(list.rows[1].id, TrackId{200});
    }

    void moreThanTheLibraryHasIsSaid()
    {
        const auto list = library().list(asking({{1}}, 5000));
        QVERIFY(list.isShorter);
        QCOMPARE(list.rows.size(), std::size_t{900});
        QVERIFY(!library().list(asking({{1}}, 900)).isShorter);
    }

    void seedsThatSayNothingAreTold()
    {
        made::MadeCatalogue made(60);
        made.tracks[1].problem = ErrorCode::Silent;
        made.vectors[1].clear();
        made.tracks[2].state = TrackState::Failed;
        made.vectors[2].clear();
        made.tracks[3].state = TrackState::Waiting;
        made.vectors[3].clear();
        made.tracks[4].state = TrackState::Missing;
        made.finish();
        auto list = made.list(asking({{2}, {3}, {4}, {999}}, 10));
        QCOMPARE(list.why, NoPlaylist::NoSeed);
        std::vector<SeedFlaw> flaws;
        for (const UnusableSeed& seed : list.unusable)
            flaws.push_back(seed.flaw);
        QCOMPARE(flaws, (std::vector{SeedFlaw::Silent, SeedFlaw::Failed, SeedFlaw::NotAnalysed, SeedFlaw::Unknown}));
        list = made.list(asking({{5}, {3}}, 10)); // vanished: it counts and cannot be played
        QCOMPARE(list.vanished, std::vector<TrackId>{{5}});
        QCOMPARE(list.unusable.size(), std::size_t{1});
        QVERIFY(std::ranges::find(list.rows, TrackId{5}, &PlaylistRow::id) == list.rows.end());
        QCOMPARE(list.rows.size(), std::size_t{10});
    }

    void whatContradictsItselfIsTold()
    {
        auto query = asking({{1}}, 10);
        query.rules.firstYear = 2000;
        query.rules.lastYear = 1990;
        QCOMPARE(library().list(query).flaws, std::vector{RulesFlaw::YearsReversed});
        query = asking({{1}, {2}}, 10);
        query.notSeeds = {{2}};
        QCOMPARE(library().list(query).why, NoPlaylist::SeedAndNot);
        query = asking({{1}, {2}}, 10);
        query.pathTo = TrackId{3};
        QCOMPARE(library().list(query).why, NoPlaylist::SeveralStarts);
        QCOMPARE(library().list(asking({}, 10)).why, NoPlaylist::NoSeed);
        made::MadeCatalogue alone(1);
        alone.finish();
        const auto list = alone.list(asking({{1}}, 10));
        QCOMPARE(list.why, NoPlaylist::NothingElse);
        QCOMPARE(list.rows.size(), std::size_t{1});
    }

    void aPathLeadsFromGenreToGenreUnderItsBound()
    {
        auto query = asking({{1}}, 25);
        query.pathTo = TrackId{2};
        query.via = {{3}};
        query.rules.artistApart = 3;
        const auto list = library().list(query);
        QCOMPARE(list.rows.size(), std::size_t{25});
        QCOMPARE(list.rows.front().id, TrackId{1});
        QCOMPARE(list.rows.back().id, TrackId{2});
        QCOMPARE(list.legs.size(), std::size_t{2});
        float least = 1.0F;
        for (std::size_t at = 1; at < list.rows.size(); ++at)
            least = std::min(least, *list.rows[at].step);
        QCOMPARE(std::min(list.legs[0].largestStep, list.legs[1].largestStep), least);
        for (const PathLegFacts& leg : list.legs) {
            const auto at = std::ranges::find(list.rows, leg.stepTo, &PlaylistRow::id);
            QVERIFY(at != list.rows.begin() && at != list.rows.end());
            QCOMPARE((at - 1)->id, leg.stepFrom);
            QCOMPARE(*at->step, leg.largestStep);
            QVERIFY(leg.isProven);
        }
        QCOMPARE(idsOf(library().list(query)), idsOf(list));
        query.way = 1;
        QVERIFY(idsOf(library().list(query)) != idsOf(list));
    }

    void aPathKeepsToTheRules()
    {
        auto query = asking({{1}}, 30);
        query.pathTo = TrackId{2};
        query.rules.genres = {"genre 0", "genre 1"};
        const auto list = library().list(query);
        QVERIFY(list.rows.size() > 2);
        for (const PlaylistRow& row : list.rows)
            QVERIFY((row.id.value - 1) % 6 < 2);
        query.rules.genres = {"polka"};
        QCOMPARE(idsOf(library().list(query)), (std::vector<TrackId>{{1}, {2}})); // a path always exists
    }

    void manySeedsAtOnce()
    {
        std::vector<TrackId> seeds;
        for (int i = 0; i < 20'000; ++i)
            seeds.push_back({i % 800 + 1});
        const auto list = library().list(asking(seeds, 850));
        QCOMPARE(list.rows.size(), std::size_t{850});
        QCOMPARE(std::ranges::count(list.rows, RowReason::Seed, &PlaylistRow::reason), 800);
    }
};

QTEST_APPLESS_MAIN(TestBuildPlaylist)
#include "tst_buildplaylist.moc"
