// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomstream.h"
#include "playcounts/factorisation.h"

#include <numeric>
#include <string>
#include <vector>

namespace tonekin::test {

inline PlayCounts namedCounts(std::size_t users, std::size_t tracks)
{
    PlayCounts counts;
    for (std::size_t i = 0; i < users; ++i)
        counts.users.push_back("user " + std::to_string(10'000 + i));
    for (std::size_t i = 0; i < tracks; ++i)
        counts.tracks.push_back("track " + std::to_string(10'000 + i));
    return counts;
}

/// Who is in which of `groups` groups plays its tracks with one probability and all others with a small one.
struct Planted {
    PlayCounts shown;
    std::vector<Play> hidden;              // one play in five
    std::vector<std::vector<bool>> played; // [users][tracks], shown or hidden
    static constexpr std::uint32_t groups = 5;
    static bool likes(std::uint32_t user, std::uint32_t track) { return user % groups == track % groups; }
};

inline Planted plantedCounts(std::uint64_t seed)
{
    constexpr std::uint32_t users = 200;
    constexpr std::uint32_t tracks = 100;
    Planted planted{namedCounts(users, tracks), {}, std::vector(users, std::vector<bool>(tracks))};
    RandomStream random(seed, {});
    for (std::uint32_t user = 0; user < users; ++user)
        for (std::uint32_t track = 0; track < tracks; ++track) {
            if (!random.happens(Planted::likes(user, track) ? 0.5 : 0.03))
                continue;
            planted.played[user][track] = true;
            const Play play{user, track, static_cast<float>(1 + random.below(9))};
            if (random.happens(0.2))
                planted.hidden.push_back(play);
            else
                planted.shown.plays.push_back(play);
        }
    return planted;
}

/// How often a hidden play's score is above that of a track that the same user never played; equal ones count half.
template <typename Score>
double hiddenAuc(const Planted& planted, const Score& score)
{
    double above = 0.0;
    double pairs = 0.0;
    for (const Play& play : planted.hidden)
        for (std::uint32_t track = 0; track < planted.shown.tracks.size(); ++track) {
            if (planted.played[play.user][track])
                continue;
            const double difference = score(play.user, play.track) - score(play.user, track);
            above += difference > 0.0 ? 1.0 : (difference < 0.0 ? 0.0 : 0.5);
            pairs += 1.0;
        }
    return above / pairs;
}

inline double product(const Factors& factors, std::size_t user, std::size_t track)
{
    const auto one = factors.user(user);
    return std::inner_product(one.begin(), one.end(), factors.track(track).begin(), 0.0);
}

inline Factors factorised(const PlayCounts& counts, const FactorisationOptions& options, int threads = 1)
{
    auto factors = factorise(counts, options, threads, {}, {});
    return factors ? std::move(*factors) : Factors{};
}

} // namespace tonekin::test
