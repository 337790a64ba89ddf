// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/madetracks.h"
#include "playlist/pathlist.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

using namespace tonekin;

namespace {

PathGround groundOf(const made::Points& points)
{
    return {points.x.size(),
            [&points](std::size_t from, std::span<float> distances) {
                // Another unit in the same order, below zero as well.
                for (std::size_t to = 0; to < distances.size(); ++to)
                    distances[to] = std::log(points.distance(from, to) + 1e-9F);
            },
            [&points](std::size_t a, std::size_t b) { return points.distance(a, b); }};
}

std::vector<std::size_t> counted(std::size_t count)
{
    std::vector<std::size_t> rows(count);
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

float largestJump(const made::Points& points, const std::vector<std::size_t>& nodes)
{
    float largest = 0.0F;
    for (std::size_t at = 1; at < nodes.size(); ++at)
        largest = std::max(largest, points.distance(nodes[at - 1], nodes[at]));
    return largest;
}

std::size_t different(const std::vector<std::size_t>& nodes)
{
    return std::set<std::size_t>(nodes.begin(), nodes.end()).size();
}

} // namespace

class TestPaths : public QObject {
    Q_OBJECT
private:
    PathList path(const made::Points& points, const std::vector<std::size_t>& stops, std::size_t length,
                  PlaylistRules rules = {}, std::uint32_t artists = 1000, std::uint64_t way = 0)
    {
        const auto ground = groundOf(points);
        const auto rows = counted(points.x.size());
        const auto tracks = made::tracks(points.x.size(), artists);
        if (rules.minutes == 0.0)
            rules.tracks = length;
        return pathList(ground, {stops, rows, way}, tracks, Spacing(tracks, {rules.artistApart, rules.albumApart}),
                        ListLimits(rules, tracks), roomOf(rules));
    }

private Q_SLOTS:
    void theLargestJumpIsThatOfTheMinimumSpanningTree_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 12; ++seed)
            QTest::addRow("%d", seed) << seed;
    }

    void theLargestJumpIsThatOfTheMinimumSpanningTree()
    {
        QFETCH(int, seed);
        const made::Points points(300, static_cast<std::uint32_t>(seed));
        const auto ground = groundOf(points);
        const auto jumps = minimaxJumpsFrom(ground, 7);
        for (std::size_t to = 0; to < 300; to += 13) {
            const auto found = minimaxPath(ground, 7, to, 1000);
            QCOMPARE(found.nodes.front(), std::size_t{7});
            QCOMPARE(found.nodes.back(), to);
            QCOMPARE(different(found.nodes), found.nodes.size());
            if (to == 7)
                continue;
            QVERIFY(found.isProven());
            QCOMPARE(found.largestJump, jumps[to]);
        }
    }

    void withFewLooksThePathIsThereAndNotSaidToBeTheBest()
    {
        const made::Points points(2000, 4);
        const auto ground = groundOf(points);
        const float best = minimaxJumpsFrom(ground, 0)[1];
        const auto found = minimaxPath(ground, 0, 1, 3);
        QCOMPARE(found.nodes.front(), std::size_t{0});
        QCOMPARE(found.nodes.back(), std::size_t{1});
        QVERIFY(found.bound <= best);
        QVERIFY(found.largestJump >= best);
        QVERIFY(found.largestJump == best || !found.isProven());
    }

    void aListHasTheLengthAskedForAndNoJumpAboveTheBound_data()
    {
        QTest::addColumn<int>("length");
        for (const int length : {20, 40, 90})
            QTest::addRow("%d", length) << length;
    }

    void aListHasTheLengthAskedForAndNoJumpAboveTheBound()
    {
        QFETCH(int, length);
        for (std::uint32_t seed = 0; seed < 6; ++seed) {
            const made::Points points(600, seed);
            const auto list = path(points, {0, 1}, static_cast<std::size_t>(length));
            const PathLeg& leg = list.legs.at(0);
            QVERIFY(leg.isProven);
            if (length < 90) // there are not that many around each path of 600 tracks
                QCOMPARE(list.nodes.size(), static_cast<std::size_t>(length));
            QVERIFY(list.nodes.size() > 50 || length < 90);
            QVERIFY(list.nodes.size() <= static_cast<std::size_t>(length));
            QCOMPARE(different(list.nodes), list.nodes.size());
            QCOMPARE(list.nodes.front(), std::size_t{0});
            QCOMPARE(list.nodes.back(), std::size_t{1});
            QCOMPARE(largestJump(points, list.nodes), leg.largestJump);
            if (leg.fewestNodes <= static_cast<std::size_t>(length))
                QVERIFY2(leg.largestJump <= leg.bound + 1e-4F,
                         qPrintable(QStringLiteral("%1 > %2").arg(leg.largestJump).arg(leg.bound)));
        }
    }

    void tooFewTracksForTheBoundAreSaidAndJumpAsLittleAsTheyCan()
    {
        const made::Points points(600, 2);
        const auto list = path(points, {0, 1}, 4);
        QCOMPARE(list.nodes.size(), std::size_t{4});
        QVERIFY(list.legs[0].fewestNodes > 4);
        QVERIFY(list.legs[0].largestJump > list.legs[0].bound);
        QVERIFY(list.legs[0].largestJump < 0.6F * points.distance(0, 1)); // not all in one
    }

    void waypointsAreVisitedInTheirOrder()
    {
        const made::Points points(400, 8);
        const auto list = path(points, {3, 100, 200, 50}, 40);
        QCOMPARE(list.legs.size(), std::size_t{3});
        QCOMPARE(list.nodes.size(), std::size_t{40});
        QCOMPARE(different(list.nodes), list.nodes.size());
        const auto at = [&](std::size_t node) { return std::ranges::find(list.nodes, node) - list.nodes.begin(); };
        QCOMPARE(at(3), 0);
        QVERIFY(at(100) < at(200));
        QCOMPARE(at(50), 39);
    }

    void artistsStayApartOnAPath()
    {
        const made::Points points(500, 11);
        PlaylistRules rules;
        rules.artistApart = 6;
        rules.mostPerArtist = 4;
        const auto list = path(points, {0, 1}, 40, rules, 30);
        QVERIFY(list.nodes.size() > 30);
        const auto tracks = made::tracks(500, 30);
        const Spacing spacing(tracks, {6, 0});
        QVERIFY(spacing.isRight(list.nodes, 0));
        std::map<std::uint32_t, int> counts;
        for (std::size_t place = 1; place + 1 < list.nodes.size(); ++place)
            QVERIFY(++counts[tracks.artistsOf(list.nodes[place])[0]] <= 4);
        // Without the rule they do not.
        QVERIFY(!spacing.isRight(path(points, {0, 1}, 40, {}, 30).nodes, 0));
    }

    void anotherWayIsAnotherUnderTheSameBound()
    {
        const made::Points points(800, 5);
        const auto straight = path(points, {0, 1}, 60);
        const auto other = path(points, {0, 1}, 60, {}, 1000, 1);
        QVERIFY(straight.nodes != other.nodes);
        QCOMPARE(straight.legs[0].bound, other.legs[0].bound);
        QVERIFY2(other.legs[0].largestJump <= other.legs[0].bound + 1e-4F,
                 qPrintable(QStringLiteral("%1 > %2, %3 needed")
                                .arg(other.legs[0].largestJump)
                                .arg(other.legs[0].bound)
                                .arg(other.legs[0].fewestNodes)));
        QCOMPARE(path(points, {0, 1}, 60, {}, 1000, 1).nodes, other.nodes);
        QVERIFY(path(points, {0, 1}, 60, {}, 1000, 2).nodes != other.nodes);
    }

    void minutesAreNotExceeded()
    {
        const made::Points points(500, 3);
        PlaylistRules rules;
        rules.minutes = 61.0; // of three minutes each
        const auto list = path(points, {0, 1}, 0, rules);
        QCOMPARE(list.nodes.size(), std::size_t{20});
    }

    void aPathToItselfAndBetweenTwoTracksAlone()
    {
        const made::Points points(2, 1);
        QCOMPARE(path(points, {1, 1}, 10).nodes, (std::vector<std::size_t>{1}));
        const auto list = path(points, {0, 1}, 10);
        QCOMPARE(list.nodes, (std::vector<std::size_t>{0, 1}));
        QCOMPARE(list.legs[0].largestJump, list.legs[0].bound);
        QVERIFY(path(points, {}, 10).nodes.empty());
    }
};

QTEST_APPLESS_MAIN(TestPaths)
#include "tst_paths.moc"
