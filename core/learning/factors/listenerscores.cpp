// SPDX-License-Identifier: GPL-3.0-or-later
#include "factors/listenerscores.h"

#include "base/randomstream.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace tonekin {
namespace {

constexpr std::size_t listLength = 500; // as the 2013 paper has it
constexpr int draws = 2000;
constexpr std::uint64_t bootstrapSeed = 20140805;

/// Places of all tracks, best first; ties in the order of the tracks.
std::vector<std::size_t> rankedBy(const std::vector<float>& scores)
{
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t place) { return scores[place]; });
    return order;
}

double averagePrecisionOf(const std::vector<std::size_t>& order, const std::vector<bool>& played, double count)
{
    double found = 0.0;
    double sum = 0.0;
    for (std::size_t rank = 0; rank < std::min(order.size(), listLength); ++rank) {
        if (!played[order[rank]])
            continue;
        found += 1.0;
        sum += found / static_cast<double>(rank + 1);
    }
    return sum / std::min(count, static_cast<double>(listLength));
}

/// Share of pairs of a played and another track that are in the right order, from one walk down the list.
double areaOf(const std::vector<std::size_t>& order, const std::vector<bool>& played, const std::vector<float>& scores,
              double count)
{
    double right = 0.0;
    double playedAbove = 0.0;
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first;
        double playedHere = 0.0;
        for (; end < order.size() && scores[order[end]] == scores[order[first]]; ++end)
            playedHere += played[order[end]] ? 1.0 : 0.0;
        right += (static_cast<double>(end - first) - playedHere) * (playedAbove + 0.5 * playedHere);
        playedAbove += playedHere;
        first = end;
    }
    return right / (count * (static_cast<double>(order.size()) - count));
}

Figure bootstrap(const std::vector<double>& values)
{
    if (values.empty())
        return {};
    const auto count = static_cast<double>(values.size());
    RandomStream random(bootstrapSeed, {});
    std::vector<double> means;
    for (int draw = 0; draw < draws; ++draw) {
        double sum = 0.0;
        for (std::size_t i = 0; i < values.size(); ++i)
            sum += values[static_cast<std::size_t>(random.below(static_cast<int>(values.size())))];
        means.push_back(sum / count);
    }
    std::ranges::sort(means);
    return {std::accumulate(values.begin(), values.end(), 0.0) / count, means[draws / 40],
            means[draws - 1 - draws / 40]};
}

} // namespace

ListenerQuestions questionsAbout(const LatentFactors& factors, std::span<const std::size_t> tracks,
                                 std::size_t mostListeners, std::uint64_t seed)
{
    std::vector<std::optional<std::size_t>> placeOf(factors.tracks.size());
    for (std::size_t place = 0; place < tracks.size(); ++place)
        placeOf[tracks[place]] = place;
    ListenerQuestions questions{tracks.size(), {}};
    auto& listeners = questions.listeners;
    for (const Play& play : factors.plays) {
        if (!placeOf[play.track])
            continue;
        if (listeners.empty() || listeners.back().user != play.user)
            listeners.push_back({play.user, {}});
        listeners.back().played.push_back(*placeOf[play.track]);
    }
    std::erase_if(listeners, [&](const auto& listener) { return listener.played.size() == tracks.size(); });
    for (std::size_t i = 0; i < std::min(mostListeners, listeners.size()); ++i) { // the first ones of a shuffled list
        RandomStream random(seed, {i});
        const auto rest = static_cast<int>(listeners.size() - i);
        if (listeners.size() > mostListeners)
            std::swap(listeners[i], listeners[i + static_cast<std::size_t>(random.below(rest))]);
    }
    listeners.resize(std::min(mostListeners, listeners.size()));
    std::ranges::sort(listeners, {}, &ListenerQuestions::Listener::user);
    for (auto& listener : listeners)
        std::ranges::sort(listener.played);
    return questions;
}

std::vector<ListenerScore> scoreListeners(const ListenerQuestions& questions, const LatentFactors& factors,
                                          const std::vector<std::vector<float>>& trackFactors)
{
    std::vector<ListenerScore> all;
    std::vector<float> scores(questions.tracks);
    for (const auto& listener : questions.listeners) {
        const auto user = factors.user(listener.user);
        for (std::size_t track = 0; track < questions.tracks; ++track)
            scores[track] = std::inner_product(user.begin(), user.end(), trackFactors[track].begin(), 0.0F);
        std::vector<bool> played(questions.tracks);
        for (const std::size_t place : listener.played)
            played[place] = true;
        const std::vector<std::size_t> order = rankedBy(scores);
        const auto count = static_cast<double>(listener.played.size());
        all.push_back({averagePrecisionOf(order, played, count), areaOf(order, played, scores, count)});
    }
    return all;
}

Figure figureOf(std::span<const ListenerScore> scores, double ListenerScore::*measure)
{
    std::vector<double> values;
    for (const ListenerScore& score : scores)
        values.push_back(score.*measure);
    return bootstrap(values);
}

Figure differenceOf(std::span<const ListenerScore> ours, std::span<const ListenerScore> theirs,
                    double ListenerScore::*measure)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i)
        values.push_back(ours[i].*measure - theirs[i].*measure);
    return bootstrap(values);
}

} // namespace tonekin
