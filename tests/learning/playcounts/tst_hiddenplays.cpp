// SPDX-License-Identifier: GPL-3.0-or-later
#include "plantedcounts.h"

#include "playcounts/hiddenplays.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tonekin;
using namespace tonekin::test;

class TestHiddenPlays : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRecipeIsFoundByHidingPlays();
    void hiddenPlaysAreHiddenAndNothingElse();
};

void TestHiddenPlays::aRecipeIsFoundByHidingPlays()
{
    const Planted planted = plantedCounts(6);
    std::size_t told = 0;
    const auto trials =
        tryRecipes(planted.shown, {.dimensions = 12}, usualAlphas, 1, [&](const RecipeTrial&) { ++told; }, {});
    QVERIFY(trials);
    QCOMPARE(trials->size(), told);
    const RecipeTrial best = bestOf(*trials);
    const auto truth = [](std::uint32_t user, std::uint32_t track) { return Planted::likes(user, track) ? 1.0 : 0.0; };
    const double bound = hiddenAuc(planted, truth);
    // Chosen on plays of its own, it is also right for those that the choice never saw.
    const Factors factors =
        factorised(planted.shown, {.dimensions = 12, .alpha = best.alpha, .regularisation = best.regularisation});
    const double found =
        hiddenAuc(planted, [&](std::uint32_t user, std::uint32_t track) { return product(factors, user, track); });
    QVERIFY2(found > bound - 0.02, qPrintable(QStringLiteral("%1 of %2").arg(found).arg(bound)));
    const auto worst = std::ranges::min_element(*trials, {}, &RecipeTrial::hiddenAuc);
    QVERIFY(worst->hiddenAuc < best.hiddenAuc - 0.02); // the choice matters
    QVERIFY(std::ranges::all_of(*trials, [&](const RecipeTrial& trial) { return trial.hiddenAuc <= best.hiddenAuc; }));
    QCOMPARE(bestOf({}).hiddenAuc, 0.5);
}

void TestHiddenPlays::hiddenPlaysAreHiddenAndNothingElse()
{
    const PlayCounts counts = plantedCounts(7).shown;
    const HiddenPlays parts = hidePlays(counts, 0.25, 3);
    QCOMPARE(parts.shown.plays.size() + parts.hidden.size(), counts.plays.size());
    const double share = static_cast<double>(parts.hidden.size()) / static_cast<double>(counts.plays.size());
    QVERIFY(share > 0.2 && share < 0.3);
    PlayCounts together = parts.shown;
    together.plays.insert(together.plays.end(), parts.hidden.begin(), parts.hidden.end());
    QCOMPARE(sortedPlayCounts(together), counts);
    QVERIFY(hidePlays(counts, 0.25, 3).hidden == parts.hidden);
    // Every track is equally popular: knowing that helps little.
    QVERIFY(std::fabs(popularityAuc(counts, parts, 1) - 0.5) < 0.06);
    const Factors nothing{1, std::vector<double>(counts.users.size()), std::vector<double>(counts.tracks.size())};
    QCOMPARE(hiddenPlaysAuc(counts, parts.hidden, nothing, 1), 0.5);
}

QTEST_GUILESS_MAIN(TestHiddenPlays)
#include "tst_hiddenplays.moc"
