// SPDX-License-Identifier: GPL-3.0-or-later
#include "plantedcounts.h"

#include "base/randomstream.h"
#include "playcounts/cholesky.h"
#include "playcounts/factorisation.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace tonekin;
using namespace tonekin::test;

namespace {

/// A few plays without any sense.
PlayCounts tinyCounts()
{
    PlayCounts counts = namedCounts(9, 7);
    RandomStream random(5, {});
    for (std::uint32_t user = 0; user < 9; ++user)
        for (std::uint32_t track = 0; track < 7; ++track)
            if (random.happens(0.4))
                counts.plays.push_back({user, track, static_cast<float>(1 + random.below(6))});
    return counts;
}

/// Gauss and Jordan with the largest pivot: nothing of the program's own.
std::vector<double> solveDense(std::vector<std::vector<double>> matrix, std::vector<double> right)
{
    const std::size_t size = right.size();
    for (std::size_t column = 0; column < size; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column; row < size; ++row)
            if (std::fabs(matrix[row][column]) > std::fabs(matrix[pivot][column]))
                pivot = row;
        std::swap(matrix[column], matrix[pivot]);
        std::swap(right[column], right[pivot]);
        for (std::size_t row = 0; row < size; ++row) {
            if (row == column)
                continue;
            const double ratio = matrix[row][column] / matrix[column][column];
            for (std::size_t i = 0; i < size; ++i)
                matrix[row][i] -= ratio * matrix[column][i];
            right[row] -= ratio * right[column];
        }
    }
    for (std::size_t i = 0; i < size; ++i)
        right[i] /= matrix[i][i];
    return right;
}

/// (Y'CY + regularisation) x = Y'Cp with the whole diagonal of C, as the definition has it.
std::vector<double> denseUser(const PlayCounts& counts, const FactorisationOptions& options,
                              const std::vector<double>& tracks, std::size_t user)
{
    const auto size = static_cast<std::size_t>(options.dimensions);
    std::vector<std::vector<double>> matrix(size, std::vector<double>(size));
    std::vector<double> right(size);
    for (std::size_t track = 0; track < counts.tracks.size(); ++track) {
        double confidence = 1.0;
        double wanted = 0.0;
        for (const Play& play : counts.plays)
            if (play.user == user && play.track == track) {
                confidence = 1.0 + options.alpha * std::log1p(play.count / options.epsilon);
                wanted = 1.0;
            }
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t j = 0; j < size; ++j)
                matrix[i][j] += confidence * tracks[track * size + i] * tracks[track * size + j];
            right[i] += confidence * wanted * tracks[track * size + i];
        }
    }
    for (std::size_t i = 0; i < size; ++i)
        matrix[i][i] += options.regularisation;
    return solveDense(std::move(matrix), std::move(right));
}

/// The loss pair by pair.
double denseLoss(const PlayCounts& counts, const FactorisationOptions& options, const Factors& factors)
{
    double loss = 0.0;
    for (std::size_t user = 0; user < counts.users.size(); ++user)
        for (std::size_t track = 0; track < counts.tracks.size(); ++track) {
            const auto play = std::ranges::find_if(
                counts.plays, [&](const Play& one) { return one.user == user && one.track == track; });
            const bool played = play != counts.plays.end();
            const double confidence = played ? 1.0 + options.alpha * std::log1p(play->count / options.epsilon) : 1.0;
            const double error = (played ? 1.0 : 0.0) - product(factors, user, track);
            loss += confidence * error * error;
        }
    for (const auto& side : {factors.users, factors.tracks})
        loss += options.regularisation * std::inner_product(side.begin(), side.end(), side.begin(), 0.0);
    return loss;
}

double largestDifference(const std::vector<double>& one, const std::vector<double>& two)
{
    double largest = one.size() == two.size() ? 0.0 : 1e9;
    for (std::size_t i = 0; i < std::min(one.size(), two.size()); ++i)
        largest = std::max(largest, std::fabs(one[i] - two[i]));
    return largest;
}

} // namespace

class TestFactorisation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void systemsOfEquationsAreSolved();
    void aMatrixThatIsNotPositiveDefiniteIsNoticed();
    void oneHalfSweepEqualsTheDefinition();
    void manySweepsEndWhereBothHalvesAgree();
    void theLossIsTheDefinitionAndNeverRises();
    void theSameSeedGivesTheSameFactorsOnAnyThreads();
    void plantedTastesAreFoundAgain();
    void moreRegularisationGivesShorterFactors();
    void popularityIsTheLengthAndTasteTheDirection();
    void impossibleOptionsAreRefused();
    void progressGrowsAndAStopIsHeard();
};

void TestFactorisation::systemsOfEquationsAreSolved()
{
    constexpr std::size_t size = 12;
    RandomStream random(1, {});
    std::vector<std::vector<double>> dense(size, std::vector<double>(size));
    std::vector<double> root(size * size);
    std::ranges::generate(root, [&] { return random.between(-1.0, 1.0); });
    std::vector<double> lower(size * size, std::nan("")); // what lies above the diagonal must not matter
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < size; ++j) {
            for (std::size_t k = 0; k < size; ++k)
                dense[i][j] += root[i * size + k] * root[j * size + k];
            dense[i][j] += i == j ? 0.1 : 0.0;
            if (j <= i)
                lower[i * size + j] = dense[i][j];
        }
    std::vector<double> right(size);
    std::ranges::generate(right, [&] { return random.between(-1.0, 1.0); });
    std::vector<double> solution = right;
    QVERIFY(factorCholesky(lower, size));
    solveCholesky(lower, size, solution);
    QVERIFY(largestDifference(solution, solveDense(dense, right)) < 1e-9);
}

void TestFactorisation::aMatrixThatIsNotPositiveDefiniteIsNoticed()
{
    std::vector<double> matrix{1.0, 2.0, 2.0, 1.0};
    QVERIFY(!factorCholesky(matrix, 2));
    std::vector<double> none{0.0};
    QVERIFY(!factorCholesky(none, 1));
    std::vector<double> notANumber{std::nan("")};
    QVERIFY(!factorCholesky(notANumber, 1));
}

void TestFactorisation::oneHalfSweepEqualsTheDefinition()
{
    const PlayCounts counts = tinyCounts();
    const FactorisationOptions options{.dimensions = 3, .alpha = 4.0, .epsilon = 0.5, .regularisation = 0.3};
    RandomStream random(8, {});
    std::vector<double> tracks(counts.tracks.size() * 3);
    std::ranges::generate(tracks, [&] { return random.between(-1.0, 1.0); });
    const auto users = factorsOfUsers(counts, options, tracks, 1, {});
    QVERIFY(users);
    for (std::size_t user = 0; user < counts.users.size(); ++user) {
        const std::vector<double> found(users->begin() + static_cast<std::ptrdiff_t>(user * 3),
                                        users->begin() + static_cast<std::ptrdiff_t>(user * 3 + 3));
        QVERIFY(largestDifference(found, denseUser(counts, options, tracks, user)) < 1e-6); // counts are floats
    }
}

void TestFactorisation::manySweepsEndWhereBothHalvesAgree()
{
    const PlayCounts counts = tinyCounts();
    const FactorisationOptions options{
        .dimensions = 3, .alpha = 4.0, .epsilon = 0.5, .regularisation = 0.3, .sweeps = 3000};
    const Factors factors = factorised(counts, options);
    QCOMPARE(factors.users.size(), counts.users.size() * 3);
    const auto users = factorsOfUsers(counts, options, factors.tracks, 1, {});
    QVERIFY(users);
    QVERIFY(largestDifference(factors.users, *users) < 1e-6);
    // The tracks' half is the users' half of the counts seen from the other side.
    PlayCounts turned{counts.tracks, counts.users, {}};
    for (const Play& play : counts.plays)
        turned.plays.push_back({play.track, play.user, play.count});
    for (std::size_t track = 0; track < counts.tracks.size(); ++track) {
        const auto row = factors.track(track);
        QVERIFY(largestDifference({row.begin(), row.end()}, denseUser(turned, options, factors.users, track)) < 1e-6);
    }
}

void TestFactorisation::theLossIsTheDefinitionAndNeverRises()
{
    const PlayCounts counts = tinyCounts();
    const FactorisationOptions options{.dimensions = 2, .alpha = 4.0, .epsilon = 0.5, .regularisation = 0.3};
    std::vector<double> losses;
    const auto factors = factorise(counts, options, 1,
                                   [&](const FactorisationProgress& progress) {
                                       if (progress.loss)
                                           losses.push_back(*progress.loss);
                                   },
                                   {});
    QVERIFY(factors);
    QCOMPARE(losses.size(), static_cast<std::size_t>(options.sweeps));
    QVERIFY(std::fabs(losses.back() - denseLoss(counts, options, *factors)) < 1e-4);
    for (std::size_t i = 1; i < losses.size(); ++i)
        QVERIFY(losses[i] <= losses[i - 1] + 1e-6);
    QVERIFY(losses.back() < losses.front());
}

void TestFactorisation::theSameSeedGivesTheSameFactorsOnAnyThreads()
{
    const Planted planted = plantedCounts(1);
    const FactorisationOptions options{.dimensions = 8, .sweeps = 4};
    const Factors one = factorised(planted.shown, options, 1);
    const Factors four = factorised(planted.shown, options, 4);
    QVERIFY(!one.users.empty());
    QVERIFY(one.users == four.users && one.tracks == four.tracks);
    FactorisationOptions other = options;
    other.seed = 2;
    QVERIFY(factorised(planted.shown, other, 1).users != one.users);
}

void TestFactorisation::plantedTastesAreFoundAgain()
{
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Planted planted = plantedCounts(seed);
        const Factors factors = factorised(planted.shown, {.dimensions = 8, .regularisation = 100.0});
        const auto truth = [](std::uint32_t user, std::uint32_t track) {
            return Planted::likes(user, track) ? 1.0 : 0.0;
        };
        const double bound = hiddenAuc(planted, truth); // nobody can do better, except by luck
        const double found =
            hiddenAuc(planted, [&](std::uint32_t user, std::uint32_t track) { return product(factors, user, track); });
        QVERIFY2(bound > 0.8, qPrintable(QString::number(bound)));
        QVERIFY2(found > bound - 0.015, qPrintable(QStringLiteral("%1 of %2").arg(found).arg(bound)));
    }
}

void TestFactorisation::moreRegularisationGivesShorterFactors()
{
    const Planted planted = plantedCounts(4);
    double before = 1e300;
    double lossBefore = 0.0;
    for (const double regularisation : {0.1, 3.0, 30.0, 100.0, 1000.0}) {
        const Factors factors =
            factorised(planted.shown, {.dimensions = 6, .regularisation = regularisation, .sweeps = 50});
        double squares = 0.0;
        for (const auto& side : {factors.users, factors.tracks})
            squares += std::inner_product(side.begin(), side.end(), side.begin(), 0.0);
        QVERIFY(squares < before);
        before = squares;
        // What is lost on the plays themselves can only grow.
        FactorisationOptions free{.dimensions = 6, .regularisation = 1e-9};
        const double loss = factorisationLoss(planted.shown, free, factors);
        QVERIFY(loss > lossBefore);
        lossBefore = loss;
    }
    QVERIFY(before < 1e-9); // in the end, nothing is left
}

void TestFactorisation::popularityIsTheLengthAndTasteTheDirection()
{
    // One taste for all, tracks played by ever more listeners.
    PlayCounts counts = namedCounts(100, 10);
    for (std::uint32_t user = 0; user < 100; ++user)
        for (std::uint32_t track = 0; track < 10; ++track)
            if (user < 10 * (track + 1))
                counts.plays.push_back({user, track, 1.0F});
    const Factors factors = factorised(counts, {.dimensions = 1});
    for (std::size_t track = 1; track < 10; ++track)
        QVERIFY(std::fabs(factors.track(track)[0]) > std::fabs(factors.track(track - 1)[0]));
}

void TestFactorisation::impossibleOptionsAreRefused()
{
    const PlayCounts counts = tinyCounts();
    const auto refused = [&](const FactorisationOptions& options, const PlayCounts& plays) {
        const auto factors = factorise(plays, options, 1, {}, {});
        return !factors && factors.error().code == ErrorCode::InvalidArgument;
    };
    QVERIFY(!refused({.dimensions = 2, .sweeps = 1}, counts));
    QVERIFY(refused({.dimensions = 0}, counts));
    QVERIFY(refused({.dimensions = 100'000}, counts));
    QVERIFY(refused({.sweeps = 0}, counts));
    QVERIFY(refused({.alpha = -1.0}, counts));
    QVERIFY(refused({.alpha = std::nan("")}, counts));
    QVERIFY(refused({.epsilon = 0.0}, counts));
    QVERIFY(refused({.regularisation = 0.0}, counts));
    QVERIFY(refused({.regularisation = std::numeric_limits<double>::infinity()}, counts));
    PlayCounts nobody = counts;
    nobody.plays.push_back({9, 0, 1.0F});
    QVERIFY(refused({.dimensions = 2}, nobody));
    QVERIFY(!factorsOfUsers(counts, {.dimensions = 2}, std::vector<double>(3), 1, {}));
}

void TestFactorisation::progressGrowsAndAStopIsHeard()
{
    const PlayCounts counts = tinyCounts();
    std::stop_source source;
    std::vector<double> done;
    const auto factors = factorise(
        counts, {.dimensions = 2, .sweeps = 10}, 1,
        [&](const FactorisationProgress& progress) {
            done.push_back(progress.done);
            if (progress.sweep == 3)
                source.request_stop();
        },
        source.get_token());
    QVERIFY(!factors);
    QCOMPARE(factors.error().code, ErrorCode::Cancelled);
    QCOMPARE(done.size(), 3U);
    QVERIFY(std::ranges::is_sorted(done) && done.back() > 0.29 && done.back() < 0.31);
}

QTEST_GUILESS_MAIN(TestFactorisation)
#include "tst_factorisation.moc"
