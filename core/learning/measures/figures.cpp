// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/figures.h"

#include "base/randomstream.h"

#include <algorithm>
#include <map>

namespace tonekin {
namespace {

constexpr int draws = 2000;
constexpr std::uint64_t bootstrapSeed = 20140805;

/// One number a query, with where it belongs.
struct Observation {
    std::string cluster;
    std::string label;
    double value = 0.0;
};

struct Total {
    double sum = 0.0;
    double count = 0.0;
};

/// The totals of every class in every cluster: all that a draw needs.
struct Totals {
    std::vector<std::map<std::size_t, Total>> clusters; // by class
    std::size_t classes = 0;
};

Totals totalsOf(const std::vector<Observation>& observations, Averaging averaging)
{
    Totals totals;
    std::map<std::string, std::size_t> clusterPlaces;
    std::map<std::string, std::size_t> classPlaces;
    for (const Observation& observation : observations) {
        const auto cluster = clusterPlaces.emplace(observation.cluster, clusterPlaces.size()).first->second;
        const std::string& label = averaging == Averaging::OverClasses ? observation.label : std::string();
        const auto place = classPlaces.emplace(label, classPlaces.size()).first->second;
        totals.clusters.resize(clusterPlaces.size());
        Total& total = totals.clusters[cluster][place];
        total.sum += observation.value;
        total.count += 1.0;
    }
    totals.classes = classPlaces.size();
    return totals;
}

/// The mean over classes when each cluster counts as often as `times` says.
double meanOf(const Totals& totals, const std::vector<int>& times)
{
    std::vector<Total> classes(totals.classes);
    for (std::size_t cluster = 0; cluster < times.size(); ++cluster)
        for (const auto& [place, total] : totals.clusters[cluster]) {
            classes[place].sum += times[cluster] * total.sum;
            classes[place].count += times[cluster] * total.count;
        }
    double sum = 0.0;
    double count = 0.0;
    for (const Total& total : classes)
        if (total.count > 0.0) {
            sum += total.sum / total.count;
            count += 1.0;
        }
    return sum / count;
}

/// With one class the classes are drawn as the clusters fall; where every class is a cluster of its own, a class drawn
/// twice counts twice, as a bootstrap over classes asks for.
double meanOverDrawnClusters(const Totals& totals, const std::vector<int>& times)
{
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t cluster = 0; cluster < times.size(); ++cluster)
        for (const auto& [place, total] : totals.clusters[cluster]) {
            sum += times[cluster] * total.sum / total.count;
            count += times[cluster];
        }
    return sum / count;
}

bool everyClassIsACluster(const Totals& totals)
{
    return totals.classes == totals.clusters.size() &&
           std::ranges::all_of(totals.clusters, [](const auto& cluster) { return cluster.size() == 1; });
}

Figure bootstrap(const std::vector<Observation>& observations, Averaging averaging)
{
    if (observations.empty())
        return {};
    const Totals totals = totalsOf(observations, averaging);
    const bool byClass = averaging == Averaging::OverClasses && everyClassIsACluster(totals);
    const auto mean = byClass ? meanOverDrawnClusters : meanOf;
    const auto clusters = static_cast<int>(totals.clusters.size());
    RandomStream random(bootstrapSeed, {});
    std::vector<double> means;
    for (int draw = 0; draw < draws; ++draw) {
        std::vector<int> times(totals.clusters.size(), 0);
        for (int i = 0; i < clusters; ++i)
            ++times[static_cast<std::size_t>(random.below(clusters))];
        means.push_back(mean(totals, times));
    }
    std::ranges::sort(means);
    return {mean(totals, std::vector<int>(totals.clusters.size(), 1)), means[draws / 40],
            means[draws - 1 - draws / 40]};
}

} // namespace

Figure figureOf(std::span<const QueryScore> scores, double QueryScore::*measure, Averaging averaging)
{
    std::vector<Observation> observations;
    for (const QueryScore& score : scores)
        observations.push_back({score.cluster, score.label, score.*measure});
    return bootstrap(observations, averaging);
}

Figure differenceOf(std::span<const QueryScore> ours, std::span<const QueryScore> theirs, double QueryScore::*measure,
                    Averaging averaging)
{
    std::vector<Observation> observations;
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i)
        observations.push_back({ours[i].cluster, ours[i].label, ours[i].*measure - theirs[i].*measure});
    return bootstrap(observations, averaging);
}

} // namespace tonekin
