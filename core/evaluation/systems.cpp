// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/systems.h"

#include "evaluation/hubcorrections.h"
#include "evaluation/standardise.h"
#include "evaluation/timbrebaseline.h"
#include "evaluation/timbregaussian.h"
#include "nn/hearingnetwork.h"

#include <algorithm>

namespace tonekin {
namespace {

template <typename Statistics> Describe describing(Statistics statistics)
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

struct NetworkListener::Heard {
    HearingNetwork network;
    std::vector<float> largestActivations;

    Result<Description> describe(const MelSpectrogram& mel, std::vector<float> HeardTrack::*by)
    {
        auto heard = network.hear(mel);
        if (!heard)
            return heard.error();
        largestActivations.resize(heard->filters.size(), 0.0F);
        for (std::size_t i = 0; i < heard->filters.size(); ++i)
            largestActivations[i] = std::max(largestActivations[i], heard->filters[i].maximum);
        return std::move((*heard).*by);
    }
};

Result<NetworkListener> NetworkListener::create(const ModelManifest& manifest, const std::vector<NamedTensor>& tensors)
{
    auto network = HearingNetwork::fromTensors(manifest, tensors);
    if (!network)
        return network.error();
    NetworkListener listener;
    listener.m_heard = std::make_shared<Heard>(Heard{std::move(*network), {}});
    return listener;
}

Listener NetworkListener::listener(const std::string& name) const
{
    return listenerBy(name, &HeardTrack::embedding);
}

Listener NetworkListener::hiddenUnits(const std::string& name) const
{
    return listenerBy(name, &HeardTrack::hidden);
}

Listener NetworkListener::listenerBy(const std::string& name, std::vector<float> HeardTrack::*by) const
{
    return {[heard = m_heard, by](const MelSpectrogram& mel) { return heard->describe(mel, by); },
            {{name, {}, true}, {name + withMutualProximity, {{}, mutualProximityOfCosines}, false}}};
}

std::vector<float> NetworkListener::largestActivations() const
{
    return m_heard->largestActivations;
}

std::vector<Listener> simpleListeners()
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
