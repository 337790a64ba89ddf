// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/projection.h"

#include "dsp/transpose.h"
#include "nn/heartrack.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <array>

namespace tonekin {
namespace {

constexpr int chunkPositions = 256;
constexpr double varianceFloor = 1e-3; // of the largest component's variance: noise is not blown up
constexpr double leastDeviation = 1e-3; // of the features' mean deviation: what never changes is not blown up
constexpr std::int64_t mostComponents = 512; // that are whitened within tracks before the strongest are kept
constexpr double keyDamping = 1.0; // 0: not at all
constexpr std::array semitones{-4.0, -2.0, 3.0, 5.0};
constexpr int framesToTranspose = 2600; // two minutes are enough to see how features move
constexpr std::int64_t sectionsTogether = 4; // whose mean stands for a moment of a track, about 16 s

/// What one part of the vector is fitted to, of one track after the other.
struct FittingRows {
    std::vector<at::Tensor> sections;   // [sections x features] each
    std::vector<at::Tensor> statistics; // [features] each: the mean or the spread
    std::vector<at::Tensor> moves;      // [features] each: how the mean changes when a track is transposed

    void add(const at::Tensor& rows, VectorStatistic statistic)
    {
        sections.push_back(rows);
        statistics.push_back(statistic == VectorStatistic::Mean ? rows.mean(0) : rows.std(0, false));
    }
};

/// x -> (x - centre) / deviation -> axes
struct AffineMap {
    at::Tensor centre;    // [features]
    at::Tensor deviation; // [features]
    at::Tensor axes;      // [features x dimensions]

    at::Tensor of(const at::Tensor& rows) const { return ((rows - centre) / deviation).mm(axes); }
};

/// Directions by falling variance, of centred rows.
struct Components {
    at::Tensor variances; // [n]
    at::Tensor axes;      // [features x n]
};

Components strongest(const at::Tensor& rows, std::int64_t count)
{
    const auto [variances, axes] = at::linalg_eigh(rows.t().mm(rows) / static_cast<double>(rows.size(0))); // ascending
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
    return {rows.mean(0), deviation.clamp_min(std::max(leastDeviation * deviation.mean().item<double>(), 1e-9)), {}};
}

AffineMap fitComponents(const at::Tensor& rows, const VectorPart& part)
{
    AffineMap map = standardised(rows);
    const Components components = strongest((rows - map.centre) / map.deviation, part.dimensions);
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
    map.axes = strongest((rows - map.centre) / map.deviation, std::max<std::int64_t>(mostComponents, part.dimensions)).axes;
    const at::Tensor differences = withinTracks(fitting.sections, map);
    if (!differences.defined()) // every track is a moment long
        return fitComponents(rows, part);
    at::Tensor covariance = differences.t().mm(differences) / static_cast<double>(differences.size(0));
    covariance = covariance + at::eye(covariance.size(0), covariance.options()) *
                                  (part.strength * covariance.diagonal().mean() + 1e-12);
    const auto [variances, axes] = at::linalg_eigh(covariance);
    map.axes = map.axes.mm(axes * aboveFloor(variances.flip(0)).flip(0).rsqrt());
    const at::Tensor means = at::stack(fitting.statistics).to(at::kDouble);
    const at::Tensor placed = map.of(means);
    map.axes = map.axes.mm(strongest(placed - placed.mean(0), part.dimensions).axes);
    return map;
}

/// Components in a space where the way that features move with the key is shorter than all else.
AffineMap fitAcrossKeys(const at::Tensor& rows, const FittingRows& fitting, const VectorPart& part)
{
    AffineMap map = standardised(rows);
    const at::Tensor moves = at::stack(fitting.moves).to(at::kDouble) / map.deviation;
    at::Tensor covariance = moves.t().mm(moves) / static_cast<double>(moves.size(0));
    covariance = covariance / covariance.diagonal().mean().clamp_min(1e-12);
    const auto [lengths, axes] =
        at::linalg_eigh(at::eye(covariance.size(0), covariance.options()) + keyDamping * covariance);
    const at::Tensor damped = (axes * lengths.rsqrt()).mm(axes.t());
    const Components components = strongest(((rows - map.centre) / map.deviation).mm(damped), part.dimensions);
    map.axes = damped.mm(components.axes * aboveFloor(components.variances).pow(-part.strength / 2.0));
    return map;
}

AffineMap fitMap(const at::Tensor& rows, const FittingRows& fitting, const VectorPart& part)
{
    if (part.statistic == VectorStatistic::Spread || part.whitening == Whitening::Components)
        return fitComponents(rows, part);
    return part.whitening == Whitening::WithinTracks ? fitWithinTracks(rows, fitting, part)
                                                     : fitAcrossKeys(rows, fitting, part);
}

/// The sizes of the numbers say nothing (only directions count), but half precision likes them near one.
LinearTensors layerOf(const AffineMap& map, const at::Tensor& statistics)
{
    const at::Tensor weight = (map.axes / map.deviation.unsqueeze(1)).t();
    const at::Tensor bias = -weight.mv(map.centre);
    const double size = std::sqrt(at::linear(statistics, weight, bias).square().sum(1).mean().item<double>());
    const double scale = 1.0 / std::max(size, 1e-9);
    return {(weight * scale).to(at::kFloat).contiguous(), (bias * scale).to(at::kFloat).contiguous()};
}

LinearTensors fitPart(const VectorPart& part, const FittingRows& fitting)
{
    const at::Tensor statistics = at::stack(fitting.statistics).to(at::kDouble);
    const bool mean = part.statistic == VectorStatistic::Mean;
    const at::Tensor rows = mean ? at::cat(fitting.sections).to(at::kDouble) : statistics;
    return layerOf(fitMap(rows, fitting, part), statistics);
}

/// The first minutes of a track.
MelSpectrogram beginningOf(const MelSpectrogram& mel)
{
    MelSpectrogram part = mel;
    part.values.resize(static_cast<std::size_t>(std::min(mel.frames(), framesToTranspose)) *
                       static_cast<std::size_t>(mel.bands));
    std::erase_if(part.stretches, [&](const MelStretch& stretch) { return stretch.firstFrame >= part.frames(); });
    return part;
}

/// Has parts that want it see how a track's features move when it is transposed.
void addMoves(const NetworkTensors& network, const ModelManifest& manifest, const MelSpectrogram& mel,
              std::vector<FittingRows>& fitting)
{
    const std::vector<VectorPart>& parts = manifest.vector.parts;
    if (std::ranges::find(parts, Whitening::AcrossKeys, &VectorPart::whitening) == parts.end())
        return;
    const MelSpectrogram beginning = beginningOf(mel);
    const SectionFeatures as = passOverTrack(network, manifest, beginning, chunkPositions).features;
    for (const double shift : semitones) {
        const MelSpectrogram other = transposed(beginning, manifest.frontEnd, shift);
        const SectionFeatures moved = passOverTrack(network, manifest, other, chunkPositions).features;
        for (std::size_t i = 0; i < parts.size(); ++i)
            fitting[i].moves.push_back(moved.of(parts[i].source).mean(0) - as.of(parts[i].source).mean(0));
    }
}

} // namespace

Status fitVector(const ModelManifest& manifest, std::vector<NamedTensor>& tensors,
                 std::span<const MelSpectrogram> tracks)
{
    if (tracks.size() < 2)
        return Error{ErrorCode::InvalidArgument, "a vector cannot be fitted to fewer than two tracks"};
    const c10::InferenceMode noGradients;
    auto network = networkFromTensors(manifest, tensors);
    if (!network)
        return network.error();
    const std::vector<VectorPart>& parts = manifest.vector.parts;
    std::vector<FittingRows> fitting(parts.size());
    for (const MelSpectrogram& mel : tracks) {
        const TrackPass pass = passOverTrack(*network, manifest, mel, chunkPositions);
        for (std::size_t i = 0; i < parts.size(); ++i)
            fitting[i].add(pass.features.of(parts[i].source), parts[i].statistic);
        addMoves(*network, manifest, mel, fitting);
    }
    for (std::size_t i = 0; i < parts.size(); ++i)
        network->vectorParts[i] = fitPart(parts[i], fitting[i]);
    tensors = tensorsOfNetwork(*network);
    return ok();
}

} // namespace tonekin
