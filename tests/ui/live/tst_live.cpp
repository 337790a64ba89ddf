// SPDX-License-Identifier: GPL-3.0-or-later
#include "activations/recentcache.h"
#include "activations/strongestfilters.h"
#include "live/livelevels.h"
#include "live/namedfilters.h"
#include "live/playclock.h"

#include <QTest>

#include <cmath>

using namespace tonekin;
using namespace std::chrono_literals;

namespace {

using Moment = PlayClock::Moment;

constexpr MelFrontEnd frontEnd{}; // 46.4 ms a frame

/// Answers of 1 filter: frame f answers f. The sound that frame f answers to is heard around secondsOf(f).
FetchedActivationsRef ramp(int frames, std::vector<MelStretch> stretches = {{0, 0.0}})
{
    auto fetched = std::make_shared<FetchedActivations>();
    fetched->activations = {1, frontEnd.framesPerSecond(), {}, std::move(stretches)};
    for (int frame = 0; frame < frames; ++frame)
        fetched->activations.values.push_back(static_cast<float>(frame));
    fetched->frontEnd = frontEnd;
    fetched->kernelFrames = 4;
    return fetched;
}

double secondsOf(double frame)
{
    return (frame + 2.5) / frontEnd.framesPerSecond(); // the middle of 4 frames with a window of two hops
}

float activationAt(const LiveLevels& levels, double seconds)
{
    std::array<float, 1> activation{};
    return levels.activationsAt(seconds, activation) ? activation[0] : -1.0F;
}

} // namespace

class TestLive : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The clock
    void itStandsUntilAReportSaysThatItMoves()
    {
        PlayClock clock;
        clock.setPlaying(true, Moment{});
        clock.jump(10.0, Moment{});
        clock.report(10.0, Moment{1ms}); // what the engine says of the jump itself
        QCOMPARE(clock.at(Moment{500ms}), 10.0);
        clock.report(10.04, Moment{540ms});
        QVERIFY(std::abs(clock.at(Moment{560ms}) - 10.06) < 1e-9);
    }
    void betweenReportsItRunsEvenly()
    {
        PlayClock clock = running(100.0, Moment{});
        double last = clock.at(Moment{});
        for (int ms = 0; ms < 4000; ms += 5) {
            if (ms % 40 == 0) // reports that are up to 12 ms off
                clock.report(100.0 + ms / 1000.0 + 0.012 * std::sin(ms), Moment{std::chrono::milliseconds(ms)});
            const double now = clock.at(Moment{std::chrono::milliseconds(ms)});
            QVERIFY(now >= last - 0.004);
            QVERIFY(now <= last + 0.010);
            if (ms > 1000)
                QVERIFY2(std::abs(now - 100.0 - ms / 1000.0) < 0.012, qPrintable(QString::number(now)));
            last = now;
        }
    }
    void aJumpIsFollowedAtOnce()
    {
        PlayClock clock = running(100.0, Moment{});
        clock.jump(7.0, Moment{20ms});
        QCOMPARE(clock.at(Moment{25ms}), 7.0);
        clock = running(100.0, Moment{});
        clock.report(50.0, Moment{40ms}); // one that nobody announced
        QCOMPARE(clock.at(Moment{40ms}), 50.0);
    }
    void inAPauseItStands()
    {
        PlayClock clock = running(100.0, Moment{});
        clock.setPlaying(false, Moment{20ms});
        QCOMPARE(clock.at(Moment{20ms}), clock.at(Moment{5000ms}));
        clock.report(100.1, Moment{100ms}); // what fades out is still heard
        QCOMPARE(clock.at(Moment{6000ms}), 100.1);
        clock.setPlaying(true, Moment{7000ms});
        QCOMPARE(clock.at(Moment{7100ms}), 100.1);
    }
    void withoutReportsItDoesNotRunAway()
    {
        PlayClock clock = running(100.0, Moment{});
        QVERIFY(clock.at(Moment{10s}) < 100.25);
    }

    // What is lit
    void aFrameLightsUpWhileItsSoundIsHeard()
    {
        const LiveLevels levels(ramp(100), {});
        for (const int frame : {0, 1, 17, 99})
            QVERIFY2(std::abs(activationAt(levels, secondsOf(frame)) - static_cast<float>(frame)) < 1e-3F,
                     qPrintable(QString::number(activationAt(levels, secondsOf(frame)))));
        QVERIFY(std::abs(activationAt(levels, secondsOf(17.5)) - 17.5F) < 1e-3F);
    }
    void atBothEndsOfATrackItKeepsTheOutermostActivation()
    {
        const LiveLevels levels(ramp(100), {});
        QCOMPARE(activationAt(levels, 0.0), 0.0F);
        QCOMPARE(activationAt(levels, secondsOf(99) + 0.03), 99.0F);
        QCOMPARE(activationAt(levels, secondsOf(99) + 1.0), -1.0F);
    }
    void whatWasNotListenedToIsDark()
    {
        const LiveLevels levels(ramp(200, {{0, 0.0}, {100, 600.0}}), {});
        QCOMPARE(activationAt(levels, 300.0), -1.0F);
        QVERIFY(std::abs(activationAt(levels, 600.0 + secondsOf(10)) - 110.0F) < 1e-2F);
        std::array<float, 1> level{1.0F};
        QVERIFY(!levels.at(300.0, level));
        QCOMPARE(level[0], 0.0F);
    }
    void betweenTwoStretchesNothingIsInterpolated()
    {
        const LiveLevels levels(ramp(200, {{0, 0.0}, {100, 600.0}}), {});
        QCOMPARE(activationAt(levels, secondsOf(99) + 0.04), 99.0F);
    }
    void anActivationIsComparedWithWhatIsUsual()
    {
        const LiveLevels levels(ramp(100), {40.0F});
        std::array<float, 1> level{};
        QVERIFY(levels.at(secondsOf(20), level));
        QVERIFY(std::abs(level[0] - 0.5F) < 1e-3F);
        QVERIFY(levels.at(secondsOf(80), level));
        QVERIFY(std::abs(level[0] - 2.0F) < 1e-3F);
        const LiveLevels silent(ramp(100), {0.0F}); // a filter that never answers to the library
        QVERIFY(silent.at(secondsOf(80), level));
        QCOMPARE(level[0], 0.0F);
    }
    void withoutALibraryATrackIsComparedWithItself()
    {
        const LiveLevels levels(ramp(100), {3.0F, 4.0F}); // of another number of filters
        std::array<float, 1> level{};
        QVERIFY(levels.at(secondsOf(99), level));
        QVERIFY(std::abs(level[0] - 1.0F) < 1e-3F);
        QVERIFY(levels.at(secondsOf(33), level));
        QVERIFY(std::abs(level[0] - 1.0F / 3.0F) < 1e-3F);
    }

    // Which are named
    void theBrightestAreNamedAndKeepTheirPlace()
    {
        NamedFilters named(2);
        std::vector<float> levels{0.1F, 0.9F, 0.2F, 0.8F};
        QVERIFY(named.update(levels, Moment{}));
        QCOMPARE(named.named(), (std::vector{1, 3}));
        levels = {0.1F, 0.5F, 0.55F, 0.8F}; // a little brighter is not enough
        for (int ms = 0; ms < 5000; ms += 33)
            named.update(levels, Moment{std::chrono::milliseconds(ms)});
        QCOMPARE(named.named(), (std::vector{1, 3}));
        levels = {0.1F, 0.3F, 0.9F, 0.8F};
        for (int ms = 5000; ms < 10000; ms += 33)
            named.update(levels, Moment{std::chrono::milliseconds(ms)});
        QCOMPARE(named.named(), (std::vector{3, 2}));
    }
    void namesStayLongEnoughToBeRead()
    {
        NamedFilters named(1);
        named.update(std::vector{1.0F, 0.0F}, Moment{});
        int changes = 0;
        for (int ms = 33; ms < 10000; ms += 33) {
            const bool first = ms / 200 % 2 == 0; // flickers
            changes += named.update(first ? std::vector{1.0F, 0.0F} : std::vector{0.0F, 1.0F},
                                    Moment{std::chrono::milliseconds(ms)});
        }
        QVERIFY2(changes <= 9, qPrintable(QString::number(changes)));
    }
    void whatIsDimIsNotNamed()
    {
        NamedFilters named(3);
        named.update(std::vector{0.05F, 0.9F, 0.1F}, Moment{});
        QCOMPARE(named.named(), std::vector{1});
        named.forget();
        QVERIFY(named.named().empty());
    }

    // Which filters a track is shown by
    void filtersAreChosenByHowUnusualTheyAreNotBySize()
    {
        // Filter 0 is loud everywhere, 1 quiet but rare, 2 rare as a texture, 3 silent here.
        const std::vector<FilterResponse> track{
            {9.0F, 5.0F, 0.0F}, {1.0F, 0.1F, 0.0F}, {2.0F, 1.5F, 0.0F}, {0.0F, 0.0F, 0.0F}};
        const Unusualness unusualness = [](int filter, RankBy by, float) {
            if (filter == 1 && by == RankBy::Maximum)
                return 4.0;
            if (filter == 2)
                return by == RankBy::Mean ? 3.0 : -1.0;
            return filter == 3 ? 100.0 : 0.5;
        };
        const auto chosen = strongestFilters(track, unusualness, 2);
        QCOMPARE(chosen.size(), std::size_t{2});
        QCOMPARE(chosen[0], (StrongFilter{1, 4.0, RankBy::Maximum}));
        QCOMPARE(chosen[1], (StrongFilter{2, 3.0, RankBy::Mean}));
        QCOMPARE(strongestFilters(track, unusualness, 10).size(), std::size_t{3});
    }
    void inALibraryOfOneTrackTheLargestActivationsAreChosen()
    {
        const std::vector<FilterResponse> track{{1.0F, 0.5F, 0.0F}, {9.0F, 0.1F, 0.0F}, {5.0F, 1.5F, 0.0F}};
        const auto chosen = strongestFilters(
            track, [](int, RankBy, float) { return 0.0; }, 2);
        QCOMPARE(chosen[0].filter, 1);
        QCOMPARE(chosen[1].filter, 2);
        const auto odd = strongestFilters(
            track, [](int, RankBy, float) { return std::nan(""); }, 2);
        QCOMPARE(odd[0].filter, 1);
        QVERIFY(strongestFilters(
                    {}, [](int, RankBy, float) { return 0.0; }, 2)
                    .empty());
    }
    void whatIsUsualIsTheMeanOverTheLibrary()
    {
        UnitRankings rankings;
        for (int track = 1; track <= 4; ++track) {
            const std::vector<float> maxima{static_cast<float>(track), 0.0F};
            const std::vector<float> means{static_cast<float>(track) / 10.0F, 0.0F};
            const std::array activations{LayerActivations{{1}, RankBy::Maximum, maxima},
                                         LayerActivations{{1}, RankBy::Mean, means}};
            rankings.add(TrackId{track}, {}, activations);
        }
        const std::vector<float> usual = usualMaxima(rankings, 2);
        QVERIFY(std::abs(usual[0] - 2.5F) < 1e-5F);
        QCOMPARE(usual[1], 0.0F);
    }

    // The cache
    void whatWasUsedLastIsKept()
    {
        RecentCache<int, QString> cache(100);
        cache.put(1, QStringLiteral("one"), 40);
        cache.put(2, QStringLiteral("two"), 40);
        QCOMPARE(cache.find(1), std::optional(QStringLiteral("one")));
        cache.put(3, QStringLiteral("three"), 40);
        QVERIFY(!cache.find(2));
        QVERIFY(cache.find(1) && cache.find(3));
        QCOMPARE(cache.bytes(), std::size_t{80});
        cache.put(3, QStringLiteral("three again"), 60);
        QCOMPARE(cache.find(3), std::optional(QStringLiteral("three again")));
        QCOMPARE(cache.bytes(), std::size_t{100});
        cache.put(4, QStringLiteral("too large"), 101);
        QVERIFY(!cache.find(4));
        QCOMPARE(cache.size(), std::size_t{2});
        QCOMPARE(cache.bytes(), std::size_t{100});
    }

private:
    static PlayClock running(double seconds, Moment now)
    {
        PlayClock clock;
        clock.setPlaying(true, now);
        clock.jump(seconds - 0.04, now - 40ms);
        clock.report(seconds, now);
        return clock;
    }
};

QTEST_APPLESS_MAIN(TestLive)
#include "tst_live.moc"
