// SPDX-License-Identifier: GPL-3.0-or-later
#include "playlist/energyorder.h"

#include <algorithm>

namespace tonekin {

namespace {

using Order = std::vector<std::size_t>;

/// Each place's energy; where it is not known, the middle one of those that are.
std::vector<float> completed(Energies energies)
{
    std::vector<float> known;
    for (const auto& energy : energies)
        if (energy)
            known.push_back(*energy);
    float middle = 0.0F;
    if (!known.empty()) {
        const auto half = known.begin() + static_cast<std::ptrdiff_t>(known.size() / 2);
        std::ranges::nth_element(known, half);
        middle = *half;
    }
    std::vector<float> all;
    for (const auto& energy : energies)
        all.push_back(energy.value_or(middle));
    return all;
}

/// All places but those of the head.
Order withoutHead(std::size_t count, std::span<const std::size_t> head)
{
    std::vector<bool> isHead(count, false);
    for (const std::size_t place : head)
        isHead[place] = true;
    Order rest;
    for (std::size_t place = 0; place < count; ++place)
        if (!isHead[place])
            rest.push_back(place);
    return rest;
}

/// For each place of a list how far up the curve it lies, as a rank from 0.
Order ranksOfCurve(std::size_t count)
{
    const std::size_t peak = count * 2 / 3;
    Order byHeight(count);
    std::vector<double> height(count);
    for (std::size_t place = 0; place < count; ++place) {
        byHeight[place] = place;
        height[place] = place <= peak ? static_cast<double>(place) / static_cast<double>(std::max<std::size_t>(peak, 1))
                                      : 1.0 - static_cast<double>(place - peak) / static_cast<double>(count - peak);
    }
    std::ranges::stable_sort(byHeight, {}, [&](std::size_t place) { return height[place]; });
    Order ranks(count);
    for (std::size_t rank = 0; rank < count; ++rank)
        ranks[byHeight[rank]] = rank;
    return ranks;
}

/// Exchanges tracks of about the same energy as long as that makes the list shorter.
void shortenWithin(Order& order, std::size_t fixed, const Order& ranks, const DistanceMatrix& distances)
{
    const std::size_t reach = std::max<std::size_t>(1, ranks.size() / 10);
    const auto around = [&](std::size_t place) {
        double length = 0.0;
        if (place > 0)
            length += static_cast<double>(distances(order[place - 1], order[place]));
        if (place + 1 < order.size())
            length += static_cast<double>(distances(order[place], order[place + 1]));
        return length;
    };
    Order rankAt = ranks; // of the track that stands there now
    bool any = true;
    for (std::size_t round = 0; any && round < order.size(); ++round) {
        any = false;
        for (std::size_t a = fixed; a < order.size(); ++a)
            for (std::size_t b = a + 1; b < order.size(); ++b) {
                const auto differ = [](std::size_t one, std::size_t other) {
                    return one < other ? other - one : one - other;
                };
                if (differ(rankAt[a - fixed], ranks[b - fixed]) > reach ||
                    differ(rankAt[b - fixed], ranks[a - fixed]) > reach)
                    continue;
                const double before = around(a) + around(b);
                std::swap(order[a], order[b]);
                if (around(a) + around(b) < before - 1e-6) {
                    std::swap(rankAt[a - fixed], rankAt[b - fixed]);
                    any = true;
                } else {
                    std::swap(order[a], order[b]);
                }
            }
    }
}

} // namespace

bool tellsEnergy(Energies energies)
{
    const auto known = std::ranges::count_if(energies, [](const auto& energy) { return energy.has_value(); });
    if (known < 2 || static_cast<std::size_t>(known) * 4 < energies.size() * 3)
        return false;
    const auto all = completed(energies);
    return std::ranges::min(all) < std::ranges::max(all);
}

std::vector<std::size_t> energyCurve(Energies energies, const DistanceMatrix& distances,
                                     std::span<const std::size_t> head)
{
    const auto energy = completed(energies);
    Order rest = withoutHead(energy.size(), head);
    std::ranges::stable_sort(rest, {}, [&](std::size_t place) { return energy[place]; });
    const Order ranks = ranksOfCurve(rest.size());
    Order order(head.begin(), head.end());
    for (const std::size_t rank : ranks)
        order.push_back(rest[rank]);
    shortenWithin(order, head.size(), ranks, distances);
    return order;
}

std::vector<std::size_t> albumLike(Energies energies, std::span<const float> closeness, const DistanceMatrix& distances,
                                   std::span<const std::size_t> head)
{
    const auto energy = completed(energies);
    Order rest = withoutHead(energy.size(), head);
    Order order(head.begin(), head.end());
    if (rest.empty())
        return order;
    const auto take = [&](Order::iterator from) {
        const std::size_t place = *from;
        rest.erase(from);
        return place;
    };
    order.push_back(take(std::ranges::max_element(rest, {}, [&](std::size_t place) { return energy[place]; })));
    std::optional<std::size_t> end;
    if (!rest.empty())
        end = take(std::ranges::max_element(rest, {}, [&](std::size_t place) { return closeness[place]; }));
    // Half of what is left lies low, half high; by turns one of each, the nearest to the one before.
    std::ranges::stable_sort(rest, {}, [&](std::size_t place) { return energy[place]; });
    const auto half = rest.begin() + static_cast<std::ptrdiff_t>((rest.size() + 1) / 2); // the first step falls
    Order low(rest.begin(), half);
    Order high(half, rest.end());
    for (bool falls = true; !low.empty() || !high.empty(); falls = !falls) {
        Order& from = (falls ? low : high).empty() ? (falls ? high : low) : (falls ? low : high);
        const auto nearest =
            std::ranges::min_element(from, {}, [&](std::size_t place) { return distances(order.back(), place); });
        order.push_back(*nearest);
        from.erase(nearest);
    }
    if (end)
        order.push_back(*end);
    return order;
}

double alternation(Energies energies, std::span<const std::size_t> order)
{
    const auto energy = completed(energies);
    std::size_t turns = 0;
    std::size_t steps = 0;
    for (std::size_t place = 2; place < order.size(); ++place) {
        const float before = energy[order[place - 1]] - energy[order[place - 2]];
        const float now = energy[order[place]] - energy[order[place - 1]];
        turns += before * now < 0.0F ? 1 : 0;
        ++steps;
    }
    return steps > 0 ? static_cast<double>(turns) / static_cast<double>(steps) : 0.0;
}

} // namespace tonekin
