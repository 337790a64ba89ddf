// SPDX-License-Identifier: GPL-3.0-or-later
#include "filters/sheetorder.h"

#include "pictures/filtersheet.h"
#include "session/learnednetwork.h"
#include "session/loadednetwork.h"
#include "words/filtertext.h"

#include <QCollator>

#include <algorithm>
#include <tuple>

namespace tonekin {

std::vector<int> orderedByName(const LoadedNetwork& network)
{
    QCollator collator;
    collator.setNumericMode(true);
    using Key = std::tuple<int, QString, int>;
    std::vector<Key> keys;
    for (int filter = 0; filter < network.kernels.filters; ++filter) {
        const FilterName* name = network.nameOf(filter);
        const int rank = !name ? 2 : name->kind == FilterNameKind::Measured ? 0 : 1;
        keys.emplace_back(rank, name ? filterNameText(name->name) : QString(), filter);
    }
    std::ranges::sort(keys, [&](const Key& one, const Key& other) {
        if (std::get<0>(one) != std::get<0>(other))
            return std::get<0>(one) < std::get<0>(other);
        const int way = collator.compare(std::get<1>(one), std::get<1>(other));
        return way != 0 ? way < 0 : std::get<2>(one) < std::get<2>(other);
    });
    std::vector<int> order;
    for (const Key& key : keys)
        order.push_back(std::get<2>(key));
    return order;
}

std::vector<int> orderedByUse(LearnedNetwork& learned)
{
    const LoadedNetworkRef& network = learned.network();
    std::vector<double> means;
    if (learned.isOfTheActivations())
        learned.activations().rankings()->read([&](const UnitRankings& rankings) {
            for (int filter = 0; filter < network->kernels.filters; ++filter)
                means.push_back(rankings.distribution({{1}, filter}, RankBy::Mean, 1).mean);
        });
    return orderByNumber(network->kernels, means);
}

} // namespace tonekin
