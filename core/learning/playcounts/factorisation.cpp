// SPDX-License-Identifier: GPL-3.0-or-later
#include "playcounts/factorisation.h"

#include "base/randomstream.h"
#include "playcounts/cholesky.h"
#include "playcounts/rowwork.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace tonekin {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t blockRows = 256;
constexpr std::size_t gramBlocks = 64; // of a fixed number, so that sums do not depend on the threads
constexpr std::size_t mostNumbers = 2'000'000'000;
constexpr std::chrono::milliseconds betweenReports{1000};

/// Plays seen from one side: for each row (a user, say) the columns (tracks) and what the confidence is above 1.
struct PlayTable {
    std::vector<std::size_t> starts; // [rows + 1]
    std::vector<std::uint32_t> columns;
    std::vector<float> surplus;
    std::size_t rows() const { return starts.size() - 1; }
};

float surplusOf(const Play& play, const FactorisationOptions& options)
{
    return static_cast<float>(options.alpha * std::log1p(play.count / options.epsilon));
}

/// Counting sort by `row`; the order within a row is that of the plays.
PlayTable tableOf(const PlayCounts& counts, std::size_t rows, std::uint32_t Play::*row, std::uint32_t Play::*column,
                  const FactorisationOptions& options)
{
    PlayTable table{std::vector<std::size_t>(rows + 1), {}, {}};
    for (const Play& play : counts.plays)
        ++table.starts[play.*row + 1];
    std::partial_sum(table.starts.begin(), table.starts.end(), table.starts.begin());
    std::vector<std::size_t> places(table.starts.begin(), table.starts.end() - 1);
    table.columns.resize(counts.plays.size());
    table.surplus.resize(counts.plays.size());
    for (const Play& play : counts.plays) {
        const std::size_t place = places[play.*row]++;
        table.columns[place] = play.*column;
        table.surplus[place] = surplusOf(play, options);
    }
    return table;
}

/// Adds weight * row * row' to the lower triangle.
void addOuter(std::span<double> matrix, const double* row, std::size_t size, double weight)
{
    for (std::size_t i = 0; i < size; ++i) {
        const double scaled = weight * row[i];
        double* const target = matrix.data() + i * size;
        for (std::size_t j = 0; j <= i; ++j)
            target[j] += scaled * row[j];
    }
}

/// Lower triangle of the sum of row * row' over all rows.
std::vector<double> gramOf(std::span<const double> rows, std::size_t size, int threads)
{
    const std::size_t count = rows.size() / size;
    const std::size_t perBlock = (count + gramBlocks - 1) / gramBlocks;
    std::vector<std::vector<double>> parts(gramBlocks, std::vector<double>(size * size));
    const auto work = [&](std::size_t first, std::size_t end) {
        for (std::size_t row = first; row < end; ++row)
            addOuter(parts[first / perBlock], rows.data() + row * size, size, 1.0);
    };
    overRows(count, std::max<std::size_t>(perBlock, 1), threads, {}, work, [](std::size_t) {});
    std::vector<double> sum(size * size);
    for (const std::vector<double>& part : parts)
        std::ranges::transform(sum, part, sum.begin(), std::plus());
    return sum;
}

/// One side's factors with the other side's held fast: (Y'Y + Y'(C - I)Y + regularisation) x = Y'C p for every row.
class RowSolver {
public:
    RowSolver(const PlayTable& table, std::span<const double> fixed, const FactorisationOptions& options, int threads)
        : m_table(table)
        , m_fixed(fixed)
        , m_size(static_cast<std::size_t>(options.dimensions))
        , m_base(gramOf(fixed, m_size, threads))
        , m_threads(threads)
    {
        for (std::size_t i = 0; i < m_size; ++i)
            m_base[i * m_size + i] += options.regularisation;
    }

    /// False when stopped.
    bool solve(std::span<double> rows, const std::stop_token& stop, const std::function<void(std::size_t)>& tick) const
    {
        const auto work = [&](std::size_t first, std::size_t end) {
            std::vector<double> matrix(m_size * m_size);
            for (std::size_t row = first; row < end; ++row)
                solveRow(row, matrix, rows.subspan(row * m_size, m_size));
        };
        return overRows(m_table.rows(), blockRows, m_threads, stop, work, tick);
    }

private:
    void solveRow(std::size_t row, std::vector<double>& matrix, std::span<double> solution) const
    {
        matrix = m_base;
        std::ranges::fill(solution, 0.0);
        for (std::size_t place = m_table.starts[row]; place < m_table.starts[row + 1]; ++place) {
            const double* const other = m_fixed.data() + m_table.columns[place] * m_size;
            const double surplus = m_table.surplus[place];
            addOuter(matrix, other, m_size, surplus);
            for (std::size_t i = 0; i < m_size; ++i)
                solution[i] += (1.0 + surplus) * other[i];
        }
        // Regularisation is above 0, so that only numbers out of all range can make this fail.
        if (factorCholesky(matrix, m_size))
            solveCholesky(matrix, m_size, solution);
        else
            std::ranges::fill(solution, 0.0);
    }

    const PlayTable& m_table;
    std::span<const double> m_fixed;
    std::size_t m_size;
    std::vector<double> m_base;
    int m_threads;
};

Status checkSizes(const PlayCounts& counts, const FactorisationOptions& options)
{
    const auto wrong = [](const char* what) { return Error{ErrorCode::InvalidArgument, what}; };
    const auto above0 = [](double value) { return value > 0.0 && value <= 1e12; };
    if (options.dimensions < 1 || options.dimensions > mostFactorDimensions || options.sweeps < 1 ||
        options.sweeps > 100'000)
        return wrong("the number of dimensions or sweeps is out of range");
    if (!above0(options.alpha) || !(options.epsilon >= 1e-12) || !above0(options.epsilon) ||
        !(options.regularisation >= 1e-9) || !above0(options.regularisation))
        return wrong("alpha, epsilon or regularisation is out of range");
    if ((counts.users.size() + counts.tracks.size()) * static_cast<std::size_t>(options.dimensions) > mostNumbers)
        return wrong("so many users and tracks with so many dimensions do not fit into memory");
    const bool within = std::ranges::all_of(counts.plays, [&](const Play& play) {
        return play.user < counts.users.size() && play.track < counts.tracks.size() && play.count > 0.0F &&
               std::isfinite(play.count);
    });
    return within ? ok() : wrong("a play is of nobody, of no track or not counted");
}

/// Normally distributed, of length about 1.
std::vector<double> firstFactors(std::size_t rows, const FactorisationOptions& options)
{
    const double scale = 1.0 / std::sqrt(options.dimensions);
    std::vector<double> factors;
    factors.reserve(rows * static_cast<std::size_t>(options.dimensions));
    for (std::size_t row = 0; row < rows; ++row) {
        RandomStream random(options.seed, {row});
        for (int i = 0; i < options.dimensions; ++i) {
            const double radius = std::sqrt(-2.0 * std::log(1.0 - random.unit()));
            factors.push_back(scale * radius * std::cos(2.0 * std::numbers::pi * random.unit()));
        }
    }
    return factors;
}

double dot(std::span<const double> one, std::span<const double> two)
{
    return std::inner_product(one.begin(), one.end(), two.begin(), 0.0);
}

/// Tells how far the sweeps are, once a second and at the end of each.
class SweepReporter {
public:
    SweepReporter(const std::function<void(const FactorisationProgress&)>& report, int sweeps, std::size_t rowsPerSweep)
        : m_report(report)
        , m_sweeps(sweeps)
        , m_rowsPerSweep(static_cast<double>(rowsPerSweep))
    {
    }
    void rowsDone(int sweep, std::size_t rows)
    {
        if (Clock::now() - m_last >= betweenReports)
            tell(sweep, static_cast<double>(rows) / m_rowsPerSweep, std::nullopt);
    }
    void sweepDone(int sweep, double loss) { tell(sweep, 1.0, loss); }

private:
    void tell(int sweep, double part, std::optional<double> loss)
    {
        m_last = Clock::now();
        const double done = (sweep - 1 + part) / m_sweeps;
        const std::chrono::duration<double> elapsed = m_last - m_start;
        const double left = elapsed.count() * (1.0 - done) / std::max(done, 1e-9);
        if (m_report)
            m_report({sweep, m_sweeps, done, loss, std::chrono::seconds(static_cast<std::int64_t>(left))});
    }

    const std::function<void(const FactorisationProgress&)>& m_report;
    int m_sweeps;
    double m_rowsPerSweep;
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_last = m_start;
};

} // namespace

Result<Factors> factorise(const PlayCounts& counts, const FactorisationOptions& options, int threads,
                          const std::function<void(const FactorisationProgress&)>& report, std::stop_token stop)
{
    if (auto checked = checkSizes(counts, options); !checked)
        return checked.error();
    const PlayTable byUser = tableOf(counts, counts.users.size(), &Play::user, &Play::track, options);
    const PlayTable byTrack = tableOf(counts, counts.tracks.size(), &Play::track, &Play::user, options);
    Factors factors{options.dimensions, {}, firstFactors(counts.tracks.size(), options)};
    factors.users.resize(counts.users.size() * static_cast<std::size_t>(options.dimensions));
    SweepReporter reporter(report, options.sweeps, byUser.rows() + byTrack.rows());
    for (int sweep = 1; sweep <= options.sweeps; ++sweep) {
        const bool done =
            RowSolver(byUser, factors.tracks, options, threads)
                .solve(factors.users, stop, [&](std::size_t rows) { reporter.rowsDone(sweep, rows); }) &&
            RowSolver(byTrack, factors.users, options, threads).solve(factors.tracks, stop, [&](std::size_t rows) {
                reporter.rowsDone(sweep, byUser.rows() + rows);
            });
        if (!done)
            return Error{ErrorCode::Cancelled, "stopped in sweep " + std::to_string(sweep)};
        reporter.sweepDone(sweep, factorisationLoss(counts, options, factors));
    }
    return factors;
}

double factorisationLoss(const PlayCounts& counts, const FactorisationOptions& options, const Factors& factors)
{
    const auto size = static_cast<std::size_t>(factors.dimensions);
    const std::vector<double> userGram = gramOf(factors.users, size, 1);
    const std::vector<double> trackGram = gramOf(factors.tracks, size, 1);
    // The squared products of all pairs are the trace of the product of both sums of squares.
    double loss = 0.0;
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < i; ++j)
            loss += 2.0 * userGram[i * size + j] * trackGram[i * size + j];
        loss += userGram[i * size + i] * trackGram[i * size + i];
        loss += options.regularisation * (userGram[i * size + i] + trackGram[i * size + i]);
    }
    for (const Play& play : counts.plays) {
        const double product = dot(factors.user(play.user), factors.track(play.track));
        const double confidence = 1.0 + surplusOf(play, options);
        loss += confidence * (1.0 - product) * (1.0 - product) - product * product;
    }
    return loss;
}

Result<std::vector<double>> factorsOfUsers(const PlayCounts& counts, const FactorisationOptions& options,
                                           std::span<const double> tracks, int threads, std::stop_token stop)
{
    if (auto checked = checkSizes(counts, options); !checked)
        return checked.error();
    if (tracks.size() != counts.tracks.size() * static_cast<std::size_t>(options.dimensions))
        return Error{ErrorCode::InvalidArgument, "the tracks' factors are not of these tracks"};
    const PlayTable byUser = tableOf(counts, counts.users.size(), &Play::user, &Play::track, options);
    std::vector<double> users(counts.users.size() * static_cast<std::size_t>(options.dimensions));
    if (!RowSolver(byUser, tracks, options, threads).solve(users, stop, [](std::size_t) {}))
        return Error{ErrorCode::Cancelled, "stopped while finding the users' factors"};
    return users;
}

} // namespace tonekin
