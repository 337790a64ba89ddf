// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "playcounts/playcounts.h"

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>

namespace tonekin {

inline constexpr int mostFactorDimensions = 512;

/// What latent factors are made with. The defaults for alpha and epsilon are those of van den Oord, Dieleman and
/// Schrauwen (2013).
struct FactorisationOptions {
    int dimensions = 40;
    double alpha = 2.0; // confidence in a play = 1 + alpha ln(1 + count / epsilon); in none = 1
    double epsilon = 1e-6;
    double regularisation = 1.0; // times the squared length of every factor
    int sweeps = 15;             // over users and tracks
    std::uint64_t seed = 1;      // of the tracks' first factors
    bool operator==(const FactorisationOptions&) const = default;
};

/// One factor a row, in the order of the names in PlayCounts.
struct Factors {
    int dimensions = 0;
    std::vector<double> users;  // [users x dimensions]
    std::vector<double> tracks; // [tracks x dimensions]

    std::span<const double> user(std::size_t index) const { return row(users, index); }
    std::span<const double> track(std::size_t index) const { return row(tracks, index); }

private:
    std::span<const double> row(const std::vector<double>& rows, std::size_t index) const
    {
        const auto size = static_cast<std::size_t>(dimensions);
        return std::span(rows).subspan(index * size, size);
    }
};

struct FactorisationProgress {
    int sweep = 0; // the one under way, from 1
    int sweeps = 0;
    double done = 0.0;          // of all sweeps, 0 to 1
    std::optional<double> loss; // where a sweep has just ended
    std::chrono::seconds timeLeft{0};
};

/// Weighted matrix factorisation of implicit feedback (Hu, Koren and Volinsky 2008): the product of a user's and a
/// track's factor shall be 1 where there is a play and 0 elsewhere, the former with the greater confidence. Alternating
/// least squares with their trick for the many zeros, each row solved exactly: a sweep costs
/// O(plays dimensions^2 + (users + tracks) dimensions^3). The same counts and options give the same factors whatever
/// the number of threads.
/// Errors: InvalidArgument (options or sizes out of range, indices beyond the names), Cancelled.
Result<Factors> factorise(const PlayCounts& counts, const FactorisationOptions& options, int threads,
                          const std::function<void(const FactorisationProgress&)>& report, std::stop_token stop);

/// What the factorisation makes small: confidence times squared error over all pairs, and the regularisation.
double factorisationLoss(const PlayCounts& counts, const FactorisationOptions& options, const Factors& factors);

/// The best factors of users [users x dimensions] for given tracks: exact, one sweep's half. Tracks whose factor is
/// zero say nothing about a user. Errors: as above.
Result<std::vector<double>> factorsOfUsers(const PlayCounts& counts, const FactorisationOptions& options,
                                           std::span<const double> tracks, int threads, std::stop_token stop);

} // namespace tonekin
