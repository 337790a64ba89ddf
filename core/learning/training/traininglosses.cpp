// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/traininglosses.h"

#include "measures/trackrelations.h"

#include <utility>

namespace tonekin {
namespace {

/// Heads start from numbers of their own, so that leaving them out does not change the network's first weights.
constexpr std::uint64_t headsSeed = 0x48656164;
constexpr std::uint64_t domainSeed = 0x446F6D61;
constexpr std::uint64_t summarySeed = 0x53756D6D;

} // namespace

TrainingLosses::TrainingLosses(const ModelManifest& manifest, const LoadedTracks& tracks, const TargetLayout& layout,
                               const TrainingOptions& options, const at::Device& device)
    : m_options(options)
{
    if (options.summaryWeight > 0.0) {
        m_summary.emplace(manifest.layers.hiddenUnits(), options.seed ^ summarySeed);
        m_summary->moveTo(device);
    }
    if (!hasSynthetic(tracks) || options.syntheticShare <= 0.0)
        return;
    const int pooledUnits = manifest.layers.pooledUnits();
    if (options.headsWeight > 0.0 || options.firstLayerWeight > 0.0) {
        const TargetCounts counts = countTargets(layout, tracks.labels, tracks.mels, manifest.sections.frames);
        m_heads.emplace(layout, counts, pooledUnits, manifest.layers.convolutions.front().filters,
                        options.seed ^ headsSeed,
                        HeadOptions{options.headsWeight, options.firstLayerWeight, options.dropout});
        m_heads->moveTo(device);
    }
    if (options.domainWeight > 0.0) {
        m_domain.emplace(pooledUnits, options.seed ^ domainSeed);
        m_domain->moveTo(device);
    }
}

at::Tensor TrainingLosses::note(const std::string& name, const at::Tensor& loss)
{
    m_parts.emplace_back(name, loss.detach());
    return loss;
}

at::Tensor TrainingLosses::ofWindows(const WindowFeatures& features, const WindowRelations& relations,
                                     const at::Tensor& made, double progress)
{
    const at::Tensor alike = similarities(features.vectors, m_options.temperature);
    at::Tensor total = note("contrastive", trackLoss(alike, relations));
    if (m_options.groupWeight > 0.0)
        total = total + m_options.groupWeight * note("group", groupLoss(alike, relations));
    if (m_summary)
        total = total + m_options.summaryWeight * note("summary", m_summary->loss(features.hidden, features.summary));
    if (m_options.varianceWeight > 0.0)
        total = total + m_options.varianceWeight * note("variance", varianceCovariance(features.vectors));
    if (m_domain) {
        const double strength = DomainHead::strengthAt(progress, m_options.domainWeight);
        total = total + note("domain", m_domain->loss(features.pooled, made, strength));
    }
    if (m_heads) {
        const HeadLosses heads = m_heads->losses(features.pooled, features.firstPooled, features.targets);
        total = total + heads.total;
        m_parts.insert(m_parts.end(), heads.parts.begin(), heads.parts.end());
    }
    return total;
}

at::Tensor TrainingLosses::ofKernels(const at::Tensor& kernels)
{
    return m_options.smoothness * note("roughness", bandRoughness(kernels)) +
           m_options.overlapWeight * note("overlap", kernelOverlap(kernels)) +
           m_options.sparseness * note("magnitude", kernelMagnitude(kernels));
}

std::vector<std::pair<std::string, at::Tensor>> TrainingLosses::takeParts()
{
    return std::exchange(m_parts, {});
}

std::vector<std::pair<std::string, at::Tensor>> TrainingLosses::weights()
{
    std::vector<std::pair<std::string, at::Tensor>> all;
    if (m_heads)
        all = m_heads->named();
    if (m_domain)
        for (auto& weight : m_domain->named())
            all.push_back(std::move(weight));
    if (m_summary)
        for (auto& weight : m_summary->named())
            all.push_back(std::move(weight));
    return all;
}

} // namespace tonekin
