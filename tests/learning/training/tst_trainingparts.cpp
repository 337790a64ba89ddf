// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/contrastive.h"
#include "training/filterhealth.h"
#include "training/optimiser.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace tonekin;

namespace {

at::Tensor numbers(std::vector<std::int64_t> values)
{
    return at::tensor(values, at::kLong);
}

/// Two tracks with two windows each, all unit vectors in a plane, at these degrees.
at::Tensor atDegrees(const std::vector<double>& degrees)
{
    std::vector<float> values;
    for (const double angle : degrees) {
        values.push_back(static_cast<float>(std::cos(angle * M_PI / 180.0)));
        values.push_back(static_cast<float>(std::sin(angle * M_PI / 180.0)));
    }
    return at::tensor(values).reshape({-1, 2});
}

double trackLossOf(const at::Tensor& vectors, const WindowRelations& relations, double temperature = 0.5)
{
    return trackLoss(similarities(vectors, temperature), relations).item<double>();
}

void setGradient(const at::Tensor& value, float gradient)
{
    value.mutable_grad() = at::full_like(value, gradient);
}

} // namespace

class TestTrainingParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTrackLossIsNtXentForTwoWindows();
    void moreWindowsOfATrackCountTheSame();
    void otherVersionsAndGroupMatesAreNeitherWantedNorRepelled();
    void groupsAttractButForVersionsOfAWork();
    void rowsAloneInTheirGroupCostNothing();
    void aStepIsThatOfAdamW();
    void namedTensorsMayLearnFaster();
    void theRateWarmsUpAndFallsToZero();
    void theAverageLagsBehind();
    void anOptimiserGoesOnFromItsState();
    void aStateThatDoesNotFitChangesNothing_data();
    void aStateThatDoesNotFitChangesNothing();
    void numbersSurviveTheirTensors();
    void filtersThatStayQuietAreFound();
};

void TestTrainingParts::theTrackLossIsNtXentForTwoWindows()
{
    const at::Tensor vectors = atDegrees({0.0, 60.0, 180.0, 180.0});
    const WindowRelations relations{numbers({0, 0, 1, 1}), numbers({0, 0, 1, 1}), numbers({-1, -1, -1, -1})};
    // By hand: similarities of row 0 to the others are 1/2, -1, -1; of row 1: 1/2, -1/2, -1/2; of rows 2 and 3:
    // -1, -1/2 and 1 to each other; all divided by the temperature.
    const auto loss = [](double wanted, double other, double third) {
        return -wanted + std::log(std::exp(wanted) + std::exp(other) + std::exp(third));
    };
    const double expected = (loss(1.0, -2.0, -2.0) + loss(1.0, -1.0, -1.0) + 2.0 * loss(2.0, -2.0, -1.0)) / 4.0;
    QVERIFY(std::fabs(trackLossOf(vectors, relations) - expected) < 1e-5);
}

void TestTrainingParts::moreWindowsOfATrackCountTheSame()
{
    // Three windows of one track, all in one place, against one far away: each prefers both partners alike.
    const at::Tensor vectors = atDegrees({0.0, 0.0, 0.0, 180.0, 180.0, 180.0});
    const WindowRelations relations{numbers({0, 0, 0, 1, 1, 1}), numbers({0, 0, 0, 1, 1, 1}),
                                    numbers({-1, -1, -1, -1, -1, -1})};
    const double expected = -2.0 + std::log(2.0 * std::exp(2.0) + 3.0 * std::exp(-2.0));
    QVERIFY(std::fabs(trackLossOf(vectors, relations) - expected) < 1e-5);
}

void TestTrainingParts::otherVersionsAndGroupMatesAreNeitherWantedNorRepelled()
{
    WindowRelations relations{numbers({0, 0, 1, 1, 2, 2}), numbers({0, 0, 1, 1, 2, 2}), numbers({7, 7, 8, 8, -1, -1})};
    // Where the first row is pulled and pushed to.
    const auto pull = [&] {
        at::Tensor vectors = atDegrees({0.0, 30.0, 60.0, 80.0, 170.0, 200.0});
        vectors.requires_grad_(true);
        trackLoss(similarities(vectors, 0.5), relations).backward();
        return vectors.grad().select(0, 0).clone();
    };
    const auto apart = [](const at::Tensor& one, const at::Tensor& two) { return (one - two).norm().item<double>(); };
    const at::Tensor repelled = pull();
    relations.work = numbers({7, 7, 7, 7, -1, -1});
    const at::Tensor besideVersions = pull();
    QVERIFY2(apart(besideVersions, repelled) > 0.1 * repelled.norm().item<double>(),
             qPrintable(QString::number(apart(besideVersions, repelled))));
    relations.work = numbers({7, 7, 8, 8, -1, -1});
    relations.group = numbers({0, 0, 0, 0, 1, 1});
    QVERIFY(apart(pull(), besideVersions) < 1e-6);
}

void TestTrainingParts::groupsAttractButForVersionsOfAWork()
{
    WindowRelations relations{numbers({0, 0, 1, 1, 2, 2}), numbers({0, 0, 0, 0, 1, 1}), numbers({7, 7, 8, 8, -1, -1})};
    const auto lossAt = [&](double otherTrack) {
        const at::Tensor vectors = atDegrees({0.0, 30.0, otherTrack, otherTrack, 170.0, 200.0});
        return groupLoss(similarities(vectors, 0.5), relations).item<double>();
    };
    QVERIFY(lossAt(90.0) > lossAt(20.0) + 0.1);
    relations.work = numbers({7, 7, 7, 7, -1, -1});
    QVERIFY(std::isfinite(lossAt(10.0)));
    QVERIFY(lossAt(10.0) < 10.0);
}

void TestTrainingParts::rowsAloneInTheirGroupCostNothing()
{
    const at::Tensor vectors = atDegrees({0.0, 40.0, 90.0});
    const WindowRelations relations{numbers({0, 1, 2}), numbers({0, 1, 2}), numbers({-1, -1, -1})};
    QCOMPARE(groupLoss(similarities(vectors, 0.5), relations).item<double>(), 0.0);
}

void TestTrainingParts::aStepIsThatOfAdamW()
{
    const at::Tensor weight = at::full({1, 1}, 2.0F);
    const at::Tensor bias = at::full({1}, 2.0F);
    OptimiserOptions options;
    options.steps = 1'000'000'000;
    options.warmUp = 0.0;
    options.peakRate = 0.1;
    options.weightDecay = 0.5;
    Optimiser optimiser({{"weight", weight}, {"bias", bias}}, options);
    // By hand. The first step goes the whole rate against the gradient's sign; only the weight decays, by rate * decay.
    setGradient(weight, 4.0F);
    setGradient(bias, -0.01F);
    optimiser.step();
    QVERIFY(std::fabs(weight.item<double>() - (2.0 * 0.95 - 0.1)) < 1e-5);
    QVERIFY(std::fabs(bias.item<double>() - 2.1) < 1e-5);
    QVERIFY(!weight.grad().defined());
    // Second step, with no gradient any more: first moment 0.36 / 0.19, second 0.015984 / 0.001999.
    const double before = weight.item<double>();
    setGradient(weight, 0.0F);
    optimiser.step();
    const double expected = before * 0.95 - 0.1 * (0.36 / 0.19) / std::sqrt(0.015984 / 0.001999);
    QVERIFY(std::fabs(weight.item<double>() - expected) < 1e-5);
    QVERIFY(std::fabs(bias.item<double>() - 2.1) < 1e-5); // without a gradient nothing moves
}

void TestTrainingParts::namedTensorsMayLearnFaster()
{
    const at::Tensor usual = at::full({1}, 2.0F);
    const at::Tensor fast = at::full({1}, 2.0F);
    OptimiserOptions options;
    options.steps = 1'000'000'000;
    options.warmUp = 0.0;
    options.peakRate = 0.1;
    options.rateFactors = {{"fast", 3.0}};
    Optimiser optimiser({{"usual", usual}, {"fast", fast}}, options);
    setGradient(usual, 4.0F);
    setGradient(fast, 4.0F);
    optimiser.step();
    QVERIFY(std::fabs(usual.item<double>() - 1.9) < 1e-5);
    QVERIFY(std::fabs(fast.item<double>() - 1.7) < 1e-5);
}

void TestTrainingParts::theRateWarmsUpAndFallsToZero()
{
    const at::Tensor weight = at::zeros({1});
    OptimiserOptions options;
    options.steps = 100;
    options.warmUp = 0.1;
    options.peakRate = 1.0;
    Optimiser optimiser({{"weight", weight}}, options);
    std::vector<double> rates;
    for (int i = 0; i < 100; ++i) {
        rates.push_back(optimiser.rate());
        optimiser.step();
    }
    QVERIFY(std::fabs(rates[0] - 0.1) < 1e-9);
    QVERIFY(std::fabs(rates[4] - 0.5) < 1e-9);
    QVERIFY(std::fabs(rates[9] - 1.0) < 1e-9);
    QVERIFY(std::fabs(rates[54] - 0.5) < 1e-9); // halfway down the cosine
    QVERIFY(std::fabs(rates[99]) < 1e-9);
}

void TestTrainingParts::theAverageLagsBehind()
{
    const at::Tensor weight = at::zeros({1});
    OptimiserOptions options;
    options.steps = 1'000'000;
    options.warmUp = 0.0;
    options.peakRate = 1.0;
    options.averaging = 0.5;
    Optimiser optimiser({{"weight", weight}}, options);
    setGradient(weight, -1.0F);
    optimiser.step(); // keeps 2/11 of the old average at first
    QVERIFY(std::fabs(optimiser.average("weight").item<double>() - 9.0 / 11.0) < 1e-4);
    QVERIFY(!optimiser.average("none").defined());
}

void TestTrainingParts::anOptimiserGoesOnFromItsState()
{
    const auto run = [](const at::Tensor& weight, Optimiser& optimiser, int steps) {
        for (int i = 0; i < steps; ++i) {
            weight.mutable_grad() = 2.0 * weight.detach() - 1.0;
            optimiser.step();
        }
    };
    OptimiserOptions options;
    options.steps = 20;
    options.peakRate = 0.1;
    const at::Tensor straight = at::full({2, 3}, 5.0F);
    Optimiser whole({{"weight", straight}}, options);
    run(straight, whole, 20);

    const at::Tensor first = at::full({2, 3}, 5.0F);
    Optimiser begun({{"weight", first}}, options);
    run(first, begun, 9);
    const at::Tensor second = at::zeros({2, 3});
    Optimiser resumed({{"weight", second}}, options);
    QVERIFY(resumed.restore(begun.state()));
    QCOMPARE(resumed.stepsDone(), std::int64_t{9});
    run(second, resumed, 11);
    QVERIFY(at::equal(second, straight));
    QVERIFY(at::equal(resumed.average("weight"), whole.average("weight")));
}

void TestTrainingParts::aStateThatDoesNotFitChangesNothing_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<int>("what");
    QTest::newRow("a tensor missing") << 2 << 0;
    QTest::newRow("the last one missing") << 4 << 0;
    QTest::newRow("another shape") << 3 << 1;
    QTest::newRow("not a number") << 3 << 2;
    QTest::newRow("steps that are no number") << 4 << 3;
}

void TestTrainingParts::aStateThatDoesNotFitChangesNothing()
{
    QFETCH(int, which);
    QFETCH(int, what);
    const at::Tensor weight = at::full({2}, 1.0F);
    Optimiser optimiser({{"weight", weight}}, {});
    std::vector<NamedTensor> state = optimiser.state();
    QCOMPARE(state.size(), std::size_t{5});
    state[0].values = {8.0F, 8.0F};
    NamedTensor& tensor = state[static_cast<std::size_t>(which)];
    if (what == 0)
        tensor.name = "other";
    else if (what == 1)
        tensor = {tensor.name, {1}, {0.0F}};
    else if (what == 2)
        tensor.values[1] = std::numeric_limits<float>::quiet_NaN();
    else
        tensor.values[0] = 0.5F;
    QCOMPARE(optimiser.restore(state).error().code, ErrorCode::InvalidArgument);
    QVERIFY(at::equal(weight, at::full({2}, 1.0F)));
}

void TestTrainingParts::numbersSurviveTheirTensors()
{
    for (const std::uint64_t number : {0ULL, 1ULL, 16'777'217ULL, 0xFEDCBA9876543210ULL, ~0ULL}) {
        const auto read = numberIn({numberTensor("n", number)}, "n");
        QVERIFY(read);
        QCOMPARE(*read, std::uint64_t{number});
    }
}

void TestTrainingParts::filtersThatStayQuietAreFound()
{
    FilterHealth health(3, 10, at::kCPU);
    for (int step = 0; step < 9; ++step)
        health.note(at::tensor({0.5F, 0.0F, 0.0F}));
    QVERIFY(health.takeDead().empty());
    health.note(at::tensor({0.0F, 0.0F, 0.1F}));
    const auto state = health.state();
    QCOMPARE(health.takeDead(), std::vector<std::int64_t>{1});
    QVERIFY(health.takeDead().empty()); // its count began anew
    FilterHealth resumed(3, 10, at::kCPU);
    QVERIFY(resumed.restore({state}));
    QCOMPARE(resumed.takeDead(), std::vector<std::int64_t>{1});
    QVERIFY(!FilterHealth(4, 10, at::kCPU).restore({state}));
}

QTEST_GUILESS_MAIN(TestTrainingParts)
#include "tst_trainingparts.moc"
