// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/projection.h"

#include "nn/heartrack.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>

namespace tonekin {
namespace {

constexpr int chunkPositions = 256;
constexpr double varianceFloor = 1e-3; // of the largest component's variance: noise is not blown up

/// Rows -> the map onto their strongest principal components, `dimensions` of them.
LinearTensors principalComponents(const at::Tensor& rows, std::int64_t dimensions, double whitening)
{
    const at::Tensor centre = rows.mean(0);
    const at::Tensor centred = (rows - centre).to(at::kDouble);
    const at::Tensor covariance = centred.t().mm(centred) / static_cast<double>(rows.size(0));
    const auto [variances, directions] = at::linalg_eigh(covariance); // ascending
    const std::int64_t all = variances.size(0);
    const at::Tensor strongest = variances.narrow(0, all - dimensions, dimensions).flip(0);
    const double floor = std::max(strongest[0].item<double>() * varianceFloor, 1e-12);
    const at::Tensor scale = strongest.clamp_min(floor).pow(-whitening / 2.0);
    const at::Tensor axes = directions.narrow(1, all - dimensions, dimensions).flip(1);
    const at::Tensor weight = (axes * scale).t().to(at::kFloat).contiguous();
    return {weight, -weight.mv(centre)};
}

void scaleBy(LinearTensors& layer, double factor)
{
    layer.weight = layer.weight * factor;
    layer.bias = layer.bias * factor;
}

double meanSquare(const at::Tensor& rows, const LinearTensors& layer)
{
    return at::linear(rows, layer.weight, layer.bias).square().sum(1).mean().item<double>();
}

/// The sizes of the numbers say nothing (only directions count), but half precision likes them near one.
void bringToUnitSize(const at::Tensor& means, const at::Tensor& spreads, NetworkTensors& network, double spreadWeight)
{
    scaleBy(network.vectorMean, 1.0 / std::sqrt(std::max(meanSquare(means, network.vectorMean), 1e-12)));
    if (network.vectorSpread.weight.defined())
        scaleBy(network.vectorSpread,
                std::sqrt(spreadWeight / std::max(meanSquare(spreads, network.vectorSpread), 1e-12)));
}

} // namespace

Status fitVector(const ModelManifest& manifest, std::vector<NamedTensor>& tensors,
                 std::span<const MelSpectrogram> tracks, const ProjectionOptions& options)
{
    const c10::InferenceMode noGradients;
    auto network = networkFromTensors(manifest, tensors);
    if (!network)
        return network.error();
    std::vector<at::Tensor> sections;
    std::vector<at::Tensor> means;
    std::vector<at::Tensor> spreads;
    for (const MelSpectrogram& mel : tracks) {
        const at::Tensor hidden = passOverTrack(*network, manifest, mel, chunkPositions).hidden;
        sections.push_back(hidden);
        means.push_back(hidden.mean(0));
        spreads.push_back(hidden.std(0, false));
    }
    if (tracks.size() < 2)
        return Error{ErrorCode::InvalidArgument, "a vector cannot be fitted to fewer than two tracks"};
    network->vectorMean = principalComponents(at::cat(sections), manifest.vector.fromMean, options.whitening);
    if (manifest.vector.fromSpread > 0)
        network->vectorSpread = principalComponents(at::stack(spreads), manifest.vector.fromSpread, options.whitening);
    bringToUnitSize(at::stack(means), at::stack(spreads), *network, options.spreadWeight);
    tensors = tensorsOfNetwork(*network);
    return ok();
}

} // namespace tonekin
