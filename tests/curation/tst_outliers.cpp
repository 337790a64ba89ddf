// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/differences.h"
#include "curation/falsediscovery.h"
#include "curation/outliers.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace tonekin;

namespace {

constexpr std::size_t dimensions = 32;

/// Made sets of vectors, each around a direction of its own and as wide as it is told.
class MadeSets {
public:
    explicit MadeSets(unsigned seed)
        : m_engine(seed)
    {
    }

    std::vector<float> direction() { return near(std::vector<float>(dimensions), 1.0); }

    std::size_t add(const std::vector<float>& centre, double width)
    {
        const auto vector = near(centre, width);
        m_values.insert(m_values.end(), vector.begin(), vector.end());
        return m_values.size() / dimensions - 1;
    }

    TrackSet addSet(std::size_t tracks, double width)
    {
        const auto centre = direction();
        TrackSet set;
        for (std::size_t i = 0; i < tracks; ++i)
            set.push_back(add(centre, width));
        return set;
    }

    UnitVectors vectors() const { return {m_values, dimensions}; }
    std::mt19937& engine() { return m_engine; }

private:
    std::vector<float> near(std::vector<float> centre, double width)
    {
        std::normal_distribution<float> normal(0.0F, static_cast<float>(width / std::sqrt(dimensions)));
        double squares = 0.0;
        for (float& value : centre) {
            value += normal(m_engine);
            squares += double{value} * value;
        }
        for (float& value : centre)
            value /= static_cast<float>(std::sqrt(squares));
        return centre;
    }

    std::mt19937 m_engine;
    std::vector<float> m_values;
};

/// A library of clean sets between 6 and 40 tracks, tight and wide ones.
std::vector<TrackSet> cleanSets(MadeSets& made, int count)
{
    std::uniform_int_distribution<std::size_t> sizes(6, 40);
    std::uniform_real_distribution<double> widths(0.2, 0.7);
    std::vector<TrackSet> sets;
    for (int i = 0; i < count; ++i) {
        const std::size_t size = sizes(made.engine());
        sets.push_back(made.addSet(size, widths(made.engine())));
    }
    return sets;
}

std::size_t oddIn(const JudgedSet& set)
{
    return static_cast<std::size_t>(std::ranges::count_if(set.tracks, &JudgedTrack::odd));
}

} // namespace

class TestOutliers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void discoveryRatesAreThoseOfThePaper();
    void discoveryRatesNeverFallWithP();
    void aStrangerIsFound();
    void cleanSetsAreLeftAlone();
    void tracksOfOtherStylesAreTellable();
    void aTightSetDoesNotMakeItsNextTrackOdd();
    void aSetOfTwoStylesIsNoReproach();
    void smallSetsCannotBeJudged();
    void nothingToCompareWithIsSaid();
    void whatIsManyIsNotOdd();
    void copiesOfOneTrackAreNoTrouble();
    void aSetOfTenThousandIsJudged();
    void theTypicalTrackLiesInTheMiddle();
    void differencesAreNamedByTrait();
    void unknownTraitsAreNoDifference();
};

void TestOutliers::discoveryRatesAreThoseOfThePaper()
{
    // The fifteen p-values of Benjamini and Hochberg's example (section 4.1); at 0.05 they reject four.
    const std::vector<double> p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
    const auto rates = falseDiscoveryRates(p);
    QCOMPARE(std::ranges::count_if(rates, [](double rate) { return rate <= 0.05; }), 4);
    QVERIFY(std::abs(rates[3] - 0.0095 * 15 / 4) < 1e-12);
    QVERIFY(falseDiscoveryRates({}).empty());
}

void TestOutliers::discoveryRatesNeverFallWithP()
{
    const std::vector<double> p{0.9, 0.02, 0.021, 0.5, 0.021};
    const auto rates = falseDiscoveryRates(p);
    QCOMPARE(rates[2], rates[4]);
    QVERIFY(rates[1] <= rates[2] && rates[2] <= rates[3] && rates[3] <= rates[0]);
    QVERIFY(std::ranges::all_of(rates, [](double rate) { return rate >= 0.0 && rate <= 1.0; }));
}

void TestOutliers::aStrangerIsFound()
{
    MadeSets made(1);
    auto sets = cleanSets(made, 60);
    sets.push_back(made.addSet(15, 0.4));
    sets.back().insert(sets.back().begin() + 7, made.add(made.direction(), 0.3));
    const auto judged = findOutliers(made.vectors(), sets, {});
    QCOMPARE(judged.size(), sets.size());
    const JudgedSet& last = judged.back();
    QCOMPARE(last.judgement, SetJudgement::Judged);
    QCOMPARE(last.tracks.size(), std::size_t{16});
    QCOMPARE(last.tracks.front().place, sets.back()[7]);
    QVERIFY(last.tracks.front().odd);
    QVERIFY(last.tracks.front().p < 0.01);
    QVERIFY(last.typical != last.tracks.front().place);
    QCOMPARE(oddIn(last), std::size_t{1});
}

void TestOutliers::cleanSetsAreLeftAlone()
{
    MadeSets made(2);
    const auto sets = cleanSets(made, 300);
    std::size_t odd = 0;
    for (const JudgedSet& set : findOutliers(made.vectors(), sets, {}))
        odd += oddIn(set);
    QVERIFY2(odd <= 90, qPrintable(QString::number(odd)));
    // Who accepts no chance gets nothing out of sets without strangers.
    odd = 0;
    for (const JudgedSet& set : findOutliers(made.vectors(), sets, {0.001, 6, 0.1}))
        odd += oddIn(set);
    QCOMPARE(odd, std::size_t{0});
}

void TestOutliers::tracksOfOtherStylesAreTellable()
{
    MadeSets made(3);
    auto sets = cleanSets(made, 200);
    std::vector<std::size_t> planted;
    for (std::size_t i = 0; i < sets.size(); i += 2) {
        planted.push_back(made.add(made.direction(), 0.4));
        sets[i].push_back(planted.back());
    }
    std::vector<double> strange;
    std::vector<double> ordinary;
    int found = 0;
    int wrong = 0;
    for (const JudgedSet& set : findOutliers(made.vectors(), sets, {})) {
        for (const JudgedTrack& track : set.tracks) {
            const bool isPlanted = std::ranges::find(planted, track.place) != planted.end();
            (isPlanted ? strange : ordinary).push_back(track.p);
            found += track.odd && isPlanted;
            wrong += track.odd && !isPlanted;
        }
    }
    double above = 0.0;
    for (const double p : strange)
        above += static_cast<double>(std::ranges::count_if(ordinary, [p](double other) { return other > p; }));
    const double auroc = above / static_cast<double>(strange.size() * ordinary.size());
    QVERIFY2(auroc >= 0.95, qPrintable(QString::number(auroc)));
    QVERIFY2(found * 4 >= (found + wrong) * 3, qPrintable(QString("%1 found, %2 wrong").arg(found).arg(wrong)));
}

void TestOutliers::aTightSetDoesNotMakeItsNextTrackOdd()
{
    MadeSets made(4);
    auto sets = cleanSets(made, 60);
    const auto centre = made.direction();
    TrackSet tight;
    for (int i = 0; i < 6; ++i)
        tight.push_back(made.add(centre, 0.05));
    tight.push_back(made.add(centre, 0.25)); // far by the measure of this set, near by that of the library
    sets.push_back(tight);
    QCOMPARE(oddIn(findOutliers(made.vectors(), sets, {}).back()), std::size_t{0});
}

void TestOutliers::aSetOfTwoStylesIsNoReproach()
{
    MadeSets made(5);
    auto sets = cleanSets(made, 60);
    TrackSet both = made.addSet(12, 0.4);
    const TrackSet second = made.addSet(12, 0.4);
    both.insert(both.end(), second.begin(), second.end());
    sets.push_back(both);
    QCOMPARE(oddIn(findOutliers(made.vectors(), sets, {}).back()), std::size_t{0});
}

void TestOutliers::smallSetsCannotBeJudged()
{
    MadeSets made(6);
    auto sets = cleanSets(made, 60);
    sets.push_back(made.addSet(5, 0.4));
    sets.emplace_back();
    sets.push_back(made.addSet(6, 0.4));
    const auto judged = findOutliers(made.vectors(), sets, {});
    QCOMPARE(judged[60].judgement, SetJudgement::TooFewTracks);
    QVERIFY(judged[60].tracks.empty());
    QCOMPARE(judged[61].judgement, SetJudgement::TooFewTracks);
    QCOMPARE(judged[62].judgement, SetJudgement::Judged);
}

void TestOutliers::nothingToCompareWithIsSaid()
{
    MadeSets made(7);
    std::vector<TrackSet> sets{made.addSet(20, 0.3), made.addSet(20, 0.3)};
    sets.front().push_back(made.add(made.direction(), 0.3));
    const auto judged = findOutliers(made.vectors(), sets, {});
    QCOMPARE(judged.front().judgement, SetJudgement::TooFewToCompare);
    QVERIFY(judged.front().tracks.empty());
}

void TestOutliers::whatIsManyIsNotOdd()
{
    MadeSets made(8);
    auto sets = cleanSets(made, 100);
    TrackSet mixed = made.addSet(10, 0.2);
    for (int i = 0; i < 10; ++i)
        mixed.push_back(made.add(made.direction(), 0.2));
    sets.push_back(mixed);
    QVERIFY(oddIn(findOutliers(made.vectors(), sets, {}).back()) <= 2);
}

void TestOutliers::copiesOfOneTrackAreNoTrouble()
{
    MadeSets made(9);
    auto sets = cleanSets(made, 60);
    const auto one = made.direction();
    TrackSet copies;
    for (int i = 0; i < 30; ++i)
        copies.push_back(made.add(one, 0.0));
    sets.push_back(copies);
    const auto judged = findOutliers(made.vectors(), sets, {});
    QCOMPARE(oddIn(judged.back()), std::size_t{0});
    for (const JudgedTrack& track : judged.back().tracks)
        QVERIFY(std::isfinite(track.distance));
    // Of a library that is nothing else, too.
    const std::vector<TrackSet> alone(100, copies);
    for (const JudgedSet& set : findOutliers(made.vectors(), alone, {}))
        QCOMPARE(oddIn(set), std::size_t{0});
}

void TestOutliers::aSetOfTenThousandIsJudged()
{
    MadeSets made(10);
    auto sets = cleanSets(made, 60);
    TrackSet large = made.addSet(10'000, 0.4);
    for (int i = 0; i < 60; ++i)
        large.push_back(made.add(made.direction(), 0.3));
    sets.push_back(large);
    const auto judged = findOutliers(made.vectors(), sets, {}).back();
    QCOMPARE(judged.judgement, SetJudgement::Judged);
    for (std::size_t i = 0; i < 50; ++i)
        QVERIFY(judged.tracks[i].place >= large[10'000]);
    QVERIFY(judged.tracks.front().odd);
}

void TestOutliers::theTypicalTrackLiesInTheMiddle()
{
    MadeSets made(11);
    auto sets = cleanSets(made, 30);
    const auto centre = made.direction();
    TrackSet set;
    for (int i = 0; i < 20; ++i)
        set.push_back(made.add(centre, i == 13 ? 0.0 : 0.5));
    sets.push_back(set);
    QCOMPARE(findOutliers(made.vectors(), sets, {}).back().typical, set[13]);
}

void TestOutliers::differencesAreNamedByTrait()
{
    std::mt19937 engine(12);
    std::normal_distribution<float> normal;
    constexpr std::size_t traits = 4;
    std::vector<float> values(200 * traits);
    for (float& value : values)
        value = normal(engine);
    std::vector<std::size_t> set(20);
    std::iota(set.begin(), set.end(), std::size_t{30});
    values[35 * traits + 2] = 9.0F;
    values[35 * traits + 1] = -6.0F;
    values[35 * traits + 0] = values[35 * traits + 3] = 0.0F;
    const TraitTable table{values, traits};
    const auto spreads = usualSpreads(table);
    QVERIFY(std::abs(spreads[0] - 1.0) < 0.2);
    const auto differences = differencesOf(table, spreads, set, 35, 3);
    QCOMPARE(differences.size(), std::size_t{2});
    QCOMPARE(differences[0].trait, std::size_t{2});
    QCOMPARE(differences[0].value, 9.0);
    QVERIFY(differences[0].deviations > 5.0);
    QCOMPARE(differences[1].trait, std::size_t{1});
    QVERIFY(differences[1].deviations < -3.0);
    QCOMPARE(differencesOf(table, spreads, set, 35, 1).size(), std::size_t{1});
}

void TestOutliers::unknownTraitsAreNoDifference()
{
    std::vector<float> values(40, 1.0F);
    values[7] = std::numeric_limits<float>::quiet_NaN();
    values[9] = 100.0F; // differs, but nothing else varies, so that nobody can say by how much
    std::vector<std::size_t> set(40);
    std::iota(set.begin(), set.end(), std::size_t{0});
    const TraitTable table{values, 1};
    const auto spreads = usualSpreads(table);
    QVERIFY(differencesOf(table, spreads, set, 7, 3).empty());
    QVERIFY(differencesOf(table, spreads, set, 9, 3).empty());
    const std::vector<float> two{1.0F, 2.0F};
    QVERIFY(std::isnan(usualSpreads({two, 1}).front()));
}

QTEST_GUILESS_MAIN(TestOutliers)
#include "tst_outliers.moc"
