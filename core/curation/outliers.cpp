// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/outliers.h"

#include "curation/falsediscovery.h"
#include "similarity/dotproducts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace tonekin {
namespace {

constexpr std::size_t mostNeighbours = 5;
constexpr std::size_t mostCompared = 2000; // tracks of a set that the others are held against
constexpr std::size_t enoughScores = 2000; // of other sets, to tell what is usual
constexpr double priorTracks = 10.0;       // how many tracks of a set what is usual in the library weighs
constexpr double leastScale = 1e-6;

struct Distances {
    std::vector<double> ofTracks; // mean to the nearest, in the order of the set
    double median = 0.0;
    std::size_t typical = 0;
};

double medianOf(std::vector<double> values)
{
    if (values.empty())
        return 0.0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// The tracks of a set that all are compared with: every one, or so many evenly chosen.
TrackSet comparedOf(const TrackSet& set)
{
    if (set.size() <= mostCompared)
        return set;
    TrackSet compared;
    for (std::size_t i = 0; i < mostCompared; ++i)
        compared.push_back(set[i * set.size() / mostCompared]);
    return compared;
}

double distanceOf(float cosine)
{
    return std::sqrt(std::max(0.0, 2.0 - 2.0 * static_cast<double>(cosine)));
}

/// The mean distance of a track to the nearest of the compared, itself not among them. `cosines` is reordered.
double meanToNearest(std::vector<float>& cosines, std::size_t neighbours)
{
    const auto end = cosines.begin() + static_cast<std::ptrdiff_t>(std::min(neighbours, cosines.size()));
    std::ranges::partial_sort(cosines, end, std::greater());
    const double sum = std::transform_reduce(cosines.begin(), end, 0.0, std::plus(), distanceOf);
    return sum / static_cast<double>(std::max<std::ptrdiff_t>(1, end - cosines.begin()));
}

Distances measure(const UnitVectors& vectors, const TrackSet& set)
{
    const TrackSet compared = comparedOf(set);
    std::vector<float> rows;
    rows.reserve(compared.size() * vectors.dimensions);
    for (const std::size_t place : compared)
        rows.insert(rows.end(), vectors.row(place), vectors.row(place) + vectors.dimensions);
    const auto root = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(set.size()))));
    const std::size_t neighbours = std::min(mostNeighbours, root);

    Distances distances;
    double largestSum = -std::numeric_limits<double>::infinity();
    std::vector<float> products(compared.size());
    std::vector<float> others;
    for (const std::size_t place : set) {
        dotProducts(rows.data(), compared.size(), vectors.dimensions, vectors.row(place), products.data());
        others.clear();
        double sum = 0.0;
        for (std::size_t i = 0; i < compared.size(); ++i) {
            sum += products[i];
            if (compared[i] != place)
                others.push_back(products[i]);
        }
        if (sum > largestSum) {
            largestSum = sum;
            distances.typical = place;
        }
        distances.ofTracks.push_back(meanToNearest(others, neighbours));
    }
    distances.median = medianOf(distances.ofTracks);
    return distances;
}

/// The distances of all sets that can be judged, in units of what is usual in each.
std::vector<Distances> measureAll(const UnitVectors& vectors, std::span<const TrackSet> sets, std::size_t fewest)
{
    std::vector<Distances> measured(sets.size());
    std::vector<double> medians;
    for (std::size_t i = 0; i < sets.size(); ++i) {
        if (sets[i].size() < std::max<std::size_t>(2, fewest))
            continue;
        measured[i] = measure(vectors, sets[i]);
        medians.push_back(measured[i].median);
    }
    const double usual = medianOf(medians);
    for (Distances& distances : measured) {
        const auto tracks = static_cast<double>(distances.ofTracks.size());
        // Only upwards: a set whose tracks are all unlike one another is no set of odd ones.
        const double drawn = (tracks * distances.median + priorTracks * usual) / (tracks + priorTracks);
        const double scale = std::max(distances.median, drawn);
        for (double& distance : distances.ofTracks)
            distance /= std::max(scale, leastScale);
    }
    return measured;
}

/// What distances are usual in sets of about the size of one.
class UsualDistances {
public:
    explicit UsualDistances(const std::vector<Distances>& measured)
        : m_measured(measured)
    {
        for (std::size_t i = 0; i < measured.size(); ++i)
            if (!measured[i].ofTracks.empty())
                m_bySize.push_back(i);
        std::ranges::stable_sort(m_bySize, {}, [&](std::size_t i) { return measured[i].ofTracks.size(); });
        m_rank.resize(measured.size());
        for (std::size_t rank = 0; rank < m_bySize.size(); ++rank)
            m_rank[m_bySize[rank]] = rank;
    }

    /// Ascending, of the other sets whose size is nearest, until there are enough.
    std::vector<double> aroundSet(std::size_t set) const
    {
        const auto size = [&](std::size_t rank) {
            return static_cast<double>(m_measured[m_bySize[rank]].ofTracks.size());
        };
        const std::size_t own = m_rank[set];
        std::vector<double> scores;
        std::size_t below = own;
        std::size_t above = own + 1;
        while (scores.size() < enoughScores && (below > 0 || above < m_bySize.size())) {
            const bool takeAbove =
                below == 0 || (above < m_bySize.size() && size(above) / size(own) < size(own) / size(below - 1));
            const std::size_t taken = takeAbove ? above++ : --below;
            const auto& distances = m_measured[m_bySize[taken]].ofTracks;
            scores.insert(scores.end(), distances.begin(), distances.end());
        }
        std::ranges::sort(scores);
        return scores;
    }

private:
    const std::vector<Distances>& m_measured;
    std::vector<std::size_t> m_bySize;
    std::vector<std::size_t> m_rank; // of each set in m_bySize
};

double chanceOf(double distance, const std::vector<double>& usual)
{
    const auto asFar = usual.end() - std::ranges::lower_bound(usual, distance);
    return (1.0 + static_cast<double>(asFar)) / (1.0 + static_cast<double>(usual.size()));
}

JudgedSet judge(const TrackSet& set, const Distances& distances, const std::vector<double>& usual,
                const OutlierOptions& options)
{
    JudgedSet judged;
    judged.typical = distances.typical;
    const auto tracks = static_cast<double>(set.size());
    const auto most = std::max<std::size_t>(1, static_cast<std::size_t>(options.mostShare * tracks));
    const double leastChance = 1.0 / (1.0 + static_cast<double>(usual.size()));
    if (leastChance * tracks / static_cast<double>(most) > options.falseDiscoveryRate) {
        judged.judgement = SetJudgement::TooFewToCompare;
        return judged;
    }
    judged.judgement = SetJudgement::Judged;
    std::vector<double> chances;
    chances.reserve(set.size());
    for (const double distance : distances.ofTracks)
        chances.push_back(chanceOf(distance, usual));
    const std::vector<double> rates = falseDiscoveryRates(chances);
    for (std::size_t i = 0; i < set.size(); ++i)
        judged.tracks.push_back({set[i], distances.ofTracks[i], chances[i], rates[i], false});
    std::ranges::stable_sort(judged.tracks, std::greater(), &JudgedTrack::distance);
    for (std::size_t i = 0; i < std::min(most, judged.tracks.size()); ++i)
        judged.tracks[i].odd = judged.tracks[i].discoveryRate <= options.falseDiscoveryRate;
    return judged;
}

} // namespace

std::vector<JudgedSet> findOutliers(const UnitVectors& vectors, std::span<const TrackSet> sets,
                                    const OutlierOptions& options)
{
    const std::vector<Distances> measured = measureAll(vectors, sets, options.fewestTracks);
    const UsualDistances usual(measured);
    std::vector<JudgedSet> judged(sets.size());
    for (std::size_t i = 0; i < sets.size(); ++i)
        if (!measured[i].ofTracks.empty())
            judged[i] = judge(sets[i], measured[i], usual.aroundSet(i), options);
    return judged;
}

} // namespace tonekin
