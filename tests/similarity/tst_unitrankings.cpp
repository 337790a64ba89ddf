// SPDX-License-Identifier: GPL-3.0-or-later
#include "similarity/unitrankings.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <unordered_map>

using namespace tonekin;

namespace {

constexpr NetworkLayer conv1{1};

struct MadeTrack {
    TrackId id;
    UnitRankings::Labels labels;
    std::vector<float> values;
};

UnitRankings rankingsOf(const std::vector<MadeTrack>& tracks)
{
    UnitRankings rankings;
    for (const MadeTrack& track : tracks) {
        const LayerActivations activations{conv1, RankBy::Maximum, track.values};
        rankings.add(track.id, track.labels, std::span(&activations, 1));
    }
    return rankings;
}

MadeTrack track(std::int64_t id, float value, std::uint64_t album = 0, std::uint64_t audio = 0)
{
    return {{id}, {album, audio}, {value}};
}

std::vector<std::int64_t> idsOf(const std::vector<RankedTrack>& ranked)
{
    std::vector<std::int64_t> ids;
    for (const RankedTrack& row : ranked)
        ids.push_back(row.id.value);
    return ids;
}

std::vector<std::int64_t> topOf(const std::vector<MadeTrack>& tracks, const RankOptions& options = {})
{
    return idsOf(rankingsOf(tracks).top({conv1, 0}, RankBy::Maximum, options));
}

/// The definition, without any cleverness.
std::vector<std::int64_t> bruteForce(std::vector<MadeTrack> tracks, std::size_t unit, const RankOptions& options)
{
    std::ranges::sort(tracks, [unit](const MadeTrack& one, const MadeTrack& other) {
        return one.values[unit] != other.values[unit] ? one.values[unit] > other.values[unit] : one.id < other.id;
    });
    std::vector<std::int64_t> ids;
    std::unordered_map<std::uint64_t, int> ofAlbum;
    for (const MadeTrack& each : tracks) {
        if (ids.size() == options.count)
            break;
        if (each.labels.album != 0 && options.mostPerAlbum > 0 && ofAlbum[each.labels.album] >= options.mostPerAlbum)
            continue;
        ++ofAlbum[each.labels.album];
        ids.push_back(each.id.value);
    }
    return ids;
}

} // namespace

class TestUnitRankings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theStrongestComesFirstAndEqualsById()
    {
        QCOMPARE(topOf({track(5, 1.0F), track(9, 3.0F), track(2, 2.0F), track(7, 2.0F), track(1, 2.0F)}),
                 (std::vector<std::int64_t>{9, 1, 2, 7, 5}));
    }

    void aUnitThatStayedSilentIsInNoList()
    {
        const float none = std::numeric_limits<float>::quiet_NaN();
        const auto rankings = rankingsOf({track(1, 0.0F), track(2, 0.5F), track(3, none), track(4, -1.0F)});
        QCOMPARE(idsOf(rankings.top({conv1, 0}, RankBy::Maximum, {})), std::vector<std::int64_t>{2});
        QCOMPARE(rankings.distribution({conv1, 0}, RankBy::Maximum, 4).histogram,
                 (std::vector<std::int64_t>{3, 0, 0, 1}));
        QCOMPARE(rankings.tracks(), std::size_t{4});
    }

    void unitsAndMeasuresThatWereNeverAddedHaveNothing()
    {
        const auto rankings = rankingsOf({track(1, 1.0F)});
        QVERIFY(rankings.top({conv1, 1}, RankBy::Maximum, {}).empty());
        QVERIFY(rankings.top({conv1, -1}, RankBy::Maximum, {}).empty());
        QVERIFY(rankings.top({conv1, 0}, RankBy::Mean, {}).empty());
        QVERIFY(rankings.top({{2}, 0}, RankBy::Maximum, {}).empty());
        QCOMPARE(rankings.distribution({{2}, 0}, RankBy::Maximum, 5).tracks, std::size_t{0});
        QCOMPARE(rankings.unusualness({{2}, 0}, RankBy::Maximum, 5.0F), 0.0);
        QVERIFY(UnitRankings().top({conv1, 0}, RankBy::Maximum, {}).empty());
    }

    void layersAndMeasuresAreApart()
    {
        UnitRankings rankings;
        const std::vector<float> largest{1.0F, 5.0F};
        const std::vector<float> mean{0.5F, 0.25F};
        const std::vector<float> hidden{0.0F, 0.0F, 7.0F};
        const std::vector<LayerActivations> activations{{conv1, RankBy::Maximum, largest},
                                                        {conv1, RankBy::Mean, mean},
                                                        {{NetworkLayer::lastHidden}, RankBy::Mean, hidden}};
        rankings.add({1}, {}, activations);
        QCOMPARE(rankings.top({conv1, 1}, RankBy::Maximum, {}).front().value, 5.0F);
        QCOMPARE(rankings.top({conv1, 1}, RankBy::Mean, {}).front().value, 0.25F);
        QCOMPARE(rankings.top({{NetworkLayer::lastHidden}, 2}, RankBy::Mean, {}).front().value, 7.0F);
    }

    void activationsOfAnotherNumberOfUnitsArePassedOver()
    {
        UnitRankings rankings;
        const std::vector<float> two{1.0F, 1.0F};
        const std::vector<float> three{9.0F, 9.0F, 9.0F};
        for (const auto& values : {two, three}) {
            const LayerActivations activations{conv1, RankBy::Maximum, values};
            rankings.add({static_cast<std::int64_t>(values.size())}, {}, std::span(&activations, 1));
        }
        QCOMPARE(idsOf(rankings.top({conv1, 0}, RankBy::Maximum, {})), std::vector<std::int64_t>{2});
    }

    void ofAnAlbumAtMostSoManyAreListed()
    {
        std::vector<MadeTrack> tracks;
        for (std::int64_t id = 1; id <= 6; ++id)
            tracks.push_back(track(id, 100.0F - static_cast<float>(id), 77));
        tracks.push_back(track(7, 1.0F));
        tracks.push_back(track(8, 0.5F));
        QCOMPARE(topOf(tracks), (std::vector<std::int64_t>{1, 2, 7, 8}));
        QCOMPARE(topOf(tracks, {.mostPerAlbum = 4}), (std::vector<std::int64_t>{1, 2, 3, 4, 7, 8}));
        QCOMPARE(topOf(tracks, {.count = 3, .mostPerAlbum = 0}), (std::vector<std::int64_t>{1, 2, 3}));
    }

    void oneNoisyAlbumOfAThousandTracksDoesNotFillTheList()
    {
        std::vector<MadeTrack> tracks;
        for (std::int64_t id = 1; id <= 1000; ++id)
            tracks.push_back(track(id, 1000.0F + static_cast<float>(id % 37), 5));
        for (std::int64_t id = 2001; id <= 2020; ++id)
            tracks.push_back(track(id, static_cast<float>(id - 2000), static_cast<std::uint64_t>(id)));
        for (const bool albumFirst : {true, false}) {
            if (!albumFirst)
                std::ranges::reverse(tracks);
            const auto ids = topOf(tracks);
            QCOMPARE(ids.size(), std::size_t{10});
            QCOMPARE(ids[0], 36);
            QCOMPARE(ids[1], 73);
            QCOMPARE(ids[2], 2020);
            QCOMPARE(ids[9], 2013);
        }
    }

    void copiesOfOneRecordingAreOneRow()
    {
        const std::vector<MadeTrack> tracks{track(1, 5.0F, 1, 40), track(2, 6.0F, 2, 50), track(3, 5.0F, 3, 40),
                                            track(4, 5.0F, 4, 0), track(5, 5.0F, 1, 40)};
        const auto rankings = rankingsOf(tracks);
        const auto rows = rankings.top({conv1, 0}, RankBy::Maximum, {});
        QCOMPARE(idsOf(rows), (std::vector<std::int64_t>{2, 1, 4}));
        QCOMPARE(rows[1].sameAudio, (std::vector<TrackId>{{3}, {5}}));
        QVERIFY(rows[2].sameAudio.empty());
        // A list that is full goes on naming copies of what is in it.
        QCOMPARE(rankings.top({conv1, 0}, RankBy::Maximum, {.count = 2})[1].sameAudio.size(), std::size_t{2});
        const RankOptions all{.mostPerAlbum = 0, .collapseSameAudio = false};
        QCOMPARE(idsOf(rankings.top({conv1, 0}, RankBy::Maximum, all)), (std::vector<std::int64_t>{2, 1, 3, 4, 5}));
    }

    void aThousandCopiesLeaveRoomForOthers()
    {
        std::vector<MadeTrack> tracks;
        for (std::int64_t id = 1; id <= 1000; ++id)
            tracks.push_back(track(id, 10.0F, static_cast<std::uint64_t>(id), 7));
        tracks.push_back(track(5000, 1.0F));
        QCOMPARE(topOf(tracks), (std::vector<std::int64_t>{1, 5000}));
    }

    void randomLibrariesAreRankedAsByBruteForce_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<int>("albums");
        QTest::addColumn<int>("levels");
        QTest::newRow("many albums") << 1U << 900 << 0;
        QTest::newRow("few albums") << 2U << 12 << 0;
        QTest::newRow("one album") << 3U << 1 << 0;
        QTest::newRow("many ties") << 4U << 40 << 9;
    }
    void randomLibrariesAreRankedAsByBruteForce()
    {
        QFETCH(unsigned, seed);
        QFETCH(int, albums);
        QFETCH(int, levels);
        std::mt19937 random(seed);
        std::uniform_real_distribution<float> value(0.01F, 1.0F);
        std::vector<MadeTrack> tracks;
        for (std::int64_t id = 1; id <= 4000; ++id) {
            MadeTrack made{{id}, {1 + random() % static_cast<unsigned>(albums), 0}, {}};
            for (int unit = 0; unit < 5; ++unit)
                made.values.push_back(levels > 0 ? std::ceil(value(random) * static_cast<float>(levels))
                                                 : value(random));
            tracks.push_back(std::move(made));
        }
        std::ranges::shuffle(tracks, random);
        const auto rankings = rankingsOf(tracks);
        for (std::size_t unit = 0; unit < 5; ++unit)
            for (const int mostPerAlbum : {1, 2, 8})
                for (const std::size_t count : {std::size_t{1}, std::size_t{10}, std::size_t{60}}) {
                    const RankOptions options{count, mostPerAlbum, true};
                    QCOMPARE(idsOf(rankings.top({conv1, static_cast<int>(unit)}, RankBy::Maximum, options)),
                             bruteForce(tracks, unit, options));
                }
    }

    void theOrderOfAddingDoesNotMatter()
    {
        std::mt19937 random(11);
        std::vector<MadeTrack> tracks;
        for (std::int64_t id = 1; id <= 2000; ++id)
            tracks.push_back(track(id, static_cast<float>(1 + random() % 300), random() % 20));
        const RankOptions all{.count = UnitRankings::kept, .mostPerAlbum = 0};
        const auto before = topOf(tracks, all);
        QCOMPARE(before, bruteForce(tracks, 0, {UnitRankings::kept, UnitRankings::keptPerAlbum, true}));
        std::ranges::shuffle(tracks, random);
        QCOMPARE(topOf(tracks, all), before);
    }

    void theDistributionHasEveryTrackOnce_data()
    {
        QTest::addColumn<float>("scale");
        for (const float scale : {1e-6F, 0.01F, 1.0F, 300.0F, 1e6F})
            QTest::addRow("values up to %g", static_cast<double>(scale)) << scale;
    }
    void theDistributionHasEveryTrackOnce()
    {
        QFETCH(float, scale);
        std::mt19937 random(3);
        std::exponential_distribution<float> value(8.0F);
        std::vector<MadeTrack> tracks;
        std::vector<float> values;
        for (std::int64_t id = 1; id <= 20000; ++id) {
            values.push_back(std::min(value(random), 1.0F) * scale);
            tracks.push_back(track(id, values.back()));
        }
        const auto found = rankingsOf(tracks).distribution({conv1, 0}, RankBy::Maximum, 40);
        QCOMPARE(found.tracks, std::size_t{20000});
        QCOMPARE(found.highest, *std::ranges::max_element(values));
        QCOMPARE(found.histogram.size(), std::size_t{40});
        QCOMPARE(std::accumulate(found.histogram.begin(), found.histogram.end(), std::int64_t{0}), 20000);
        const double mean = std::accumulate(values.begin(), values.end(), 0.0) / 20000.0;
        QVERIFY(std::abs(found.mean - mean) < 1e-6 * scale);
        double squares = 0.0;
        for (const float each : values)
            squares += (each - mean) * (each - mean);
        QVERIFY(std::abs(found.deviation - std::sqrt(squares / 20000.0)) < 1e-6 * scale);
        if (scale < 1e-3F || scale > 1e4F)
            return; // beyond the range in which steps are fine all values share one or two of them
        for (std::size_t bin = 0; bin < 40; ++bin) {
            const float from = found.highest * static_cast<float>(bin) / 40.0F;
            const float to = found.highest * static_cast<float>(bin + 1) / 40.0F;
            const auto exact = std::ranges::count_if(
                values, [&](float each) { return each >= from && (each < to || (bin == 39 && each <= to)); });
            const double spread = 3.0 * std::sqrt(static_cast<double>(exact)) + 8.0;
            QVERIFY2(std::abs(static_cast<double>(found.histogram[bin] - exact)) <= spread,
                     qPrintable(QString("bin %1: %2, not %3").arg(bin).arg(found.histogram[bin]).arg(exact)));
        }
    }

    void unusualIsCountedInDeviationsAboveTheMean()
    {
        std::vector<MadeTrack> tracks;
        for (std::int64_t id = 1; id <= 1000; ++id)
            tracks.push_back(track(id, id % 2 == 0 ? 4.0F : 2.0F)); // mean 3, deviation 1
        const auto rankings = rankingsOf(tracks);
        QCOMPARE(rankings.unusualness({conv1, 0}, RankBy::Maximum, 5.0F), 2.0);
        QCOMPARE(rankings.unusualness({conv1, 0}, RankBy::Maximum, 3.0F), 0.0);
        QCOMPARE(rankingsOf({track(1, 2.0F)}).unusualness({conv1, 0}, RankBy::Maximum, 9.0F), 0.0);
    }

    void keysBecomeLabels()
    {
        const auto none = UnitRankings::Labels::of("", "");
        QCOMPARE(none.album, std::uint64_t{0});
        QCOMPARE(none.audio, std::uint64_t{0});
        const auto one = UnitRankings::Labels::of("someone\nalbum", "key");
        const auto other = UnitRankings::Labels::of("someone\nalbum 2", "key");
        QVERIFY(one.album != 0 && one.album != other.album);
        QCOMPARE(one.audio, other.audio);
    }
};

QTEST_APPLESS_MAIN(TestUnitRankings)
#include "tst_unitrankings.moc"
