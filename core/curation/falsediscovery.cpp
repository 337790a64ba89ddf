// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/falsediscovery.h"

#include <algorithm>
#include <numeric>

namespace tonekin {

std::vector<double> falseDiscoveryRates(std::span<const double> p)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> rates(p.size());
    double least = 1.0;
    for (std::size_t rank = order.size(); rank > 0; --rank) {
        const std::size_t place = order[rank - 1];
        least = std::min(least, p[place] * static_cast<double>(p.size()) / static_cast<double>(rank));
        rates[place] = least;
    }
    return rates;
}

} // namespace tonekin
