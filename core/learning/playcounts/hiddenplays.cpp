// SPDX-License-Identifier: GPL-3.0-or-later
#include "playcounts/hiddenplays.h"

#include "base/randomstream.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace tonekin {
namespace {

constexpr double hiddenShare = 0.1;
constexpr int guesses = 50;                   // for each hidden play
constexpr std::size_t mostMeasured = 200'000; // of the hidden plays
constexpr std::array<double, 6> partsOfConfidence{0.3, 0.2, 0.1, 0.05, 0.02, 0.005};
constexpr std::uint64_t trialDraws = 0x7472; // a place in the random streams

bool isPlayed(const PlayCounts& counts, std::uint32_t user, std::uint32_t track)
{
    const auto before = [](const Play& one, const Play& two) {
        return std::pair(one.user, one.track) < std::pair(two.user, two.track);
    };
    return std::ranges::binary_search(counts.plays, Play{user, track, 0.0F}, before);
}

/// `score(user, track)`: the higher, the sooner it is played.
template <typename Score>
double aucOf(const PlayCounts& all, std::span<const Play> hidden, std::uint64_t seed, const Score& score)
{
    const std::size_t step = std::max<std::size_t>(1, hidden.size() / mostMeasured);
    double above = 0.0;
    double pairs = 0.0;
    for (std::size_t i = 0; i < hidden.size(); i += step) {
        const Play& play = hidden[i];
        const double own = score(play.user, play.track);
        RandomStream random(seed, {i});
        for (int guess = 0; guess < guesses; ++guess) {
            const auto track = static_cast<std::uint32_t>(random.below(static_cast<int>(all.tracks.size())));
            if (isPlayed(all, play.user, track))
                continue;
            const double other = score(play.user, track);
            above += own > other ? 1.0 : (own < other ? 0.0 : 0.5);
            pairs += 1.0;
        }
    }
    return pairs > 0.0 ? above / pairs : 0.5;
}

/// Surplus confidence of all plays of a mean user, or of a mean track where that is less.
double meanConfidence(const PlayCounts& counts, const FactorisationOptions& options)
{
    double sum = 0.0;
    for (const Play& play : counts.plays)
        sum += options.alpha * std::log1p(play.count / options.epsilon);
    return sum / static_cast<double>(std::max(counts.users.size(), counts.tracks.size()));
}

} // namespace

HiddenPlays hidePlays(const PlayCounts& counts, double share, std::uint64_t seed)
{
    HiddenPlays parts{{counts.users, counts.tracks, {}}, {}};
    for (const Play& play : counts.plays) {
        RandomStream random(seed, {play.user, play.track});
        (random.happens(share) ? parts.hidden : parts.shown.plays).push_back(play);
    }
    return parts;
}

double hiddenPlaysAuc(const PlayCounts& all, std::span<const Play> hidden, const Factors& factors, std::uint64_t seed)
{
    return aucOf(all, hidden, seed, [&](std::uint32_t user, std::uint32_t track) {
        const auto one = factors.user(user);
        return std::inner_product(one.begin(), one.end(), factors.track(track).begin(), 0.0);
    });
}

double popularityAuc(const PlayCounts& all, const HiddenPlays& parts, std::uint64_t seed)
{
    std::vector<double> listeners(all.tracks.size());
    for (const Play& play : parts.shown.plays)
        listeners[play.track] += 1.0;
    return aucOf(all, parts.hidden, seed, [&](std::uint32_t, std::uint32_t track) { return listeners[track]; });
}

Result<std::vector<RecipeTrial>> tryRecipes(const PlayCounts& counts, FactorisationOptions options,
                                            std::span<const double> alphas, int threads,
                                            const std::function<void(const RecipeTrial&)>& tell, std::stop_token stop)
{
    // A seed of its own: whoever hid plays before with the same one would have hidden just these.
    const std::uint64_t seed = RandomStream(options.seed, {trialDraws}).next();
    const HiddenPlays parts = hidePlays(counts, hiddenShare, seed);
    std::vector<RecipeTrial> trials;
    for (const double alpha : alphas) {
        options.alpha = alpha;
        const double confidence = meanConfidence(counts, options);
        for (const double part : partsOfConfidence) {
            options.regularisation = std::max(confidence * part, 1e-6);
            const auto factors = factorise(parts.shown, options, threads, {}, stop);
            if (!factors)
                return factors.error();
            trials.push_back({alpha, options.regularisation, hiddenPlaysAuc(counts, parts.hidden, *factors, seed)});
            tell(trials.back());
        }
    }
    return trials;
}

RecipeTrial bestOf(std::span<const RecipeTrial> trials)
{
    const auto best = std::ranges::max_element(trials, {}, &RecipeTrial::hiddenAuc);
    return best == trials.end() ? RecipeTrial{} : *best;
}

} // namespace tonekin
