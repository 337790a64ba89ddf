// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomstream.h"
#include "factors/listenerscores.h"
#include "factors/ridge.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tonekin;

namespace {

/// One number a factor: a listener likes 1 and tracks are ranked by it.
LatentFactors plainFactors(std::size_t users, std::size_t tracks, std::vector<Play> plays)
{
    LatentFactors factors;
    factors.recipe.dimensions = 1;
    for (std::size_t i = 0; i < tracks; ++i)
        factors.tracks.push_back("track " + std::to_string(100 + i));
    factors.directions.assign(tracks, 1.0F);
    factors.lengths.assign(tracks, 1.0F);
    factors.users.assign(users, 1.0F);
    factors.plays = std::move(plays);
    return factors;
}

std::vector<std::size_t> allOf(std::size_t count)
{
    std::vector<std::size_t> all(count);
    for (std::size_t i = 0; i < count; ++i)
        all[i] = i;
    return all;
}

ListenerScore scoreOf(const std::vector<std::uint32_t>& played, const std::vector<float>& scores)
{
    std::vector<Play> plays;
    for (const std::uint32_t track : played)
        plays.push_back({0, track, 1.0F});
    const LatentFactors factors = plainFactors(1, scores.size(), plays);
    Rows rows;
    for (const float score : scores)
        rows.push_back({score});
    const auto all = allOf(scores.size());
    return scoreListeners(questionsAbout(factors, all, 10, 1), factors, rows).front();
}

bool isNear(double one, double two)
{
    return std::fabs(one - two) < 1e-9;
}

} // namespace

class TestListenerScores : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scoresAreThoseOfTheDefinitions();
    void theAreaCountsPairsAlsoWithTies();
    void onlyListenersWithSomethingToTellAreAsked();
    void fewerListenersAreAFixedDraw();
    void tracksOutsideTheQuestionDoNotCount();
    void intervalsHoldTheirMeanAndShrink();
    void aSystemDoesNotDifferFromItself();
    void aLinearRelationIsFoundByRegression();
    void thePenaltyIsChosenByValidation();
    void impossibleRegressionsAreRefused();
};

void TestListenerScores::scoresAreThoseOfTheDefinitions()
{
    const ListenerScore best = scoreOf({0, 1}, {4.0F, 3.0F, 2.0F, 1.0F});
    QVERIFY(isNear(best.averagePrecision, 1.0) && isNear(best.areaUnderCurve, 1.0));
    const ListenerScore worst = scoreOf({2, 3}, {4.0F, 3.0F, 2.0F, 1.0F});
    QVERIFY(isNear(worst.averagePrecision, (1.0 / 3.0 + 2.0 / 4.0) / 2.0) && isNear(worst.areaUnderCurve, 0.0));
    const ListenerScore mixed = scoreOf({0, 2}, {4.0F, 3.0F, 2.0F, 1.0F});
    QVERIFY(isNear(mixed.averagePrecision, (1.0 + 2.0 / 3.0) / 2.0) && isNear(mixed.areaUnderCurve, 0.75));
}

void TestListenerScores::theAreaCountsPairsAlsoWithTies()
{
    QVERIFY(isNear(scoreOf({1, 2}, {7.0F, 7.0F, 7.0F, 7.0F}).areaUnderCurve, 0.5));
    for (std::uint64_t round = 0; round < 50; ++round) {
        RandomStream random(2, {round});
        std::vector<float> scores;
        std::vector<std::uint32_t> played;
        for (std::uint32_t track = 0; track < 30; ++track) {
            scores.push_back(static_cast<float>(random.below(6)));
            if (track == 0 || (track > 1 && random.happens(0.3)))
                played.push_back(track);
        }
        double right = 0.0;
        double pairs = 0.0;
        for (const std::uint32_t one : played)
            for (std::uint32_t other = 0; other < 30; ++other) {
                if (std::ranges::find(played, other) != played.end())
                    continue;
                right += scores[one] > scores[other] ? 1.0 : (scores[one] < scores[other] ? 0.0 : 0.5);
                pairs += 1.0;
            }
        QVERIFY(isNear(scoreOf(played, scores).areaUnderCurve, right / pairs));
    }
}

void TestListenerScores::onlyListenersWithSomethingToTellAreAsked()
{
    // Of tracks 0 and 1, the first listener played both, the second one, the third none.
    const LatentFactors factors =
        plainFactors(3, 3, {{0, 0, 1.0F}, {0, 1, 1.0F}, {1, 1, 1.0F}, {1, 2, 1.0F}, {2, 2, 1.0F}});
    const std::vector<std::size_t> tracks{1, 0};
    const ListenerQuestions questions = questionsAbout(factors, tracks, 10, 1);
    QCOMPARE(questions.listeners.size(), 1U);
    QCOMPARE(questions.listeners.front().user, 1U);
    QCOMPARE(questions.listeners.front().played, std::vector<std::size_t>{0}); // the place of track 1 in the question
}

void TestListenerScores::fewerListenersAreAFixedDraw()
{
    std::vector<Play> plays;
    for (std::uint32_t user = 0; user < 100; ++user)
        plays.push_back({user, user % 5, 1.0F});
    const LatentFactors factors = plainFactors(100, 5, plays);
    const auto usersOf = [&](std::size_t most, std::uint64_t seed) {
        const auto tracks = allOf(5);
        std::vector<std::size_t> users;
        for (const auto& listener : questionsAbout(factors, tracks, most, seed).listeners)
            users.push_back(listener.user);
        return users;
    };
    QCOMPARE(usersOf(1000, 1).size(), 100U);
    const auto some = usersOf(30, 1);
    QCOMPARE(some.size(), 30U);
    QVERIFY(std::ranges::is_sorted(some) && std::ranges::adjacent_find(some) == some.end());
    QVERIFY(some == usersOf(30, 1) && some != usersOf(30, 2));
    QVERIFY(some.back() > 60 && some.front() < 40); // from everywhere
}

void TestListenerScores::tracksOutsideTheQuestionDoNotCount()
{
    const LatentFactors factors = plainFactors(1, 4, {{0, 0, 1.0F}, {0, 3, 1.0F}});
    const std::vector<std::size_t> tracks{3, 1};
    const auto scores = scoreListeners(questionsAbout(factors, tracks, 10, 1), factors, {{2.0F}, {1.0F}});
    QCOMPARE(scores.size(), 1U);
    QVERIFY(isNear(scores.front().averagePrecision, 1.0) && isNear(scores.front().areaUnderCurve, 1.0));
}

void TestListenerScores::intervalsHoldTheirMeanAndShrink()
{
    const auto widthOf = [](std::size_t count) {
        RandomStream random(3, {});
        std::vector<ListenerScore> scores;
        for (std::size_t i = 0; i < count; ++i)
            scores.push_back({random.unit(), 0.5});
        const Figure figure = figureOf(scores, &ListenerScore::averagePrecision);
        // The deviation of one draw from [0, 1) is 0.2887.
        const double expected = 2.0 * 1.96 * 0.2887 / std::sqrt(static_cast<double>(count));
        const double width = figure.high - figure.low;
        return figure.low < figure.value && figure.value < figure.high ? width / expected : 0.0;
    };
    QVERIFY(std::fabs(widthOf(100) - 1.0) < 0.2);
    QVERIFY(std::fabs(widthOf(2500) - 1.0) < 0.2);
    QCOMPARE(figureOf(std::vector<ListenerScore>{}, &ListenerScore::areaUnderCurve).value, 0.0);
}

void TestListenerScores::aSystemDoesNotDifferFromItself()
{
    std::vector<ListenerScore> scores;
    std::vector<ListenerScore> better;
    for (int i = 0; i < 50; ++i) {
        scores.push_back({0.01 * i, 0.0});
        better.push_back({0.01 * i + 0.125, 0.0});
    }
    const Figure none = differenceOf(scores, scores, &ListenerScore::averagePrecision);
    QVERIFY(none.value == 0.0 && none.low == 0.0 && none.high == 0.0);
    const Figure some = differenceOf(better, scores, &ListenerScore::averagePrecision);
    QVERIFY(isNear(some.low, 0.125) && isNear(some.high, 0.125)); // the same gain for each: nothing to doubt
}

void TestListenerScores::aLinearRelationIsFoundByRegression()
{
    Rows inputs;
    Rows outputs;
    RandomStream random(4, {});
    for (int i = 0; i < 200; ++i) {
        const auto one = static_cast<float>(random.between(-1.0, 1.0));
        const auto two = static_cast<float>(random.between(100.0, 500.0));
        inputs.push_back({one, two, 7.0F}); // of very different sizes, and one that never changes
        outputs.push_back({3.0F * one - 1.0F, 0.01F * two + one});
    }
    const auto regression = RidgeRegression::fit(inputs, outputs, 1e-9);
    QVERIFY(regression);
    const auto activation = regression->predict(std::vector<float>{0.5F, 300.0F, 7.0F});
    QVERIFY(std::fabs(activation[0] - 0.5F) < 1e-3F && std::fabs(activation[1] - 3.5F) < 1e-3F);
    const auto halved = RidgeRegression::fit(inputs, outputs, 1.0);
    QVERIFY(halved);
    const auto less = halved->predict(std::vector<float>{0.5F, 300.0F, 7.0F});
    QVERIFY(less[0] < 0.0F && less[0] > -0.6F); // half way to the mean, -1
}

void TestListenerScores::thePenaltyIsChosenByValidation()
{
    // 30 inputs of which one matters, and hardly more rows than inputs: without a penalty noise is learned by heart.
    const auto rowsOf = [](std::uint64_t seed, int count) {
        RandomStream random(seed, {});
        std::pair<Rows, Rows> rows;
        for (int i = 0; i < count; ++i) {
            std::vector<float> input(30);
            std::ranges::generate(input, [&] { return static_cast<float>(random.between(-1.0, 1.0)); });
            rows.second.push_back({0.5F * input[0] + static_cast<float>(random.between(-1.0, 1.0))});
            rows.first.push_back(std::move(input));
        }
        return rows;
    };
    const auto errorOf = [](const RidgeRegression& regression, const std::pair<Rows, Rows>& rows) {
        double error = 0.0;
        for (std::size_t i = 0; i < rows.first.size(); ++i)
            error += std::pow(regression.predict(rows.first[i])[0] - rows.second[i][0], 2.0F);
        return error / static_cast<double>(rows.first.size());
    };
    const auto training = rowsOf(1, 40);
    const auto validation = rowsOf(2, 200);
    const auto test = rowsOf(3, 500);
    const auto chosen = fitRidgeByValidation(training.first, training.second, validation.first, validation.second);
    const auto careless = RidgeRegression::fit(training.first, training.second, 1e-4);
    QVERIFY(chosen && careless);
    QVERIFY(errorOf(*chosen, test) < 0.8 * errorOf(*careless, test));
}

void TestListenerScores::impossibleRegressionsAreRefused()
{
    const Rows rows{{1.0F}, {2.0F}};
    QVERIFY(RidgeRegression::fit(rows, rows, 1.0));
    QVERIFY(!RidgeRegression::fit({}, {}, 1.0));
    QVERIFY(!RidgeRegression::fit(rows, {{1.0F}}, 1.0));
    QVERIFY(!RidgeRegression::fit({{1.0F}, {2.0F, 3.0F}}, rows, 1.0));
    QVERIFY(!RidgeRegression::fit(rows, rows, 0.0));
    QVERIFY(!RidgeRegression::fit({{1.0F}, {std::nanf("")}}, rows, 1.0));
}

QTEST_GUILESS_MAIN(TestListenerScores)
#include "tst_listenerscores.moc"
