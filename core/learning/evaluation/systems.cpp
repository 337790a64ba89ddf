// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/systems.h"

#include "evaluation/hubcorrections.h"
#include "evaluation/standardise.h"
#include "evaluation/timbrebaseline.h"
#include "evaluation/timbregaussian.h"
#include "nn/inferencenetwork.h"

#include <algorithm>

namespace tonekin {
namespace {

template <typename Statistics>
Describe describing(Statistics statistics)
{
    return [statistics](const MelSpectrogram& mel) -> Result<Description> { return statistics(mel); };
}

/// As the program corrects.
void mutualProximityOfCosines(SimilarityMatrix& similarities)
{
    correctByMutualProximity(similarities, SimilarityUnit::Cosine, DistanceShape::LogNormal);
}

/// As the original has it.
void mutualProximityOfDistances(SimilarityMatrix& similarities)
{
    correctByMutualProximity(similarities, SimilarityUnit::MinusDistance, DistanceShape::Normal);
}

} // namespace

struct NetworkSystem::Analysed {
    InferenceNetwork network;
    std::vector<float> largestActivations;

    Result<Description> describe(const MelSpectrogram& mel, std::vector<float> TrackAnalysis::*by)
    {
        auto analysed = network.analyse(mel);
        if (!analysed)
            return analysed.error();
        largestActivations.resize(analysed->filters.size(), 0.0F);
        for (std::size_t i = 0; i < analysed->filters.size(); ++i)
            largestActivations[i] = std::max(largestActivations[i], analysed->filters[i].maximum);
        return std::move((*analysed).*by);
    }
};

Result<NetworkSystem> NetworkSystem::create(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors)
{
    auto network = InferenceNetwork::fromTensors(manifest, tensors);
    if (!network)
        return network.error();
    NetworkSystem system;
    system.m_analysed = std::make_shared<Analysed>(Analysed{std::move(*network), {}});
    return system;
}

SystemUnderTest NetworkSystem::system(const std::string& name) const
{
    return systemBy(name, &TrackAnalysis::embedding);
}

SystemUnderTest NetworkSystem::hiddenUnits(const std::string& name) const
{
    return systemBy(name, &TrackAnalysis::hidden);
}

SystemUnderTest NetworkSystem::systemBy(const std::string& name, std::vector<float> TrackAnalysis::*by) const
{
    return {[analysed = m_analysed, by](const MelSpectrogram& mel) { return analysed->describe(mel, by); },
            {{name, {}, true}, {name + withMutualProximity, {{}, mutualProximityOfCosines}, false}}};
}

std::vector<float> NetworkSystem::largestActivations() const
{
    return m_analysed->largestActivations;
}

std::vector<SystemUnderTest> baselineSystems()
{
    return {
        {describing(timbreGaussian),
         {{std::string("timbre Gaussian") + withMutualProximity,
           {gaussianSimilarities, mutualProximityOfDistances},
           false},
          {"timbre Gaussian", {gaussianSimilarities, {}}, false}}},
        {describing(timbreStatistics), {{"timbre statistics", standardisedCosine(), true}}},
        {describing(melStatistics), {{"band statistics, principal components", principalComponentCosine(), true}}},
        {describing(lengthAndLoudness), {{"length and loudness", standardisedDistance(), false}}},
    };
}

} // namespace tonekin
