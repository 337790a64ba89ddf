// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/affinemap.h"

#include <algorithm>
#include <cmath>

namespace tonekin {
namespace {

constexpr double varianceFloor = 1e-3;       // of the largest component's variance: noise is not blown up
constexpr double leastDeviation = 1e-3;      // of the features' mean deviation: what never changes is not blown up
constexpr std::int64_t mostComponents = 512; // that are whitened within tracks before the strongest are kept
constexpr std::int64_t sectionsTogether = 4; // whose mean stands for a moment of a track, about 16 s

// How factors bend the space. Chosen on made triplets and on soundtracks that the network had not heard.
constexpr double ignoredDamping = 10.0;
constexpr double withinShare = 1.0; // of what varies within tracks, beside the made recordings' 1
constexpr double copyShare = 0.1;   // of what changes in copies
constexpr double wantedRaise = 3.0;

/// Directions by falling variance, of centred rows.
struct Components {
    at::Tensor variances; // [n]
    at::Tensor axes;      // [features x n]
};

at::Tensor covarianceOf(const at::Tensor& rows)
{
    return rows.t().mm(rows) / static_cast<double>(rows.size(0));
}

Components strongest(const at::Tensor& rows, std::int64_t count)
{
    const auto [variances, axes] = at::linalg_eigh(covarianceOf(rows)); // ascending
    const std::int64_t all = variances.size(0);
    const std::int64_t kept = std::min(count, all);
    return {variances.narrow(0, all - kept, kept).flip(0), axes.narrow(1, all - kept, kept).flip(1)};
}

at::Tensor aboveFloor(const at::Tensor& variances)
{
    return variances.clamp_min(std::max(variances[0].item<double>() * varianceFloor, 1e-12));
}

/// Features with the same deviation each: their sizes say nothing, a filter's maximum is larger than its mean.
AffineMap standardised(const at::Tensor& rows)
{
    const at::Tensor deviation = rows.std(0, false);
    return {rows.mean(0), deviation.clamp_min(std::max(leastDeviation * deviation.mean().item<double>(), 1e-9)),
            at::eye(rows.size(1), rows.options())};
}

AffineMap fitComponents(const at::Tensor& rows, const VectorPart& part)
{
    AffineMap map = standardised(rows);
    const Components components = strongest(map.of(rows), part.dimensions);
    map.axes = components.axes * aboveFloor(components.variances).pow(-part.strength / 2.0);
    return map;
}

/// How moments of a track lie around its mean, of all tracks together [differences x dimensions].
at::Tensor withinTracks(const std::vector<at::Tensor>& tracks, const AffineMap& map)
{
    std::vector<at::Tensor> differences;
    for (const at::Tensor& track : tracks) {
        std::vector<at::Tensor> moments;
        for (const at::Tensor& moment : map.of(track.to(at::kDouble)).split(sectionsTogether))
            moments.push_back(moment.mean(0));
        if (moments.size() < 2)
            continue;
        const at::Tensor rows = at::stack(moments);
        const double unbiased = static_cast<double>(moments.size()) / static_cast<double>(moments.size() - 1);
        differences.push_back((rows - rows.mean(0)) * std::sqrt(unbiased));
    }
    return differences.empty() ? at::Tensor() : at::cat(differences);
}

/// Components divided by how they vary within tracks; of those the ones in which the tracks
/// differ most.
AffineMap fitWithinTracks(const at::Tensor& rows, const FittingRows& fitting, const VectorPart& part)
{
    AffineMap map = standardised(rows);
    map.axes = strongest(map.of(rows), std::max<std::int64_t>(mostComponents, part.dimensions)).axes;
    const at::Tensor differences = withinTracks(fitting.sections, map);
    if (!differences.defined()) // every track is a moment long
        return fitComponents(rows, part);
    at::Tensor covariance = covarianceOf(differences);
    covariance = covariance + at::eye(covariance.size(0), covariance.options()) *
                                  (part.strength * covariance.diagonal().mean() + 1e-12);
    const auto [variances, axes] = at::linalg_eigh(covariance);
    map.axes = map.axes.mm(axes * aboveFloor(variances.flip(0)).flip(0).rsqrt());
    const at::Tensor means = at::stack(fitting.statistics).to(at::kDouble);
    const at::Tensor placed = map.of(means);
    map.axes = map.axes.mm(strongest(placed - placed.mean(0), part.dimensions).axes);
    return map;
}

/// As large as the unit matrix on the whole.
at::Tensor unitSized(const at::Tensor& covariance)
{
    return covariance / covariance.diagonal().mean().clamp_min(1e-12);
}

/// (I + strength * covariance) ^ exponent
at::Tensor bend(const at::Tensor& covariance, double strength, double exponent)
{
    const auto [lengths, axes] =
        at::linalg_eigh(at::eye(covariance.size(0), covariance.options()) + strength * unitSized(covariance));
    return (axes * lengths.pow(exponent)).mm(axes.t());
}

/// Components in a space where what shall not count is short and what shall count is long.
AffineMap fitByAttributes(const at::Tensor& rows, const FittingRows& fitting, const VectorPart& part)
{
    AffineMap map = standardised(rows);
    const auto differences = [&map](const std::vector<at::Tensor>& all) {
        return covarianceOf(at::stack(all).to(at::kDouble) / map.deviation);
    };
    at::Tensor ignored = unitSized(differences(fitting.ignored));
    // The spread is one figure a track: there is no knowing how it varies within.
    if (part.statistic == VectorStatistic::Mean)
        if (const at::Tensor within = withinTracks(fitting.sections, map); within.defined())
            ignored = ignored + withinShare * unitSized(covarianceOf(within));
    if (!fitting.copies.empty())
        ignored = ignored + copyShare * unitSized(differences(fitting.copies));
    const at::Tensor damped = bend(ignored, ignoredDamping, -0.5);
    const at::Tensor bent = damped.mm(bend(damped.mm(differences(fitting.wanted)).mm(damped), wantedRaise, 0.5));
    const Components components = strongest(map.of(rows).mm(bent), part.dimensions);
    map.axes = bent.mm(components.axes * aboveFloor(components.variances).pow(-part.strength / 2.0));
    return map;
}

} // namespace

at::Tensor statisticOf(const at::Tensor& sections, VectorStatistic statistic)
{
    return statistic == VectorStatistic::Mean ? sections.mean(0) : sections.std(0, false);
}

void FittingRows::add(const at::Tensor& rows, VectorStatistic statistic)
{
    sections.push_back(rows);
    statistics.push_back(statisticOf(rows, statistic));
}

AffineMap fitMap(const FittingRows& fitting, const VectorPart& part)
{
    const bool mean = part.statistic == VectorStatistic::Mean;
    const at::Tensor rows = (mean ? at::cat(fitting.sections) : at::stack(fitting.statistics)).to(at::kDouble);
    if (part.whitening == Whitening::ByAttributes)
        return fitByAttributes(rows, fitting, part);
    return mean && part.whitening == Whitening::WithinTracks ? fitWithinTracks(rows, fitting, part)
                                                             : fitComponents(rows, part);
}

} // namespace tonekin
